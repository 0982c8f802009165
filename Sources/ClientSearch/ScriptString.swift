/// String literals that JSON and JavaScript read alike, and that could stand in an HTML `script` element too.
enum ScriptString {
    /// Quotes, backslashes, control characters, `<`, U+2028 and U+2029 are escaped; all else stays UTF-8.
    static func append(_ text: String, to output: inout [UInt8]) {
        appendLiteral(text, collapses: false, to: &output)
    }

    /// As `append`, with each run of Unicode white space as one space, and none at the ends.
    static func appendCollapsed(_ text: String, to output: inout [UInt8]) {
        appendLiteral(text, collapses: true, to: &output)
    }

    private static func appendLiteral(_ text: String, collapses: Bool, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            output.append(UInt8(ascii: "\""))
            let start = output.count
            var index = 0
            while index < bytes.count {
                let stretch = plainLength(from: index, in: bytes)
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<index + stretch]))
                index += stretch
                guard index < bytes.count else { break }
                let spaceLength = collapses ? WhiteSpace.length(at: index, in: bytes) : 0
                if spaceLength > 0 {
                    if output.count > start, output[output.count - 1] != space { output.append(space) }
                    index += spaceLength
                } else {
                    index += appendSpecial(at: index, in: bytes, to: &output)
                }
            }
            if collapses, output.count > start, output[output.count - 1] == space { output.removeLast() }
            output.append(UInt8(ascii: "\""))
        }
    }

    private static let space = UInt8(ascii: " ")

    /// How many bytes from `start` on need no second look; single spaces between visible ASCII are among them.
    private static func plainLength(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if !isPlain(byte) {
                guard byte == space, index > start, index + 1 < bytes.count, bytes[index - 1] != space,
                    isPlain(bytes[index + 1])
                else { break }
            }
            index += 1
        }
        return index - start
    }

    /// Bytes that are never escaped and never part of white space but its continuation.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        if byte < 0x80 {
            return byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
                && byte != UInt8(ascii: "\\") && byte != 0x7f
        }
        return byte != 0xc2 && !(0xe1...0xe3).contains(byte)
    }

    /// Appends the byte, or the scalar that begins with it, escaped where it must be; returns how many bytes it took.
    private static func appendSpecial(
        at index: Int, in bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
            return 1
        case 0..<0x20, UInt8(ascii: "<"), 0x7f:
            appendEscape(0, byte, to: &output)
            return 1
        case 0xe2 where bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xa8 || bytes[index + 2] == 0xa9):
            appendEscape(0x20, bytes[index + 2] - 0x80, to: &output)
            return 3
        default:
            output.append(byte)
            return 1
        }
    }

    private static func appendEscape(_ high: UInt8, _ low: UInt8, to output: inout [UInt8]) {
        output.append(contentsOf: "\\u".utf8)
        for nibble in [high >> 4, high & 15, low >> 4, low & 15] {
            output.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
        }
    }
}
