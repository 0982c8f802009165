/// Texts as JavaScript has them, in UTF-16 code units: of a character beyond U+FFFF each half is encoded like a character
/// (CESU-8).
enum UTF16Text {
    static func isValid(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.allSatisfy { $0 < 0x80 } || String(validating: utf8, as: UTF8.self) != nil
    }

    /// - Parameter utf8: valid.
    static func encode(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard utf8.contains(where: { $0 >= 0xF0 }) else { return Array(utf8) }
        var units: [UInt8] = []
        units.reserveCapacity(utf8.count + utf8.count / 2)
        var index = 0
        while index < utf8.count {
            guard utf8[index] >= 0xF0 else {
                units.append(utf8[index])
                index += 1
                continue
            }
            let scalar =
                UInt32(utf8[index] & 0x07) << 18 | UInt32(utf8[index + 1] & 0x3F) << 12
                | UInt32(utf8[index + 2] & 0x3F) << 6 | UInt32(utf8[index + 3] & 0x3F)
            append(surrogate: 0xD7C0 + scalar >> 10, to: &units)
            append(surrogate: 0xDC00 + scalar & 0x3FF, to: &units)
            index += 4
        }
        return units
    }

    private static func append(surrogate: UInt32, to units: inout [UInt8]) {
        units.append(0xED)
        units.append(UInt8(0x80 | surrogate >> 6 & 0x3F))
        units.append(UInt8(0x80 | surrogate & 0x3F))
    }

    /// The bytes as UTF-8; half a character becomes U+FFFD.
    static func decode(_ units: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard units.contains(0xED) else { return Array(units) }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(units.count)
        var index = 0
        while index < units.count {
            guard let first = surrogate(in: units, at: index) else {
                utf8.append(units[index])
                index += 1
                continue
            }
            if first < 0xDC00, let second = surrogate(in: units, at: index + 3), second >= 0xDC00 {
                append(scalar: (first - 0xD7C0) << 10 + second & 0x3FF, to: &utf8)
                index += 6
            } else {
                utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
                index += 3
            }
        }
        return utf8
    }

    private static func surrogate(in units: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 2 < units.count, units[index] == 0xED, units[index + 1] >= 0xA0 else { return nil }
        return 0xD000 | UInt32(units[index + 1] & 0x3F) << 6 | UInt32(units[index + 2] & 0x3F)
    }

    private static func append(scalar: UInt32, to utf8: inout [UInt8]) {
        utf8.append(UInt8(0xF0 | scalar >> 18))
        utf8.append(UInt8(0x80 | scalar >> 12 & 0x3F))
        utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        utf8.append(UInt8(0x80 | scalar & 0x3F))
    }

    /// Where the given number of code units ends, or the text.
    ///
    /// - Parameter utf8: valid.
    static func byteOffset(ofUnit unit: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Int {
        var unitCount = 0
        for (index, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
            if unitCount >= unit { return index }
            unitCount += byte >= 0xF0 ? 2 : 1
        }
        return utf8.count
    }
}
