extension InlineScanner {
    private static let equals = UInt8(ascii: "=")

    /// Adds pairs of `==`: of exactly two signs, the first before and the second behind something that is no white space, and
    /// both under one parent.
    mutating func findHighlights(in content: UnsafeBufferPointer<UInt8>, outside links: [InlineSpan]) {
        var opening: (run: Run, range: Range<Int>)?
        var linkIndex = 0
        for run in runs {
            var index = run.sourceOffset
            while index < run.sourceEnd {
                guard content[index] == Self.equals else {
                    index += 1
                    continue
                }
                let start = index
                while index < run.sourceEnd, content[index] == Self.equals { index += 1 }
                while linkIndex < links.count, links[linkIndex].source.upperBound <= start { linkIndex += 1 }
                let isInLink = linkIndex < links.count && links[linkIndex].source.contains(start)
                if index - start != 2 || isInLink { continue }
                if let open = opening, open.run.parent == run.parent, open.range.upperBound < start,
                    !MaskScanner.isSpace(content[start - 1])
                {
                    append(.highlightStart, open.range, from: open.run, to: open.run)
                    append(.highlightEnd, start..<index, from: run, to: run)
                    opening = nil
                } else if index < content.count, !MaskScanner.isSpace(content[index]) {
                    opening = (run, start..<index)
                }
            }
        }
    }
}
