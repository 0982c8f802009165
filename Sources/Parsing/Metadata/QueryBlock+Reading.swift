import Diagnostics
import NotebookModel

extension QueryBlock {
    /// The YAML of a view, or of a block `cdx`, with the places of its values in the file.
    ///
    /// - Parameter path: names the file in diagnostics.
    /// - Returns: the entries, none where the text holds no map; and what is wrong with the text.
    package func readEntries(path: String) -> (entries: [MetadataEntry], diagnostics: [Diagnostic]) {
        let bytes = Array(text.utf8)
        let head = Self.head(of: bytes)
        let reading = readYAML(
            bytes[head ?? 0..<bytes.count], firstLine: position.line + (head == nil ? 0 : 1), readsVariables: true)
        let entries = reading.root?.entries ?? []
        var found = reading.problems.map { problem in
            Diagnostic(
                problem.id, problem.severity, at: SourceLocation(path: path, position: problem.position),
                problem.summary, hint: problem.adviceForBlock)
        }
        if let root = reading.root, root.entries == nil {
            found.append(
                Diagnostic(
                    "invalid-view", .error, at: SourceLocation(path: path, position: root.position),
                    "block holds \(root.typeName) and not a map", hint: "write `query:` with fields below it"))
        }
        return (entries, found)
    }

    /// What stands between the lines `---` of a whole view, whose text below says nothing here; `nil` for YAML alone.
    private static func head(of bytes: [UInt8]) -> Range<Int>? {
        let isFence = { (line: ArraySlice<UInt8>) in
            line.starts(with: Array("---".utf8)) && line.dropFirst(3).allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        }
        var start = bytes.startIndex
        var first: Int?
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let next = min(end + 1, bytes.endIndex)
            if isFence(bytes[start..<end]) {
                if let first { return first..<start }
                first = next
            } else if first == nil {
                return nil
            }
            start = next
        }
        return nil
    }
}

extension MetadataProblem {
    fileprivate var adviceForBlock: String {
        if case .advice(let text) = remedy { text } else { "put the value in quotes" }
    }
}
