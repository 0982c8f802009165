/// The specification's rules on lines: which tags stand alone on their line, and what indents what.
struct LineLayout {
    /// What the text around a tag loses to it.
    struct Boundary {
        /// Where the text before the tag ends.
        var textEnd: Int
        /// Where the text after the tag begins.
        var resume: Int
        /// Whether the tag's line vanishes with it.
        var isStandalone: Bool
    }

    let bytes: [UInt8]
    let outline: TagOutline

    func boundary(of index: Int) -> Boundary {
        let tag = outline.tags[index]
        switch tag.kind {
        case .escapedVariable, .rawVariable:
            return inline(tag)
        case .section, .invertedSection, .comment, .delimiters, .partial:
            return standalone(tag.range) ?? inline(tag)
        case .parent:
            let unit = parentUnit(openedBy: index)
            return Boundary(
                textEnd: unit?.textEnd ?? tag.range.lowerBound, resume: tag.range.upperBound, isStandalone: unit != nil)
        case .block:
            return outline.isArgument(index) ? argumentStart(tag) : standalone(tag.range) ?? inline(tag)
        case .close:
            return closeBoundary(of: index)
        }
    }

    private func closeBoundary(of index: Int) -> Boundary {
        let tag = outline.tags[index]
        if outline.tags[outline.partner[index]].kind == .parent {
            let unit = parentUnit(openedBy: outline.partner[index])
            return Boundary(
                textEnd: tag.range.lowerBound, resume: unit?.resume ?? tag.range.upperBound, isStandalone: unit != nil)
        }
        guard outline.isArgument(index) else { return standalone(tag.range) ?? inline(tag) }
        let lineStart = lineStart(before: tag.range.lowerBound)
        return Boundary(
            textEnd: lineStart ?? tag.range.lowerBound, resume: tag.range.upperBound, isStandalone: lineStart != nil)
    }

    /// Where a block begins by its line.
    func placement(ofBlock index: Int) -> TemplateProgram.Block.Placement {
        let range = outline.tags[index].range
        guard lineStart(before: range.lowerBound) != nil else { return .inline }
        if nextLine(after: range.upperBound) != nil { return .ownLine }
        let close = outline.tags[outline.partner[index]].range
        return nextLine(after: close.upperBound) == nil ? .inline : .lineStart
    }

    /// The white space that indents the lines of a block: that of the first line of its content if it begins on its own
    /// line, else that before the tag.
    func indentation(ofBlock index: Int) -> Range<Int> {
        let tag = outline.tags[index]
        let end = outline.tags[outline.partner[index]].range.lowerBound
        var line = nextLine(after: tag.range.upperBound) ?? end
        while line < end {
            var position = line
            while position < end, bytes[position].isBlank { position += 1 }
            let isBlankLine = bytes[position] == .newline || bytes[position] == .carriageReturn
            if position < end, !isBlankLine { return line..<position }
            line = nextLine(after: position) ?? end
        }
        return indentation(before: tag.range.lowerBound)
    }

    /// The white space from the start of the line to `offset`; empty when something else stands there.
    func indentation(before offset: Int) -> Range<Int> { (lineStart(before: offset) ?? offset)..<offset }

    func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == .newline }

    /// A parent tag with all up to its closing tag counts as one tag.
    private func parentUnit(openedBy index: Int) -> Boundary? {
        let close = outline.tags[outline.partner[index]]
        return standalone(outline.tags[index].range.lowerBound..<close.range.upperBound)
    }

    /// What a block passes on begins with the line after its tag, if nothing follows on the tag's own.
    private func argumentStart(_ tag: Tag) -> Boundary {
        let next = nextLine(after: tag.range.upperBound)
        return Boundary(
            textEnd: tag.range.lowerBound, resume: next ?? tag.range.upperBound, isStandalone: next != nil)
    }

    private func inline(_ tag: Tag) -> Boundary {
        Boundary(textEnd: tag.range.lowerBound, resume: tag.range.upperBound, isStandalone: false)
    }

    private func standalone(_ range: Range<Int>) -> Boundary? {
        guard let start = lineStart(before: range.lowerBound), let next = nextLine(after: range.upperBound) else {
            return nil
        }
        return Boundary(textEnd: start, resume: next, isStandalone: true)
    }

    /// The start of the line, if only blanks stand between it and `offset`.
    private func lineStart(before offset: Int) -> Int? {
        var position = offset
        while position > 0, bytes[position - 1].isBlank { position -= 1 }
        return isLineStart(position) ? position : nil
    }

    /// The start of the next line or the end of the source, if only blanks stand between it and `offset`.
    private func nextLine(after offset: Int) -> Int? {
        var position = offset
        while position < bytes.count, bytes[position].isBlank { position += 1 }
        if position < bytes.count, bytes[position] == .carriageReturn { position += 1 }
        if position == bytes.count { return position }
        return bytes[position] == .newline ? position + 1 : nil
    }
}
