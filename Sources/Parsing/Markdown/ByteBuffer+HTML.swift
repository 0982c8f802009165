/// Escaping as cmark does it, so that the output stays the same byte for byte.
extension ByteBuffer {
    /// `"`, `&`, `<` and `>`, all below 64.
    private static let markup: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

    /// Appends text for an element or for an attribute in double quotes.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 64, Self.markup >> UInt64(byte) & 1 == 1 {
                append(UnsafeBufferPointer(rebasing: text[start..<index]))
                switch byte {
                case UInt8(ascii: "\""): append("&quot;")
                case UInt8(ascii: "&"): append("&amp;")
                case UInt8(ascii: "<"): append("&lt;")
                default: append("&gt;")
                }
                start = index + 1
            }
            index += 1
        }
        append(UnsafeBufferPointer(rebasing: text[start...]))
    }

    mutating func appendEscaped(_ text: String) {
        var copy = text
        copy.withUTF8 { appendEscaped($0) }
    }

    /// The bytes below 64 and those from 64 to 127 that stay in a URL: reserved and unreserved characters and `%`.
    private static let plainInURL: (low: UInt64, high: UInt64) = (0xAFFF_FF3A_0000_0000, 0x47FF_FFFE_87FF_FFFF)

    /// Appends a URL for an attribute: `&` and `'` become references, what is no character of URLs `%XX`.
    mutating func appendEscapedURL(_ url: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in 0..<url.count {
            let byte = url[index]
            let set = byte < 64 ? Self.plainInURL.low : Self.plainInURL.high
            if byte < 128, set >> UInt64(byte & 63) & 1 == 1 { continue }
            append(UnsafeBufferPointer(rebasing: url[start..<index]))
            start = index + 1
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "'"): append("&#x27;")
            default:
                append(UInt8(ascii: "%"))
                append(Self.hexadecimalDigit(byte >> 4))
                append(Self.hexadecimalDigit(byte & 15))
            }
        }
        append(UnsafeBufferPointer(rebasing: url[start...]))
    }

    /// Appends a number in decimal digits.
    mutating func append(decimal number: Int) {
        if (0...9).contains(number) {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(String(number))
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
