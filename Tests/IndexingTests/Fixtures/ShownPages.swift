import NotebookModel
import Testing

@testable import Indexing

/// A file of the site, as the marks of stale pages have to name it.
enum ShownPage: Hashable, CustomStringConvertible {
    case file(NotebookPath)
    case folder(NotebookPath)
    case tag(String)
    case tagList, home, sitemap, feed, searchTitles
    case searchText(SiteAddress)
    /// A page that leads elsewhere, by the key of its address.
    case redirect(String)
    /// The page of another notebook's file, which shows what links to it.
    case outside(String)

    var description: String {
        switch self {
        case .file(let path): "file \(path)"
        case .folder(let path): "folder \(path)"
        case .tag(let key): "tag \(key)"
        case .tagList: "tag list"
        case .home: "home"
        case .sitemap: "sitemap"
        case .feed: "feed"
        case .searchTitles: "search titles"
        case .searchText(let address): "search text \(address)"
        case .redirect(let key): "redirect \(key)"
        case .outside(let path): "outside \(path)"
        }
    }
}

/// What every page of the site of one notebook shows.
struct ShownPages {
    private(set) var facts: [ShownPage: String] = [:]
    private let index: NotebookIndex
    private let folders: [NotebookPath: SiteAddress]
    private let counts: [NotebookPath: Int]
    private let published: [IndexedFile]

    init(_ index: NotebookIndex, paths: [NotebookPath]) throws {
        self.index = index
        folders = Dictionary(uniqueKeysWithValues: try index.folders().map { ($0.path, $0.address) })
        counts = try index.noteCounts()
        published = try index.publishedFiles()
        try addFiles(paths)
        for folder in folders.keys { facts[.folder(folder)] = try folderFacts(folder) }
        try addTags()
        try addListings()
        for redirect in try index.redirects(index.redirectKeys()) { facts[.redirect(redirect.key)] = "\(redirect)" }
        for path in try index.outsideTargets() {
            facts[.outside(path)] = "\(try index.backlinks(toOutside: [path]))"
        }
    }

    // MARK: Files

    /// Other notebooks link to files too: they show title, address and headings, whether there is a page or not.
    private mutating func addFiles(_ paths: [NotebookPath]) throws {
        for file in try index.files(at: paths) where file.isPublished {
            var text = "\(file.sourceDigest) \(file.address) \(file.title)"
            if file.kind == .note { text += try noteFacts(file) + navigation(of: file.path.parent) }
            facts[.file(file.path)] = text
            if file.kind == .note {
                facts[.searchText(file.address)] = try index.searchTexts(of: [file.id])[file.id]
            }
        }
    }

    private func noteFacts(_ note: IndexedFile) throws -> String {
        let links = try index.links(of: [note.id])[note.id] ?? []
        let backlinks = try index.backlinks(to: [note.id])[note.id] ?? []
        let tags = try index.tags(of: [note.id])[note.id] ?? []
        return
            "\(card(note)) \(note.sourceDigest) \(links.map { reading(of: $0) }) \(backlinks) \(tags) \(note.imageURL ?? "-")"
    }

    /// A link as a reader sees it: what is withheld looks like what does not exist.
    private func reading(of link: IndexedLink) -> String {
        switch link.state {
        case .unresolved: return "unresolved"
        case .sameNote: return "here #\(link.anchor ?? "")"
        case .folder: return link.folderAddress?.path ?? "unresolved"
        case .outside: return "outside \(link.path ?? "") #\(link.fragment ?? "")"
        case .file, .ambiguous, .alias:
            guard let file = link.file, file.isPublished else { return "unresolved" }
            return "\(file.address) #\(link.anchor ?? "") '\(link.isEmbed ? file.title : "")'"
        }
    }

    private func card(_ note: IndexedFile) -> String {
        "\(note.title) \(note.address) \(note.date.map { "\($0)" } ?? "") \(note.updated.map { "\($0)" } ?? "") \(note.summary)"
    }

    // MARK: Folders

    /// The folders at the top, those below each open one, and the way down.
    private func navigation(of folder: NotebookPath?) -> String {
        let open = folder.map { $0.ancestors + [$0] } ?? [.root]
        return open.map {
            "\(folders[$0]?.path ?? "-"): \(children(of: $0).map { "\($0) \(folders[$0]?.path ?? "-")" })"
        }
        .joined(separator: "; ")
    }

    private func children(of folder: NotebookPath) -> [NotebookPath] {
        folders.keys.filter { !$0.isRoot && $0.parent == folder }.sorted()
    }

    private func folderFacts(_ folder: NotebookPath) throws -> String {
        let own = try index.indexNote(of: folder)
        let cards = try children(of: folder).map { child in
            let count = counts.reduce(0) { $0 + ($1.key.isWithin(child) ? $1.value : 0) }
            return "\(child) \(folders[child]?.path ?? "-") \(count) \(try index.indexNote(of: child)?.summary ?? "")"
        }
        let notes = try index.notes(in: folder).filter { $0.address != folders[folder] }.map(card)
        return """
            \(folders[folder]?.path ?? "-") \(try own.map(noteFacts) ?? "") \(cards) \(notes) \(navigation(of: folder))
            """
    }

    // MARK: Tags

    private mutating func addTags() throws {
        var notes: [String: Set<NotebookPath>] = [:]
        var names: [String: String] = [:]
        let tagged = published.filter(\.kind.isPage).sorted { $0.path < $1.path }
        let tags = try index.tags(of: tagged.map(\.id))
        for note in tagged {
            for tag in tags[note.id] ?? [] {
                let spellings = TagKeys.withParents(tag.spelling)
                for (number, key) in TagKeys.withParents(tag.key).enumerated() {
                    notes[key, default: []].insert(note.path)
                    if names[key] == nil { names[key] = spellings[number] }
                }
            }
        }
        let counted = try index.tagCounts().map { "\($0.key) \($0.name) \($0.notes)" }
        let expected = notes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { "\($0) \(names[$0] ?? "") \(notes[$0]?.count ?? 0)" }
        #expect(counted == expected)
        if notes.isEmpty { return }
        let all = notes.keys.sorted().map { "\(names[$0] ?? "") \(notes[$0]?.count ?? 0)" }
        facts[.tagList] = "\(all) \(navigation(of: nil))"
        for key in notes.keys {
            let children = notes.keys.sorted().filter { TagKeys.withParents($0).dropLast().last == key }
                .map { "\(names[$0] ?? "") \(notes[$0]?.count ?? 0)" }
            let cards = try index.notes(taggedWith: key).map(card)
            facts[.tag(key)] = "\(names[key] ?? "") \(children) \(cards) \(navigation(of: nil))"
        }
    }

    // MARK: The whole site

    private mutating func addListings() throws {
        let notes = published.filter { $0.kind == .note }
        let tags = try index.tags(of: notes.map(\.id))
        let latest = try index.latestNotes(limit: 3)
        let keys = facts.keys.compactMap { page in if case .tag(let key) = page { key } else { nil } }.sorted()
        facts[.home] = "\(facts[.folder(.root)] ?? "") \(latest.map(card)) \(facts[.tagList] ?? "")"
        facts[.sitemap] =
            "\(notes.map { "\($0.address) \($0.updated ?? $0.date as Any)" }) \(folders.values.sorted()) \(keys)"
        facts[.feed] = "\(latest.map { "\(card($0)) \(tags[$0.id] ?? [])" })"
        facts[.searchTitles] =
            "\(notes.map { "\($0.address) \($0.title) \((tags[$0.id] ?? []).map(\.spelling))" }.sorted())"
    }

    // MARK: Marks

    /// The pages that the marks name, as publishing reads them in this state of the index.
    func selected(by marks: Set<StalePage>) -> Set<ShownPage> {
        var pages: Set<ShownPage> = []
        for mark in marks {
            switch mark {
            case .everything: pages.formUnion(facts.keys)
            case .file(let path), .linksOf(let path): select(file: path, in: &pages)
            case .folder(let path): select(folder: path, in: &pages)
            case .pagesWithin(let path):
                for file in published where file.kind == .note && file.path.isWithin(path) {
                    pages.insert(.file(file.path))
                }
                for folder in folders.keys where folder.isWithin(path) { select(folder: folder, in: &pages) }
                select(folder: path, in: &pages)
            case .tag(let key): pages.insert(.tag(key))
            case .tagList: pages.formUnion([.tagList, .home, .sitemap, .searchTitles])
            case .latestNotes: pages.formUnion([.home, .feed])
            case .siteListings: pages.formUnion([.home, .sitemap, .feed, .searchTitles])
            case .searchText(let address): pages.insert(.searchText(address))
            case .redirect(let key): pages.insert(.redirect(key))
            case .outside(let path): pages.insert(.outside(path))
            }
        }
        return pages
    }

    private func select(file path: NotebookPath, in pages: inout Set<ShownPage>) {
        pages.insert(.file(path))
        if NaturalAddress.isIndexNote(path) { select(folder: path.parent, in: &pages) }
    }

    private func select(folder: NotebookPath, in pages: inout Set<ShownPage>) {
        pages.insert(.folder(folder))
        if folder.isRoot { pages.insert(.home) }
    }

    /// Pages that show something else than before and that no mark names.
    func forgotten(since before: ShownPages, marks: Set<StalePage>) -> [String] {
        let named = selected(by: marks)
        return Set(facts.keys).union(before.facts.keys).filter { facts[$0] != before.facts[$0] && !named.contains($0) }
            .map { "\($0):\n  \(before.facts[$0] ?? "nothing")\n  became\n  \(facts[$0] ?? "nothing")" }.sorted()
    }
}
