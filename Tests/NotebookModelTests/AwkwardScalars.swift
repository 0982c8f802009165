import TestRandomness

/// Scalars that are hard on names: separators, marks, apostrophes, invisible ones, several scripts, emoji.
enum AwkwardScalars {
    static let all: [Unicode.Scalar] = Array(
        "aZ09_ -./'’#%?&+:\u{00AD}\u{0301}\u{0327}\u{0338}\u{034F}\u{200C}\u{200D}\u{FE0F}\u{20E3}éßıİΣςσЙя你가\u{1100}\u{1161}\u{11A8}が\u{3099}क्षि½²Ⅷ😀👩🔬≠∅"
            .unicodeScalars)

    static func text(upTo count: Int, using random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...count, using: &random) {
            text.append(all[Int.random(in: 0..<all.count, using: &random)])
        }
        return String(text)
    }
}

extension String {
    /// Its scalars, so that a comparison tells canonical equivalents apart.
    var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}
