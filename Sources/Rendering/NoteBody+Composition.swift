import NotebookModel
import Templating

extension NoteBody {
    /// The body's HTML for a page at `origin`, its gaps filled.
    ///
    /// - Complexity: O(n) in the bytes written, those of embedded notes included.
    func compose(for layout: PageLayout) throws(TemplateError) -> [UInt8] {
        try compose(0..<pieces.bytes.count, for: layout)
    }

    /// - Parameter range: of `pieces.bytes`; gaps at both of its ends belong to it.
    func compose(_ range: Range<Int>, for layout: PageLayout) throws(TemplateError) -> [UInt8] {
        var composer = BodyComposer(page: self, origin: layout.origin, theme: layout.theme)
        try composer.write(pieces.range(of: range), of: self, as: .page)
        return composer.output
    }
}

/// A part of a note's HTML with the gaps that belong to it.
struct PiecesRange: Hashable {
    let bytes: Range<Int>
    let gaps: Range<Int>
}

extension HTMLPieces {
    /// - Parameter bytes: gaps at both of its ends belong to it.
    func range(of bytes: Range<Int>) -> PiecesRange {
        let first = gaps.firstIndex { $0.offset >= bytes.lowerBound } ?? gaps.count
        let end = gaps.lastIndex { $0.offset <= bytes.upperBound }.map { $0 + 1 } ?? 0
        return PiecesRange(bytes: bytes, gaps: first..<max(first, end))
    }

    /// What stands between two gaps.
    func range(from start: Slot, to end: Slot) -> PiecesRange? {
        guard let first = gaps.firstIndex(where: { $0.slot == start }),
            let last = gaps[first...].firstIndex(where: { $0.slot == end })
        else { return nil }
        return PiecesRange(bytes: gaps[first].offset..<gaps[last].offset, gaps: first + 1..<last)
    }
}

extension HTMLPieces.Slot {
    /// Whether nothing is ever written for it.
    var isSilent: Bool {
        switch self {
        case .sectionStart, .sectionEnd, .blockStart, .blockEnd, .footnotes: true
        default: false
        }
    }
}
