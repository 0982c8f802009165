/// Text made comparable across case and Unicode forms, by no locale's rules.
package enum FoldedName {
    /// Canonically composed (NFC), in lower case, and with `σ` for the `ς` that ends a Greek word, since both have one capital.
    /// Folding a folded text changes nothing. `ß` and `ss` stay apart, as do `ı` and `i`.
    ///
    /// - Complexity: O(n); ASCII is copied at most once, and not at all when a whole `String` is in lower case already.
    package static func fold(_ text: String) -> String { isFoldedASCII(text) ? text : fold(text[...]) }

    package static func fold(_ text: some StringProtocol) -> String { fold(String(text)[...]) }

    package static func fold(_ text: Substring) -> String {
        if let ascii = asciiLowercased(text) { return ascii }
        let lowered = otherLowercased(text)
        return lowered.utf8.contains(finalSigmaLead) ? withPlainSigma(lowered) : lowered
    }

    /// Canonically composed and in lower case, letter by letter: what `fold` gives but for the final sigma.
    static func lowercased(_ text: Substring) -> String { asciiLowercased(text) ?? otherLowercased(text) }

    /// The first byte of `ς` and of most other small Greek letters.
    private static let finalSigmaLead: UInt8 = 0xCF

    private static func withPlainSigma(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(scalar == "ς" ? "σ" : scalar) }
        return String(plain)
    }

    private static func isFoldedASCII(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { hasCapitals($0) == false } ?? false
    }

    /// `nil` for text beyond ASCII.
    private static func asciiLowercased(_ text: Substring) -> String? {
        let lowered = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            guard let hasCapitals = hasCapitals(bytes) else { return nil }
            return hasCapitals ? asciiLowercased(bytes) : String(text)
        }
        return lowered ?? nil
    }

    private static func asciiLowercased(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for index in bytes.indices { buffer[index] = isCapital(bytes[index]) ? bytes[index] | 0x20 : bytes[index] }
            return bytes.count
        }
    }

    /// Whether `A` to `Z` occur; `nil` for bytes beyond ASCII.
    private static func hasCapitals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        var union: UInt8 = 0
        var capitals: UInt8 = 0
        for byte in bytes {
            union |= byte
            capitals |= isCapital(byte) ? 1 : 0
        }
        return union < 0x80 ? capitals != 0 : nil
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    private static func otherLowercased(_ text: Substring) -> String {
        CanonicalComposition.compose(scalarsLowercased(CanonicalComposition.compose(String(text))))
    }

    /// As `String.lowercased()`, in a fraction of its time: most scalars map to themselves.
    private static func scalarsLowercased(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 4)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                bytes.append(isCapital(byte) ? byte | 0x20 : byte)
            } else if !isEastAsian(scalar), scalar.properties.changesWhenLowercased {
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Chinese, Japanese and Korean have no case; saying so here spares the look-up of a property.
    private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0xA63F).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
    }
}
