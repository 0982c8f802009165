/// Percent-encoding of paths after RFC 3986, section 2.
package enum PercentEncoding {
    /// Keeps unreserved characters, `/` and `+`, which stands for itself in a path; everything else becomes `%XX`.
    package static func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            if isKept(byte) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(HexadecimalDigit.uppercase(byte >> 4))
                output.append(HexadecimalDigit.uppercase(byte & 15))
            }
        }
    }

    package static func encode(_ text: String) -> String {
        var copy = text
        return copy.withUTF8 { source in
            let count = encodedCount(of: source)
            if count == source.count { return text }
            return String(unsafeUninitializedCapacity: count) { write(source, to: $0, at: 0) }
        }
    }

    /// Replaces `%XX` by its byte; what is no such triple stays, and bytes that are not UTF-8 leave the text as it was.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let high = HexadecimalDigit.value(source[index + 1]),
                let low = HexadecimalDigit.value(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    /// The number of bytes that `write` needs.
    static func encodedCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes { count += isKept(byte) ? 1 : 3 }
        return count
    }

    /// Writes `bytes` encoded from `start` on; the buffer has to have room for them.
    ///
    /// - Returns: where the next byte goes.
    static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Int {
        var index = start
        for byte in bytes {
            if isKept(byte) {
                buffer[index] = byte
                index += 1
            } else {
                buffer[index] = UInt8(ascii: "%")
                buffer[index + 1] = HexadecimalDigit.uppercase(byte >> 4)
                buffer[index + 2] = HexadecimalDigit.uppercase(byte & 15)
                index += 3
            }
        }
        return index
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
