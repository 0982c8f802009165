import Foundation
import NotebookModel
import TestRandomness
import Testing

@Suite("Site addresses")
struct SiteAddressTests {
    @Test(
        "A link leads from one page to the other",
        arguments: [
            ("a.html", "b.html", "b.html"),
            ("notes/a.html", "notes/b.html", "b.html"),
            ("index.html", "notes/a.html", "notes/a.html"),
            ("notes/a.html", "index.html", "../index.html"),
            ("notes/deep/er/a.html", "notes/b.html", "../../b.html"),
            ("notes/a.html", "tags/ml.html", "../tags/ml.html"),
            ("notes/a.html", "notes2/b.html", "../notes2/b.html"),
            ("notes/a/x.html", "notes/ab/y.html", "../ab/y.html"),
            ("notes/a.html", "notes/a.html", "a.html"),
            ("a/b", "a/b/c", "b/c"),
            ("a/b/c", "a/b", "../b"),
            ("notes/a.html", "notes/", "./"),
            ("notes/a.html", "", "../"),
            ("a.html", "", "./"),
            ("", "a.html", "a.html"),
            ("a.html", "x y/50%/what?#1.png", "x%20y/50%25/what%3F%231.png"),
            ("x y/a.html", "x y/b c.html", "b%20c.html"),
            ("é/a.html", "é/你好.html", "%E4%BD%A0%E5%A5%BD.html"),
            ("a.html", "time:12.html", "time%3A12.html"),
            ("a.html", "a&b'\"<>.html", "a%26b%27%22%3C%3E.html"),
            ("a.html", "~x_y-1.2.html", "~x_y-1.2.html"),
            ("caf\u{E9}/a.html", "cafe\u{301}/b.html", "../cafe%CC%81/b.html"),
        ])
    func href(_ origin: String, _ target: String, _ href: String) {
        #expect(SiteAddress(target).href(from: SiteAddress(origin)) == href)
    }

    @Test("A browser that follows a link from its page arrives at the target")
    func resolution() throws {
        var random = SeededGenerator.forTests()
        for _ in 0..<2_000 {
            let origin = Self.address(using: &random), target = Self.address(using: &random)
            let context = "seed \(random.seed): from \(origin) to \(target)"
            let href = target.href(from: origin)
            let base = try #require(
                URL(string: "https://host.example/" + PercentEncoding.encode(origin.path)), "\(context)")
            let url = try #require(URL(string: href, relativeTo: base), "\(context)")
            #expect(url.absoluteURL.host() == "host.example", "\(context)")
            #expect(url.absoluteURL.query() == nil && url.absoluteURL.fragment() == nil, "\(context)")
            #expect(
                url.absoluteURL.path(percentEncoded: true) == "/" + PercentEncoding.encode(target.path), "\(context)")
        }
    }

    /// Few folder names, so that addresses share some.
    private static func address(using random: inout SeededGenerator) -> SiteAddress {
        let names = ["a", "b", "a b", "é", "e\u{301}", "50%", "x?y", "x#y", "c:d", "你好", "...", "&amp;", "a+b"]
        let parts = (0...Int.random(in: 0...4, using: &random)).map { _ in
            names[Int.random(in: 0..<names.count, using: &random)]
        }
        return SiteAddress(parts.joined(separator: "/"))
    }

    @Test("The root is reached by one step for each folder")
    func rootPrefix() {
        #expect(SiteAddress("index.html").rootPrefix == "")
        #expect(SiteAddress("a/index.html").rootPrefix == "../")
        #expect(SiteAddress("a/b/c.html").rootPrefix == "../../")
    }

    @Test("Addresses compare as their bytes do")
    func comparison() {
        var random = SeededGenerator.forTests()
        for _ in 0..<2_000 {
            let left = SiteAddress(AwkwardScalars.text(upTo: 5, using: &random))
            let right = SiteAddress(AwkwardScalars.text(upTo: 5, using: &random))
            let context = "seed \(random.seed): \(left.path.debugDescription) \(right.path.debugDescription)"
            #expect((left < right) == left.path.utf8.lexicographicallyPrecedes(right.path.utf8), "\(context)")
            #expect((left == right) == left.path.utf8.elementsEqual(right.path.utf8), "\(context)")
        }
        #expect(SiteAddress("caf\u{E9}") != SiteAddress("cafe\u{301}"))
        #expect(Set([SiteAddress("a" + "b"), SiteAddress("ab"), SiteAddress("")]).count == 2)
    }
}

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test("Every byte but the unreserved ones, slash and plus becomes a triple in capitals")
    func bytes() {
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/+".utf8)
        for byte in UInt8.min...UInt8.max {
            var output: [UInt8] = []
            PercentEncoding.append([byte], to: &output)
            let digits = String(byte, radix: 16, uppercase: true)
            let triple = "%" + (byte < 16 ? "0" : "") + digits
            #expect(output == (unreserved.contains(byte) ? [byte] : Array(triple.utf8)))
        }
    }

    @Test("Random texts come back, and Foundation decodes them the same")
    func roundTrip() {
        var random = SeededGenerator.forTests()
        for _ in 0..<1_000 {
            let text = AwkwardScalars.text(upTo: 30, using: &random)
            let encoded = PercentEncoding.encode(text)
            #expect(encoded.utf8.allSatisfy { $0 < 0x80 })
            #expect(PercentEncoding.decode(encoded).scalars == text.scalars, "seed \(random.seed)")
            #expect(encoded.removingPercentEncoding?.scalars == text.scalars, "seed \(random.seed)")
        }
    }

    @Test(
        "What is no triple stays as it is",
        arguments: [
            ("", ""), ("plain", "plain"), ("%41%62", "Ab"), ("%c3%A9", "é"), ("100%", "100%"), ("%", "%"), ("%4", "%4"),
            ("%zz%20", "%zz "), ("%%20", "% "), ("%2", "%2"), ("%2g", "%2g"), ("a%2Fb", "a/b"), ("%25 41", "% 41"),
            ("%2541", "%41"),
        ])
    func decode(_ text: String, _ decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test(
        "Bytes that are not UTF-8 leave the text as it was",
        arguments: ["%FF", "a%C3", "%E4%BD", "%80x", "%C0%80", "%ED%A0%80"])
    func notUTF8(_ text: String) {
        #expect(PercentEncoding.decode(text) == text)
    }

    @Test("Encoding twice encodes the percent signs")
    func twice() {
        #expect(PercentEncoding.encode(PercentEncoding.encode("a b")) == "a%2520b")
    }
}
