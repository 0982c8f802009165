import NotebookModel

/// The folders that surround a page, as its sidebar shows them.
///
/// Notes are left out on purpose: one new note would change every page of the site. A script loads them by folder, see
/// `FolderScript`. All pages of one folder have the same tree, so it is rendered once for each folder.
package struct NavigationTree: Hashable, Sendable {
    /// A notebook or folder.
    package struct Node: Hashable, Sendable {
        package var title: String
        /// The folder's own page.
        package var address: SiteAddress
        /// Stands on the way to the page: its folders are listed.
        package var isOpen: Bool
        /// The folders in it; empty unless open.
        package var folders: [Node]

        package init(title: String, address: SiteAddress, isOpen: Bool = false, folders: [Node] = []) {
            self.title = title
            self.address = address
            self.isOpen = isOpen
            self.folders = folders
        }
    }

    /// The folder whose pages show this tree, as its own page is addressed. Links are relative to it, so that pages that
    /// stand elsewhere, as those of tags do, need a tree with their own address here.
    package var folder: SiteAddress
    /// The notebooks; with a single notebook its folders at the top.
    package var roots: [Node]
    /// The page of the single notebook whose folders `roots` are; its own notes stand below them. `nil` with notebooks.
    package var notebook: SiteAddress?

    package init(folder: SiteAddress, roots: [Node], notebook: SiteAddress? = nil) {
        self.folder = folder
        self.roots = roots
        self.notebook = notebook
    }
}

/// A rendered `NavigationTree`: a list of links relative to the pages of one folder.
package struct NavigationHTML: Hashable, Sendable, RecipeContent {
    package let bytes: [UInt8]
    package let digest: ContentHash

    package static let empty = NavigationHTML(bytes: [], hasher: ContentHasher())

    package init(bytes: [UInt8], hasher: ContentHasher) {
        self.bytes = bytes
        digest = hasher.hash(bytes)
    }

    package func addRecipe(to hasher: ContentHasher) { hasher.add(digest) }

    package static func == (left: NavigationHTML, right: NavigationHTML) -> Bool { left.digest == right.digest }
    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
