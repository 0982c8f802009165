import NotebookModel

/// What of a note its page does not show: `%%comments%%`, HTML comments, those of the front matter, and the targets of links that have a text of their own,
/// which may name what is withheld.
///
/// - Parameter source: the whole file.
/// - Returns: ranges of its bytes, in order, without overlaps; a comment that nothing ends reaches to the end.
/// - Complexity: O(n).
package func hiddenText(of source: [UInt8]) -> [Range<Int>] {
    let body = FrontMatterBounds(source).bodyOffset
    return source.withUnsafeBufferPointer { bytes in
        var found =
            YAMLComments.ranges(in: bytes, to: body) + HTMLComments.ranges(in: bytes, from: body)
            + LinkTargets.ranges(in: bytes, from: body)
        let text = UnsafeBufferPointer(rebasing: bytes[body...])
        if MaskScanner.isNeeded(for: text, .notes) {
            var scanner = MaskScanner(text, .notes)
            scanner.scan()
            found += scanner.masks.filter(\.isComment)
                .map { $0.source.lowerBound + body..<$0.source.upperBound + body }
            if let start = scanner.unclosedComment { found.append(start + body..<bytes.count) }
        }
        return merged(found)
    }
}

private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = merged.last, range.lowerBound <= last.upperBound {
            merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            merged.append(range)
        }
    }
    return merged
}

/// `<!-- … -->`, in code too, where hiding it costs a search a match and no reader a secret.
private enum HTMLComments {
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = start
        while let open = first("<!--", in: bytes, from: position) {
            let end = first("-->", in: bytes, from: open + 4).map { $0 + 3 } ?? bytes.count
            found.append(open..<end)
            position = end
        }
        return found
    }

    private static func first(_ mark: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return ByteSearch.firstOffset(of: mark, in: UnsafeBufferPointer(rebasing: bytes[start...])).map { $0 + start }
    }
}

/// `# …` at the start of a line or behind a space, to the end of the line; also where a quoted text holds it.
private enum YAMLComments {
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>, to end: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < end {
            let isStart = index == 0 || [0x0A, 0x0D, 0x20, 0x09].contains(bytes[index - 1])
            guard isStart, bytes[index] == UInt8(ascii: "#") else {
                index += 1
                continue
            }
            let lineEnd = bytes[index..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
            found.append(index..<lineEnd)
            index = lineEnd
        }
        return found
    }
}

/// `[[target|` and `](target)`, within a line.
private enum LinkTargets {
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = start
        while index + 1 < bytes.count {
            let pair = (bytes[index], bytes[index + 1])
            if pair == (UInt8(ascii: "["), UInt8(ascii: "[")) {
                let end = lineEnd(bytes, from: index, of: "|]")
                if end < bytes.count, bytes[end] == UInt8(ascii: "|") { found.append(index..<end + 1) }
                index = max(end, index + 2)
            } else if pair == (UInt8(ascii: "]"), UInt8(ascii: "(")) {
                let end = lineEnd(bytes, from: index, of: ")")
                if end < bytes.count, bytes[end] == UInt8(ascii: ")") { found.append(index + 1..<end + 1) }
                index = max(end, index + 2)
            } else {
                index += 1
            }
        }
        return found
    }

    /// The first of the signs, or the end of the line.
    private static func lineEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, of signs: StaticString
    ) -> Int {
        let wanted = UnsafeBufferPointer(start: signs.utf8Start, count: signs.utf8CodeUnitCount)
        var index = start + 2
        while index < bytes.count, bytes[index] != 0x0A, !wanted.contains(bytes[index]) { index += 1 }
        return index
    }
}

extension FrontMatterBounds {
    /// Where the body begins.
    fileprivate var bodyOffset: Int {
        switch self {
        case .none(let offset), .unclosed(let offset), .closed(_, let offset, _): offset
        }
    }
}
