import Foundation
import NotebookModel

/// A name taken apart, to be compared with others that say the same in another form.
///
/// Hashes stand for texts, since a link that leads nowhere is compared with every name of the notebook.
struct WordForms {
    /// The letters and digits in a row: the same for names that differ in punctuation, white space, case, accents and emoji.
    private(set) var letters = TextHash()
    /// The digits in a row: names that differ in a number name different things.
    private(set) var digits = TextHash()
    /// Each word in the singular, in the order of the name.
    private(set) var stems: [UInt64] = []

    init(_ name: some StringProtocol) {
        Self.forEachWord(in: name) { word in
            for byte in word {
                letters.add(byte)
                if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { digits.add(byte) }
            }
            var stem = TextHash()
            for byte in Self.singular(word) { stem.add(byte) }
            stems.append(stem.value)
        }
    }

    /// Stands for the stems in any order; what a word adds can be taken away again.
    var sum: UInt64 { stems.reduce(0, &+) }

    /// What is left of both names when words that both have are taken away, without white space.
    static func difference(_ left: some StringProtocol, _ right: some StringProtocol) -> (String, String) {
        var leftWords: [[UInt8]] = [], rightWords: [[UInt8]] = []
        forEachWord(in: left) { leftWords.append($0) }
        forEachWord(in: right) { rightWords.append($0) }
        leftWords.removeAll { word in
            guard let index = rightWords.firstIndex(of: word) else { return false }
            rightWords.remove(at: index)
            return true
        }
        let text = { (words: [[UInt8]]) in String(decoding: words.joined(), as: UTF8.self) }
        return (text(leftWords), text(rightWords))
    }

    /// A rough rule of English, which does no harm to other languages: both sides are treated alike.
    private static func singular(_ word: [UInt8]) -> [UInt8] {
        let end = word.suffix(4)
        guard word.count > 3, end.last == UInt8(ascii: "s") else { return word }
        if end.suffix(3).elementsEqual("ies".utf8) { return word.dropLast(3) + [UInt8(ascii: "y")] }
        if end.elementsEqual("ches".utf8) || end.elementsEqual("shes".utf8) { return word.dropLast(2) }
        if end.suffix(3).elementsEqual("ses".utf8) || end.suffix(3).elementsEqual("xes".utf8) {
            return word.dropLast(2)
        }
        return end.suffix(2).elementsEqual("ss".utf8) ? word : word.dropLast()
    }

    // MARK: Words

    /// Calls `body` with each run of letters and digits, in lower case and without accents.
    private static func forEachWord(in name: some StringProtocol, _ body: ([UInt8]) -> Void) {
        var word: [UInt8] = []
        func append(_ scalar: Unicode.Scalar) {
            switch role(of: scalar) {
            case .smallLetter: word.append(contentsOf: scalar.utf8)
            case .letter: word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            case .mark: break
            case .other:
                if !word.isEmpty { body(word) }
                word.removeAll(keepingCapacity: true)
            }
        }
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        if isASCII {
            for byte in name.utf8 { append(Unicode.Scalar(byte)) }
        } else {
            for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars { append(scalar) }
        }
        if !word.isEmpty { body(word) }
    }

    private enum Role { case smallLetter, letter, mark, other }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar {
        case "a"..."z", "0"..."9": return .smallLetter
        case "A"..."Z": return .letter
        // Within a word: `don't` is `dont`.
        case "'", "\u{2019}": return .mark
        case "\0"..."\u{7F}": return .other
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
            return .smallLetter
        case .uppercaseLetter, .titlecaseLetter: return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        default: return .other
        }
    }
}

/// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>: quick, and the same in every run.
struct TextHash: Hashable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func of(_ text: String) -> UInt64 {
        var hash = TextHash()
        for byte in text.utf8 { hash.add(byte) }
        return hash.value
    }
}
