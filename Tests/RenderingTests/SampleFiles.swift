import NotebookModel
import Rendering

/// The files of a site that are no pages.
enum SampleFiles {
    static let sitemap = Sitemap(
        baseURL: "https://lab.example/",
        entries: [
            .init(address: SiteAddress("notes/b & c.html"), lastModified: CalendarDate("2026-03-01")),
            .init(address: SiteAddress("index.html")),
        ])

    static let script = FolderScript(
        folder: SiteAddress("notes/größe/index.html"), folders: [SamplePages.link("</script>", "notes/a/index.html")],
        notes: [SamplePages.link("a \"b\" \\ \u{2028}\u{1}é", "notes/a b.html"), SamplePages.link("C", "notes/c.html")])

    static let feed = Feed(
        title: "Lab & Journal", language: "en", baseURL: "https://lab.example/", home: SiteAddress("index.html"),
        author: "Lab <Journal>", generator: "Codex 1",
        entries: [
            .init(
                title: SamplePages.hostile, address: SiteAddress("notes/a b.html"),
                published: Timestamp("2026-03-01T09:30:00+01:00"), updated: Timestamp(unixSeconds: 1_772_500_000),
                summary: "One \u{1}\u{FFFE}< two", categories: ["a/b", "\"c\""]),
            .init(title: "B", address: SiteAddress("notes/b.html"), updated: Timestamp(unixSeconds: 1_700_000_000)),
        ])
}
