import NotebookModel
import Querying
import TestRandomness
import Testing

/// A search as a tree that a plain walk answers.
private indirect enum ModelSearch {
    case word(String)
    case phrase(String)
    case tag(String)
    case path(String)
    case line(ModelSearch)
    case content(ModelSearch)
    case not(ModelSearch)
    case all([ModelSearch])
    case any([ModelSearch])

    init(_ random: inout SeededGenerator, depth: Int, hasScope: Bool = false) {
        let words = ["a", "b", "ab", "c", "ä", "xb"]
        switch Int.random(in: 0..<(depth > 0 ? 11 : 5), using: &random) {
        case 0, 1: self = .word(random.pick(words))
        case 2: self = .phrase(random.pick(["a b", "b\" c", "ä c", "a"]))
        case 3: self = hasScope ? .word(random.pick(words)) : .tag(random.pick(["t", "t/u", "v"]))
        case 4: self = hasScope ? .phrase("a b") : .path(random.pick(["dir", "f", "a"]))
        case 5: self = .line(ModelSearch(&random, depth: depth - 1, hasScope: true))
        case 6: self = .content(ModelSearch(&random, depth: depth - 1, hasScope: true))
        case 7: self = .not(ModelSearch(&random, depth: depth - 1, hasScope: hasScope))
        case 8: self = .any((0..<2).map { _ in ModelSearch(&random, depth: depth - 1, hasScope: hasScope) })
        default: self = .all((0..<3).map { _ in ModelSearch(&random, depth: depth - 1, hasScope: hasScope) })
        }
    }

    var text: String {
        switch self {
        case .word(let word): word
        case .phrase(let phrase): "\"\(phrase.replacing("\"", with: "\\\""))\""
        case .tag(let name): "tag:#\(name)"
        case .path(let name): "path:\(name)"
        case .line(let inner): "line:(\(inner.text))"
        case .content(let inner): "content:(\(inner.text))"
        case .not(let inner): "-(\(inner.text))"
        case .all(let inner): inner.map(\.enclosed).joined(separator: " ")
        case .any(let inner): inner.map(\.enclosed).joined(separator: " OR ")
        }
    }

    private var enclosed: String {
        if case .any = self { "(\(text))" } else if case .all = self { "(\(text))" } else { text }
    }

    func holds(_ note: SearchedNote, _ part: String? = nil) -> Bool {
        switch self {
        case .word(let sought), .phrase(let sought):
            Self.has(part ?? note.text, sought) || part == nil && Self.has(String(note.path.dropLast(3)), sought)
        case .tag(let name): note.tags.contains { $0 == name || $0.hasPrefix(name + "/") }
        case .path(let name): Self.has(note.path, name)
        case .line(let inner):
            (part ?? note.text).split(separator: "\n", omittingEmptySubsequences: false)
                .contains { inner.holds(note, String($0)) }
        case .content(let inner): inner.holds(note, part ?? note.text)
        case .not(let inner): !inner.holds(note, part)
        case .all(let inner): inner.allSatisfy { $0.holds(note, part) }
        case .any(let inner): inner.contains { $0.holds(note, part) }
        }
    }

    private static func has(_ text: String, _ sought: String) -> Bool {
        text.lowercased().contains(sought.lowercased())
    }
}

@Suite("Random searches")
struct NoteSearchAlgebraTests {
    @Test("find what a plain walk through the same note finds")
    func agreement() throws {
        var random = SeededGenerator.forTests()
        var foundCount = 0
        for round in 0..<PropertyRun.rounds(default: 3000) {
            let search = ModelSearch(&random, depth: 3)
            let words = ["a", "B", "Ab", "c", "Ä", "\"", " ", " ", "\n", "x"]
            let note = SearchedNote(
                path: random.pick(["dir/F a.md", "f.md", "g/h.md"]),
                tags: ["t", "t/u", "v/w"].filter { _ in random.isOne(in: 2) },
                text: (0..<Int.random(in: 1..<14, using: &random)).map { _ in random.pick(words) }.joined() + "x")
            let parsed = NoteSearch.parse(search.text, in: "query.md")
            try #require(parsed.diagnostics == [], "seed \(random.seed)\n\(search.text)")
            let isFound = try note.answer(parsed.search) != nil
            try #require(
                isFound == search.holds(note), "seed \(random.seed), round \(round)\n\(search.text)\n\(note.text)")
            foundCount += isFound ? 1 : 0
        }
        #expect(foundCount > 100, "the searches ask for what no note has")
    }

    @Test("texts that fold alike have the same matches wherever they are searched")
    func foldedPlaces() throws {
        var random = SeededGenerator.forTests()
        let pieces = [
            "a", "É", "e\u{301}", "İ", "ß", "日", "Σ", "ς", "\u{1100}\u{1161}", "\u{11A8}", "\u{212A}", "ก", "\u{e33}",
            "ﬀ", "\u{323}", "\u{9c7}", "\u{9be}", "\n", " ",
        ]
        for _ in 0..<PropertyRun.rounds(default: 1000) {
            let text = (0..<12).map { _ in random.pick(pieces) }.joined()
            let folded = Array(text.utf8).withUnsafeBufferPointer { FoldedText($0) }
            try #require(
                String(decoding: folded.bytes, as: UTF8.self).utf8.elementsEqual(FoldedName.fold(text).utf8),
                "seed \(random.seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
            for offset in folded.bytes.indices {
                let range = folded.sourceRange(of: offset..<offset + 1)
                #expect(range.lowerBound >= 0 && range.upperBound <= text.utf8.count && !range.isEmpty)
                #expect(folded.foldedOffset(ofSource: range.lowerBound) <= offset)
            }
        }
    }
}
