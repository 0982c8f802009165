/// What one property says about publishing its file: the only place where `publish` and `draft` are understood.
///
/// All but a clear yes and an empty value keeps the file back, since a page that was published by mistake cannot be taken back.
package enum PublicationWord: Hashable, Sendable {
    /// `publish: true`
    case requested
    /// `publish: false` or `draft: true`
    case refused
    /// A value that is neither yes nor no; it withholds the file as a refusal does.
    case unclear

    /// `nil` for other keys, for empty values and for `draft: false`. Case, and white space at the ends, do not matter.
    package init?(key: String, value: PropertyValue) {
        guard let key = Self.key(key), let answer = Answer(value) else { return nil }
        switch (key, answer) {
        case (_, .unclear): self = .unclear
        case (.publish, .yes): self = .requested
        case (.publish, .no), (.draft, .yes): self = .refused
        case (.draft, .no): return nil
        }
    }

    package var isWithholding: Bool { self != .requested }

    /// The boolean that a text under `publish` or `draft` is read as; `nil` for other keys, other values and other texts.
    package static func boolean(ofTextUnder key: String, _ value: PropertyValue) -> Bool? {
        guard case .text = value, Self.key(key) != nil else { return nil }
        switch Answer(value) {
        case .yes: return true
        case .no: return false
        case .unclear, nil: return nil
        }
    }

    private enum Key { case publish, draft }

    private static func key(_ text: String) -> Key? {
        switch comparable(text) {
        case "publish": .publish
        case "draft": .draft
        default: nil
        }
    }

    private enum Answer {
        case yes, no, unclear

        /// Besides booleans the words that YAML 1.1 took for them (<https://yaml.org/type/bool.html>), `1` and `0`.
        init?(_ value: PropertyValue) {
            switch value {
            case .null: return nil
            case .boolean(let boolean): self = boolean ? .yes : .no
            case .number(let number): self = number.value == 1 ? .yes : number.value == 0 ? .no : .unclear
            case .text(let text): self.init(word: comparable(text))
            case .date, .timestamp, .list, .map: self = .unclear
            }
        }

        private init?(word: String) {
            switch word {
            case "": return nil
            case "true", "yes", "y", "on", "1": self = .yes
            case "false", "no", "n", "off", "0": self = .no
            default: self = .unclear
            }
        }
    }

    /// Folded, without white space and invisible signs at its ends.
    private static func comparable(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return FoldedName.fold(Substring(scalars))
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value <= 0x20 }
        return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
}
