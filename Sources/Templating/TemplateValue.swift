/// What a template is rendered with.
package enum TemplateValue: Sendable {
    case null
    case boolean(Bool)
    case text(String)
    /// UTF-8 text: escaped by `{{name}}`, verbatim by `{{{name}}}`. Ready HTML stands here, at no cost per byte.
    case bytes([UInt8])
    case list([TemplateValue])
    case map(TemplateMap)

    /// The text, or `null` without one.
    package init(_ text: String?) { self = text.map(TemplateValue.text) ?? .null }

    /// Whether `{{#name}}` renders its content. Null, false, the empty list and empty text don't: the specification leaves
    /// text open with "e.g. `!!data == true`", and JavaScript, whose notation this is, counts the empty string as false.
    package var isTruthy: Bool {
        switch self {
        case .null: false
        case .boolean(let value): value
        case .text(let text): !text.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .list(let values): !values.isEmpty
        case .map: true
        }
    }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension TemplateValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral values: TemplateValue...) { self = .list(values) }

    package init(dictionaryLiteral entries: (TemplateKey, TemplateValue)...) {
        self = .map(TemplateMap(entries))
    }
}
