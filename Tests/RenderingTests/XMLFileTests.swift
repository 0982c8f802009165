import Foundation
import NotebookModel
import Rendering
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The texts of a document by element name, in order.
private final class ElementTexts: NSObject, XMLParserDelegate {
    private(set) var texts: [String: [String]] = [:]
    private(set) var attributes: [String: [[String: String]]] = [:]
    private var current = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes values: [String: String]
    ) {
        current = ""
        attributes[name, default: []].append(values)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        texts[name, default: []].append(current)
        current = ""
    }

    static func read(_ bytes: [UInt8]) throws -> ElementTexts {
        let parser = XMLParser(data: Data(bytes)), elements = ElementTexts()
        parser.delegate = elements
        try #require(parser.parse(), "not well-formed: \(String(describing: parser.parserError))")
        return elements
    }
}

@Suite("XML files of the site")
struct XMLFileTests {
    @Test("the sitemap lists addresses in order and days where they are known")
    func sitemap() throws {
        let elements = try ElementTexts.read(SampleFiles.sitemap.render())
        #expect(elements.texts["loc"] == ["https://lab.example/", "https://lab.example/notes/b%20%26%20c.html"])
        #expect(elements.texts["lastmod"] == ["2026-03-01"])
        #expect(elements.attributes["urlset"]?.first?["xmlns"] == "http://www.sitemaps.org/schemas/sitemap/0.9")
    }

    @Test("the feed holds what Atom requires of a feed and of each entry")
    func feed() throws {
        let elements = try ElementTexts.read(SampleFiles.feed.renderAtom(at: SiteAddress("feed.xml")))
        #expect(
            elements.texts["id"] == [
                "https://lab.example/", "https://lab.example/notes/a%20b.html", "https://lab.example/notes/b.html",
            ])
        #expect(elements.texts["title"] == ["Lab & Journal", SamplePages.hostile, "B"])
        #expect(
            elements.texts["updated"] == ["2026-03-03T01:06:40Z", "2026-03-03T01:06:40Z", "2023-11-14T22:13:20Z"])
        #expect(elements.texts["published"] == ["2026-03-01T08:30:00Z"])
        #expect(elements.texts["name"] == ["Lab <Journal>"])
        #expect(elements.texts["summary"] == ["One < two"])
        #expect(elements.attributes["category"]?.compactMap { $0["term"] } == ["a/b", "\"c\""])
        #expect(
            elements.attributes["link"]?.first == ["rel": "self", "href": "https://lab.example/feed.xml"])
    }

    @Test("a feed without entries still says a time")
    func emptyFeed() throws {
        var feed = SampleFiles.feed
        feed.entries = []
        let elements = try ElementTexts.read(feed.renderAtom(at: SiteAddress("feed.xml")))
        #expect(elements.texts["updated"] == ["1970-01-01T00:00:00Z"])
    }

    @Test("the same feed holds what RSS requires of a channel and of each item")
    func rss() throws {
        let elements = try ElementTexts.read(SampleFiles.feed.renderRSS(at: SiteAddress("rss.xml")))
        #expect(elements.attributes["rss"]?.first?["version"] == "2.0")
        #expect(elements.texts["title"] == ["Lab & Journal", SamplePages.hostile, "B"])
        #expect(
            elements.texts["link"] == [
                "https://lab.example/", "https://lab.example/notes/a%20b.html", "https://lab.example/notes/b.html",
            ])
        #expect(elements.texts["guid"] == elements.texts["link"]?.dropFirst().map { $0 })
        #expect(elements.texts["description"] == ["Lab & Journal", "One < two"])
        #expect(elements.texts["pubDate"] == ["Sun, 01 Mar 2026 08:30:00 GMT"])
        #expect(elements.texts["lastBuildDate"] == ["Tue, 03 Mar 2026 01:06:40 GMT"])
        #expect(elements.texts["category"] == ["a/b", "\"c\""])
        #expect(elements.attributes["atom:link"]?.first?["href"] == "https://lab.example/rss.xml")
    }

    @Test("days before 1970 have their weekdays in RSS too", arguments: [("1969-12-31", "Wed"), ("1900-01-01", "Mon")])
    func earlyDays(day: String, weekday: String) throws {
        var feed = SampleFiles.feed
        let date = try #require(CalendarDate(day))
        feed.entries[0].published = Timestamp(date: date, secondOfDay: 0, offsetMinutes: 0)
        let elements = try ElementTexts.read(feed.renderRSS(at: SiteAddress("rss.xml")))
        #expect(elements.texts["pubDate"]?.first?.hasPrefix("\(weekday), \(day.suffix(2)) ") == true)
    }
}
