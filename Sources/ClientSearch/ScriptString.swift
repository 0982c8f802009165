/// String literals that JSON and JavaScript read alike, and that could stand in an HTML `script` element too.
enum ScriptString {
    /// Quotes, backslashes, control characters, `<`, U+2028 and U+2029 are escaped; all else stays UTF-8.
    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var writer = Writer(bytes: bytes)
            output.append(UInt8(ascii: "\""))
            while writer.index < bytes.count { writer.appendScalar(to: &output) }
            writer.flush(to: &output)
            output.append(UInt8(ascii: "\""))
        }
    }

    /// As `append`, with each run of Unicode white space as one space, and none at the ends.
    static func appendCollapsed(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var writer = Writer(bytes: bytes)
            output.append(UInt8(ascii: "\""))
            let start = output.count
            while writer.index < bytes.count {
                if writer.isAtLoneSpace {
                    writer.index += 1
                    continue
                }
                let spaceLength = WhiteSpace.length(at: writer.index, in: bytes)
                if spaceLength == 0 {
                    writer.appendScalar(to: &output)
                } else {
                    writer.skip(spaceLength, to: &output)
                    let last = output[output.count - 1]
                    if output.count > start, last != UInt8(ascii: " ") { output.append(UInt8(ascii: " ")) }
                }
            }
            writer.flush(to: &output)
            if output.count > start, output[output.count - 1] == UInt8(ascii: " ") { output.removeLast() }
            output.append(UInt8(ascii: "\""))
        }
    }

    /// Copies stretches that need no escape in one piece.
    private struct Writer {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0
        private var copied = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// Whether a space stands between two visible ASCII bytes, as most white space does, and needs no collapsing.
        var isAtLoneSpace: Bool {
            guard bytes[index] == 0x20, index > 0, index + 1 < bytes.count else { return false }
            return (0x21...0x7e).contains(bytes[index - 1]) && (0x21...0x7e).contains(bytes[index + 1])
        }

        mutating func flush(to output: inout [UInt8]) {
            if copied < index { output.append(contentsOf: bytes[copied..<index]) }
            copied = index
        }

        mutating func skip(_ count: Int, to output: inout [UInt8]) {
            flush(to: &output)
            index += count
            copied = index
        }

        /// Steps over one byte, or over the whole of an escaped scalar.
        mutating func appendScalar(to output: inout [UInt8]) {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                skip(1, to: &output)
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0..<0x20, UInt8(ascii: "<"), 0x7f:
                skip(1, to: &output)
                appendEscape(0, byte, to: &output)
            case 0xe2 where bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xa8 || bytes[index + 2] == 0xa9):
                let last = bytes[index + 2] - 0x80
                skip(3, to: &output)
                appendEscape(0x20, last, to: &output)
            default:
                index += 1
            }
        }

        private func appendEscape(_ high: UInt8, _ low: UInt8, to output: inout [UInt8]) {
            output.append(contentsOf: "\\u".utf8)
            for nibble in [high >> 4, high & 15, low >> 4, low & 15] {
                output.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
            }
        }
    }
}
