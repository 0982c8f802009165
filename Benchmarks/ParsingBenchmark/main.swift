// Times the markdown of a folder of notes: Codex's own path beside cmark-gfm's, over the same bytes on one thread.
// Usage: ParsingBenchmark FOLDER

import CCmarkGFM
import Foundation
import NotebookModel
import Parsing

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: ParsingBenchmark FOLDER\n".utf8))
    exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let notes = readNotes(in: folder)
let byteCount = notes.reduce(0) { $0 + $1.count }
print("notes \(notes.count), bytes \(byteCount)")

let rounds = 15
var reference: [Double] = []
var own: [Double] = []
var plain: [Double] = []
let parser = MarkdownParser(options: MarkdownOptions())
let commonMark = MarkdownParser(
    options: MarkdownOptions(html: .raw, strictLineBreaks: true, headingAnchors: false, syntax: []))
cmark_gfm_core_extensions_ensure_registered()
for _ in 0..<rounds {
    reference.append(milliseconds { for note in notes { renderWithCmark(note) } })
    own.append(milliseconds { for note in notes { _ = parser.parse(note[...], firstLine: 1, path: "note.md") } })
    plain.append(milliseconds { for note in notes { _ = commonMark.parse(note[...], firstLine: 1, path: "note.md") } })
}
report("cmark-gfm to HTML", reference, against: reference)
report("markdown alone", plain, against: reference)
report("notes, cleaned", own, against: reference)

/// The fastest round, and the median of the ratios to cmark-gfm in the same round: a machine's pace changes between rounds.
func report(_ name: String, _ times: [Double], against reference: [Double]) {
    let best = times.min() ?? 0
    let ratios = zip(times, reference).map { $0 / $1 }.sorted()
    print(
        "\(name): \(best.formatted(.number.precision(.fractionLength(1)))) ms, "
            + "\(ratios[ratios.count / 2].formatted(.number.precision(.fractionLength(2)))) of cmark-gfm")
}

func milliseconds(_ work: () -> Void) -> Double {
    let elapsed = ContinuousClock().measure(work)
    return Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15
}

/// The notes without their front matter.
func readNotes(in folder: URL) -> [[UInt8]] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
        .sorted { $0.path < $1.path }.compactMap { try? Data(contentsOf: $0) }.map { bodyBytes([UInt8]($0)) }
}

func bodyBytes(_ content: [UInt8]) -> [UInt8] {
    guard content.starts(with: Array("---\n".utf8)),
        let end = String(decoding: content.dropFirst(4), as: UTF8.self).range(of: "\n---\n")
    else { return content }
    let text = String(decoding: content.dropFirst(4), as: UTF8.self)
    return Array(text[end.upperBound...].utf8)
}

func renderWithCmark(_ note: [UInt8]) {
    let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
    guard let parser = cmark_parser_new(options) else { return }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    note.withUnsafeBytes { bytes in
        cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    let document = cmark_parser_finish(parser)
    free(cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)))
    cmark_node_free(document)
    cmark_parser_free(parser)
}
