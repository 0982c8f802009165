/// One tag of a template; what stands between two tags is text.
struct Tag {
    enum Kind {
        case escapedVariable, rawVariable
        case section, invertedSection, parent, block
        case close
        case partial
        case comment, delimiters
    }

    var kind: Kind
    /// The tag with its delimiters, in bytes of the source.
    var range: Range<Int>
    /// Without sigil, asterisk and the white space around; empty for comments and delimiters.
    var name: Range<Int>
    /// Whether an asterisk stands before the name of a partial or parent, or of the tag that closes one.
    var isDynamic = false
}

extension Tag.Kind {
    /// Whether a closing tag must follow.
    var opens: Bool {
        switch self {
        case .section, .invertedSection, .parent, .block: true
        default: false
        }
    }

    init?(sigil: UInt8) {
        switch sigil {
        case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .rawVariable
        case UInt8(ascii: "#"): self = .section
        case UInt8(ascii: "^"): self = .invertedSection
        case UInt8(ascii: "<"): self = .parent
        case UInt8(ascii: "$"): self = .block
        case UInt8(ascii: "/"): self = .close
        case UInt8(ascii: ">"): self = .partial
        case UInt8(ascii: "!"): self = .comment
        case UInt8(ascii: "="): self = .delimiters
        default: return nil
        }
    }
}
