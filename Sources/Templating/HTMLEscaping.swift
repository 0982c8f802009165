/// The four characters that the specification of Mustache escapes.
package enum HTMLEscaping {
    /// Appends text with `&`, `<`, `>` and `"` as entities.
    package static func append(_ text: String, to output: inout [UInt8]) {
        // Native strings, all that there are on Linux, give their bytes in place.
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &output) }
        guard isDone == nil else { return }
        Array(text.utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }

    /// Appends UTF-8 text with `&`, `<`, `>` and `"` as entities.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        while let index = firstSpecial(in: text, from: start) {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            entity(of: text[index]).withUTF8Buffer { output.append(contentsOf: $0) }
            start = index + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Where the first character that needs an entity stands, found 16 bytes at a time.
    @inline(__always)
    private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let bytes = UnsafeRawPointer(text.baseAddress) else { return nil }
        typealias Block = SIMD16<UInt8>
        var index = start
        while index + Block.scalarCount <= text.count {
            let block = (bytes + index).loadUnaligned(as: Block.self)
            let quotes = block .== Block(repeating: UInt8(ascii: "\""))
            let ampersands = block .== Block(repeating: UInt8(ascii: "&"))
            // `<` and `>` differ in one bit.
            let brackets = block | Block(repeating: 2) .== Block(repeating: UInt8(ascii: ">"))
            if any(quotes .| ampersands .| brackets) { break }
            index += Block.scalarCount
        }
        while index < text.count {
            if isSpecial(text[index]) { return index }
            index += 1
        }
        return nil
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "&") || byte | 2 == UInt8(ascii: ">")
    }

    private static func entity(of character: UInt8) -> StaticString {
        switch character {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        default: "&quot;"
        }
    }
}
