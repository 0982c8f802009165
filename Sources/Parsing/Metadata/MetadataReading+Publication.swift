import Diagnostics
import NotebookModel

extension MetadataEntry {
    var publicationWord: PublicationWord? { PublicationWord(key: key, value: value.propertyValue) }

    /// Whether the entry keeps its file from being published.
    var isWithholding: Bool { publicationWord?.isWithholding ?? false }
}

extension MetadataReading {
    /// Whether lines of the text may have been lost or misread.
    var isBroken: Bool { problems.contains { $0.id != "duplicate-key" && $0.id != "invalid-utf8" } }

    /// Takes over a `publish: false` or `draft: true` that stands in any line of a broken text, since the author's no must not
    /// be lost with what is broken around it.
    mutating func withhold(ifRefusedIn text: ArraySlice<UInt8>, firstLine: Int) {
        guard !entries.contains(where: { $0.publicationWord == .refused }),
            let refusal = Self.refusal(in: text, firstLine: firstLine)
        else { return }
        entries.removeAll { $0.key == refusal.key }
        entries.append(refusal)
        problems.append(
            MetadataProblem(
                id: "unclear-publication", severity: .warning, position: refusal.position,
                summary: "`\(refusal.key)` in broken metadata withholds the file",
                remedy: .advice("repair the metadata, or remove the line")))
    }

    /// Names the words about publication that are no boolean: those that withhold the file for it, and those that are understood.
    mutating func checkPublication() {
        for entry in entries {
            if entry.publicationWord == .unclear {
                problems.append(
                    MetadataProblem(
                        id: "unclear-publication", severity: .warning, position: entry.position,
                        summary: "`\(entry.key)` is neither true nor false, which withholds the file",
                        remedy: .advice("write `\(entry.key): true` or `\(entry.key): false`")))
            } else if let boolean = PublicationWord.boolean(ofTextUnder: entry.key, entry.value.propertyValue) {
                problems.append(
                    MetadataProblem(
                        id: "text-boolean", severity: .note, position: entry.position,
                        summary: "`\(entry.key)` is a text that is read as \(boolean)",
                        remedy: .advice("write `\(boolean)`, without quotes")))
            }
        }
    }

    /// The first line, or part between commas and braces, that says no by itself.
    static func refusal(in text: ArraySlice<UInt8>, firstLine: Int) -> MetadataEntry? {
        for line in SourceLine.lines(of: Array(text), firstLine: firstLine) {
            for part in line.bytes.split(whereSeparator: { ",{}".utf8.contains($0) }) {
                guard let (key, value) = keyAndValue(part) else { continue }
                let position = SourcePosition(line: line.number, column: line.indentation + 1)
                guard PublicationWord(key: key, value: .text(value)) == .refused,
                    let boolean = PublicationWord.boolean(ofTextUnder: key, .text(value))
                else { continue }
                return MetadataEntry(key: key, position: position, value: MetadataNode(.boolean(boolean), at: position))
            }
        }
        return nil
    }

    /// The two sides of the first colon, which needs no space behind it; without quotes, brackets and a comment.
    private static func keyAndValue(_ part: ArraySlice<UInt8>) -> (key: String, value: String)? {
        guard let colon = part.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let value = part[(colon + 1)...].prefix { $0 != UInt8(ascii: "#") }
        return (bare(part[..<colon]), bare(value))
    }

    private static func bare(_ bytes: ArraySlice<UInt8>) -> String {
        let isSign = { (byte: UInt8) in byte <= 0x20 || "\"'[]();.!?-".utf8.contains(byte) }
        var bytes = bytes.drop(while: isSign)
        while let last = bytes.last, isSign(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
