/// Finds the tags of a source in order, following its changes of delimiters.
struct TagScanner {
    private let source: TemplateSource
    private var opening: [UInt8] = Array("{{".utf8)
    private var closing: [UInt8] = Array("}}".utf8)
    private var tags: [Tag] = []

    static func tags(of source: TemplateSource) throws(TemplateError) -> [Tag] {
        var scanner = TagScanner(source: source)
        try scanner.scan()
        return scanner.tags
    }

    private init(source: TemplateSource) { self.source = source }

    private var bytes: [UInt8] { source.bytes }

    private mutating func scan() throws(TemplateError) {
        var cursor = 0
        while let start = bytes.firstRange(of: opening, from: cursor) {
            let tag = try tag(at: start)
            tags.append(tag)
            cursor = tag.range.upperBound
        }
    }

    private mutating func tag(at start: Int) throws(TemplateError) -> Tag {
        var content = bytes.skippingWhitespace(from: start + opening.count)
        let sigil = content < bytes.count ? bytes[content] : 0
        let kind = Tag.Kind(sigil: sigil)
        if kind != nil { content += 1 }
        let end = tagEnd(after: sigil)
        guard let endStart = bytes.firstRange(of: end, from: content) else {
            throw TemplateError(.unclosedTag(end: String(decoding: end, as: UTF8.self)), in: source, at: start)
        }
        var tag = Tag(
            kind: kind ?? .escapedVariable, range: start..<endStart + end.count,
            name: bytes.trimmed(content..<endStart))
        switch tag.kind {
        case .comment:
            tag.name = start..<start
        case .delimiters:
            try setDelimiters(tag)
            tag.name = start..<start
        default:
            try checkExtent(of: tag, end: end)
            dropAsterisk(of: &tag)
            try checkName(of: tag)
        }
        return tag
    }

    /// A tag that swallows the next line or the next tag has lost its own end.
    private func checkExtent(of tag: Tag, end: [UInt8]) throws(TemplateError) {
        let content = Array(bytes[tag.name])
        guard content.contains(.newline) || content.firstRange(of: opening, from: 0) != nil else { return }
        throw TemplateError(
            .unclosedTag(end: String(decoding: end, as: UTF8.self)), in: source, at: tag.range.lowerBound)
    }

    private func tagEnd(after sigil: UInt8) -> [UInt8] {
        switch sigil {
        case UInt8(ascii: "{"): [UInt8(ascii: "}")] + closing
        case .equals: [.equals] + closing
        default: closing
        }
    }

    private mutating func setDelimiters(_ tag: Tag) throws(TemplateError) {
        let parts = bytes[tag.name].split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, !parts.contains(where: { $0.contains(.equals) }) else {
            throw TemplateError(.malformedDelimiters, in: source, at: tag.range.lowerBound)
        }
        opening = Array(parts[0])
        closing = Array(parts[1])
    }

    private func dropAsterisk(of tag: inout Tag) {
        let isNamingTag = tag.kind == .partial || tag.kind == .parent || tag.kind == .close
        guard isNamingTag, bytes[tag.name].first == .asterisk else { return }
        tag.isDynamic = true
        tag.name = bytes.trimmed(tag.name.lowerBound + 1..<tag.name.upperBound)
    }

    private func checkName(of tag: Tag) throws(TemplateError) {
        let name = bytes[tag.name]
        if name.isEmpty { throw TemplateError(.namelessTag, in: source, at: tag.range.lowerBound) }
        let isLookedUp: Bool =
            switch tag.kind {
            case .escapedVariable, .rawVariable, .section, .invertedSection: true
            default: tag.isDynamic
            }
        let isDotted = isLookedUp && !name.elementsEqual([.period])
        let hasGap =
            isDotted && name.split(separator: .period, omittingEmptySubsequences: false).contains(where: \.isEmpty)
        if hasGap || name.contains(where: \.isWhitespace) {
            throw TemplateError(
                .malformedName(String(decoding: name, as: UTF8.self)), in: source, at: tag.range.lowerBound)
        }
    }
}

extension [UInt8] {
    /// Where `needle` first begins at or after `start`.
    func firstRange(of needle: [UInt8], from start: Int) -> Int? {
        var position = start
        while position + needle.count <= count {
            if self[position] == needle[0], self[position..<position + needle.count].elementsEqual(needle) {
                return position
            }
            position += 1
        }
        return nil
    }

    func skippingWhitespace(from start: Int) -> Int {
        var position = start
        while position < count, self[position].isWhitespace { position += 1 }
        return position
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = Swift.min(skippingWhitespace(from: range.lowerBound), range.upperBound)
        var end = range.upperBound
        while end > start, self[end - 1].isWhitespace { end -= 1 }
        return start..<end
    }
}
