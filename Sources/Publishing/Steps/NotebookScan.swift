import Indexing
import NotebookModel
import Scanning
import Versioning

/// What a scan of a notebook has found.
struct NotebookScan {
    var changes: ChangeSet
    /// Whether all files are among the changes, since they are read by other rules than before.
    let isWhole: Bool
    /// What the next scan may begin with.
    var record: ScanRecord?
}

/// What is known of a notebook's folders since the last scan.
package struct WatchedNotebook: Hashable, Sendable {
    /// What the notebook was read by then.
    let recipe: String
    /// As that scan left them.
    package var folders: FolderStamps
    /// Those in which something happened.
    package var changed: Set<NotebookPath> = []
}

/// Where the notebooks of a workspace stand in Git, asked for while the databases are opened.
struct GitPlaces {
    private var places: [GitPlace?] = []

    /// - Parameter since: a commit by any name, for a build that begins there.
    init(of notebooks: [WorkspaceNotebook], since: String?) {
        var answers: [GitWorkTree: PendingAnswer] = [:]
        let trees = notebooks.map { GitWorkTree(holding: $0.root) }
        for case let tree? in Set(trees) {
            let folders = zip(notebooks, trees).filter { $1 == tree }.map { tree.path(of: $0.0.root) }
            let names = ["HEAD"] + (since.map { [$0] } ?? [])
            answers[tree] = tree.beginToAsk(
                for: names.map(GitPlace.commit) + Set(folders).sorted().map(GitPlace.tree))
        }
        places = zip(notebooks, trees).map { notebook, tree in
            tree.flatMap { tree in
                answers[tree].map { GitPlace(workTree: tree, folder: tree.path(of: notebook.root), answer: $0) }
            }
        }
    }

    subscript(notebook: Int) -> GitPlace? { places.indices.contains(notebook) ? places[notebook] : nil }
}

/// A notebook's folder in a work tree.
struct GitPlace {
    let workTree: GitWorkTree
    /// From the work tree's root; empty for the root itself.
    let folder: String
    fileprivate let answer: PendingAnswer

    fileprivate init(workTree: GitWorkTree, folder: String, answer: PendingAnswer) {
        self.workTree = workTree
        self.folder = folder
        self.answer = answer
    }

    /// The commit that is checked out, as long as it holds the notebook.
    ///
    /// To be asked for before files are looked at: what is committed later is looked at once more.
    var head: String? {
        answer.object(named: Self.tree(folder)) == nil ? nil : answer.object(named: Self.commit("HEAD"))
    }

    func commit(named name: String) -> String? { answer.object(named: Self.commit(name)) }

    /// Of paths in the work tree those within the notebook, from its folder.
    func paths(_ paths: [String]) -> [String] {
        if folder.isEmpty { return paths }
        let prefix = Array("\(folder)/".utf8)
        return paths.filter { $0.utf8.starts(with: prefix) }
            .map { String(decoding: $0.utf8.dropFirst(prefix.count), as: UTF8.self) }
    }

    fileprivate static func commit(_ name: String) -> String { "\(name)^{commit}" }
    fileprivate static func tree(_ folder: String) -> String { "HEAD:\(folder)" }
}
