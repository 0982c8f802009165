import Indexing

/// A notebook that queries may ask.
package struct QueryNotebook: Sendable {
    package let slug: String
    /// From the workspace's root; empty when the workspace itself is the notebook.
    package let path: String
    package let index: NotebookIndex

    package init(slug: String, path: String, index: NotebookIndex) {
        self.slug = slug
        self.path = path
        self.index = index
    }

    /// The place of one of its files from the workspace's root, as links of other notebooks name it.
    func workspacePath(of path: String) -> String { self.path.isEmpty ? path : "\(self.path)/\(path)" }
}
