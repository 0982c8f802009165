// swiftc -O html-escaping.swift && ./html-escaping CORPUS >> html-escaping.csv
import Foundation

let root = URL(fileURLWithPath: CommandLine.arguments[1])
var notes: [[UInt8]] = []
if let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) {
    for case let url as URL in walk where url.pathExtension == "md" {
        if let data = try? Data(contentsOf: url) { notes.append([UInt8](data)) }
    }
}
let texts = notes.map { String(decoding: $0, as: UTF8.self) }

func cpuMilliseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
}

func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
}

/// Copies runs without special bytes at once; the output buffer is kept between notes.
func escapeByteRuns(_ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var from = 0
    for index in 0..<input.count {
        guard let text = entity(input[index]) else { continue }
        output.append(contentsOf: input[from..<index])
        text.withUTF8Buffer { output.append(contentsOf: $0) }
        from = index + 1
    }
    output.append(contentsOf: input[from...])
}

func escapeCharacters(_ input: String) -> String {
    var output = ""
    for character in input {
        switch character {
        case "&": output += "&amp;"
        case "<": output += "&lt;"
        case ">": output += "&gt;"
        case "\"": output += "&quot;"
        default: output.append(character)
        }
    }
    return output
}

func escapeByReplacing(_ input: String) -> String {
    input.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
}

func measure(_ name: String, runs: Int, _ body: () -> Int) {
    for run in 1...runs {
        let start = cpuMilliseconds()
        let total = body()
        print("\(name),\(run),\(((cpuMilliseconds() - start) * 1000).rounded() / 1000),\(total)")
    }
}

measure("Swift byte runs", runs: 15) {
    var output: [UInt8] = []
    return notes.reduce(0) { total, note in
        output.removeAll(keepingCapacity: true)
        note.withUnsafeBufferPointer { escapeByteRuns($0, into: &output) }
        return total + output.count
    }
}
measure("Swift characters", runs: 5) { texts.reduce(0) { $0 + escapeCharacters($1).utf8.count } }
measure("Swift replacingOccurrences", runs: 5) { texts.reduce(0) { $0 + escapeByReplacing($1).utf8.count } }
