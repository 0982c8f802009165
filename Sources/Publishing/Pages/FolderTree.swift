import Indexing
import NotebookModel

/// The folders that have a page, in all notebooks.
struct FolderTree {
    private var addresses: [NotebookLocation: SiteAddress] = [:]
    private var childFolders: [NotebookLocation: [NotebookLocation]] = [:]
    /// In the order of notebooks and paths.
    private(set) var all: [NotebookLocation] = []

    init(_ indexes: [NotebookIndex]) throws {
        for (number, index) in indexes.enumerated() {
            for folder in try index.folders() {
                let place = NotebookLocation(notebook: number, path: folder.path)
                addresses[place] = folder.address
                all.append(place)
                if folder.path.isRoot { continue }
                let parent = NotebookLocation(notebook: number, path: folder.path.parent)
                childFolders[parent, default: []].append(place)
            }
        }
    }

    func address(of folder: NotebookLocation) -> SiteAddress? { addresses[folder] }

    /// In the order of their paths.
    func children(of folder: NotebookLocation) -> [NotebookLocation] { childFolders[folder] ?? [] }
}

/// The published notes in folders, counted.
struct NoteCounts {
    private var own: [NotebookLocation: Int] = [:]

    /// - Complexity: linear in the notes, from an index.
    init(_ indexes: [NotebookIndex]) throws {
        for (number, index) in indexes.enumerated() {
            for (path, count) in try index.noteCounts() {
                own[NotebookLocation(notebook: number, path: path)] = count
            }
        }
    }

    var total: Int { own.values.reduce(0, +) }

    /// In the folder and below.
    ///
    /// - Complexity: O(n) in the folders below.
    func count(of folder: NotebookLocation, in tree: FolderTree) -> Int {
        tree.children(of: folder).reduce(own[folder] ?? 0) { $0 + count(of: $1, in: tree) }
    }
}
