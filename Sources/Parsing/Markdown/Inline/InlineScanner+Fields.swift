/// A field of a block, by offsets into its content.
struct ScannedField {
    let key: Range<Int>
    let value: Range<Int>
    /// Whether readers see the key: not of `(key:: value)`.
    let showsKey: Bool
}

extension InlineScanner {
    /// Adds the fields of the block: `[key:: value]` and `(key:: value)` with spans around, lines that are `Key:: value` without.
    ///
    /// Unlike Dataview it asks for white space behind the colons, since `std::vector` names no property.
    mutating func findFields(
        in content: UnsafeBufferPointer<UInt8>, outside links: [InlineSpan], _ scope: InlineScope
    ) {
        var index = 0
        while let colons = ByteSearch.firstOffset(of: "::", in: content, from: index) {
            index = colons + 2
            guard index == content.count || MaskScanner.isSpace(content[index]), run(at: colons) != nil,
                !links.contains(where: { $0.source.contains(colons) })
            else { continue }
            let keyStart = Self.keyStart(before: colons, in: content)
            guard let key = Self.trimmed(keyStart..<colons, content) else { continue }
            if keyStart > 0, let end = addBracketField(key, colons, in: content) {
                index = end
            } else if scope.allowsLineFields, isLineStart(keyStart, in: content, scope) {
                let end = content[colons...].firstIndex(of: 0x0A) ?? content.count
                let value = Self.trimmed(colons + 2..<end, content) ?? end..<end
                fields.append(ScannedField(key: key, value: value, showsKey: true))
                index = end
            }
        }
    }

    /// - Returns: behind the closing bracket; `nil` where there is no field.
    private mutating func addBracketField(
        _ key: Range<Int>, _ colons: Int, in content: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let opening = Self.keyStart(before: colons, in: content) - 1
        let isParenthesis = content[opening] == UInt8(ascii: "(")
        guard isParenthesis || content[opening] == UInt8(ascii: "["), let first = run(at: opening),
            let closing = Self.closing(of: opening, in: content), let last = run(at: closing),
            first.parent == last.parent
        else { return nil }
        var start = colons + 2
        while start < closing, content[start] == 0x20 || content[start] == 0x09 { start += 1 }
        guard let startRun = run(at: start - 1), startRun.parent == first.parent else { return nil }
        let value = Self.trimmed(start..<closing, content) ?? closing..<closing
        append(.fieldStart(fields.count), opening..<start, from: first, to: startRun)
        append(.fieldEnd, closing..<closing + 1, from: last, to: last)
        fields.append(ScannedField(key: key, value: value, showsKey: !isParenthesis))
        return closing + 1
    }

    /// In bytes; a longer field is text, so that many openings without an end cost no more than their length.
    private static let longestField = 1000

    /// The bracket in the same line that closes the one at `opening`.
    private static func closing(of opening: Int, in content: UnsafeBufferPointer<UInt8>) -> Int? {
        let open = content[opening], close: UInt8 = open == UInt8(ascii: "(") ? 0x29 : 0x5D
        var depth = 0
        var index = opening
        while index < min(content.count, opening + longestField), content[index] != 0x0A {
            if content[index] == UInt8(ascii: "\\"), index + 1 < content.count, content[index + 1] != 0x0A {
                index += 1
            } else if content[index] == open {
                depth += 1
            } else if content[index] == close {
                depth -= 1
                if depth == 0 { return index }
            }
            index += 1
        }
        return nil
    }

    private func isLineStart(
        _ offset: Int, in content: UnsafeBufferPointer<UInt8>, _ scope: InlineScope
    ) -> Bool {
        var start = offset
        while start > 0, content[start - 1] <= 0x20, content[start - 1] != 0x0A { start -= 1 }
        return start == 0 || start <= scope.markerLength || content[start - 1] == 0x0A
    }

    /// Letters, digits, spaces, `-`, `_`, `/`, letters beyond ASCII, and markup that may stand around them.
    private static func keyStart(before colons: Int, in content: UnsafeBufferPointer<UInt8>) -> Int {
        var start = colons
        while start > 0, isKeyByte(content[start - 1]) { start -= 1 }
        return start
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, 0x80...,
            0x20, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Without white space and markup at the ends; `nil` when nothing is left.
    private static func trimmed(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var range = range
        func isTrim(_ byte: UInt8) -> Bool {
            byte <= 0x20 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
        }
        while let first = range.first, isTrim(content[first]) { range = range.dropFirst() }
        while let last = range.last, isTrim(content[last]) { range = range.dropLast() }
        return range.isEmpty ? nil : range
    }
}
