import Templating

/// Markup written byte by byte. UTF-8 in, UTF-8 out.
extension [UInt8] {
    mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends text for an element or an attribute in double quotes, of HTML or XML.
    mutating func append(escaping text: String) {
        var copy = text
        copy.withUTF8 { HTMLEscaping.append($0, to: &self) }
    }

    /// ` name="value"`
    mutating func appendAttribute(_ name: StaticString, _ value: String) {
        append(UInt8(ascii: " "))
        append(markup: name)
        append(markup: "=\"")
        append(escaping: value)
        append(UInt8(ascii: "\""))
    }
}
