import CCmarkGFM
import Diagnostics
import NotebookModel
import Typesetting

/// What stands behind the placeholders in text, and in what turned out to be code.
extension BodyRenderer {
    /// Writes text of a node, or a part of it.
    @inline(__always)
    mutating func writeLiteral(_ literal: UnsafeBufferPointer<UInt8>, of node: SyntaxNode) {
        if literal.isEmpty || isParagraphPending && literal.allSatisfy(MaskScanner.isSpace) { return }
        openParagraph()
        if !masks.isEmpty { return writeMaskedLiteral(literal, of: node) }
        html.appendEscaped(literal)
        text.append(literal)
    }

    private mutating func writeMaskedLiteral(_ literal: UnsafeBufferPointer<UInt8>, of node: SyntaxNode) {
        if Self.isAddress(node) {
            let masks = masks
            return masks.withOriginal(of: literal) { writePlain($0) }
        }
        var written = 0
        while let found = masks.next(in: literal, from: written) {
            writePlain(UnsafeBufferPointer(rebasing: literal[written..<found.range.lowerBound]))
            written = found.range.upperBound
            switch found.mask.kind {
            case .comment, .commentBlock: break
            case .formula: writeFormula(found.mask, isDisplay: false)
            case .displayFormula: writeFormula(found.mask, isDisplay: true)
            // A reference that cmark made none, as in a link's text.
            case .footnote: writePlain(masks.bytes(found.mask.source))
            }
        }
        writePlain(UnsafeBufferPointer(rebasing: literal[written...]))
    }

    /// Whether a text is shown for the address that it is.
    private static func isAddress(_ node: SyntaxNode) -> Bool {
        guard let link = node.parent, link.kind == CMARK_NODE_LINK, link.firstChild == node, node.next == nil else {
            return false
        }
        return link.pointee.as.link.url.buffer.reversed().starts(with: node.literal.reversed())
    }

    private mutating func writePlain(_ literal: UnsafeBufferPointer<UInt8>) {
        html.appendEscaped(literal)
        text.append(literal)
    }

    private mutating func writeFormula(_ mask: Mask, isDisplay: Bool) {
        let formula = Formula(mask, in: masks)
        addGap(.fragment(fragments.count))
        fragments.append(typeset(formula, mask, isDisplay: isDisplay))
        formula.bytes.withUnsafeBufferPointer { text.append($0) }
    }

    /// How many of a note's formulas are diagnosed; a note of shell variables has hundreds that are none.
    private static var formulaProblemLimit: Int { 5 }

    /// A formula that cannot be typeset is shown as its source.
    private mutating func typeset(_ formula: Formula, _ mask: Mask, isDisplay: Bool) -> [UInt8] {
        var html = ByteBuffer(capacity: 1024)
        html.append(isDisplay ? "<span class=\"math math-display\">" : "<span class=\"math\">")
        switch typesetter.mathML(formula.bytes, isDisplay: isDisplay) {
        case .success(let markup): markup.withUnsafeBufferPointer { html.append($0) }
        case .failure(let error):
            html.append("<code class=\"math-error\">")
            formula.bytes.withUnsafeBufferPointer { html.appendEscaped($0) }
            html.append("</code>")
            // Of a formula of several lines in a quote the bytes are no longer those of the note, one for one.
            guard formulaProblems.count < Self.formulaProblemLimit else { break }
            let isWhole = formula.bytes.count == mask.content.count
            let offset = mask.content.lowerBound + (isWhole ? error.byteOffset ?? 0 : 0)
            formulaProblems.append(
                FormulaProblem(position: lines.originalPosition(of: offset), summary: error.summary))
        }
        html.append("</span>")
        return html.array()
    }
}

/// A formula that could not be typeset.
struct FormulaProblem {
    let position: SourcePosition
    let summary: String
}

/// A formula's source, without what belongs to the quote that it stands in.
private struct Formula {
    let bytes: [UInt8]

    init(_ mask: Mask, in masks: MaskTable) {
        let content = masks.bytes(mask.content)
        guard mask.kind == .displayFormula, content.contains(0x0A) else {
            bytes = Array(content)
            return
        }
        let depth = masks.quoteDepth(at: mask.source.lowerBound)
        var bytes: [UInt8] = []
        for (number, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { bytes.append(0x0A) }
            bytes.append(contentsOf: number == 0 ? line : Self.withoutMarks(line, depth))
        }
        self.bytes = bytes
    }

    private static func withoutMarks(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, _ depth: Int
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        var line = line
        for _ in 0..<depth {
            let rest = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard rest.first == UInt8(ascii: ">") else { break }
            line = rest.dropFirst()
        }
        return line
    }
}

extension MaskTable {
    /// How many quotes the line of an offset stands in.
    fileprivate func quoteDepth(at offset: Int) -> Int {
        let before = bytes(0..<offset)
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return LinePrefix(at: start, upTo: offset, in: before).quoteDepth
    }
}
