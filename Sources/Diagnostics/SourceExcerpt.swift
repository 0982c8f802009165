/// A source line and the caret line below it, cut around the column when the line is wide.
struct SourceExcerpt: Equatable {
    let line: String
    /// White space as wide as what stands before the column, tabs kept, then `^`.
    let caret: String

    /// - Parameters:
    ///   - column: in scalars from 1; held within the line and the place behind its end.
    ///   - width: the most scalars of the source to show, taken for 3 when less; cut ends show `…`.
    init(of source: String, column: Int, width: Int) {
        let scalars = Array(source.unicodeScalars)
        let target = min(max(column, 1) - 1, scalars.count)
        let shown = Self.window(around: target, count: scalars.count, width: max(3, width))
        var line = shown.lowerBound > 0 ? "…" : ""
        var caret = shown.lowerBound > 0 ? " " : ""
        for index in shown {
            var visible = ""
            VisibleText.append(scalars[index], keepsTabs: true, to: &visible)
            line += visible
            if index < target { caret += Self.blank(as: visible) }
        }
        self.line = shown.upperBound < scalars.count ? line + "…" : line
        self.caret = caret + "^"
    }

    /// The scalars to show: all, or `width` less one for each cut end, the target in the middle where it can be.
    private static func window(around target: Int, count: Int, width: Int) -> Range<Int> {
        guard count > width else { return 0..<count }
        if target < width / 2 { return 0..<width - 1 }
        if target >= count - width / 2 { return count - width + 1..<count }
        let start = target - (width - 2) / 2
        return start..<start + width - 2
    }

    private static func blank(as visible: String) -> String {
        if visible == "\t" { return visible }
        return String(
            repeating: " ", count: visible.unicodeScalars.reduce(0) { $0 + VisibleText.columnCount(of: $1) })
    }
}
