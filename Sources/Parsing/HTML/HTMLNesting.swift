/// Bounds the work that hostile raw HTML can make: a browser's rules copy open formatting elements into every new block
/// and look through all open elements at every tag.
///
/// It counts by reading tags alone, and rather too much than too little: an end tag closes only the nearest element of
/// its name, and none beyond the next table, cell, caption or object.
struct HTMLNesting {
    static let depthLimit = 512
    static let copyLimit = 1_000_000

    private var open: [[UInt8]] = []
    private var formattingCount = 0
    private var copies = 0

    /// Whether HTML stays within the limits.
    ///
    /// - Complexity: O(n) with a factor of at most `depthLimit`.
    static func isBounded(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
        var nesting = HTMLNesting()
        var index = 0
        while let tag = ByteSearch.firstOffset(of: "<", in: html, from: index) {
            index = tag + 1
            let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
            if isEnd { index += 1 }
            let nameStart = index
            while index < html.count, isNameByte(html[index]) { index += 1 }
            guard index > nameStart, html[nameStart] | 0x20 >= UInt8(ascii: "a"), index - nameStart <= 64 else {
                continue
            }
            let name = html[nameStart..<index].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            if isEnd { nesting.close(name) } else { nesting.begin(name) }
            if nesting.open.count > depthLimit || nesting.copies > copyLimit { return false }
        }
        return true
    }

    private mutating func begin(_ name: [UInt8]) {
        copies += formattingCount
        if Self.voidElements.contains(name) { return }
        if Self.selfClosingSiblings.contains(name), open.last == name { return }
        if Self.formattingElements.contains(name) { formattingCount += 1 }
        open.append(name)
    }

    private mutating func close(_ name: [UInt8]) {
        copies += formattingCount
        for index in open.indices.reversed() {
            if open[index] == name {
                open.remove(at: index)
                if Self.formattingElements.contains(name) { formattingCount -= 1 }
                return
            }
            if Self.scopes.contains(open[index]) { return }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "<")
    }

    private static func names(_ text: String) -> Set<[UInt8]> { Set(text.split(separator: " ").map { Array($0.utf8) }) }

    private static let voidElements = names("area base br col embed hr img input link meta param source track wbr")
    private static let formattingElements = names("a b big code em font i nobr s small strike strong tt u")
    private static let selfClosingSiblings = names("p li dt dd td th tr option")
    private static let scopes = names("table td th caption object marquee applet template svg math")
}
