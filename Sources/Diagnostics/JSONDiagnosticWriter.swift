extension Diagnostic: JSONRepresentable {
    /// An object with `path`, `line`, `column`, `severity`, `id`, `summary` and, when there is one, `hint`.
    /// What is not known about the place is `null`.
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.member("path", location?.path)
            $0.member("line", location?.position?.line)
            $0.member("column", location?.position?.column)
            $0.member("severity", severity.rawValue)
            $0.member("id", id.rawValue)
            $0.member("summary", summary)
            if let hint { $0.member("hint", hint) }
        }
    }
}

/// Diagnostics as a JSON array, for scripts.
package struct JSONDiagnosticWriter: Sendable {
    package var style: JSONWriter.Style

    package init(style: JSONWriter.Style = .pretty) { self.style = style }

    /// The array in the order given, with a newline at its end.
    package func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
        JSONWriter.bytes(style) { $0.value(diagnostics) } + [UInt8(ascii: "\n")]
    }
}
