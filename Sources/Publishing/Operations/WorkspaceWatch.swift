import Diagnostics
import Glibc
import Indexing
import NotebookModel
import Scanning

/// Keeps a site current while people work on its notes: builds once, and again whenever something changes.
///
/// Between two builds nothing is held but the watch itself, so that other builds of the workspace get their turn. What came of
/// them is in the indexes, from which each build starts.
package struct WorkspaceWatch {
    /// What came of one look.
    package enum Outcome {
        case built(BuildReport)
        /// Nothing is lost: the next look begins with the same changes.
        case failed(any Error)
    }

    private let request: BuildRequest
    private let clock: () throws -> BuildClock
    private let observer: any BuildObserver
    private let watch: FolderWatch

    /// What the last build found; empty before the first, and after changes went unseen.
    private var known: [NotebookReport] = []
    /// Folders that have to be looked into.
    private var pending: Set<WatchedFolder> = []
    private var wantsBuild = true
    private var isFirst = true
    private var pause = Pause()
    /// Why not all folders are watched.
    package private(set) var limit: Diagnostic?

    /// - Parameters:
    ///   - request: of the first build; the others differ in what they look at.
    ///   - clock: asked at each build.
    /// - Throws: `BuildError.cannotWatch`.
    package init(
        _ request: BuildRequest, clock: @escaping () throws -> BuildClock, observer: any BuildObserver
    ) throws(BuildError) {
        self.request = request
        self.clock = clock
        self.observer = observer
        do {
            watch = try FolderWatch()
        } catch {
            throw .cannotWatch(path: request.folder, error)
        }
    }

    /// How many folders are watched.
    package var folderCount: Int { watch.count }

    /// Waits for a change, and builds.
    ///
    /// - Parameter wait: how long; `nil` for ever.
    /// - Returns: `nil` when the time passed without a change.
    package mutating func next(waiting wait: Duration? = nil) throws -> Outcome? {
        if !wantsBuild {
            // Where something goes unseen, all is looked at from time to time.
            let limit = limit == nil ? wait : min(wait ?? Self.lookingInterval, Self.lookingInterval)
            let changes: FolderChanges
            do {
                changes = try watch.wait(upTo: limit, settling: .editors)
            } catch {
                throw BuildError.cannotWatch(path: request.folder, error)
            }
            if changes.isEmpty, self.limit == nil { return nil }
            if changes.isOverflown || self.limit != nil { known = [] }
            pending.formUnion(changes.folders)
        }
        return build()
    }

    /// How often, at most, a workspace is looked at that cannot be watched; longer where nothing changes, see `Pause`.
    private static let lookingInterval = Duration.seconds(2)

    private mutating func build() -> Outcome {
        pause.wait()
        do {
            let report = try Build(nextRequest(), clock: clock(), observer: observer).run()
            known = report.notebooks
            isFirst = false
            follow()
            pause.ended(hasWorked: report.hasWorked)
            return .built(report)
        } catch {
            wantsBuild = true
            pause.ended(hasWorked: false)
            return .failed(error)
        }
    }

    private func nextRequest() -> BuildRequest {
        var next = request
        if isFirst { return next }
        next.isClean = false
        next.readsAll = false
        next.changedSince = nil
        for notebook in known {
            next.watched[notebook.root] = WatchedNotebook(
                recipe: notebook.recipe, folders: notebook.folders,
                changed: Set(pending.lazy.filter { $0.root == notebook.root }.map(\.path)))
        }
        return next
    }

    /// Watches the folders that are there now. What happened in a new one before it was watched is looked for at once.
    private mutating func follow() {
        do throws(WatchError) {
            pending = try watch.follow(watchedFolders())
            limit = nil
            wantsBuild = !pending.isEmpty
        } catch {
            limit = error.diagnostic(at: request.folder)
            wantsBuild = false
        }
    }

    /// The notebooks' folders, and those whose files say how the site is made.
    private func watchedFolders() -> Set<WatchedFolder> {
        var folders: Set<WatchedFolder> = []
        for notebook in known {
            for path in notebook.folders.folders { folders.insert(WatchedFolder(root: notebook.root, path: path)) }
            folders.insert(WatchedFolder(root: notebook.root, path: NotebookPath(".obsidian")))
        }
        guard let root = FilePlace.resolved(request.folder) else { return folders }
        folders.insert(WatchedFolder(root: root, path: .root))
        for name in ["templates", "assets"] {
            for path in FilePlace.folders(within: "\(root)/\(name)") {
                folders.insert(
                    WatchedFolder(root: root, path: NotebookPath(name).joined(with: NotebookPath(path))))
            }
        }
        return folders
    }

    /// Lets the machine rest when changes mean nothing to the site, as a file that is left out and written all the time, or
    /// when builds fail.
    private struct Pause {
        private var idleCount = 0

        /// After the third build in vain, for longer and longer, up to a second.
        func wait() {
            if idleCount > 2 { usleep(min(25_000 << UInt32(min(idleCount - 3, 6)), 1_000_000)) }
        }

        mutating func ended(hasWorked: Bool) { idleCount = hasWorked ? 0 : idleCount + 1 }
    }
}

extension BuildReport {
    /// Whether the site, or what is known of the notes, is another than before.
    package var hasWorked: Bool {
        created + modified + deleted + moved > 0 || publication.rendered + publication.pruned > 0
    }
}
