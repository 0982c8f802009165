// Times the markdown of a folder of notes: Codex's own path beside cmark-gfm's, over the same bytes on one thread.
// Usage: ParsingBenchmark FOLDER

import Foundation
import NotebookModel
import Parsing
import ReferenceMarkdown

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
ReferenceMarkdown.prepare()
for _ in 0..<rounds {
    reference.append(milliseconds { for note in notes { ReferenceMarkdown.render(note) { _ in } } })
    own.append(milliseconds { for note in notes { _ = parser.parse(note, firstLine: 1, path: "note.md") } })
    plain.append(milliseconds { for note in notes { _ = commonMark.parse(note, firstLine: 1, path: "note.md") } })
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
func readNotes(in folder: URL) -> [ArraySlice<UInt8>] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
        .sorted { $0.path < $1.path }.compactMap { try? Data(contentsOf: $0) }.map {
            ReferenceMarkdown.body(of: [UInt8]($0))
        }
}
