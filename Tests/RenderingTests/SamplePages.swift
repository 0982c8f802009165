import Diagnostics
import NotebookModel
import Rendering

/// One of each page, small and with titles that try to break out of their place.
enum SamplePages {
    static let hostile = "\"><script>alert('x')</script>&amp;"

    static func digest(_ text: String) -> ContentHash { ContentHasher().hash(Array(text.utf8)) }

    static func link(_ title: String, _ path: String) -> PageLink {
        PageLink(title: title, address: SiteAddress(path))
    }

    static let site = SiteFrame(
        title: "Lab & Journal", notebooks: [link("Runs", "runs/index.html"), link("Ideas", "ideas/index.html")],
        baseURL: "https://lab.example", tags: SiteAddress("tags/index.html"), feed: SiteAddress("feed.xml"),
        generator: "Codex 1")

    static let appearance = PageAppearance(
        stylesheets: [SiteAddress("publish.css")],
        icons: [
            .init(address: SiteAddress("favicon.ico"), mediaType: "image/x-icon"),
            .init(address: SiteAddress("favicon-32x32.png"), mediaType: "image/png", pixels: 32),
            .init(address: SiteAddress("favicon-180x180.png"), mediaType: "image/png", pixels: 180),
        ])

    static func frame(_ path: String, _ title: String) -> PageFrame {
        let folder = SiteAddress("runs/index.html")
        let tree = NavigationTree(folder: folder, roots: [.init(title: hostile, address: folder)])
        return PageFrame(
            address: SiteAddress(path), title: title, description: hostile,
            breadcrumbs: [link("Home", "index.html"), link(hostile, "runs/index.html")],
            navigation: tree.render(hasher: ContentHasher()), appearance: appearance,
            image: .attachment(SiteAddress("runs/a.png")))
    }

    static let position = SourcePosition(line: 1, column: 1)

    static func heading(_ level: Int, _ text: String) -> Heading {
        Heading(level: level, text: text, anchor: HeadingAnchors.anchor(text), position: position)
    }

    static let body = NoteBody(
        pieces: HTMLPieces(
            bytes: Array("<h2 id=\"one\">One</h2>\n<p></p>\n<h2 id=\"two\">Two</h2>\n".utf8),
            gaps: [.init(offset: 25, slot: .embed(0))]),
        headings: [heading(2, "One"), heading(2, "Two")],
        links: [
            LinkReference(syntax: .wikilink, isEmbed: true, target: "\(hostile).png", position: position)
        ],
        resolutions: [.attachment(SiteAddress("runs/a.png"), fragment: nil)],
        tagAddresses: [nil],
        sourceDigest: digest("body"))

    static let notes = [
        NoteSummary(
            title: hostile, address: SiteAddress("runs/a.html"), date: CalendarDate("2026-03-01"), summary: hostile),
        NoteSummary(title: "B", address: SiteAddress("runs/b.html")),
    ]
    static let folders = [
        FolderSummary(title: hostile, address: SiteAddress("runs/c/index.html"), noteCount: 2, summary: hostile)
    ]
    static let tags = [TagSummary(name: hostile, address: SiteAddress("tags/a.html"), noteCount: 3)]

    static let note = NotePage(
        frame: frame("runs/a.html", hostile), body: body, tags: [link(hostile, "tags/a.html")],
        date: CalendarDate("2026-03-01"), updated: CalendarDate("2026-03-02"),
        properties: [DisplayEntry(key: hostile, value: .list([.text(hostile), .boolean(true)]))],
        backlinks: [Backlink(title: hostile, address: SiteAddress("ideas/b.html"), count: 2)], cssClasses: [hostile])
    static let folder = FolderPage(
        frame: frame("runs/index.html", hostile), introduction: body, folders: folders, notes: notes)
    static let home = HomePage(
        frame: frame("index.html", site.title), introduction: body, sections: folders, notes: notes, recent: notes,
        tags: tags)
    static let tag = TagPage(frame: frame("tags/a.html", hostile), name: hostile, children: tags, notes: notes)
    static let tagList = TagListPage(
        frame: frame("tags/index.html", "Tags"),
        tags: [
            .init(
                title: hostile, address: nil, noteCount: 2,
                children: [.init(title: "b", address: SiteAddress("tags/a/b.html"), noteCount: 2)])
        ])
    static let notFound = NotFoundPage(appearance: appearance)
    static let redirect = RedirectPage(address: SiteAddress("old/a.html"), target: link(hostile, "runs/a.html"))

    static let all: [any SitePage] = [note, folder, home, tag, tagList, notFound, redirect]
}

extension SitePage {
    /// The page in the default theme.
    func html(site: SiteFrame = SamplePages.site, theme: Theme = .default) throws -> String {
        String(decoding: try render(with: theme, site: site), as: UTF8.self)
    }
}
