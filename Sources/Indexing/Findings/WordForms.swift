import Foundation

/// A name taken apart, to be compared with others that say the same in another form.
struct WordForms {
    /// Words of letters and digits, in lower case and without accents, in their order.
    private let words: [String]
    /// The digits in their order: names that differ in a number name different things.
    let digits: String

    init(_ name: some StringProtocol) {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var digits = String.UnicodeScalarView()
        for scalar in Self.decomposed(String(name)).unicodeScalars {
            switch Self.role(of: scalar) {
            case .smallLetter: word.append(scalar)
            case .letter: word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            case .digit:
                word.append(scalar)
                digits.append(scalar)
            case .mark: continue
            case .other:
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        self.words = words
        self.digits = String(digits)
    }

    /// The same for names that differ in punctuation, white space, case, accents and emoji; empty where nothing else is there.
    var letters: String { words.joined() }

    /// Each word in the singular, in the order of bytes.
    var stems: [String] { words.map(Self.singular).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// What is left of both when words that both have are taken away, without white space.
    func difference(from other: WordForms) -> (own: String, other: String) {
        var rest = other.words
        let own = words.filter { word in
            guard let index = rest.firstIndex(of: word) else { return true }
            rest.remove(at: index)
            return false
        }
        return (own.joined(), rest.joined())
    }

    /// A rough rule of English, which does no harm to other languages: both sides are treated alike.
    private static func singular(_ word: String) -> String {
        let bytes = word.utf8
        guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return word }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        let isLonger = ["ses", "xes", "ches", "shes"].contains { word.hasSuffix($0) }
        if isLonger { return String(word.dropLast(2)) }
        return word.hasSuffix("ss") ? word : String(word.dropLast())
    }

    private enum Role { case smallLetter, letter, digit, mark, other }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar {
        case "a"..."z": return .smallLetter
        case "A"..."Z": return .letter
        case "0"..."9": return .digit
        // Within a word: `don't` is `dont`.
        case "'", "\u{2019}": return .mark
        case "\0"..."\u{7F}": return .other
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .modifierLetter, .otherLetter: return .smallLetter
        case .uppercaseLetter, .titlecaseLetter: return .letter
        case .decimalNumber, .letterNumber, .otherNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        default: return .other
        }
    }

    private static func decomposed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.decomposedStringWithCanonicalMapping
    }
}
