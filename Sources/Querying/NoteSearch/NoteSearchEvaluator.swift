import NotebookModel
import Patterns

/// Answers a search, note by note; for one thread.
///
/// An answer hangs on the search, the note and the calendar alone, and not on the notes that were asked before.
package final class NoteSearchEvaluator {
    package let search: NoteSearch
    let order: ValueOrder
    private let matcher = RegularExpressionMatcher()
    private var expressions: [SearchPattern: RegularExpression] = [:]
    /// Whether a text has to be UTF-8, for patterns.
    private let hasPatterns: Bool

    /// What patterns may take for a note, in attempts of the matcher, a million of which take about 1 ms; and more a byte.
    private static let attempts = (aNote: 2_000_000, aByte: 32)

    /// - Parameter calendar: what dates and times of properties are compared by.
    package init(_ search: NoteSearch, calendar: QueryCalendar = .standard) {
        self.search = search
        order = ValueOrder(calendar: calendar)
        var hasPatterns = false
        search.condition?.visit { if case .pattern = $0 { hasPatterns = true } }
        self.hasPatterns = hasPatterns
    }

    /// Whether the note is found, as far as that can be said without its text.
    ///
    /// - Returns: `nil` where the text decides.
    package func verdict(on facts: SearchedFacts) throws(ExhaustedSearchPattern) -> Bool? {
        guard let condition = search.condition else { return false }
        grant(byteCount: facts.path.string.utf8.count)
        return try verdict(condition, facts, place: .note)
    }

    /// What is found in the note; `nil` for a note that is not found.
    ///
    /// - Complexity: a few searches for bytes in a note without a match.
    package func answer(
        _ facts: SearchedFacts, _ text: SearchedText, excerptLimit: Int = 3
    ) throws(ExhaustedSearchPattern) -> NoteSearchAnswer? {
        guard let condition = search.condition else { return nil }
        let verdict = try verdict(on: facts)
        if verdict == false { return nil }
        guard search.readsContent else { return NoteSearchAnswer(matchCount: 0, excerpts: []) }
        var bytes = text.shown
        if hasPatterns { Self.repair(&bytes) }
        grant(byteCount: bytes.count)
        return try bytes.withUnsafeBufferPointer { bytes throws(ExhaustedSearchPattern) in
            let note = NoteMatching(self, facts, bytes)
            if verdict == nil, try !note.holds(condition, in: .note) { return nil }
            return try note.answer(condition, excerptLimit: excerptLimit)
        }
    }

    /// Replaces what is no UTF-8 by U+FFFD.
    private static func repair(_ bytes: inout [UInt8]) {
        if String(validating: bytes, as: UTF8.self) == nil {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
    }

    // MARK: Patterns

    private func grant(byteCount: Int) {
        matcher?.begin(granting: UInt32(clamping: Self.attempts.aNote + Self.attempts.aByte * byteCount))
    }

    /// The first place at or behind `start` in a text that is valid UTF-8.
    func first(
        _ pattern: SearchPattern, in text: UnsafeBufferPointer<UInt8>, from start: Int, _ note: NotebookPath
    ) throws(ExhaustedSearchPattern) -> Range<Int>? {
        do throws(RegularExpressionError) {
            guard let matcher else { throw .tooMuchWork }
            return try matcher.match(expression(pattern), in: text, from: start)?.range
        } catch {
            throw ExhaustedSearchPattern(pattern: pattern, note: note)
        }
    }

    func matches(
        _ pattern: SearchPattern, _ text: some StringProtocol, _ note: NotebookPath
    ) throws(ExhaustedSearchPattern) -> Bool {
        var text = String(text)
        var bytes: [UInt8] = []
        // An empty text has no address, which the matcher wants.
        if text.isEmpty { bytes = [0] }
        text.makeContiguousUTF8()
        bytes.insert(contentsOf: text.utf8, at: 0)
        return try bytes.withUnsafeBufferPointer { buffer throws(ExhaustedSearchPattern) in
            let whole = UnsafeBufferPointer(rebasing: buffer[..<text.utf8.count])
            return try first(pattern, in: whole, from: 0, note) != nil
        }
    }

    private func expression(_ pattern: SearchPattern) throws(RegularExpressionError) -> RegularExpression {
        if let known = expressions[pattern] { return known }
        let made = try pattern.compiled()
        expressions[pattern] = made
        return made
    }
}
