// Times the files that the search in a reader's browser loads, made from a folder of notes on one thread: all buckets of text
// and the titles, beside the copying of the same texts. Markdown stands for the text that a reader sees; both are prose.
// Usage: ClientSearchBenchmark FOLDER

import ClientSearch
import Foundation
import NotebookModel

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: ClientSearchBenchmark FOLDER\n".utf8))
    exit(2)
}
let texts = readTexts(in: URL(fileURLWithPath: CommandLine.arguments[1]))
let titles = texts.map { SearchTitle(address: $0.address, title: $0.address.path, tags: ["reading", "reading/paper"]) }
let bucketCount = SearchFiles.bucketCount(documentCount: texts.count)
let byteCount = texts.reduce(0) { $0 + $1.text.utf8.count }
print("notes \(texts.count), bytes \(byteCount), buckets \(bucketCount)")

let rounds = 15
var copying: [Double] = []
var dealing: [Double] = []
var buckets: [Double] = []
var titleFile: [Double] = []
var writtenByteCount = 0
for _ in 0..<rounds {
    copying.append(milliseconds { copyTexts() })
    var dealt: [[SearchText]] = []
    dealing.append(milliseconds { dealt = dealOut() })
    buckets.append(
        milliseconds {
            writtenByteCount = dealt.enumerated().reduce(0) {
                $0 + SearchFiles.renderBucket(index: $1.offset, $1.element).count
            }
        })
    titleFile.append(milliseconds { _ = SearchFiles.renderTitles(titles, bucketCount: bucketCount) })
}
report("copying the texts", copying, against: copying)
report("dealing pages out to buckets", dealing, against: copying)
report("all buckets, \(writtenByteCount) bytes", buckets, against: copying)
report("titles", titleFile, against: copying)

/// The fastest round, and the median of the ratios to copying in the same round: a machine's pace changes between rounds.
func report(_ name: String, _ times: [Double], against copying: [Double]) {
    let ratios = zip(times, copying).map { $0 / $1 }.sorted()
    let digits = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(2))
    print(
        "\(name): \((times.min() ?? 0).formatted(digits)) ms, \(ratios[ratios.count / 2].formatted(digits)) of copying")
}

func milliseconds(_ work: () -> Void) -> Double { ContinuousClock().measure(work) / .milliseconds(1) }

func copyTexts() {
    var output: [UInt8] = []
    output.reserveCapacity(byteCount)
    for text in texts { output.append(contentsOf: text.text.utf8) }
    precondition(output.count == byteCount)
}

func dealOut() -> [[SearchText]] {
    var dealt = [[SearchText]](repeating: [], count: bucketCount)
    for text in texts { dealt[SearchFiles.bucket(of: text.address, count: bucketCount)].append(text) }
    return dealt
}

func readTexts(in folder: URL) -> [SearchText] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
        .sorted { $0.path < $1.path }.compactMap { file in
            guard let content = try? Data(contentsOf: file) else { return nil }
            let address = file.path.dropFirst(folder.path.count + 1).dropLast(2) + "html"
            return SearchText(address: SiteAddress(String(address)), text: String(decoding: content, as: UTF8.self))
        }
}
