/// A tag of an element that the cleaning drops with its content.
struct DroppedTag {
    /// In lower case.
    let name: [UInt8]
    let isEnd: Bool
    /// Whether it is a start tag that an end tag must follow.
    let opensContent: Bool
    /// Whether tags between its own are text.
    let holdsRawText: Bool

    /// - Parameter html: begins with `<`; what follows the tag does not count, up to `>` it is the tag's.
    init?(_ html: UnsafeBufferPointer<UInt8>) {
        isEnd = html.count > 1 && html[1] == UInt8(ascii: "/")
        let start = isEnd ? 2 : 1
        let length = html.dropFirst(start).prefix(Self.longestName + 1).prefix(while: Self.isLetter).count
        guard length > 0, length <= Self.longestName, start + length < html.count else { return nil }
        let behind = html[start + length]
        guard behind <= 0x20 || behind == UInt8(ascii: ">") || behind == UInt8(ascii: "/") else { return nil }
        name = html[start..<start + length].map { $0 | 0x20 }
        guard let content = Self.elements[name] else { return nil }
        let end = html.firstIndex(of: UInt8(ascii: ">")) ?? html.count
        // Only foreign elements end with their own tag.
        let isClosed = content == .foreign && html[end - 1] == UInt8(ascii: "/")
        opensContent = !isEnd && !isClosed
        holdsRawText = content == .rawText
    }

    private enum Content { case rawText, foreign, markup }

    private static let elements: [[UInt8]: Content] = {
        var elements: [[UInt8]: Content] = [:]
        for name in HTMLAllowList.elementsDroppedWithContent {
            let content: Content = RawHTML.rawTextElements.contains(name) ? .rawText : .markup
            elements[Array(name.utf8)] = name == "svg" || name == "math" ? .foreign : content
        }
        return elements
    }()

    private static let longestName = elements.keys.map(\.count).max() ?? 0

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
