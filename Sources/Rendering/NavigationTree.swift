import NotebookModel

/// The folders that surround a page, as its sidebar shows them.
///
/// Notes are left out on purpose: one new note would change every page of the site. A script loads them by folder, see
/// `FolderScript`. The pages of one folder have the same tree where they stand side by side, so it is rendered once for all.
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

    /// The folder whose pages show this tree, as its own page is addressed.
    package var folder: SiteAddress
    /// A page that shows the tree. Links are relative to it, and lead the same way from all pages beside it.
    package var origin: SiteAddress
    /// The notebooks; with a single notebook its folders at the top.
    package var roots: [Node]
    /// The page of the single notebook whose folders `roots` are; its own notes stand below them. `nil` with notebooks.
    package var notebook: SiteAddress?

    /// - Parameter origin: the folder's own page where left out.
    package init(folder: SiteAddress, origin: SiteAddress? = nil, roots: [Node], notebook: SiteAddress? = nil) {
        self.folder = folder
        self.origin = origin ?? folder
        self.roots = roots
        self.notebook = notebook
    }
}

/// A rendered `NavigationTree`: a list of links relative to the pages at one place.
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
