import Foundation

/// Text made comparable across case and Unicode forms: canonically composed (NFC) and in lower case, by no locale's rules.
package enum FoldedName {
    package static func fold(_ text: some StringProtocol) -> String {
        let string = String(text)
        if string.utf8.allSatisfy({ $0 < 0x80 }) { return string.lowercased() }
        return string.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
    }
}
