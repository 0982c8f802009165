import NotebookModel
import Rendering
import Testing

/// A value whose fields are changed one at a time.
private struct Variation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let original: ContentHash
    let changed: ContentHash

    init<Value: RecipeContent>(_ name: String, _ value: Value, _ change: (inout Value) -> Void) {
        var copy = value
        change(&copy)
        testDescription = "\(Value.self): \(name)"
        original = recipe(value)
        changed = recipe(copy)
    }
}

private func recipe(_ value: some RecipeContent) -> ContentHash {
    let hasher = ContentHasher()
    value.addRecipe(to: hasher)
    return hasher.finish()
}

@Suite("Recipes")
struct RecipeTests {
    @Test("change with every field", arguments: pageVariations + partVariations)
    private func everyField(variation: Variation) {
        #expect(variation.original != variation.changed)
    }

    @Test("stay when a body is only missing, since its source's digest stands for it")
    func body() {
        var unread = SamplePages.note
        unread.body.pieces = HTMLPieces()
        unread.body.headings = []
        unread.body.links = []
        #expect(recipe(unread) == recipe(SamplePages.note))
    }

    @Test("of pages of two kinds differ")
    func kinds() {
        let frame = PageFrame(address: SiteAddress("a.html"), title: "A")
        let hashes = [
            recipe(FolderPage(frame: frame)), recipe(HomePage(frame: frame)), recipe(TagPage(frame: frame, name: "")),
            recipe(TagListPage(frame: frame, tags: [])),
        ]
        #expect(Set(hashes).count == hashes.count)
    }

    @Test("tell apart where one text ends and the next begins")
    func framing() {
        #expect(recipe(["ab", "c"]) != recipe(["a", "bc"]))
        #expect(recipe([["a"], []]) != recipe([[], ["a"]]))
        #expect(recipe(String?.none) != recipe(String?.some("")))
    }

    @Test("tell apart values of properties that read alike")
    func displayValues() {
        let day = CalendarDate(daysSinceEpoch: 0)
        let values: [DisplayValue] = [
            .text("a"), .url("a"), .unresolved("a"), .list([.text("a")]),
            .map([DisplayEntry(key: "a", value: .text("a"))]),
            .page(SamplePages.link("a", "a"), fragment: nil), .page(SamplePages.link("a", "a"), fragment: "a"),
            .boolean(true), .boolean(false), .date(day), .timestamp(Timestamp(date: day, secondOfDay: 0)),
        ]
        #expect(Set(values.map { recipe($0) }).count == values.count)
    }

    @Test("tell apart what links lead to")
    func resolutions() {
        let address = SiteAddress("a")
        let values: [LinkResolution] = [
            .unresolved, .external("a"), .attachment(address, fragment: nil), .attachment(address, fragment: "a"),
            .page(PageLink(title: "a", address: address), fragment: nil),
            .page(PageLink(title: "b", address: address), fragment: nil),
            .page(PageLink(title: "a", address: address), fragment: "a"),
        ]
        #expect(Set(values.map { recipe($0) }).count == values.count)
    }
}

private let pageVariations: [Variation] = [
    Variation("frame", SamplePages.note) { $0.frame.title = "x" },
    Variation("body", SamplePages.note) { $0.body.sourceDigest = SamplePages.digest("x") },
    Variation("tags", SamplePages.note) { $0.tags = [] },
    Variation("date", SamplePages.note) { $0.date = nil },
    Variation("updated", SamplePages.note) { $0.updated = nil },
    Variation("properties", SamplePages.note) { $0.properties[0].value = .text("x") },
    Variation("property key", SamplePages.note) { $0.properties[0].key = "x" },
    Variation("backlinks", SamplePages.note) { $0.backlinks = [] },
    Variation("cssClasses", SamplePages.note) { $0.cssClasses = [] },
    Variation("frame", SamplePages.folder) { $0.frame.title = "x" },
    Variation("introduction", SamplePages.folder) { $0.introduction = nil },
    Variation("folders", SamplePages.folder) { $0.folders = [] },
    Variation("notes", SamplePages.folder) { $0.notes = [] },
    Variation("cssClasses", SamplePages.folder) { $0.cssClasses = ["x"] },
    Variation("frame", SamplePages.home) { $0.frame.title = "x" },
    Variation("introduction", SamplePages.home) { $0.introduction = nil },
    Variation("sections", SamplePages.home) { $0.sections = [] },
    Variation("notes", SamplePages.home) { $0.notes = [] },
    Variation("recent", SamplePages.home) { $0.recent = [] },
    Variation("tags", SamplePages.home) { $0.tags = [] },
    Variation("cssClasses", SamplePages.home) { $0.cssClasses = ["x"] },
    Variation("frame", SamplePages.tag) { $0.frame.title = "x" },
    Variation("name", SamplePages.tag) { $0.name = "x" },
    Variation("children", SamplePages.tag) { $0.children = [] },
    Variation("notes", SamplePages.tag) { $0.notes = [] },
    Variation("frame", SamplePages.tagList) { $0.frame.title = "x" },
    Variation("title", SamplePages.tagList) { $0.tags[0].title = "x" },
    Variation("address", SamplePages.tagList) { $0.tags[0].address = SiteAddress("x") },
    Variation("noteCount", SamplePages.tagList) { $0.tags[0].noteCount = 9 },
    Variation("children", SamplePages.tagList) { $0.tags[0].children = [] },
    Variation("address", SamplePages.notFound) { $0.address = SiteAddress("x") },
    Variation("appearance", SamplePages.notFound) { $0.appearance = .theme },
    Variation("address", SamplePages.redirect) { $0.address = SiteAddress("x") },
    Variation("target", SamplePages.redirect) { $0.target.title = "x" },
    Variation("target", SamplePages.redirect) { $0.target.address = SiteAddress("x") },
    Variation("baseURL", SampleFiles.sitemap) { $0.baseURL = "x" },
    Variation("address", SampleFiles.sitemap) { $0.entries[0].address = SiteAddress("x") },
    Variation("lastModified", SampleFiles.sitemap) { $0.entries[0].lastModified = nil },
    Variation("folder", SampleFiles.script) { $0.folder = SiteAddress("x") },
    Variation("folders", SampleFiles.script) { $0.folders = [] },
    Variation("notes", SampleFiles.script) { $0.notes = [] },
    Variation("title", SampleFiles.feed) { $0.title = "x" },
    Variation("language", SampleFiles.feed) { $0.language = "x" },
    Variation("baseURL", SampleFiles.feed) { $0.baseURL = "x" },
    Variation("home", SampleFiles.feed) { $0.home = SiteAddress("x") },
    Variation("author", SampleFiles.feed) { $0.author = "x" },
    Variation("generator", SampleFiles.feed) { $0.generator = "x" },
    Variation("entry title", SampleFiles.feed) { $0.entries[0].title = "x" },
    Variation("entry address", SampleFiles.feed) { $0.entries[0].address = SiteAddress("x") },
    Variation("entry published", SampleFiles.feed) { $0.entries[0].published = nil },
    Variation("entry updated", SampleFiles.feed) { $0.entries[0].updated = Timestamp(unixSeconds: 1) },
    Variation("entry summary", SampleFiles.feed) { $0.entries[0].summary = "x" },
    Variation("entry categories", SampleFiles.feed) { $0.entries[0].categories = [] },
]

private let partVariations: [Variation] = [
    Variation("title", SamplePages.site) { $0.title = "x" },
    Variation("language", SamplePages.site) { $0.language = "x" },
    Variation("notebooks", SamplePages.site) { $0.notebooks = [] },
    Variation("baseURL", SamplePages.site) {
        $0 = SiteFrame(title: $0.title, notebooks: $0.notebooks, tags: $0.tags, feed: $0.feed, generator: $0.generator)
    },
    Variation("home", SamplePages.site) { $0.home = SiteAddress("x") },
    Variation("tags", SamplePages.site) { $0.tags = nil },
    Variation("feed", SamplePages.site) { $0.feed = nil },
    Variation("generator", SamplePages.site) { $0.generator = "x" },
    Variation("trustsNotes", SamplePages.site) { $0.trustsNotes = true },
    Variation("address", SamplePages.note.frame) { $0.address = SiteAddress("x") },
    Variation("title", SamplePages.note.frame) { $0.title = "x" },
    Variation("description", SamplePages.note.frame) { $0.description = "x" },
    Variation("breadcrumbs", SamplePages.note.frame) { $0.breadcrumbs = [] },
    Variation("navigation", SamplePages.note.frame) { $0.navigation = .empty },
    Variation("stylesheets", SamplePages.note.frame) { $0.appearance.stylesheets = [] },
    Variation("icons", SamplePages.note.frame) { $0.appearance.icons = [] },
    Variation("icon address", SamplePages.note.frame) { $0.appearance.icons[0].address = SiteAddress("x") },
    Variation("icon mediaType", SamplePages.note.frame) { $0.appearance.icons[0].mediaType = "x" },
    Variation("icon pixels", SamplePages.note.frame) { $0.appearance.icons[0].pixels = 9 },
    Variation("image", SamplePages.note.frame) { $0.image = nil },
    Variation("image's place", SamplePages.note.frame) { $0.image = .external("runs/a.png") },
    Variation("resolutions", SamplePages.body) { $0.resolutions = [.unresolved] },
    Variation("tagAddresses", SamplePages.body) { $0.tagAddresses = [SiteAddress("x")] },
    Variation("title", SamplePages.notes[0]) { $0.title = "x" },
    Variation("address", SamplePages.notes[0]) { $0.address = SiteAddress("x") },
    Variation("date", SamplePages.notes[0]) { $0.date = nil },
    Variation("summary", SamplePages.notes[0]) { $0.summary = "x" },
    Variation("title", SamplePages.folders[0]) { $0.title = "x" },
    Variation("address", SamplePages.folders[0]) { $0.address = SiteAddress("x") },
    Variation("noteCount", SamplePages.folders[0]) { $0.noteCount = 9 },
    Variation("summary", SamplePages.folders[0]) { $0.summary = "x" },
    Variation("name", SamplePages.tags[0]) { $0.name = "x" },
    Variation("address", SamplePages.tags[0]) { $0.address = SiteAddress("x") },
    Variation("noteCount", SamplePages.tags[0]) { $0.noteCount = 9 },
    Variation("title", SamplePages.note.backlinks[0]) { $0.title = "x" },
    Variation("address", SamplePages.note.backlinks[0]) { $0.address = SiteAddress("x") },
    Variation("count", SamplePages.note.backlinks[0]) { $0.count = 9 },
]
