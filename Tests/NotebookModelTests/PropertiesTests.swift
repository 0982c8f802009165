import Diagnostics
import NotebookModel
import Testing

@Suite("Properties")
struct PropertiesTests {
    private func property(_ key: String, _ text: String, _ origin: MetadataOrigin = .frontMatter) -> Property {
        Property(key: key, value: .text(text), origin: origin, position: nil)
    }

    @Test("The first value of a key stays, in the order of the sources", arguments: [0, 3, 16, 17, 40])
    func firstStays(_ others: Int) {
        var properties = Properties((0..<others).map { property("other \($0)", "\($0)") })
        properties.insertIfAbsent(property("title", "strong"))
        properties.insertIfAbsent(property("title", "weak", .jsonSidecar))
        properties.insertIfAbsent(property("status", "new", .jsonSidecar))
        for number in 0..<others { properties.insertIfAbsent(property("other \(number)", "again")) }
        #expect(properties.map(\.key) == (0..<others).map { "other \($0)" } + ["title", "status"])
        #expect(properties["title"] == .text("strong"))
        #expect(properties["status"] == .text("new"))
        #expect(properties["absent"] == nil)
        for number in 0..<others { #expect(properties["other \(number)"] == .text("\(number)")) }
    }

    /// With a scan for each key this takes minutes.
    @Test("A hundred thousand keys are all kept and found", .timeLimit(.minutes(1)))
    func manyKeys() {
        let properties = Properties((0..<100_000).map { property("key \($0)", "\($0)") })
        #expect(properties.count == 100_000)
        #expect(properties["key 99999"] == .text("99999"))
        #expect(properties["key 100000"] == nil)
    }

    @Test("Equal properties are equal however they came together")
    func equality() {
        let all = (0..<20).map { property("\($0)", "x") }
        var grown = Properties(Array(all.prefix(5)))
        for property in all { grown.insertIfAbsent(property) }
        #expect(grown == Properties(all))
        #expect(grown.hashValue == Properties(all).hashValue)
        #expect(grown != Properties(all.reversed()))
        #expect(Properties() != grown)
    }

    @Test("A copy that grows leaves the first as it was")
    func copies() {
        let first = Properties((0..<17).map { property("\($0)", "x") })
        var second = first
        second.insertIfAbsent(property("new", "y"))
        #expect(first["new"] == nil)
        #expect(second["new"] == .text("y"))
    }

    @Test("One key in two Unicode forms is one key", arguments: [1, 30])
    func canonicalKeys(_ count: Int) {
        var properties = Properties((0..<count).map { property("\($0)", "x") })
        properties.insertIfAbsent(property("caf\u{E9}", "composed"))
        properties.insertIfAbsent(property("cafe\u{301}", "decomposed"))
        #expect(properties.count == count + 1)
        #expect(properties["cafe\u{301}"] == .text("composed"))
    }

    @Test("The origins stand in the order of their priority")
    func priority() {
        #expect(
            MetadataOrigin.allCases.map(\.rawValue) == [
                "front-matter", "json-sidecar", "xml-sidecar", "markdown-sidecar", "image-header",
            ])
    }
}
