extension InlineScanner {
    private static let opening = UInt8(ascii: "[")
    private static let closing = UInt8(ascii: "]")

    /// Appends the `[[…]]` and `![[…]]` of the content.
    mutating func findWikilinks(in content: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var runIndex = 0
        while index + 3 < content.count {
            guard content[index] == Self.opening, content[index + 1] == Self.opening else {
                index += 1
                continue
            }
            // The innermost pair of brackets counts: `[[[A]]]` is a link in brackets.
            guard content[index + 2] != Self.opening, let first = run(at: index, from: &runIndex) else {
                index += 1
                continue
            }
            switch close(of: index, in: content, firstRun: first) {
            case .success(let end, let last):
                append(first: runs[first], last: last, index..<end, content)
                index = end
            case .failure(let resume): index = max(resume, index + 2)
            }
        }
    }

    private enum Closing {
        case success(end: Int, last: Run)
        /// Where the search for the next link goes on.
        case failure(resume: Int)
    }

    /// Looks for `]]` on the same line, in text and under the same parent.
    private func close(of start: Int, in content: UnsafeBufferPointer<UInt8>, firstRun: Int) -> Closing {
        var index = start + 2
        var runIndex = firstRun
        while index + 1 < content.count {
            switch content[index] {
            case UInt8(ascii: "\n"): return .failure(resume: index)
            case UInt8(ascii: "\\") where content[index + 1] != UInt8(ascii: "|"): index += 2
            case Self.opening where content[index + 1] == Self.opening: return .failure(resume: index)
            case Self.closing where content[index + 1] == Self.closing:
                if let found = run(at: index + 1, from: &runIndex) {
                    let last = runs[found]
                    guard last.parent == runs[firstRun].parent, isPlausible(start..<index + 2, content) else {
                        return .failure(resume: index + 2)
                    }
                    return .success(end: index + 2, last: last)
                }
                index += 1
            default: index += 1
            }
        }
        return .failure(resume: content.count)
    }

    /// Whether it names something, and is no markdown link between brackets: `[[a](b)]]`.
    private func isPlausible(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) -> Bool {
        let inner = content[range.lowerBound + 2..<range.upperBound - 2]
        let isLink = zip(inner, inner.dropFirst()).contains { left, right in
            left == Self.closing && (right == UInt8(ascii: "(") || right == Self.opening)
        }
        return !isLink && WikilinkText.namesSomething(inner)
    }

    private mutating func append(
        first: Run, last: Run, _ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>
    ) {
        let isEmbed =
            range.lowerBound > first.sourceOffset && content[range.lowerBound - 1] == UInt8(ascii: "!")
        let source = (isEmbed ? range.lowerBound - 1 : range.lowerBound)..<range.upperBound
        append(.wikilink(isEmbed: isEmbed), source, from: first, to: last)
    }
}

/// What stands between `[[` and `]]`: `target#fragment|label`, each part trimmed, empty parts `nil`.
struct WikilinkText {
    let target: String
    let fragment: String?
    let label: String?
    /// Target and fragment as typed: what a link without a label shows.
    let address: String

    /// Whether there is a target or a fragment; a link without is text.
    static func namesSomething(_ inner: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let left = splitAtBar(inner).left
        let fragment = left.firstIndex(of: UInt8(ascii: "#")) ?? left.endIndex
        return left.indices.contains { $0 != fragment && left[$0] != 0x20 && left[$0] != 0x09 }
    }

    private static func splitAtBar(
        _ inner: Slice<UnsafeBufferPointer<UInt8>>
    ) -> (left: Slice<UnsafeBufferPointer<UInt8>>, bar: Int) {
        let bar = inner.firstIndex(of: UInt8(ascii: "|")) ?? inner.endIndex
        let left = inner[..<bar]
        // Where a table would end the cell at the bar, its author writes `\|`.
        return (bar < inner.endIndex && left.last == UInt8(ascii: "\\") ? left.dropLast() : left, bar)
    }

    init(_ inner: Slice<UnsafeBufferPointer<UInt8>>) {
        let (left, bar) = Self.splitAtBar(inner)
        let hash = left.firstIndex(of: UInt8(ascii: "#")) ?? left.endIndex
        let fragment = hash < left.endIndex ? Self.trimmed(left[(hash + 1)...]) : ""
        let label = bar < inner.endIndex ? Self.trimmed(inner[(bar + 1)...]) : ""
        target = Self.trimmed(left[..<hash])
        self.fragment = fragment.isEmpty ? nil : fragment
        self.label = label.isEmpty ? nil : label
        address = hash < left.endIndex ? Self.trimmed(left) : target
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
