import Diagnostics
import Parsing

/// Gives diagnostics the source lines that they point into: indexes keep places, and the text stays in the notes.
package struct SourceQuotation {
    private let folder: String
    private var texts: [String: SourceText?] = [:]

    /// - Parameter folder: from which the paths of diagnostics lead.
    package init(folder: String) { self.folder = folder.isEmpty ? "." : folder }

    /// The finding with its line, or as it was where it has one, has no place, or its file cannot be read.
    package mutating func quoting(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.sourceLine == nil, let location = diagnostic.location, let position = location.position else {
            return diagnostic
        }
        var quoted = diagnostic
        quoted.sourceLine = text(at: location.path)?.line(position.line)
        return quoted
    }

    /// Each file is read once.
    private mutating func text(at path: String) -> SourceText? {
        if let known = texts[path] { return known }
        let text = (try? FileBytes.read("\(folder)/\(path)")).map { SourceText(bytes: $0, path: path) }
        texts[path] = .some(text)
        return text
    }
}
