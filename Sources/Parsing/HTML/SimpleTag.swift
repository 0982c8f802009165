/// A start or end tag of a phrasing element, as CommonMark lets it stand in a line of text.
///
/// Where such tags pair up among siblings, HTML's own parser would see the same tree, so that they are cleaned on the
/// spot. Anything less plain, like an address or a character reference in an attribute, is left to the full parser.
struct SimpleTag {
    enum Element {
        case keep
        /// The tags go, the content stays.
        case unwrap
    }

    let element: Element
    let isEnd: Bool
    /// In lower case.
    let name: [UInt8]
    /// The attributes that may stay, each with a space before it.
    let attributes: [UInt8]

    /// - Parameter tag: raw HTML that cmark took for one tag, so that its grammar is that of
    ///   <https://spec.commonmark.org/0.30/#raw-html>.
    init?(_ tag: UnsafeBufferPointer<UInt8>) {
        guard tag.count >= 3, tag.count <= 512, tag[0] == UInt8(ascii: "<"), tag[tag.count - 1] == UInt8(ascii: ">"),
            tag[tag.count - 2] != UInt8(ascii: "/")
        else { return nil }
        isEnd = tag[1] == UInt8(ascii: "/")
        var index = isEnd ? 2 : 1
        var name: [UInt8] = []
        while Self.isLetter(tag[index]) {
            name.append(tag[index] | 0x20)
            index += 1
        }
        guard let element = Self.elements[name] else { return nil }
        self.element = element
        self.name = name
        if isEnd || element == .unwrap {
            attributes = []
            // What follows the name of an element that stays must be read; of one that goes, nothing is kept.
            guard element == .unwrap || Self.end(of: tag, from: index) else { return nil }
            return
        }
        guard let attributes = Self.attributes(of: tag, from: index) else { return nil }
        self.attributes = attributes
    }

    private static func end(of tag: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        tag[start..<tag.count - 1].allSatisfy(isSpace)
    }

    /// `nil` where an attribute needs the full parser.
    private static func attributes(of tag: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8]? {
        var written: [UInt8] = []
        var seen: Set<[UInt8]> = []
        var index = start
        let end = tag.count - 1
        while true {
            while index < end, isSpace(tag[index]) { index += 1 }
            if index == end { return written }
            let nameStart = index
            while index < end, isLetter(tag[index]) || tag[index] == UInt8(ascii: "-") { index += 1 }
            let name = tag[nameStart..<index].map { $0 | 0x20 }
            // Of two attributes with one name a parser drops the second.
            guard keptAttributes.contains(name), seen.insert(name).inserted, index < end,
                tag[index] == UInt8(ascii: "=")
            else { return nil }
            let quote = tag[index + 1]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
            let valueStart = index + 2
            index = valueStart
            while index < end, tag[index] != quote {
                guard isPlain(tag[index]) else { return nil }
                index += 1
            }
            guard index < end else { return nil }
            written += [0x20] + name + Array("=\"".utf8) + tag[valueStart..<index] + [UInt8(ascii: "\"")]
            index += 1
        }
    }

    private static let keptAttributes = Set(["class", "id", "title", "lang", "dir"].map { Array($0.utf8) })

    private static let elements: [[UInt8]: Element] = {
        var elements: [[UInt8]: Element] = [:]
        let kept =
            "span b i u s em strong kbd sub sup mark small big abbr cite code dfn var samp q tt ins del strike bdi bdo"
        for name in kept.split(separator: " ") { elements[Array(name.utf8)] = .keep }
        for name in ["button", "label"] { elements[Array(name.utf8)] = .unwrap }
        return elements
    }()

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether it means itself in a value in double quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F
            && ![UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`")]
                .contains(byte)
    }
}
