/// Diagnostics as people read them in a terminal:
///
///     notes/run 7.md:3:9: error: unresolved link 'Attenton' [broken-link]
///     See also [[Attenton]].
///             ^
///     hint: write 'Attention'
///
/// No text of the user's reaches the terminal as a control sequence.
package struct ConsoleDiagnosticWriter: Sendable {
    /// How many findings of one id are printed in full; `nil` prints all.
    package var limitPerID: Int?
    /// Whether ANSI colours are used; the caller knows whether stderr is a terminal and `NO_COLOR` is unset.
    package var isColored: Bool
    /// The most scalars of a source line that are shown.
    package var sourceWidth: Int

    package init(limitPerID: Int? = 5, isColored: Bool = false, sourceWidth: Int = 120) {
        self.limitPerID = limitPerID
        self.isColored = isColored
        self.sourceWidth = sourceWidth
    }

    /// The findings in the order given, then a line for each id of which some were left out. Empty for none.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        var text = ""
        var counts: [DiagnosticID: Int] = [:]
        for diagnostic in diagnostics {
            counts[diagnostic.id, default: 0] += 1
            if counts[diagnostic.id, default: 0] <= limitPerID ?? .max { append(diagnostic, to: &text) }
        }
        guard let limitPerID else { return text }
        for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > limitPerID {
            text += "… and \(count - limitPerID) more of [\(id.rawValue)]; 'codex check' lists them all\n"
        }
        return text
    }

    private func append(_ diagnostic: Diagnostic, to text: inout String) {
        let severity = Self.color(of: diagnostic.severity)
        if let location = diagnostic.location {
            let position = location.position.map { "\($0.line):\($0.column):" } ?? ""
            text += paint("\(VisibleText.escape(location.path)):\(position)", .bold) + " "
        }
        text += paint("\(diagnostic.severity.rawValue):", severity)
        text += " \(VisibleText.escape(diagnostic.summary)) [\(diagnostic.id.rawValue)]\n"
        if let source = diagnostic.sourceLine, let position = diagnostic.location?.position {
            let excerpt = SourceExcerpt(of: source, column: position.column, width: sourceWidth)
            let caret = excerpt.caret.dropLast() + paint("^", severity)
            text += "\(excerpt.line)\n\(caret)\n"
        }
        if let hint = diagnostic.hint { text += "\(paint("hint:", .bold)) \(VisibleText.escape(hint))\n" }
    }

    /// Parameters of the "select graphic rendition" sequence, ECMA-48 section 8.3.117.
    private enum Rendition: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "1;36"
    }

    private static func color(of severity: Severity) -> Rendition {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }

    private func paint(_ text: String, _ rendition: Rendition) -> String {
        isColored ? "\u{1B}[\(rendition.rawValue)m\(text)\u{1B}[0m" : text
    }
}
