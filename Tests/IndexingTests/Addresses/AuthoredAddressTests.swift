import Diagnostics
import NotebookModel
import Testing

@testable import Indexing

@Suite("Addresses that authors write out")
struct AuthoredAddressTests {
    private let natural = NaturalAddress(prefix: "")

    private func problem(_ text: String, isFolder: Bool = false, prefix: String = "") -> AuthoredAddress.Problem? {
        do throws(AuthoredAddress.Problem) {
            _ = try AuthoredAddress.address(text, in: NaturalAddress(prefix: prefix), isFolder: isFolder)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "are taken at their word",
        arguments: [
            ("about", "about.html"), ("/about", "about.html"), ("about.html", "about.html"),
            ("About.HTML", "About.html"),
            ("about/", "about/index.html"), ("/a/b/", "a/b/index.html"), ("a/b", "a/b.html"),
            ("a/index", "a/index.html"), ("v1.2/Notes", "v1.2/Notes.html"), ("my%20page", "my page.html"),
            ("my page", "my page.html"), ("Gr%C3%B6%C3%9Fe", "Größe.html"), ("100%", "100%.html"),
            ("tags", "tags.html"),
            ("a/tags/b", "a/tags/b.html"), ("2024", "2024.html"), ("a+b", "a+b.html"),
        ])
    func taken(text: String, wanted: String) throws {
        #expect(try AuthoredAddress.address(text, in: natural) == wanted)
    }

    @Test(
        "are refused where no page can stand",
        arguments: [
            ("https://example.org/about", .namesASite), ("//example.org/about", .namesASite), ("about?x=1", .hasQuery),
            ("about#x", .hasQuery), ("a//b", .hasEmptyPart), ("a/", nil), ("..", .climbs), ("a/../b", .climbs),
            ("./a", .climbs), ("%2e%2e/a", .climbs), ("a/%2e%2e%2fb", .climbs), (".well-known/a", .isHidden),
            ("a/.b", .isHidden), ("/", .isHome), ("index", .isHome), ("index.html", .isHome), ("/index/", nil),
            ("404", .isReserved), ("404.html", .isReserved), ("tags/a", .isReserved), ("Assets/a", .isReserved),
            ("search/", .isReserved), ("feed.xml/a", .isReserved), ("a.html/b", .hasPageAsFolder),
            ("a.JS/b", .hasPageAsFolder), ("a\\b", .hasCharacter("\\")), ("a:b", .hasCharacter(":")),
            ("a%3Fb", .hasCharacter("?")), ("a%00b", .hasCharacter("\0")), ("a\nb", .hasCharacter("\n")),
            (String(repeating: "a", count: 201), .isTooLong), (String(repeating: "a/", count: 501) + "a", .isTooLong),
        ] as [(String, AuthoredAddress.Problem?)])
    func refused(text: String, wanted: AuthoredAddress.Problem?) {
        #expect(problem(text) == wanted)
        if let wanted {
            #expect(!wanted.summary.hasSuffix(".") && !wanted.hint.isEmpty)
        }
    }

    @Test("of a folder's page are folders")
    func folders() throws {
        #expect(try AuthoredAddress.address("about", in: natural, isFolder: true) == "about/index.html")
        #expect(try AuthoredAddress.address("about/", in: natural, isFolder: true) == "about/index.html")
        #expect(try AuthoredAddress.address("about/index.html", in: natural, isFolder: true) == "about/index.html")
        #expect(problem("about.html", isFolder: true) == .isNoFolder)
    }

    @Test("stay below their notebook, where nothing is reserved")
    func prefix() throws {
        let lab = NaturalAddress(prefix: "lab")
        #expect(try AuthoredAddress.address("tags/a", in: lab) == "lab/tags/a.html")
        #expect(problem("index", prefix: "lab") == .isHome)
    }
}

@Suite("What a note asks for")
struct WantedAddressesTests {
    private func wanted(
        _ path: String, _ properties: [(String, PropertyValue)], style: AddressStyle = .slug,
        origin: MetadataOrigin = .frontMatter
    ) -> WantedAddresses {
        let path = NotebookPath(path)
        return WantedAddresses(
            path: path, kind: FileKind(path: path),
            properties: Properties(
                properties.map { key, value in
                    Property(key: key, value: value, origin: origin, position: SourcePosition(line: 2, column: 1))
                }),
            natural: NaturalAddress(prefix: "", style: style))
    }

    private func aliases(_ aliases: String..., style: AddressStyle = .slug) -> [String] {
        wanted("a/b/n.md", [("aliases", .list(aliases.map { .text($0) }))], style: style).redirects.map(\.address)
    }

    @Test("a permalink is the address, and the natural one leads to it")
    func permalink() {
        let wanted = wanted("a/n.md", [("permalink", .text("about"))])
        #expect(wanted.address == "about.html")
        #expect(wanted.redirects.map(\.address) == ["a/n.html"])
        #expect(wanted.redirects.first?.origin == .permalink)
        #expect(wanted.problems == [])
    }

    @Test("numbers and dates are permalinks as they are written")
    func scalars() {
        let year = PropertyValue.number(NumberValue(value: 2024, literal: "2024"))
        #expect(wanted("n.md", [("permalink", year)]).address == "2024.html")
        #expect(wanted("n.md", [("permalink", .date(CalendarDate(daysSinceEpoch: 0)))]).address == "1970-01-01.html")
    }

    @Test("an empty permalink says nothing", arguments: [PropertyValue.null, .text(""), .text("  ")])
    func empty(value: PropertyValue) {
        let wanted = wanted("n.md", [("permalink", value)])
        #expect(wanted.address == "n.html")
        #expect(wanted.problems == [])
    }

    @Test("what is no text is no permalink", arguments: [PropertyValue.boolean(true), .list([.text("a")]), .map([])])
    func noText(value: PropertyValue) {
        let wanted = wanted("n.md", [("permalink", value)])
        #expect(wanted.address == "n.html")
        #expect(wanted.problems.map(\.summary) == ["permalink is not text"])
    }

    @Test("a bad permalink leaves the natural address")
    func badPermalink() {
        let wanted = wanted("n.md", [("permalink", .text("../n"))])
        #expect(wanted.address == "n.html")
        #expect(wanted.redirects == [])
        #expect(wanted.problems.map(\.id) == ["invalid-permalink"])
        #expect(wanted.problems.first?.position?.line == 2)
        let beside = self.wanted("n.md", [("permalink", .text("../n"))], origin: .jsonSidecar)
        #expect(beside.problems.first.map { $0.position == nil } == true)
    }

    @Test("a permalink that is the natural address is no redirect")
    func same() {
        #expect(wanted("n.md", [("permalink", .text("N"))]).redirects == [])
        #expect(wanted("guide/index.md", [("permalink", .text("guide"))]).redirects == [])
    }

    @Test("the home page has no permalink, other index notes have")
    func indexNotes() {
        #expect(wanted("index.md", [("permalink", .text("about"))]).problems.count == 1)
        #expect(wanted("guide/index.md", [("permalink", .text("about"))]).address == "about/index.html")
    }

    @Test("attachments have neither permalink nor aliases")
    func attachments() {
        let wanted = wanted("x.png", [("permalink", .text("about")), ("aliases", .list([.text("a/b")]))])
        #expect(wanted.address == "x.png")
        #expect(wanted.redirects == [])
    }

    @Test("an alias with a slash is the path of a note that was there, and what ends as an address is one")
    func aliases() {
        #expect(aliases("Guides/Making friends") == ["guides/making-friends.html"])
        #expect(aliases("/Friends.md") == ["friends.html"])
        #expect(aliases("/Old/Place.html") == ["Old/Place.html"])
        #expect(aliases("Old/place/") == ["Old/place/index.html"])
        #expect(aliases("tags/x", "old/index") == ["tags-2/x.html", "old/index.html"])
    }

    @Test("an alias that begins with a dot leads from the note's folder")
    func relativeAliases() {
        #expect(aliases("./old", "../older", "../../oldest.html") == ["a/b/old.html", "a/older.html", "oldest.html"])
        #expect(aliases("../../../too far") == [])
    }

    @Test("an alias without a slash is a name, but an address too where Quartz and Obsidian Publish read it so")
    func names() {
        #expect(aliases("Old name") == [])
        #expect(aliases("Old name", style: .plain) == [])
        #expect(aliases("Old name", style: .quartz) == ["old-name.html"])
        #expect(aliases("Old name", style: .obsidian) == ["Old+name.html"])
    }

    @Test(
        "names that merely have a slash in them are names",
        arguments: ["Import / export", "https://a.b/c", "a//b", "/"])
    func slashes(alias: String) {
        #expect(aliases(alias, style: .quartz) == [])
    }

    @Test("aliases are lists or texts with commas, under both names, each once")
    func forms() {
        let wanted = wanted("n.md", [("aliases", .text("a/b, c/d ,a/B")), ("alias", .text("/e"))])
        #expect(wanted.redirects.map(\.address) == ["a/b.html", "c/d.html", "e.html"])
        #expect(wanted.redirects.allSatisfy { $0.origin == .path })
    }

    @Test("an alias that no page can have is named")
    func badAlias() {
        let wanted = wanted("n.md", [("aliases", .list([.text("/404.html"), .text("/tags/x.html")]))])
        #expect(wanted.redirects == [])
        #expect(wanted.problems.map(\.id) == ["invalid-alias", "invalid-alias"])
    }
}
