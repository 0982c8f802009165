import NotebookModel

extension FolderScript {
    /// - Complexity: O(n) in the bytes written.
    package func render() -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "codexFolder({\"folder\":")
        output.append(scriptString: PercentEncoding.encode(folder.path))
        output.append(markup: ",\"folders\":")
        Self.write(folders, to: &output)
        output.append(markup: ",\"notes\":")
        Self.write(notes, to: &output)
        output.append(markup: "})\n")
        return output
    }

    private static func write(_ links: [PageLink], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "["))
        for (index, link) in links.enumerated() {
            output.append(markup: index == 0 ? "[" : ",\n[")
            output.append(scriptString: link.title)
            output.append(UInt8(ascii: ","))
            output.append(scriptString: PercentEncoding.encode(link.address.path))
            output.append(UInt8(ascii: "]"))
        }
        output.append(UInt8(ascii: "]"))
    }
}

extension [UInt8] {
    /// Appends text as a string literal of JSON that is JavaScript too, also inside a `script` element: `<` and the line
    /// separators U+2028 and U+2029 are escaped.
    mutating func append(scriptString text: String) {
        append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append(markup: "\\\"")
            case "\\": append(markup: "\\\\")
            case "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}": appendEscape(scalar)
            default: if let encoded = UTF8.encode(scalar) { append(contentsOf: encoded) }
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// - Parameter scalar: of the basic plane.
    private mutating func appendEscape(_ scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16)
        append(markup: "\\u")
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        append(contentsOf: digits.utf8)
    }
}
