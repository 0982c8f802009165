import Diagnostics
import NotebookModel

/// Reads one JSON document: the settings of another program.
///
/// - Returns: the root, `nil` when no value could be read, and what was wrong with the text.
package func parseJSON(_ content: [UInt8], path: String) -> (root: MetadataNode?, diagnostics: [Diagnostic]) {
    let source = SourceText(bytes: content, path: path)
    var text = Array(content.starts(with: [0xEF, 0xBB, 0xBF]) ? content[3...] : content[...])
    var problems: [MetadataProblem] = []
    if let (repaired, problem) = UTF8Repair.repair(text[...], firstLine: 1) {
        problems.append(problem)
        text = repaired
    }
    let json = JSONReader.read(text)
    return (json.root, (problems + json.problems).map { source.diagnostic($0) })
}
