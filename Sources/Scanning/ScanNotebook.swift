import Diagnostics
import Glibc
import NotebookModel
import Parallelism

/// Compares a notebook's folder with what the index knows of it.
///
/// Stamps decide what is read, hashes decide what changed. Nothing is written. What cannot be read stays as it is known
/// and is diagnosed.
///
/// - Parameters:
///   - root: absolute path of the notebook's folder.
///   - known: as the last scan left it; empty for a first scan.
/// - Throws: `ScanError` where the folder itself is missing or cannot be read.
/// - Complexity: O(files) system calls, O(bytes read) for those whose stamps differ; holds the notes that changed, never
///   a large attachment.
package func scanNotebook(at root: String, known: KnownNotebook, options: ScanOptions) throws -> ChangeSet {
    try scanNotebook(BegunWalk(at: root, options: options), readsAll: options.readsAll) { known }
}

/// The same with folders that another thread walks since before, while this one reads what the index knows.
///
/// - Parameter readsAll: in place of the walk's own option.
/// - Throws: `ScanError`, or what `readKnown` throws.
package func scanNotebook(
    _ walk: BegunWalk, readsAll: Bool, readKnown: () throws -> KnownNotebook
) throws -> ChangeSet {
    var options = walk.options
    options.readsAll = readsAll
    let known = try readKnown()
    let (folder, walked) = try walk.result()
    let found = FoundFiles(
        files: walked.files, keptFolders: walked.keptFolders, diagnostics: walked.diagnostics,
        folders: walked.folders.settled(before: ReadingRule.settledBefore(scanNanoseconds: walk.began)))
    return ChangeSet(
        found, in: folder, known: known, scannedAtNanoseconds: walk.began, options: options, messages: walk.messages)
}

/// A walk through the folders of a notebook that goes on while its index is opened and read.
package final class BegunWalk: Sendable {
    let options: ScanOptions
    let messages: ScanDiagnostics
    /// By the clock of the file system.
    let began: Int64
    private let walk: ConcurrentValue<Result<(NotebookFolder, NotebookWalk), ScanError>>

    /// - Parameters:
    ///   - root: absolute path of the notebook's folder.
    ///   - options: folders that are left out have to be there already.
    package init(at root: String, options: ScanOptions) {
        self.options = options
        let messages = ScanDiagnostics(displayPrefix: options.displayPrefix)
        self.messages = messages
        began = FileClock.nowNanoseconds
        walk = ConcurrentValue(threadCount: options.threadCount) {
            do throws(ScanError) {
                let folder = try NotebookFolder(root)
                do throws(SystemFailure) {
                    return .success((folder, try NotebookWalk(folder, options: options, messages: messages)))
                } catch {
                    throw ScanError(root: root, failure: error)
                }
            } catch {
                return .failure(error)
            }
        }
    }

    /// - Throws: `ScanError` where the folder is missing or cannot be read.
    fileprivate func result() throws -> (NotebookFolder, NotebookWalk) { try walk.value.get() }
}

/// What walking folders has found.
struct FoundFiles {
    /// No folder twice.
    let files: [ListedFiles]
    /// What is known below them stays, since they could not be read.
    var keptFolders: [NotebookPath] = []
    var diagnostics: [Diagnostic] = []
    let folders: FolderStamps
}

extension ChangeSet {
    /// Reads what may have changed and compares it with what is known of the same folders.
    init(
        _ found: FoundFiles, in folder: NotebookFolder, known: KnownNotebook, scannedAtNanoseconds: Int64,
        options: ScanOptions, messages: ScanDiagnostics
    ) {
        self.init(scannedAtNanoseconds: scannedAtNanoseconds)
        let rule = ReadingRule(previousScanNanoseconds: known.scannedAtNanoseconds, readsAll: options.readsAll)
        var comparison = KnownFileComparison(known)
        var tasks: [FileToInspect] = []
        for files in found.files {
            comparison.compare(files) { file, place in
                guard let task = FileToInspect(files, file, known, place, rule) else {
                    return countUnchanged(files.kind(of: file))
                }
                tasks.append(task)
            }
        }
        tasks.sort { $0.file.entry.path < $1.file.entry.path }
        let inspections = concurrentMap(
            tasks, threadCount: options.threadCount, chunkSize: 16,
            makeState: { FileInspector(reader: FileReader(folder: folder), messages: messages, rule: rule) },
            transform: { inspector, task in inspector.inspect(task.file, known: task.known) })
        diagnostics = found.diagnostics
        folders = found.folders
        var deleted = add(inspections, of: tasks)
        deleted += keep(comparison.missing, below: found.keptFolders)
        pair(deleted: deleted.sorted { $0.path < $1.path })
        sortDiagnostics()
    }
}

/// The clock that Linux file systems give files their times by: the time at the kernel's last tick.
/// See <https://man7.org/linux/man-pages/man2/clock_gettime.2.html>, `CLOCK_REALTIME_COARSE`.
enum FileClock {
    static var nowNanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

private struct FileToInspect: Sendable {
    let file: WalkedFile
    let known: KnownFile?

    /// - Returns: `nil` for a file whose stamp, and those of its sidecars, say that it is as it was.
    init?(_ files: ListedFiles, _ place: Int, _ known: KnownNotebook, _ knownPlace: Int?, _ rule: ReadingRule) {
        if let knownPlace {
            let isAlone = !files.hasSidecars(place) && !known.hasSidecars(knownPlace)
            if isAlone, !rule.needsReading(files.stamp(of: place), known: known.stamp(of: knownPlace)) { return nil }
        }
        file = files[place]
        self.known = knownPlace.map { known[$0] }
        if let known = self.known, !rule.needsInspection(file, known: known) { return nil }
    }
}

extension ChangeSet {
    fileprivate mutating func countUnchanged(_ kind: FileKind) {
        count(kind)
        unchangedCount += 1
    }

    private mutating func count(_ kind: FileKind) {
        fileCount += 1
        if kind == .note { noteCount += 1 }
    }

    /// - Returns: known files that are gone by now.
    fileprivate mutating func add(_ inspections: [FileInspection], of tasks: [FileToInspect]) -> [KnownFile] {
        var deleted: [KnownFile] = []
        for (inspection, task) in zip(inspections, tasks) {
            diagnostics += inspection.diagnostics
            if inspection.wasRead { readCount += 1 }
            switch inspection.verdict {
            case .absent:
                if let known = task.known { deleted.append(known) }
                continue
            case .unchanged: unchangedCount += 1
            case .touched(let file): touched.append(file)
            case .created(let file): created.append(file)
            case .modified(let file): modified.append(file)
            }
            count(task.file.kind)
        }
        return deleted
    }

    /// - Returns: those that do not lie below a folder that could not be read.
    fileprivate mutating func keep(
        _ files: [KnownFile], below folders: [NotebookPath]
    ) -> [KnownFile] {
        var deleted: [KnownFile] = []
        for file in files {
            if folders.contains(where: { file.path.isWithin($0) }) {
                countUnchanged(FileKind(path: file.path))
            } else {
                deleted.append(file)
            }
        }
        return deleted
    }

    /// Takes the moves out of the created files and sets what is deleted.
    fileprivate mutating func pair(deleted known: [KnownFile]) {
        let moves = MoveDetection(created: created, deleted: known)
        moved = created.indices.compactMap { index in
            moves.origins[index].map { MovedFile(origin: $0, file: created[index]) }
        }
        let origins = Set(moves.origins.values)
        created = created.indices.filter { moves.origins[$0] == nil }.map { created[$0] }
        deleted = known.map(\.path).filter { !origins.contains($0) }
    }

    fileprivate mutating func sortDiagnostics() {
        diagnostics.sort { left, right in
            let paths = (NotebookPath(left.location?.path ?? ""), NotebookPath(right.location?.path ?? ""))
            return paths.0 == paths.1 ? left.id < right.id : paths.0 < paths.1
        }
    }
}
