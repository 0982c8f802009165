import NotebookModel

/// A file or folder of the workspace: its notebook and its path there.
struct NotebookLocation: Hashable, Comparable, Sendable {
    /// In the order of the configuration.
    let notebook: Int
    let path: NotebookPath

    static func < (left: NotebookLocation, right: NotebookLocation) -> Bool {
        (left.notebook, left.path) < (right.notebook, right.path)
    }
}

/// What a file of the site is made from. One source has one address, and keeps its recipe when the address changes.
enum PageSource: Hashable, Sendable {
    /// A note's page, or an attachment's copy.
    case file(NotebookLocation)
    case folder(NotebookLocation)
    /// A file that stands beside the page of a view or note and goes with it, by its name among them.
    case part(NotebookLocation, name: String)
    /// The list of a folder's notes for the navigation.
    case folderScript(NotebookLocation)
    /// A page that leads to a note of the notebook, by the key of its address.
    case redirect(notebook: Int, key: String)
    case tag(String)
    case tagList
    case home
    case notFound
    case sitemap
    case feed
    case rss
    case searchTitles
    case searchBucket(Int)
    case asset(String)

    var encoded: String {
        switch self {
        case .file(let place): "file:\(place.notebook):\(place.path)"
        case .folder(let place): "folder:\(place.notebook):\(place.path)"
        case .part(let place, let name): "\(Self.partsPrefix(of: place))\(name)"
        case .folderScript(let place): "script:\(place.notebook):\(place.path)"
        case .redirect(let notebook, let key): "redirect:\(notebook):\(key)"
        case .tag(let key): "tag:\(key)"
        case .tagList: "tags"
        case .home: "home"
        case .notFound: "404"
        case .sitemap: "sitemap"
        case .feed: "feed"
        case .rss: "rss"
        case .searchTitles: "titles"
        case .searchBucket(let index): "bucket:\(index)"
        case .asset(let name): "asset:\(name)"
        }
    }

    /// Begins what all parts of a page are called. The names of parts have no line feed.
    static func partsPrefix(of place: NotebookLocation) -> String { "part:\(place.notebook):\(place.path)\n" }

    init?(encoded: String) {
        // By scalars: a path may begin with a mark that would join the colon to one character.
        let scalars = encoded.unicodeScalars
        let kind = String(scalars.prefix { $0 != ":" })
        let rest = scalars.dropFirst(kind.unicodeScalars.count + 1)
        switch kind {
        case "file", "folder", "script", "redirect", "part":
            guard let colon = rest.firstIndex(of: ":"), let notebook = Int(String(rest[..<colon])) else { return nil }
            let name = String(rest[rest.index(after: colon)...])
            let place = NotebookLocation(notebook: notebook, path: NotebookPath(name))
            switch kind {
            case "file": self = .file(place)
            case "folder": self = .folder(place)
            case "script": self = .folderScript(place)
            case "part":
                guard let end = name.unicodeScalars.lastIndex(of: "\n") else { return nil }
                let owner = NotebookLocation(
                    notebook: notebook, path: NotebookPath(String(name.unicodeScalars[..<end])))
                self = .part(owner, name: String(name.unicodeScalars[end...].dropFirst()))
            default: self = .redirect(notebook: notebook, key: name)
            }
        case "tag": self = .tag(String(rest))
        case "tags": self = .tagList
        case "home": self = .home
        case "404": self = .notFound
        case "sitemap": self = .sitemap
        case "feed": self = .feed
        case "rss": self = .rss
        case "titles": self = .searchTitles
        case "bucket":
            guard let index = Int(String(rest)) else { return nil }
            self = .searchBucket(index)
        case "asset": self = .asset(String(rest))
        default: return nil
        }
    }
}
