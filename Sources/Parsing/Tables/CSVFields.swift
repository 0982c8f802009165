import Diagnostics

/// Where the cells of a CSV text lie: the first step of reading, which looks at no value.
struct CSVFields {
    struct Field: Hashable {
        /// Without the quotes around it.
        var start: Int32
        var end: Int32
        /// Two quotes in it stand for one.
        var isQuoted: Bool
    }

    let bytes: [UInt8]
    let delimiter: UInt8
    /// Of all rows, the line of names first; empty lines are no rows.
    private(set) var fields: [Field] = []
    /// Index of the first field of each row, and one more at the end.
    private(set) var rows: [Int] = [0]

    private static let quote = UInt8(ascii: "\"")

    /// - Parameter bytes: UTF-8, at most `CSVTable.byteLimit`.
    init(_ bytes: [UInt8], problems: inout CSVProblems) {
        self.bytes = bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        delimiter = Self.delimiter(bytes[start...])
        var offset = start
        while offset < bytes.count {
            if rows.count > CSVTable.rowLimit || fields.count >= CSVTable.cellLimit {
                problems.add(
                    "table has more than \(CSVTable.rowLimit) rows or \(CSVTable.cellLimit) cells; the others are not read",
                    "split the file", at: offset)
                return
            }
            readRow(from: &offset, problems: &problems)
        }
    }

    /// The fields of a row.
    func row(_ index: Int) -> ArraySlice<Field> { fields[rows[index]..<rows[index + 1]] }

    var rowCount: Int { rows.count - 1 }

    func text(_ field: Field) -> String {
        let text = String(decoding: bytes[Int(field.start)..<Int(field.end)], as: UTF8.self)
        guard field.isQuoted, text.utf8.contains(Self.quote) else { return text }
        var isSecond = false
        return String(
            decoding: text.utf8.filter { byte in
                isSecond = byte == Self.quote && !isSecond
                return !isSecond
            }, as: UTF8.self)
    }

    private mutating func readRow(from offset: inout Int, problems: inout CSVProblems) {
        let first = offset
        var isEnd = false
        while !isEnd {
            let field = readField(from: &offset, problems: &problems)
            fields.append(field)
            isEnd = offset >= bytes.count || bytes[offset] != delimiter || fields.count >= CSVTable.cellLimit
            if !isEnd { offset += 1 }
        }
        let isEmpty = fields.count == (rows.last ?? 0) + 1 && offset == first
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
        } else if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") {
            offset += 1
        }
        if isEmpty { fields.removeLast() } else { rows.append(fields.count) }
    }

    /// Leaves the offset at the delimiter or the line's end behind the field.
    private mutating func readField(from offset: inout Int, problems: inout CSVProblems) -> Field {
        guard offset < bytes.count, bytes[offset] == Self.quote else {
            let start = offset
            skipPlain(&offset)
            return Field(start: Int32(start), end: Int32(offset), isQuoted: false)
        }
        let start = offset + 1
        var end = start
        while end < bytes.count {
            if bytes[end] != Self.quote {
                end += 1
            } else if end + 1 < bytes.count, bytes[end + 1] == Self.quote {
                end += 2
            } else {
                break
            }
        }
        if end >= bytes.count {
            problems.add("quote has no end, so that the rest of the file is one cell", "close the quote", at: offset)
            offset = bytes.count
            return Field(start: Int32(start), end: Int32(bytes.count), isQuoted: true)
        }
        offset = end + 1
        let behind = offset
        skipPlain(&offset)
        if offset > behind {
            problems.add("text follows a quoted cell and is left out", "write the whole cell in quotes", at: behind)
        }
        return Field(start: Int32(start), end: Int32(end), isQuoted: true)
    }

    private func skipPlain(_ offset: inout Int) {
        while offset < bytes.count, bytes[offset] != delimiter, !SourceCursor.endsLine(bytes[offset]) { offset += 1 }
    }

    /// Of comma, semicolon and tab the one that the first line holds and most of the next lines hold as often.
    private static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [[Int]](repeating: [0], count: candidates.count)
        var isQuoted = false, lineCount = 1
        for byte in bytes.prefix(65_536) {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") {
                lineCount += 1
                if lineCount > 20 { break }
                for index in counts.indices { counts[index].append(0) }
            } else if let index = candidates.firstIndex(of: byte) {
                counts[index][counts[index].count - 1] += 1
            }
        }
        let scores = counts.map { counts -> (Int, Int) in
            guard let first = counts.first, first > 0 else { return (0, 0) }
            return (counts.count { $0 == first }, first)
        }
        let best = scores.indices.max { (scores[$0].0, scores[$0].1, -$0) < (scores[$1].0, scores[$1].1, -$1) }
        return candidates[best ?? 0]
    }
}
