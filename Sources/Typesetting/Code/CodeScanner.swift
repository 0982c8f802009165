import Patterns

/// Takes code apart as highlight.js does: a stack of modes, and in each the next thing that begins another mode, ends it, or
/// should not be there.
///
/// What differs is that text is a range of the code here and never copied, that matching is compiled, and that work has
/// a bound.
struct CodeScanner {
    /// Modes that began and did not end.
    struct OpenModes {
        /// Each within the one before; the first is the language itself.
        var stack = [0]
        /// With what those began that end with the same.
        var beginnings: [Int: Range<Int>] = [:]
    }

    /// What is known of code once it was scanned.
    struct Summary {
        var open = OpenModes()
        /// Grows with what speaks for the language.
        var relevance = 0
        var isIllegal = false
    }

    private(set) var boundaries: [CodeBoundary] = []

    private let code: UnsafeBufferPointer<UInt8>
    private let matcher: RegularExpressionMatcher
    private let grammarNamed: (String) -> CodeGrammar?
    private var stepsLeft: Int
    private var depth = 0

    /// Languages within languages; each may be tried several times on the way to the innermost.
    private static let largestDepth = 12

    init(
        _ code: UnsafeBufferPointer<UInt8>, matcher: RegularExpressionMatcher,
        grammarNamed: @escaping (String) -> CodeGrammar?
    ) {
        self.code = code
        self.matcher = matcher
        self.grammarNamed = grammarNamed
        // Few characters are a step of their own, but some are tried in a dozen languages.
        stepsLeft = 10_000 + 20 * code.count
    }

    /// - Parameters:
    ///   - range: what is before and after it is not seen.
    ///   - open: what an earlier part of the code has left open.
    ///   - stopsAtIllegal: whether what should not be there ends the scan; else it is text.
    @discardableResult
    mutating func scan(
        _ range: Range<Int>, with grammar: CodeGrammar, continuing open: OpenModes = OpenModes(),
        stopsAtIllegal: Bool = false
    ) throws(RegularExpressionError) -> Summary {
        guard depth < Self.largestDepth else { throw .tooMuchWork }
        depth += 1
        defer { depth -= 1 }
        var run = Run(grammar: grammar, range: range, open: open)
        for mode in open.stack.dropFirst() { beginPart(grammar.modes[mode].className, at: range.lowerBound) }
        while run.position <= range.upperBound, let expression = try grammar.nextStep(in: run.top) {
            try countStep()
            guard let match = try match(expression, in: range, from: run.position) else { break }
            run.position = match.range.lowerBound
            try take(match, &run)
            if run.isIllegal, stopsAtIllegal { return Summary(isIllegal: true) }
        }
        try finishText(at: range.upperBound, &run)
        for mode in run.open.stack.dropFirst() { endPart(grammar.modes[mode].className, at: range.upperBound) }
        return Summary(open: run.open, relevance: run.relevance)
    }

    /// The state of a scan.
    private struct Run {
        let grammar: CodeGrammar
        let range: Range<Int>
        var open: OpenModes
        var position: Int
        /// Where text begins whose words have not been looked up.
        var textStart: Int
        var relevance = 0
        var isIllegal = false
        var last: (step: Step, position: Int)?
        /// What other languages within this one have left open.
        var inner: [String: OpenModes] = [:]

        enum Step { case begin, end, illegal }

        init(grammar: CodeGrammar, range: Range<Int>, open: OpenModes) {
            self.grammar = grammar
            self.range = range
            self.open = open
            position = range.lowerBound
            textStart = range.lowerBound
        }

        var top: Int { open.stack.last ?? 0 }
        var mode: CodeGrammar.Mode { grammar.modes[top] }
    }
}

// Steps from mode to mode.
extension CodeScanner {
    private mutating func take(_ match: RegularExpressionMatcher.Match, _ run: inout Run) throws(RegularExpressionError)
    {
        let mode = run.mode
        let end = run.grammar.endAlternative(of: mode)
        let step: Run.Step = match.alternative < end ? .begin : match.alternative == end ? .end : .illegal
        if match.range.isEmpty, let last = run.last {
            // A mode that begins and ends with nothing would do so for ever; so would nothing that is illegal.
            let isStuck = last.step == .begin && step == .end && last.position == match.range.lowerBound
            if isStuck || last.step == .illegal {
                run.position = characterEnd(after: match.range.lowerBound, in: run.range)
                return
            }
        }
        run.last = (step, match.range.lowerBound)
        switch step {
        case .begin:
            try enter(mode.rules[match.alternative].mode, match.range, &run)
        case .end:
            // What looks like the end may be that of another mode that ends as it began.
            if try !endMode(match.range, &run) { run.position = match.range.upperBound }
        case .illegal:
            run.isIllegal = true
            run.position = match.range.upperBound
        }
    }

    private mutating func enter(_ number: Int, _ lexeme: Range<Int>, _ run: inout Run) throws(RegularExpressionError) {
        let mode = run.grammar.modes[number]
        if mode.endsAsItBegan { run.open.beginnings[number] = lexeme }
        if !mode.isSkipped {
            try finishText(at: mode.excludesBegin ? lexeme.upperBound : lexeme.lowerBound, &run)
        }
        beginPart(mode.className, at: run.textStart)
        run.open.stack.append(number)
        run.position = mode.returnsBegin ? lexeme.lowerBound : lexeme.upperBound
    }

    /// - Returns: whether a mode ends here.
    private mutating func endMode(_ lexeme: Range<Int>, _ run: inout Run) throws(RegularExpressionError) -> Bool {
        guard let level = try levelThatEnds(at: lexeme.lowerBound, run) else { return false }
        // A language does not end.
        guard level > 0 else { throw .tooMuchWork }
        let origin = run.mode
        let ended = run.open.stack[level]
        if !origin.isSkipped {
            let includesEnd = !origin.returnsEnd && !origin.excludesEnd
            try finishText(at: includesEnd ? lexeme.upperBound : lexeme.lowerBound, &run)
        }
        while run.open.stack.count > level {
            let mode = run.mode
            endPart(mode.className, at: run.textStart)
            if !mode.isSkipped, case .words = mode.content { run.relevance += mode.relevance }
            run.open.stack.removeLast()
        }
        if let following = run.grammar.modes[ended].following {
            if run.grammar.modes[ended].endsAsItBegan { run.open.beginnings[following] = run.open.beginnings[ended] }
            beginPart(run.grammar.modes[following].className, at: run.textStart)
            run.open.stack.append(following)
        }
        run.position = origin.returnsEnd ? lexeme.lowerBound : lexeme.upperBound
        return true
    }

    /// How many modes stay open when the current one, or one around it that it ends with, ends at a place.
    private func levelThatEnds(at position: Int, _ run: Run) throws(RegularExpressionError) -> Int? {
        let modes = run.grammar.modes
        var level = run.open.stack.count - 1
        while try !ends(run.open.stack[level], at: position, run) {
            guard modes[run.open.stack[level]].endsWithParent, level > 0 else { return nil }
            level -= 1
        }
        while modes[run.open.stack[level]].endsParent, level > 0 { level -= 1 }
        return level
    }

    private func ends(_ number: Int, at position: Int, _ run: Run) throws(RegularExpressionError) -> Bool {
        if let beginning = run.open.beginnings[number] {
            return code[position..<run.range.upperBound].starts(with: code[beginning])
        }
        guard let end = try run.grammar.end(of: run.grammar.modes[number]) else { return false }
        return try match(end, in: position..<run.range.upperBound, from: position) != nil
    }
}

// Text within a mode.
extension CodeScanner {
    private mutating func finishText(at end: Int, _ run: inout Run) throws(RegularExpressionError) {
        let text = run.textStart..<max(end, run.textStart)
        run.textStart = text.upperBound
        let mode = run.mode
        switch mode.content {
        case .words:
            try findWords(in: text, of: mode, &run)
        case .language(let name):
            guard let grammar = grammarNamed(name) else { return }
            let start = boundaries.count
            beginPart(name, at: text.lowerBound)
            let summary = try scan(text, with: grammar, continuing: run.inner[name] ?? OpenModes())
            run.inner[name] = summary.open
            if mode.relevance > 0 { run.relevance += summary.relevance }
            endInner(name, text, from: start)
        case .oneOf(let names):
            let relevance = try scanAsBest(of: names, text)
            if mode.relevance > 0 { run.relevance += relevance }
        }
    }

    private mutating func findWords(
        in text: Range<Int>, of mode: CodeGrammar.Mode, _ run: inout Run
    ) throws(RegularExpressionError) {
        guard !text.isEmpty, mode.hasWords, let expression = try run.grammar.wordExpression(of: mode) else { return }
        var position = text.lowerBound
        while position < text.upperBound, let match = try match(expression, in: text, from: position) {
            try countStep()
            position =
                match.range.isEmpty ? characterEnd(after: match.range.upperBound, in: text) : match.range.upperBound
            let word = UnsafeBufferPointer(rebasing: code[match.range])
            guard let known = run.grammar.word(word, in: mode) else { continue }
            run.relevance += known.relevance
            beginPart(known.className, at: match.range.lowerBound)
            endPart(known.className, at: match.range.upperBound)
        }
    }

    /// Scans as the language that fits best, the first of equals; as text when none fits.
    ///
    /// - Returns: the relevance of that language, or 0.
    private mutating func scanAsBest(of names: [String], _ text: Range<Int>) throws(RegularExpressionError) -> Int {
        let start = boundaries.count
        var best: (relevance: Int, boundaries: [CodeBoundary]) = (0, [])
        for name in names {
            guard let name = CodeLanguages.all.names[name], let grammar = grammarNamed(name), grammar.mayBeGuessed
            else { continue }
            beginPart(name, at: text.lowerBound)
            let summary = try scan(text, with: grammar, stopsAtIllegal: true)
            if !summary.isIllegal, summary.relevance > best.relevance {
                endInner(name, text, from: start)
                best = (summary.relevance, Array(boundaries[start...]))
            }
            boundaries.removeSubrange(start...)
        }
        boundaries += best.boundaries
        return best.relevance
    }

    /// Ends the part that began with the boundary of a number, and leaves it out when there is nothing in it.
    private mutating func endInner(_ className: String, _ text: Range<Int>, from start: Int) {
        if text.isEmpty, boundaries.count == start + 1 {
            boundaries.removeLast()
        } else {
            endPart(className, at: text.upperBound)
        }
    }
}

extension CodeScanner {
    private mutating func beginPart(_ className: String?, at position: Int) {
        guard let className else { return }
        boundaries.append(CodeBoundary(position: position, className: className))
    }

    /// Ends what began with a class, which may be none.
    private mutating func endPart(_ className: String?, at position: Int) {
        guard className != nil else { return }
        boundaries.append(CodeBoundary(position: position, className: nil))
    }

    private mutating func countStep() throws(RegularExpressionError) {
        stepsLeft -= 1
        if stepsLeft < 0 { throw .tooMuchWork }
    }

    /// Matches within a range of the code, whose bounds are the text's.
    private func match(
        _ expression: RegularExpression, in range: Range<Int>, from start: Int
    ) throws(RegularExpressionError) -> RegularExpressionMatcher.Match? {
        let text = UnsafeBufferPointer(rebasing: code[range])
        guard let match = try matcher.match(expression, in: text, from: start - range.lowerBound) else { return nil }
        let bounds = match.range.lowerBound + range.lowerBound..<match.range.upperBound + range.lowerBound
        return RegularExpressionMatcher.Match(range: bounds, alternative: match.alternative)
    }

    /// One after the range's end when there is no character any more, so that nothing is looked for there.
    private func characterEnd(after position: Int, in range: Range<Int>) -> Int {
        var end = position + 1
        while end < range.upperBound, code[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
