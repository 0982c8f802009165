import NotebookModel
import Testing

@testable import Rendering

@Suite("Links of a note")
struct LinkTests {
    private func html(
        _ slots: [HTMLPieces.Slot], _ link: LinkReference, _ resolution: LinkResolution, tags: [SiteAddress?] = []
    ) -> String {
        let body = NoteBody(
            pieces: HTMLPieces(bytes: Array("x".utf8), gaps: zip([0, 1], slots).map { .init(offset: $0, slot: $1) }),
            links: [link], resolutions: [resolution], tagAddresses: tags, sourceDigest: SamplePages.digest("x"))
        let layout = PageLayout(
            SamplePages.frame("notes/here.html", "Here"), kind: "note", site: SamplePages.site, theme: .default)
        let bytes = (try? body.compose(for: layout)) ?? []
        return String(decoding: bytes, as: UTF8.self)
    }

    private func link(_ label: String? = nil, title: String? = nil, syntax: LinkReference.Syntax = .wikilink)
        -> LinkReference
    {
        LinkReference(
            syntax: syntax, isEmbed: false, target: "folder/target.png", label: label, title: title,
            position: SamplePages.position)
    }

    private func text(_ resolution: LinkResolution, title: String? = nil) -> String {
        html([.linkStart(0), .linkEnd(0)], link(title: title), resolution)
    }

    private func embed(_ resolution: LinkResolution, _ label: String? = nil, syntax: LinkReference.Syntax = .wikilink)
        -> String
    {
        String(html([.embed(0)], link(label, syntax: syntax), resolution).dropLast())
    }

    private let page = LinkResolution.page(SamplePages.link("A \"b\"", "ideas/a b.html"), fragment: nil)

    @Test("lead to pages, files and other hosts")
    func links() {
        #expect(text(page) == "<a href=\"../ideas/a%20b.html\">x</a>")
        #expect(
            text(.page(SamplePages.link("A", "ideas/a.html"), fragment: "größe-1"))
                == "<a href=\"../ideas/a.html#größe-1\">x</a>")
        #expect(text(.page(SamplePages.link("Here", "notes/here.html"), fragment: "b")) == "<a href=\"#b\">x</a>")
        #expect(
            text(.attachment(SiteAddress("notes/a.pdf"), fragment: "page=3"))
                == "<a href=\"a.pdf#page=3\">x</a>")
        #expect(text(.external("https://x.example/?a&b")) == "<a href=\"https://x.example/?a&amp;b\">x</a>")
        #expect(
            text(page, title: "\"><script>")
                == "<a href=\"../ideas/a%20b.html\" title=\"&quot;&gt;&lt;script&gt;\">x</a>")
    }

    @Test("that lead nowhere say so, and a browser would run none of them")
    func unresolved() {
        let expected = "<span class=\"unresolved\" title=\"No note of this name\">x</span>"
        #expect(text(.unresolved) == expected)
        #expect(text(.external(" java\tscript:alert(1)")) == expected)
        #expect(text(.external("DATA:text/html,x")) == expected)
    }

    @Test(
        "are relative to the page that holds them",
        arguments: [
            ("index.html", "index.html", "index.html"), ("a.html", "b/c/d.html", "b/c/d.html"),
            ("b/c/d.html", "a.html", "../../a.html"), ("b/c/d.html", "b/e.html", "../e.html"),
            ("ab/x.html", "a/x.html", "../a/x.html"),
            ("b/x.html", "b/größe 100%.html", "gr%C3%B6%C3%9Fe%20100%25.html"),
        ])
    func relative(origin: String, target: String, href: String) {
        #expect(LinkOrigin.page(SiteAddress(origin)).href(to: SiteAddress(target)) == href)
        #expect(LinkOrigin.prefix("/x/").href(to: SiteAddress(target)) == "/x/" + PercentEncoding.encode(target))
    }

    @Test("a fragment can't end its attribute")
    func fragments() {
        #expect(
            text(.page(SamplePages.link("A", "ideas/a.html"), fragment: "\"><b>#%"))
                == "<a href=\"../ideas/a.html#%22%3E%3Cb%3E%23%25\">x</a>")
    }

    @Test("embed images with the size that their label asks for")
    func images() {
        let image = LinkResolution.attachment(SiteAddress("notes/target.png"), fragment: nil)
        let end = " loading=\"lazy\" decoding=\"async\">"
        #expect(embed(image) == "<img src=\"target.png\" alt=\"target.png\"\(end)")
        #expect(
            embed(image, "100x145") == "<img src=\"target.png\" alt=\"target.png\" width=\"100\" height=\"145\"\(end)")
        #expect(embed(image, "Loss|100") == "<img src=\"target.png\" alt=\"Loss\" width=\"100\"\(end)")
        #expect(embed(image, "a \"b\"") == "<img src=\"target.png\" alt=\"a &quot;b&quot;\"\(end)")
        #expect(embed(image, "", syntax: .markdown) == "<img src=\"target.png\" alt=\"\"\(end)")
    }

    @Test("embed other files as what a browser makes of them")
    func media() {
        let card = { (name: String) in "<a class=\"embed-file\" href=\"\(name)\">target.png</a>" }
        #expect(
            embed(.attachment(SiteAddress("notes/a.mp3"), fragment: nil))
                == "<audio controls preload=\"metadata\" src=\"a.mp3\" aria-label=\"target.png\">\(card("a.mp3"))</audio>"
        )
        #expect(
            embed(.attachment(SiteAddress("notes/a.webm"), fragment: nil), "640")
                == "<video controls preload=\"metadata\" src=\"a.webm\" aria-label=\"target.png\" width=\"640\">"
                + "\(card("a.webm"))</video>")
        #expect(
            embed(.attachment(SiteAddress("notes/a.pdf"), fragment: nil))
                == "<object class=\"pdf\" type=\"application/pdf\" data=\"a.pdf\" aria-label=\"target.png\">"
                + "\(card("a.pdf"))</object>")
        #expect(embed(.attachment(SiteAddress("notes/a.csv"), fragment: nil)) == card("a.csv"))
        #expect(embed(page) == "<a class=\"embed-link\" href=\"../ideas/a%20b.html\">A &quot;b&quot;</a>")
        #expect(
            embed(.unresolved) == "<span class=\"unresolved\" title=\"No file of this name\">target.png</span>")
    }

    @Test("inside raw HTML become a bare address")
    func urls() {
        #expect(html([.url(0)], link(), page) == "../ideas/a%20b.htmlx")
        #expect(html([.url(0)], link(), .unresolved) == "folder/target.pngx")
        #expect(html([.url(0)], link(), .external("javascript:alert(1)")) == "x")
    }

    @Test("tags in the text lead to the tag's page, where there is one")
    func tags() {
        let slots: [HTMLPieces.Slot] = [.tagStart(0), .tagEnd(0)]
        #expect(
            html(slots, link(), .unresolved, tags: [SiteAddress("tags/a.html")])
                == "<a class=\"tag\" href=\"../tags/a.html\">x</a>")
        #expect(html(slots, link(), .unresolved, tags: [nil]) == "<span class=\"tag\">x</span>")
    }

    @Test(
        "a label is a size only when all of its last part is one",
        arguments: [
            ("100", "", 100, nil), ("100x20", "", 100, 20), ("a|100x20", "a", 100, 20), ("a|b|3", "a|b", 3, nil),
            ("100px", "100px", nil, nil), ("1x2x3", "1x2x3", nil, nil), ("x", "x", nil, nil), ("", "", nil, nil),
            ("a|", "a|", nil, nil), ("999999", "999999", nil, nil),
        ] as [(String, String, Int?, Int?)])
    func labels(label: String, text: String, width: Int?, height: Int?) {
        let parsed = ImageLabel(label)
        #expect(parsed.text == text)
        #expect(parsed.width == width)
        #expect(parsed.height == height)
    }
}
