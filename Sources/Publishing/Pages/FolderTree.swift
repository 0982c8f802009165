import Indexing
import NotebookModel

/// The folders that have a page, in all notebooks.
struct FolderTree {
    private var addresses: [NotebookLocation: SiteAddress] = [:]
    private var childFolders: [NotebookLocation: [NotebookLocation]] = [:]
    private var ownNoteCounts: [NotebookLocation: Int] = [:]
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
            for (path, count) in try index.noteCounts() {
                ownNoteCounts[NotebookLocation(notebook: number, path: path)] = count
            }
        }
    }

    func address(of folder: NotebookLocation) -> SiteAddress? { addresses[folder] }

    /// In the order of their paths.
    func children(of folder: NotebookLocation) -> [NotebookLocation] { childFolders[folder] ?? [] }

    var totalNoteCount: Int { ownNoteCounts.values.reduce(0, +) }

    /// Published notes in the folder and below.
    ///
    /// - Complexity: O(n) in the folders below.
    func noteCount(of folder: NotebookLocation) -> Int {
        children(of: folder).reduce(ownNoteCounts[folder] ?? 0) { $0 + noteCount(of: $1) }
    }
}
