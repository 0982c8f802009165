import NotebookModel
import Testing

@Suite("Sidecar names")
struct SidecarTests {
    @Test(
        "A name that ends in a format names its owner",
        arguments: [
            ("photo.jpg.json", Sidecar.Format.json, "photo.jpg"), (".photo.jpg.xml", .xml, "photo.jpg"),
            ("photo.jpg.md", .markdown, "photo.jpg"), (".photo.jpg.md", .markdown, "photo.jpg"),
            ("note.md.json", .json, "note.md"), ("a.b.c.json", .json, "a.b.c"), ("a.json.json", .json, "a.json"),
            ("Ä ö.png.md", .markdown, "Ä ö.png"), ("a.\u{301}b.xml", .xml, "a.\u{301}b"), ("a..md", .markdown, "a."),
        ])
    func names(_ name: String, _ format: Sidecar.Format, _ owner: String) throws {
        let sidecar = try #require(Sidecar(name: name))
        #expect(sidecar.format == format)
        #expect(sidecar.ownerName.scalars == owner.scalars)
    }

    @Test(
        "Other names are no sidecars",
        arguments: [
            "", "json", ".json", "data.json", ".data.json", "note.md", "photo.jpg", "photo.jpg.JSON", "photo.jpg.yml",
            "photo.jpg.", "..photo.jpg.json", "...json", "photo.jpg.json.bak", "photo.jpg.json\u{301}",
        ])
    func otherNames(_ name: String) {
        #expect(Sidecar(name: name) == nil)
    }

    @Test("Each format has its own origin, the strongest first")
    func origins() {
        #expect(Sidecar.Format.allCases.map(\.origin) == [.jsonSidecar, .xmlSidecar, .markdownSidecar])
    }
}
