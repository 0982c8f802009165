import Diagnostics

/// What is wrong with the markdown of a note, as findings.
struct MarkdownProblems {
    let path: String
    private(set) var found: [Diagnostic] = []

    init(path: String) { self.path = path }

    mutating func addDeepNesting(at position: SourcePosition?) {
        add(
            "html-nesting", at: position, "Raw HTML nests too deep to be cleaned; shown as text",
            hint: "Close the elements that it opens")
    }

    mutating func addOverlongLink(at position: SourcePosition) {
        add(
            "overlong-link", at: position, "Link target too long, or too long to be repeated so often; left out",
            hint: "Shorten the target, at most to \(BodyRenderer.longestTarget) bytes")
    }

    mutating func addFormula(_ problem: FormulaProblem) {
        add(
            "invalid-math", at: problem.position, problem.summary,
            hint: "mend the formula, or write `\\$` for a dollar sign")
    }

    mutating func addUnclosedComment(at position: SourcePosition) {
        add(
            "unclosed-comment", at: position, "comment without an end hides the rest of the note",
            hint: "close it with '%%'")
    }

    private mutating func add(_ id: DiagnosticID, at position: SourcePosition?, _ summary: String, hint: String) {
        found.append(
            Diagnostic(id, .warning, at: SourceLocation(path: path, position: position), summary, hint: hint))
    }
}
