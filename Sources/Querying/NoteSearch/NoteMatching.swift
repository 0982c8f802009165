import NotebookModel

/// A search at work on the text of one note; lives as long as the text's buffer.
final class NoteMatching {
    /// What conditions are asked of.
    enum Place {
        /// The path, and the whole text.
        case note
        case text(Range<Int>)
    }

    private let evaluator: NoteSearchEvaluator
    private let facts: SearchedFacts
    let text: UnsafeBufferPointer<UInt8>
    private lazy var folded = FoldedText(text)
    private lazy var isASCII = text.allSatisfy { $0 < 0x80 }
    lazy var outline = NoteOutline(text)

    init(_ evaluator: NoteSearchEvaluator, _ facts: SearchedFacts, _ text: UnsafeBufferPointer<UInt8>) {
        self.evaluator = evaluator
        self.facts = facts
        self.text = text
    }

    var whole: Range<Int> { 0..<text.count }

    func range(of place: Place) -> Range<Int> { if case .text(let range) = place { range } else { whole } }

    // MARK: Conditions

    func holds(_ condition: SearchCondition, in place: Place) throws(ExhaustedSearchPattern) -> Bool {
        switch condition {
        case .text, .pattern: return try holds(word: condition, in: place)
        case .not(let inner): return try !holds(inner, in: place)
        case .all(let inner):
            for condition in inner where try !holds(condition, in: place) { return false }
            return true
        case .any(let inner):
            for condition in inner where try holds(condition, in: place) { return true }
            return false
        case .within(.content, let inner): return try holds(inner, in: .text(range(of: place)))
        case .within(let scope, let inner) where scope != .file && scope != .path:
            let range = range(of: place)
            guard mayHold(inner, in: range) else { return false }
            for unit in units(scope, in: range) where try holds(inner, in: .text(unit)) { return true }
            return false
        case .within, .tag, .property, .exactly, .null, .compares:
            return try evaluator.verdict(condition, facts, place: .note) ?? false
        }
    }

    private func holds(word: SearchCondition, in place: Place) throws(ExhaustedSearchPattern) -> Bool {
        if case .note = place, try evaluator.verdict(word, facts, place: .note) == true { return true }
        return try first(word, in: range(of: place), from: range(of: place).lowerBound) != nil
    }

    /// Whether some part of the range might fulfil a condition: a few searches spare the look at each unit of most notes.
    private func mayHold(_ condition: SearchCondition, in range: Range<Int>) -> Bool {
        switch condition {
        case .text(let sought): first(sought, in: range, from: range.lowerBound) != nil
        case .all(let inner): inner.allSatisfy { mayHold($0, in: range) }
        case .any(let inner): inner.contains { mayHold($0, in: range) }
        case .within(.file, _), .within(.path, _): true
        case .within(_, let inner): mayHold(inner, in: range)
        case .not, .pattern, .tag, .property, .exactly, .null, .compares: true
        }
    }

    // MARK: Units

    /// The lines, blocks, sections or tasks of a range, cut to it.
    func units(_ scope: SearchScope, in range: Range<Int>) -> [Range<Int>] {
        let ranges: [Range<Int>] =
            switch scope {
            case .line: lines(of: range)
            case .block: outline.blocks
            case .section: outline.sections
            case .task: outline.tasks
            case .openTask: outline.openTasks
            case .doneTask: outline.doneTasks
            case .content, .file, .path: [range]
            }
        let start = ranges.partitioningIndex { $0.upperBound > range.lowerBound || $0.lowerBound >= range.lowerBound }
        return ranges[start...].prefix { $0.lowerBound < range.upperBound || $0 == range }
            .map { $0.clamped(to: range) }
    }

    /// Without their ends; one of nothing has one line.
    private func lines(of range: Range<Int>) -> [Range<Int>] {
        if range.isEmpty { return [range] }
        var lines: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let next = min(OutlineLine(text, at: start).next, range.upperBound)
            var end = next
            if text[end - 1] == 0x0A { end -= 1 }
            if end > start, end < next, text[end - 1] == 0x0D { end -= 1 }
            lines.append(start..<end)
            start = next
        }
        return lines
    }

    // MARK: Finding

    /// The first match at or behind a place of a range.
    func first(
        _ word: SearchCondition, in range: Range<Int>, from start: Int
    ) throws(ExhaustedSearchPattern) -> Range<Int>? {
        switch word {
        case .text(let sought): return first(sought, in: range, from: start)
        case .pattern(let pattern):
            guard text.baseAddress != nil else { return nil }
            let part = UnsafeBufferPointer(rebasing: text[range])
            guard let hit = try evaluator.first(pattern, in: part, from: start - range.lowerBound, facts.path) else {
                return nil
            }
            return hit.lowerBound + range.lowerBound..<hit.upperBound + range.lowerBound
        default: return nil
        }
    }

    private func first(_ sought: SoughtText, in range: Range<Int>, from start: Int) -> Range<Int>? {
        if sought.readsBytes {
            return sought.first(in: UnsafeBufferPointer(rebasing: text[..<range.upperBound]), from: start)
        }
        if isASCII { return nil }
        let end = folded.foldedOffset(ofSource: range.upperBound)
        let offset = folded.foldedOffset(ofSource: start)
        return folded.bytes.withUnsafeBufferPointer { bytes in
            sought.first(in: UnsafeBufferPointer(rebasing: bytes[..<end]), from: offset)
        }.map { folded.sourceRange(of: $0) }
    }
}
