import Diagnostics

/// Why a template can't be compiled or rendered, and where it says so.
package struct TemplateError: Error, Hashable, Sendable {
    /// The path of the source, as ``TemplateSource/path`` has it.
    package var templatePath: String
    /// Where the tag begins.
    package var position: SourcePosition
    package var problem: TemplateProblem
    /// The line of the tag, without its line ending.
    package var sourceLine: String?

    package var summary: String { problem.summary }
    package var hint: String? { problem.hint }

    package var diagnostic: Diagnostic {
        Diagnostic(
            problem.id, .error, at: SourceLocation(path: templatePath, position: sourceLine == nil ? nil : position),
            summary, hint: hint, sourceLine: sourceLine)
    }
}

extension TemplateError {
    /// - Parameter offset: bytes from the start of the source.
    init(_ problem: TemplateProblem, in source: TemplateSource, at offset: Int) {
        let bytes = source.bytes
        let start = bytes[..<offset].lastIndex(of: .newline).map { $0 + 1 } ?? 0
        var end = bytes[offset...].firstIndex(of: .newline) ?? bytes.count
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        templatePath = source.path
        position = SourcePosition(
            line: bytes[..<start].count { $0 == .newline } + 1,
            column: String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1)
        sourceLine = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        self.problem = problem
    }

    /// There is no source to point into.
    init(unknownTemplate name: String, nearest: String?) {
        templatePath = name
        position = SourcePosition(line: 1, column: 1)
        problem = .unknownTemplate(name, nearest: nearest)
        sourceLine = nil
    }
}
