/// Finds what of a note has to be masked: comments, formulas, footnotes in place.
///
/// It looks at bytes that may begin something and jumps from one to the next. Of markdown it knows as much as tells
/// that a byte stands in code; what it takes wrongly for a comment or a formula is put back when cmark says so.
struct MaskScanner {
    let source: UnsafeBufferPointer<UInt8>
    private let syntax: NoteSyntax
    private var candidates: CandidateBytes
    /// In the order of their beginnings; a footnote stands before what it holds.
    private(set) var masks: [Mask] = []
    /// Where a comment begins that nothing ends; it hides the rest of the note.
    private(set) var unclosedComment: Int?
    /// Where the footnotes end that the scan is in, innermost last.
    private var footnoteEnds: [Int] = []
    /// The line of the byte that was looked at last: offsets ascend, so that a long line is not walked back for each.
    private var line = (start: 0, seen: 0)

    /// Where the last searches gave up, so that openings before them need no search of their own.
    private var formulaEndLimit = 0
    private var bracketLimit = 0

    /// In bytes; what is longer is text. They keep the scan linear where openings are many and closings none.
    private static let longestFormula = 4096
    private static let longestFootnote = 4096
    private static let longestName = 1024
    /// In lines, of the search for what an indented line belongs to.
    private static let deepestIndentedCode = 100

    /// Whether a note can hold anything to mask; most hold nothing.
    static func isNeeded(for source: UnsafeBufferPointer<UInt8>, _ syntax: NoteSyntax) -> Bool {
        syntax.contains(.comments) && ByteSearch.firstOffset(of: "%%", in: source) != nil
            || syntax.contains(.math) && ByteSearch.contains(UInt8(ascii: "$"), source)
            || syntax.contains(.inlineFootnotes) && ByteSearch.firstOffset(of: "^[", in: source) != nil
    }

    init(_ source: UnsafeBufferPointer<UInt8>, _ syntax: NoteSyntax) {
        self.source = source
        self.syntax = syntax
        candidates = CandidateBytes(source, syntax)
    }

    /// - Complexity: O(n) but for pathological notes, where each opening delimiter may look through its line or paragraph.
    mutating func scan() {
        var index = 0
        while let offset = candidates.next(from: index) {
            while let end = footnoteEnds.last, end <= offset { footnoteEnds.removeLast() }
            findLine(of: offset)
            index = max(scan(at: offset), offset + 1)
        }
    }

    private mutating func findLine(of offset: Int) {
        if let feed = source[line.seen..<offset].lastIndex(of: 0x0A) { line.start = feed + 1 }
        line.seen = offset
    }

    /// What stands before a byte of the line at hand.
    private func prefix(before offset: Int) -> LinePrefix {
        LinePrefix(at: line.start, upTo: offset, in: source)
    }

    /// - Returns: where the scan goes on.
    private mutating func scan(at offset: Int) -> Int {
        if isEscaped(offset) { return offset + 1 }
        switch source[offset] {
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return endOfCode(at: offset, behind: prefix(before: offset))
        case UInt8(ascii: "%"): return scanComment(at: offset)
        case UInt8(ascii: "$"): return scanFormula(at: offset)
        default: return scanFootnote(at: offset)
        }
    }

    /// Adds a mask unless it would reach out of the footnote that it stands in.
    private mutating func add(_ kind: Mask.Kind, _ range: Range<Int>, delimiters: Int) -> Int {
        if let end = footnoteEnds.last, range.upperBound > end { return range.lowerBound + delimiters }
        let content = range.lowerBound + delimiters..<max(range.lowerBound + delimiters, range.upperBound - delimiters)
        masks.append(Mask(kind: kind, source: range, content: content))
        return range.upperBound
    }
}

// MARK: - Comments

extension MaskScanner {
    private mutating func scanComment(at start: Int) -> Int {
        guard start + 1 < source.count, source[start + 1] == UInt8(ascii: "%"), !isIndentedCode(start) else {
            return start + 1
        }
        let beginsLine = prefix(before: start).isBare
        if let end = ByteSearch.firstOffset(of: "%%", in: source, from: start + 2) {
            let fillsLines = beginsLine && isLineEnd(end + 2)
            return add(fillsLines ? .commentBlock : .comment, start..<end + 2, delimiters: 2)
        }
        // In a line of text it is two percent signs; at the start of one its author meant to hide what follows.
        guard beginsLine, footnoteEnds.isEmpty else { return start + 2 }
        unclosedComment = start
        masks.append(Mask(kind: .commentBlock, source: start..<source.count, content: start + 2..<source.count))
        return source.count
    }

    private func isLineEnd(_ offset: Int) -> Bool {
        var index = offset
        while index < source.count, source[index] == 0x20 || source[index] == 0x09 { index += 1 }
        return index == source.count || source[index] == 0x0A || source[index] == 0x0D
    }

    /// Whether a line stands in code by its indentation: below a blank line, and not in a list.
    private func isIndentedCode(_ offset: Int) -> Bool {
        var line = prefix(before: offset)
        guard line.indentation >= 4 else { return false }
        var isBehindBlank = false
        for _ in 0..<Self.deepestIndentedCode where line.lineStart > 0 {
            line = LinePrefix(ofLineBefore: line.lineStart, in: source)
            if line.isBlank {
                isBehindBlank = true
            } else if line.indentation < 4 {
                return isBehindBlank && !line.hasListMarker
            } else if line.hasListMarker {
                return false
            }
        }
        return line.lineStart == 0
    }
}

// MARK: - Formulas

extension MaskScanner {
    private mutating func scanFormula(at start: Int) -> Int {
        if isInWikilink(start) { return start + 1 }
        if start + 1 < source.count, source[start + 1] == UInt8(ascii: "$") { return scanDisplayFormula(at: start) }
        guard start + 1 < source.count, !Self.isSpace(source[start + 1]), let end = endOfFormula(from: start + 1) else {
            return start + 1
        }
        return add(.formula, start..<end + 1, delimiters: 1)
    }

    /// The `$` that closes a formula in the same line: not behind a space and not before a digit, so that `$5 and $6` is text.
    private mutating func endOfFormula(from start: Int) -> Int? {
        if start < formulaEndLimit { return nil }
        var index = start
        let limit = min(source.count, start + Self.longestFormula)
        while index < limit {
            switch source[index] {
            case 0x0A, 0x0D:
                formulaEndLimit = index
                return nil
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = endOfCodeSpan(at: index)
            case UInt8(ascii: "$"):
                let isBeforeDigit = index + 1 < source.count && (0x30...0x39).contains(source[index + 1])
                if index > start, !Self.isSpace(source[index - 1]), !isBeforeDigit { return index }
                index += 1
            default: index += 1
            }
        }
        formulaEndLimit = index
        return nil
    }

    private mutating func scanDisplayFormula(at start: Int) -> Int {
        // At the start of a line it is a block, which may hold blank lines.
        let isBlock = prefix(before: start).isMarkers
        var index = start + 2
        while let end = ByteSearch.firstOffset(of: "$$", in: source, from: index) {
            if isEscaped(end) {
                index = end + 1
                continue
            }
            if !isBlock, hasBlankLine(start..<end) { return start + 2 }
            let isEmpty = source[(start + 2)..<end].allSatisfy(Self.isSpace)
            return isEmpty ? end + 2 : add(.displayFormula, start..<end + 2, delimiters: 2)
        }
        return start + 2
    }

    /// A name in brackets may hold dollar signs.
    private func isInWikilink(_ offset: Int) -> Bool {
        guard syntax.contains(.wikilinks) else { return false }
        var index = offset
        while index > max(0, offset - Self.longestName), source[index - 1] != 0x0A {
            index -= 1
            guard index > 0, source[index] == source[index - 1] else { continue }
            if source[index] == UInt8(ascii: "]") { return false }
            if source[index] == UInt8(ascii: "[") {
                let rest = source[offset...].prefix(Self.longestName).prefix { $0 != 0x0A }
                return ByteSearch.firstOffset(of: "]]", in: UnsafeBufferPointer(rebasing: rest)) != nil
            }
        }
        return false
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

// MARK: - Footnotes

extension MaskScanner {
    private mutating func scanFootnote(at start: Int) -> Int {
        guard start + 1 < source.count, source[start + 1] == UInt8(ascii: "["), let end = endOfBrackets(from: start + 2)
        else { return start + 1 }
        let content = start + 2..<end
        if source[content].allSatisfy(Self.isSpace) { return end + 1 }
        if let outer = footnoteEnds.last, end + 1 > outer { return start + 1 }
        masks.append(Mask(kind: .footnote, source: start..<end + 1, content: content))
        footnoteEnds.append(end)
        return start + 2
    }

    /// The bracket that closes the one before `start`, within the same paragraph.
    private mutating func endOfBrackets(from start: Int) -> Int? {
        if start < bracketLimit { return nil }
        var depth = 1
        var hasClosing = false
        var index = start
        var isLineBlank = false
        let limit = min(source.count, start + Self.longestFootnote)
        while index < limit {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "`"): index = endOfCodeSpan(at: index) - 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index }
                hasClosing = true
            case 0x0A:
                if isLineBlank { return nil }
                isLineBlank = true
                index += 1
                continue
            case 0x20, 0x09, 0x0D, UInt8(ascii: ">"):
                index += 1
                continue
            default: break
            }
            isLineBlank = false
            index += 1
        }
        if !hasClosing { bracketLimit = index }
        return nil
    }
}
