import Diagnostics
import Foundation
import NotebookModel
import Templating
import Testing

@testable import Rendering

@Suite("The theme")
struct ThemeTests {
    /// The checkout, found from this file.
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func files(in folder: String) throws -> [String: [UInt8]] {
        let folder = checkout.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            !name.hasPrefix(".") && FileManager.default.contents(atPath: folder.appending(path: name).path) != nil
        }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) })
    }

    @Test("holds every file of Templates, byte for byte")
    func templates() throws {
        let embedded = Dictionary(
            uniqueKeysWithValues: Theme.defaultTemplates.map { ("\($0.name).mustache", $0.bytes) })
        #expect(try embedded == Self.files(in: "Templates"))
    }

    @Test("holds every template of new notes, byte for byte, sorted by name")
    func noteTemplates() throws {
        let embedded = Dictionary(uniqueKeysWithValues: Theme.noteTemplates.map { ($0.name, $0.bytes) })
        #expect(try embedded == Self.files(in: "Templates/notes"))
        #expect(Theme.noteTemplates.map(\.name) == embedded.keys.sorted())
    }

    @Test("holds every file of site-assets, byte for byte")
    func assets() throws {
        let embedded = Dictionary(uniqueKeysWithValues: Theme.default.assets.map { ($0.name, $0.bytes) })
        #expect(try embedded == Self.files(in: "site-assets"))
    }

    @Test("links only files that it holds")
    func links() {
        let held = Set(Theme.default.assets.map(\.address))
        #expect(held.isSuperset(of: Theme.default.stylesheets + Theme.default.scripts))
    }

    @Test("gives way to a workspace file by file")
    func override() throws {
        let footer = TemplateSource(
            name: "footer", path: "templates/footer.mustache", bytes: Array("<footer>{{siteTitle}}!</footer>\n".utf8))
        let own = ThemeAsset(name: "lab.css", bytes: Array("a{}".utf8))
        let theme = try Theme(overridingTemplates: [footer], assets: [own, ThemeAsset(name: "site.css", bytes: [])])
        let html = try SamplePages.note.html(theme: theme)
        #expect(html.contains("<footer>Lab &amp; Journal!</footer>"))
        #expect(!html.contains("Published with"))
        #expect(html.contains("<link rel=\"stylesheet\" href=\"../assets/lab.css\">"))
        #expect(theme.assets.first { $0.name == "site.css" }?.bytes == [])
        #expect(theme.assets.contains(own))
        #expect(theme.digest != Theme.default.digest)
        #expect(try Theme().digest == Theme.default.digest)
    }

    @Test("a file in a folder of the workspace's assets is copied but not linked")
    func nestedAsset() throws {
        let theme = try Theme(assets: [ThemeAsset(name: "print/a.css", bytes: [])])
        #expect(theme.assets.contains { $0.name == "print/a.css" })
        #expect(!theme.stylesheets.contains(SiteAddress("assets/print/a.css")))
    }

    @Test("names the line of a workspace's broken template")
    func brokenTemplate() throws {
        let broken = TemplateSource(
            name: "note", path: "templates/note.mustache", bytes: Array("<p>\n  {{#date}}</p>\n".utf8))
        let error = try #require(throws: TemplateError.self) { try Theme(overridingTemplates: [broken]) }
        #expect(
            error.diagnostic.location
                == SourceLocation(
                    path: "templates/note.mustache", position: SourcePosition(line: 2, column: 3)))
        #expect(error.diagnostic.severity == .error)
        #expect(error.diagnostic.sourceLine == "  {{#date}}</p>")
    }

    @Test("refuses a template that includes one that doesn't exist")
    func missingPartial() throws {
        let own = TemplateSource(name: "footer", path: "templates/footer.mustache", bytes: Array("{{> serach}}".utf8))
        let error = try #require(throws: TemplateError.self) { try Theme(overridingTemplates: [own]) }
        #expect(error.diagnostic.location?.path == "templates/footer.mustache")
        #expect(error.diagnostic.hint == "write 'search'")
    }
}
