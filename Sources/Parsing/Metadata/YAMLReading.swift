import Diagnostics

/// Reads one YAML document: the configuration of a workspace, the head of a view.
///
/// - Returns: the root, `nil` when the text is empty or no value could be read, and what was wrong with the text.
package func parseYAML(_ content: [UInt8], path: String) -> (root: MetadataNode?, diagnostics: [Diagnostic]) {
    let source = SourceText(bytes: content, path: path)
    let start = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let reading = readYAML(content[start...], firstLine: 1)
    return (reading.root, reading.problems.map { source.diagnostic($0) })
}

struct YAMLReading {
    var root: MetadataNode?
    var problems: [MetadataProblem] = []
}

/// An invalid text is read entry by entry.
///
/// - Parameter firstLine: the number of the slice's first line in its file.
func readYAML(_ slice: ArraySlice<UInt8>, firstLine: Int) -> YAMLReading {
    if let badOffset = ValidUTF8.firstInvalidOffset(in: slice) {
        var reading = readYAML(ValidUTF8.repaired(slice)[...], firstLine: firstLine)
        reading.problems.insert(ValidUTF8.problem(at: badOffset, in: slice, firstLine: firstLine), at: 0)
        return reading
    }
    return slice.withUnsafeBufferPointer { buffer in
        let reader = YAMLTreeReader(buffer, firstLine: firstLine)
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
enum ValidUTF8 {
    /// `nil` when all is valid.
    static func firstInvalidOffset(in bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = CountingIterator(bytes: bytes, index: bytes.startIndex)
        while true {
            let start = iterator.index
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return nil
            case .error: return start - bytes.startIndex
            }
        }
    }

    /// Each invalid sequence replaced by U+FFFD.
    static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }

    static func problem(at offset: Int, in bytes: ArraySlice<UInt8>, firstLine: Int) -> MetadataProblem {
        var cursor = SourceCursor()
        bytes.withUnsafeBufferPointer { cursor.advance(in: $0) { $0.offset < offset } }
        return MetadataProblem(
            id: "invalid-utf8", position: SourcePosition(line: firstLine + cursor.line - 1, column: cursor.column),
            summary: "bytes that are not UTF-8", remedy: .advice("save the file as UTF-8"))
    }

    private struct CountingIterator: IteratorProtocol {
        let bytes: ArraySlice<UInt8>
        var index: Int

        mutating func next() -> UInt8? {
            guard index < bytes.endIndex else { return nil }
            defer { index += 1 }
            return bytes[index]
        }
    }
}
