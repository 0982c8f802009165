import Diagnostics
import Testing

@testable import Publishing

@Suite("Rules of address styles")
struct AddressStyleRuleTests {
    private static let files = [
        "Notes/About us.md": "# About\n\n[[R&D (100%)]] ![[Figure 1.png]]", "R&D (100%).md": "# R\n\n[[About us]] #t",
        "Notes/Figure 1.png": "x",
    ]

    private func workspace(_ style: String) throws -> WorkspaceFixture {
        let workspace = try WorkspaceFixture(Self.files.merging(["codex.yml": "addresses: \(style)\n"]) { $1 })
        let report = try workspace.build()
        #expect(report.diagnostics.map(\.brief) == [])
        return workspace
    }

    @Test(
        "rule 29: pages and attachments stand where another program would have put them, and links find them",
        arguments: [
            ("slug", "notes/about-us.html", "r-d-100.html", "notes/figure-1.png"),
            ("quartz", "notes/about-us.html", "r-and-d-(100-percent).html", "notes/figure-1.png"),
            ("obsidian", "Notes/About+us.html", "R&D+(100%).html", "Notes/Figure+1.png"),
            ("plain", "Notes/About us.html", "R&D (100%).html", "Notes/Figure 1.png"),
        ])
    func styles(style: String, about: String, research: String, figure: String) throws {
        let workspace = try workspace(style)
        let site = workspace.site()
        for address in [about, research, figure] { #expect(site[address] != nil, "\(address)") }
        let page = try workspace.page(about)
        let name = figure.split(separator: "/").last.map(String.init) ?? ""
        #expect(page.contains("<img src=\"\(name.replacing(" ", with: "%20"))\""))
        let encoded = research.replacing("%", with: "%25").replacing(" ", with: "%20").replacing("&", with: "%26")
            .replacing("(", with: "%28").replacing(")", with: "%29")
        #expect(page.contains("<a href=\"../\(encoded)\">"))
    }

    @Test("rule 29: another style moves every page, as a clean build has it")
    func change() throws {
        let workspace = try workspace("obsidian")
        for style in ["plain", "slug", "quartz"] {
            try workspace.write("codex.yml", "addresses: \(style)\n")
            try workspace.build()
            #expect(try workspace.verify() == [])
        }
        #expect(!workspace.exists("public/Notes") && !workspace.exists("public/R&D+(100%).html"))
    }

    @Test("rule 29: two sources with one address are an error that names both, also when they differ by case alone")
    func collisions() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "addresses: plain\n", "Note.md": "# One", "note.md": "# Two",
            "x y.md": "---\npermalink: NOTE\n---\n",
        ])
        let report = try workspace.build()
        #expect(
            report.diagnostics.filter { $0.id == "address-collision" }.map(\.brief) == [
                "note.md:0: error address-collision: 'note.html' is the address of 'note.md' and of 'Note.md', which keeps it; this one is at 'note-2.html'",
                "x y.md:2: error address-collision: 'NOTE.html' is the address of 'x y.md' and of 'Note.md', which keeps it; this one is at 'NOTE-3.html'",
            ])
        #expect(try workspace.page("Note.html").contains(">One</h1>"))
        #expect(try workspace.page("note-2.html").contains(">Two</h1>"))
    }

    @Test(
        "rule 29: where every alias is an address, names redirect too",
        arguments: [
            ("quartz", "old-name.html"), ("obsidian", "Old+name.html"),
        ])
    func names(style: String, address: String) throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "addresses: \(style)\n", "a/n.md": "---\naliases: [Old name]\n---\n# N",
        ])
        try workspace.build()
        #expect(try workspace.page(address).contains("url=a/n.html"))
    }
}
