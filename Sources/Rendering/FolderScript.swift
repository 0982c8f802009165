import NotebookModel

/// What one folder holds, as a classic script that the navigation loads when a reader opens the folder; a script and not
/// JSON, since a page from `file://` may load only scripts.
///
///     codexFolder({"folder":"notes/index.html","folders":[["Ideas","notes/ideas/index.html"]],"notes":[["A","notes/a.html"]]})
///
/// Addresses are percent-encoded and relative to the site's root.
package struct FolderScript: Hashable, Sendable, RecipeContent {
    /// The folder's own page.
    package var folder: SiteAddress
    package var folders: [PageLink]
    package var notes: [PageLink]

    package init(folder: SiteAddress, folders: [PageLink], notes: [PageLink]) {
        self.folder = folder
        self.folders = folders
        self.notes = notes
    }

    /// `notes/index.html` → `navigation/notes/index.js`.
    package var address: SiteAddress {
        let path = folder.path
        return SiteAddress("navigation/" + (path.hasSuffix(".html") ? String(path.dropLast(5)) : path) + ".js")
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("folder-script")
        hasher.add(folder)
        hasher.add(folders)
        hasher.add(notes)
    }
}
