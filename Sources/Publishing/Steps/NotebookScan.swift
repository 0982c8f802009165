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

/// Where the notebooks of a workspace stand in Git; what its files do not say is asked for while the databases are opened.
struct GitPlaces {
    private var places: [GitPlace?] = []

    /// - Parameter since: a commit by any name, for a build that begins there.
    init(of notebooks: [WorkspaceNotebook], since: String?) {
        var repositories: [GitWorkTree: GitRepositoryFacts] = [:]
        let trees = notebooks.map { GitWorkTree(holding: $0.root) }
        for case let tree? in Set(trees) {
            let folders = zip(notebooks, trees).filter { $1 == tree }.map { tree.path(of: $0.0.root) }
            repositories[tree] = GitRepositoryFacts(tree, folders: Set(folders).sorted(), since: since)
        }
        places = zip(notebooks, trees).map { notebook, tree in
            tree.flatMap { tree in
                repositories[tree].map { GitPlace(workTree: tree, folder: tree.path(of: notebook.root), facts: $0) }
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
    private let facts: GitRepositoryFacts

    fileprivate init(workTree: GitWorkTree, folder: String, facts: GitRepositoryFacts) {
        self.workTree = workTree
        self.folder = folder
        self.facts = facts
    }

    /// The commit that is checked out, as long as it holds the notebook.
    ///
    /// To be asked for before files are looked at: what is committed later is looked at once more.
    ///
    /// - Parameter known: a commit that held the notebook.
    func head(known: String?) -> String? {
        // Every commit holds the root.
        if let head = facts.head, head == known || folder.isEmpty { return head }
        return facts.object(named: GitRepositoryFacts.tree(folder)).flatMap { _ in commit(named: "HEAD") }
    }

    func commit(named name: String) -> String? { facts.object(named: GitRepositoryFacts.commit(name)) }

    /// What the commits change between one, by any name, and the one that is checked out.
    func changes(since name: String, to head: String) -> PendingPaths {
        if let sinceFirst = facts.sinceFirst, head == facts.head { return sinceFirst }
        return workTree.beginToCompare(GitRepositoryFacts.commit(name), with: head)
    }

    /// Of paths in the work tree those within the notebook, from its folder.
    func paths(_ paths: [String]) -> [String] {
        if folder.isEmpty { return paths }
        let prefix = Array("\(folder)/".utf8)
        return paths.filter { $0.utf8.starts(with: prefix) }
            .map { String(decoding: $0.utf8.dropFirst(prefix.count), as: UTF8.self) }
    }
}

/// What names stand for in a repository. Git is asked once, at once where its answer is surely needed.
private final class GitRepositoryFacts {
    /// `nil` where only Git can tell.
    let head: String?
    private let names: [String]
    private let tree: GitWorkTree
    private var answer: PendingAnswer?
    /// What the commits change between the one where a build begins and `head`.
    let sinceFirst: PendingPaths?

    init(_ tree: GitWorkTree, folders: [String], since: String?) {
        self.tree = tree
        head = tree.plainHead()
        names = Set(["HEAD", since ?? "HEAD"]).sorted().map(Self.commit) + folders.map(Self.tree)
        if head == nil || since ?? "HEAD" != "HEAD" { answer = tree.beginToAsk(for: names) }
        sinceFirst = head.flatMap { head in since.map { tree.beginToCompare(Self.commit($0), with: head) } }
    }

    func object(named name: String) -> String? {
        if let head, name == Self.commit("HEAD") { return head }
        let answer = answer ?? tree.beginToAsk(for: names)
        self.answer = answer
        return answer.object(named: name)
    }

    static func commit(_ name: String) -> String { "\(name)^{commit}" }
    static func tree(_ folder: String) -> String { "HEAD:\(folder)" }
}
