import Diagnostics
import Indexing
import NotebookModel

/// A hit of `codex search` in one of the workspace's notebooks.
package struct WorkspaceHit: Sendable {
    package let notebook: WorkspaceNotebook
    package let hit: SearchHit

    /// As the user would type it from the workspace.
    package var displayPath: String { notebook.displayPrefix + hit.path.string }
}

extension IndexSession {
    /// Finds files of all notebooks by their words, the best match first.
    ///
    /// - Parameter limit: at least 1.
    package func search(_ words: String, limit: Int) throws -> [WorkspaceHit] {
        let hits = try DamagedDatabases.named(in: workspace) {
            try notebooks.flatMap { open in
                try open.index.search(words, limit: limit).map { WorkspaceHit(notebook: open.notebook, hit: $0) }
            }
        }
        let ranked = hits.sorted { left, right in
            if left.hit.rank != right.hit.rank { return left.hit.rank < right.hit.rank }
            return left.displayPath.utf8.lexicographicallyPrecedes(right.displayPath.utf8)
        }
        return Array(ranked.prefix(limit))
    }
}
