import NotebookModel

/// Something that the site may no longer show right after a change of the notebook.
///
/// Marks are generous: the page's recipe digest decides whether it is really rendered. They live in the notebook's database,
/// written in the transaction of the change itself, so that a run that dies before the site is written loses none.
package enum StalePage: Hashable, Sendable {
    /// All pages: the index was made anew.
    case everything
    /// The page of a note, or the copy of an attachment.
    case file(NotebookPath)
    /// The page of a note whose links lead where they led, but to another address or title; and so may the links in its
    /// properties, which views show.
    case linksOf(NotebookPath)
    /// The page of a folder and the list of its notes for the navigation.
    case folder(NotebookPath)
    /// Every page in a folder and below: the folders that their navigation shows are others.
    case pagesWithin(NotebookPath)
    /// The page of a tag, by its key.
    case tag(String)
    /// The list of all tags.
    case tagList
    /// What lists the latest notes with their summaries: home, feeds.
    case latestNotes
    /// What lists notes of the whole site: home, sitemap, feed, search titles.
    case siteListings
    /// The search text of the page at an address.
    case searchText(SiteAddress)
    /// The page that leads elsewhere from an address, by its key.
    case redirect(String)
    /// A file of another notebook that a link of this one names, as a path from the workspace.
    case outside(String)

    var encoded: String {
        switch self {
        case .everything: "everything"
        case .file(let path): "file:\(path.string)"
        case .linksOf(let path): "links:\(path.string)"
        case .folder(let path): "folder:\(path.string)"
        case .pagesWithin(let path): "within:\(path.string)"
        case .tag(let key): "tag:\(key)"
        case .tagList: "tags"
        case .latestNotes: "latest"
        case .siteListings: "listings"
        case .searchText(let address): "search:\(address.path)"
        case .redirect(let key): "redirect:\(key)"
        case .outside(let path): "outside:\(path)"
        }
    }

    init?(encoded: String) {
        // By scalars: a path may begin with a mark that would join the colon to one character.
        let scalars = encoded.unicodeScalars
        let kind = String(scalars.prefix { $0 != ":" })
        let name = String(scalars.dropFirst(kind.unicodeScalars.count + 1))
        switch kind {
        case "everything": self = .everything
        case "file": self = .file(NotebookPath(name))
        case "links": self = .linksOf(NotebookPath(name))
        case "folder": self = .folder(NotebookPath(name))
        case "within": self = .pagesWithin(NotebookPath(name))
        case "tag": self = .tag(name)
        case "tags": self = .tagList
        case "latest": self = .latestNotes
        case "listings": self = .siteListings
        case "search": self = .searchText(SiteAddress(name))
        case "redirect": self = .redirect(name)
        case "outside": self = .outside(name)
        default: return nil
        }
    }
}
