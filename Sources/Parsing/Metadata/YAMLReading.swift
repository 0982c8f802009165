import Diagnostics
import NotebookModel

/// Reads one YAML document: the configuration of a workspace, the head of a view.
///
/// - Parameter readsVariables: see `YAMLTreeReader`.
/// - Returns: the root, `nil` when the text is empty or no value could be read, and what was wrong with the text.
package func parseYAML(
    _ content: [UInt8], path: String, readsVariables: Bool = false
) -> (root: MetadataNode?, diagnostics: [Diagnostic]) {
    let source = SourceText(bytes: content, path: path)
    let start = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let reading = readYAML(content[start...], firstLine: 1, readsVariables: readsVariables)
    return (reading.root, reading.problems.map { source.diagnostic($0) })
}

struct YAMLReading {
    var root: MetadataNode?
    var problems: [MetadataProblem] = []
}

/// An invalid text is read entry by entry.
///
/// - Parameters:
///   - firstLine: the number of the slice's first line in its file.
///   - readsVariables: see `YAMLTreeReader`.
func readYAML(_ slice: ArraySlice<UInt8>, firstLine: Int, readsVariables: Bool = false) -> YAMLReading {
    if let (repaired, problem) = UTF8Repair.repair(slice, firstLine: firstLine) {
        var reading = readYAML(repaired[...], firstLine: firstLine, readsVariables: readsVariables)
        reading.problems.insert(problem, at: 0)
        return reading
    }
    return slice.withUnsafeBufferPointer { buffer in
        if let root = PlainFrontMatter.read(buffer, firstLine: firstLine) { return YAMLReading(root: root) }
        let reader = YAMLTreeReader(buffer, firstLine: firstLine, readsVariables: readsVariables)
        do throws(MetadataProblem) {
            return YAMLReading(root: try reader.read(), problems: reader.problems)
        } catch {
            var recovery = YAMLRecovery()
            let entries = recovery.entries(of: Array(slice), firstLine: firstLine)
            let root = MetadataNode(.map(entries), at: SourcePosition(line: firstLine, column: 1))
            return YAMLReading(root: root, problems: [error] + recovery.problems)
        }
    }
}

/// Bytes that should be UTF-8.
enum UTF8Repair {
    /// `nil` when all is valid; else the bytes with each invalid sequence replaced by U+FFFD, and a finding about the first.
    static func repair(
        _ bytes: ArraySlice<UInt8>, firstLine: Int
    ) -> (bytes: [UInt8], problem: MetadataProblem)? {
        if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil { return nil }
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var offset = zip(bytes, repaired).prefix { $0 == $1 }.count
        // The replacement may share its first bytes with what it replaces.
        while offset > 0, offset < repaired.count, repaired[offset] & 0xC0 == 0x80 { offset -= 1 }
        var cursor = SourceCursor()
        repaired.withUnsafeBufferPointer { cursor.advance(in: $0) { $0.offset < offset } }
        let problem = MetadataProblem(
            id: "invalid-utf8", position: SourcePosition(line: firstLine + cursor.line - 1, column: cursor.column),
            summary: "bytes that are not UTF-8", remedy: .advice("save the file as UTF-8"))
        return (repaired, problem)
    }
}
