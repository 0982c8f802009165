import Foundation
import NotebookModel
import Rendering
import Testing

@Suite("Pages of the default theme")
struct PageTests {
    @Test("close every element that they open", arguments: SamplePages.all.indices)
    func balance(index: Int) throws {
        let html = try SamplePages.all[index].html()
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\""))
        #expect(html.hasSuffix("</html>\n"))
    }

    @Test("never let a title out of its place", arguments: SamplePages.all.indices)
    func escaping(index: Int) throws {
        let html = try SamplePages.all[index].html()
        #expect(!html.contains("<script>alert"))
        #expect(!html.contains("=\"\">"))
        #expect(!html.contains("{{"))
    }

    @Test("the check for balance sees what is missing")
    func balanceCheck() {
        #expect(MarkupBalance.problem(in: "<p><b>x</p>") != nil)
        #expect(MarkupBalance.problem(in: "<p>x") != nil)
        #expect(MarkupBalance.problem(in: "<p title=\">\">x<br></p>") == nil)
    }

    @Test("name no other host but the site's own", arguments: SamplePages.all.indices)
    func hosts(index: Int) throws {
        let site = SiteFrame(title: "Lab", notebooks: SamplePages.site.notebooks, generator: "Codex 1")
        #expect(try !SamplePages.all[index].html(site: site).contains("://"))
    }

    @Test("reach their assets, the home page and the search from their own depth")
    func depth() throws {
        let note = try SamplePages.note.html()
        #expect(note.contains("<link rel=\"stylesheet\" href=\"../assets/site.css\">"))
        #expect(note.contains("<script src=\"../assets/search.js\" defer></script>"))
        #expect(note.contains("data-search-root=\"../search/\""))
        #expect(note.contains("data-root=\"../\" data-page=\"runs/a.html\""))
        #expect(note.contains("<a class=\"site-title\" href=\"../index.html\">Lab &amp; Journal</a>"))
        let home = try SamplePages.home.html()
        #expect(home.contains("href=\"assets/site.css\""))
        #expect(home.contains("data-search-root=\"search/\""))
    }

    @Test(
        "run from right to left where the site's language does",
        arguments: [("fa-IR", true), ("he", true), ("fr", false)])
    func direction(language: String, isRightToLeft: Bool) throws {
        var site = SamplePages.site
        site.language = language
        #expect(try SamplePages.note.html(site: site).contains("lang=\"\(language)\" dir=\"rtl\"") == isRightToLeft)
    }

    @Test("404.html links by the base URL, and from the site's root without one")
    func notFound() throws {
        let page = try SamplePages.notFound.html()
        #expect(page.contains("href=\"https://lab.example/assets/site.css\""))
        #expect(page.contains("data-search-root=\"https://lab.example/search/\""))
        #expect(!page.contains("rel=\"canonical\""))
        let rootless = try SamplePages.notFound.html(site: SiteFrame(title: "Lab", generator: "Codex 1"))
        #expect(rootless.contains("<a class=\"site-title\" href=\"index.html\">"))
        #expect(rootless.contains("@layer fallback"))
    }

    @Test("a redirect sends on to its target and names it")
    func redirect() throws {
        let page = RedirectPage(
            address: SiteAddress("old/a.html"), target: SamplePages.link("Größe", "runs/größe.html"))
        let html = try page.html()
        #expect(html.contains("<meta http-equiv=\"refresh\" content=\"0; url=../runs/gr%C3%B6%C3%9Fe.html\">"))
        #expect(html.contains("<link rel=\"canonical\" href=\"https://lab.example/runs/gr%C3%B6%C3%9Fe.html\">"))
        #expect(html.contains("<a href=\"../runs/gr%C3%B6%C3%9Fe.html\">Größe</a>"))
    }

    @Test("link the notebook's own style sheet behind the theme's, and its icons in place of the theme's")
    func appearance() throws {
        let note = try SamplePages.note.html()
        let own = try #require(note.firstRange(of: "<link rel=\"stylesheet\" href=\"../publish.css\">"))
        let theme = try #require(note.firstRange(of: "href=\"../assets/search.css\""))
        #expect(theme.upperBound < own.lowerBound)
        #expect(
            note.contains(
                """
                <link rel="icon" type="image/x-icon" href="../favicon.ico">
                <link rel="icon" type="image/png" sizes="32x32" href="../favicon-32x32.png">
                <link rel="apple-touch-icon" type="image/png" sizes="180x180" href="../favicon-180x180.png">
                <link rel="stylesheet" href="../assets/site.css">
                """))
        #expect(!note.contains("assets/icon.svg"))
        #expect(try SamplePages.notFound.html().contains("href=\"https://lab.example/publish.css\""))
        var plain = SamplePages.note
        plain.frame.appearance = .theme
        #expect(
            try plain.html().contains("<link rel=\"icon\" type=\"image/svg+xml\" href=\"../assets/icon.svg\">\n<link"))
    }

    @Test("name their image where others can find it, which one of the site's own is by the base URL")
    func image() throws {
        let tag = "<meta property=\"og:image\" content="
        #expect(try SamplePages.note.html().contains("\(tag)\"https://lab.example/runs/a.png\">"))
        let homeless = SiteFrame(title: "Lab", generator: "Codex 1")
        #expect(try !SamplePages.note.html(site: homeless).contains(tag))
        var external = SamplePages.note
        external.frame.image = .external("https://example.org/x.png?a=1&b=\"2\"")
        #expect(
            try external.html(site: homeless).contains(
                "\(tag)\"https://example.org/x.png?a=1&amp;b=&quot;2&quot;\">"))
    }

    @Test("of a folder have the classes of its index note")
    func folderClasses() throws {
        var folder = SamplePages.folder
        folder.cssClasses = ["wide", "a\"b"]
        #expect(try folder.html().contains("<body class=\"page-folder wide a&quot;b\">"))
        var home = SamplePages.home
        home.cssClasses = ["wide"]
        #expect(try home.html().contains("<body class=\"page-home wide\">"))
    }

    @Test("the home page's canonical address is the base URL itself")
    func canonical() throws {
        #expect(try SamplePages.home.html().contains("<link rel=\"canonical\" href=\"https://lab.example/\">"))
    }

    @Test("forbid scripts of notes unless the workspace trusts them")
    func contentSecurityPolicy() throws {
        #expect(try SamplePages.note.html().contains("Content-Security-Policy"))
        var trusting = SamplePages.site
        trusting.trustsNotes = true
        #expect(try !SamplePages.note.html(site: trusting).contains("Content-Security-Policy"))
    }

    @Test(
        "carry no inline script and no event handler, which their policy would stop", arguments: SamplePages.all.indices
    )
    func strictPolicy(index: Int) throws {
        let html = try SamplePages.all[index].html()
        #expect(html.firstRange(of: /<script(?![^>]* src=)/) == nil)
        #expect(html.firstRange(of: /<[^>]* on[a-z]+="/) == nil)
    }
}
