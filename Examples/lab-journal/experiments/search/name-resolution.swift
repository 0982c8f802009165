// swiftc -O name-resolution.swift && ./name-resolution links.tsv > name-resolution.csv
// Resolves every wikilink of a vault by name, with four data structures that must agree.
import Foundation

var paths: [String] = []
var links: [String] = []
let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
for line in input.split(separator: "\n") {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    if fields[0] == "N" { paths.append(String(fields[1])) } else { links.append(String(fields[2])) }
}

func cpuMilliseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
}

func fold(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return String(text).precomposedStringWithCanonicalMapping.lowercased()
}

/// Notes answer to their name without `.md`, other files to their whole name.
func key(ofFile path: String) -> String {
    let folded = fold(path)
    return folded.hasSuffix(".md") ? String(folded.dropLast(3)) : folded
}
func key(ofLink target: String) -> String { key(ofFile: target.hasPrefix("/") ? String(target.dropFirst()) : target) }
func lastPart(_ key: String) -> Substring { key[(key.lastIndex(of: "/").map(key.index(after:)) ?? key.startIndex)...] }
func names(_ file: String, _ link: String) -> Bool { file == link || file.hasSuffix("/" + link) }

let folded = paths.map(key(ofFile:))

/// The number of files that the link names: 0 unresolved, 1 unique, more ambiguous.
func byScan(_ link: String) -> Int { folded.reduce(0) { $0 + (names($1, link) ? 1 : 0) } }

func resolve(_ name: String, sample: Int, runs: Int, build: () -> (String) -> Int) {
    for run in 1...runs {
        let start = cpuMilliseconds()
        let count = build()
        let built = cpuMilliseconds()
        var result = [0, 0, 0]
        for link in links.prefix(sample) { result[min(count(key(ofLink: link)), 2)] += 1 }
        let done = cpuMilliseconds()
        let round = { (value: Double) in (value * 1000).rounded() / 1000 }
        print("\(name),\(run),\(paths.count),\(min(sample, links.count)),\(round(built - start)),\(round(done - built)),",
            "\(result[1]),\(result[2]),\(result[0])", separator: "")
    }
}

print("structure,run,files,links,build_ms,resolve_ms,unique,ambiguous,unresolved")
resolve("dictionary by last part", sample: .max, runs: 9) {
    var table: [String: [Int]] = [:]
    table.reserveCapacity(paths.count)
    for (index, path) in paths.enumerated() { table[String(lastPart(key(ofFile: path))), default: []].append(index) }
    return { link in (table[String(lastPart(link))] ?? []).reduce(0) { $0 + (names(folded[$1], link) ? 1 : 0) } }
}
resolve("dictionary by every suffix", sample: .max, runs: 9) {
    var table: [String: Int] = [:]
    for path in paths {
        let whole = key(ofFile: path)
        table[whole, default: 0] += 1
        for slash in whole.indices where whole[slash] == "/" { table[String(whole[whole.index(after: slash)...]), default: 0] += 1 }
    }
    return { table[$0] ?? 0 }
}
resolve("sorted array", sample: .max, runs: 9) {
    let sorted = paths.map { path in let k = key(ofFile: path); return (String(lastPart(k)), k) }.sorted { $0.0 < $1.0 }
    return { link in
        let wanted = String(lastPart(link))
        var low = 0, high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].0 < wanted { low = middle + 1 } else { high = middle }
        }
        var count = 0
        while low < sorted.count, sorted[low].0 == wanted { count += names(sorted[low].1, link) ? 1 : 0; low += 1 }
        return count
    }
}
resolve("scan of all paths", sample: 200, runs: 3) { byScan }
resolve("dictionary by last part", sample: 200, runs: 3) {
    var table: [String: [Int]] = [:]
    for (index, path) in paths.enumerated() { table[String(lastPart(key(ofFile: path))), default: []].append(index) }
    return { link in (table[String(lastPart(link))] ?? []).reduce(0) { $0 + (names(folded[$1], link) ? 1 : 0) } }
}
