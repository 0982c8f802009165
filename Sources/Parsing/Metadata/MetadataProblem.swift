import Diagnostics

/// A finding about metadata before its file is known.
struct MetadataProblem: Error, Hashable {
    enum Remedy: Hashable {
        case advice(String)
        /// The value on the line wants quotes; the hint shows the value with them.
        case quoteValue
    }

    var id: DiagnosticID
    var severity = Severity.error
    var position: SourcePosition
    var summary: String
    var remedy: Remedy
}

extension MetadataProblem {
    static func duplicateKey(
        _ key: String, at position: SourcePosition, first: SourcePosition, isFirstKept: Bool
    ) -> Self {
        MetadataProblem(
            id: "duplicate-key", position: position,
            summary:
                "key `\(key)` repeats the one at line \(first.line), column \(first.column), "
                + (isFirstKept ? "which is kept" : "and is kept since it withholds the file"),
            remedy: .advice("remove or rename one of the two"))
    }
}

/// Metadata as its file holds it, for diagnostics that show the source line.
package struct SourceText: Sendable {
    /// Longer lines are left out of diagnostics: nobody reads them in a terminal.
    private static let longestShownLine = 1000

    let bytes: [UInt8]
    let path: String

    /// - Parameter path: names the file in diagnostics.
    package init(bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// A finding that shows the line of its position.
    package func diagnostic(
        _ id: DiagnosticID, _ severity: Severity, at position: SourcePosition, _ summary: String, hint: String
    ) -> Diagnostic {
        diagnostic(
            MetadataProblem(
                id: id, severity: severity, position: position, summary: summary, remedy: .advice(hint)))
    }

    func diagnostic(_ problem: MetadataProblem) -> Diagnostic {
        let line = line(problem.position.line)
        let hint: String
        switch problem.remedy {
        case .advice(let text): hint = text
        case .quoteValue: hint = Self.quotingHint(line: line ?? "")
        }
        return Diagnostic(
            problem.id, problem.severity, at: SourceLocation(path: path, position: problem.position), problem.summary,
            hint: hint, sourceLine: line)
    }

    /// A line without its ending, from 1; `nil` where there is none or it is too long to show.
    package func line(_ number: Int) -> String? {
        var cursor = SourceCursor()
        bytes.withUnsafeBufferPointer { cursor.advance(in: $0) { $0.line < number } }
        guard cursor.line == number else { return nil }
        let rest = bytes[cursor.offset...]
        let end = rest.firstIndex { SourceCursor.endsLine($0) } ?? bytes.endIndex
        guard end - cursor.offset <= Self.longestShownLine else { return nil }
        let text = String(decoding: bytes[cursor.offset..<end], as: UTF8.self)
        return number == 1 && text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func quotingHint(line: String) -> String {
        guard let value = YAMLLine.value(line), value.utf8.count <= 80 else { return "put the value in quotes" }
        let hasEscapes = value.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        if hasEscapes, !value.utf8.contains(UInt8(ascii: "'")) { return "put the value in quotes: '\(value)'" }
        var quoted = ""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return "put the value in quotes: \"\(quoted)\""
    }
}

/// Walks a text by Unicode scalar and knows where it stands. Lines end with LF, CR or both.
struct SourceCursor {
    private(set) var offset = 0
    /// Unicode scalars passed.
    private(set) var scalarCount = 0
    private(set) var line = 1
    private(set) var column = 1

    var position: SourcePosition { SourcePosition(line: line, column: column) }

    static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    /// Goes on while the condition holds before a scalar, at most to the end of the bytes.
    mutating func advance(in bytes: UnsafeBufferPointer<UInt8>, while condition: (Self) -> Bool) {
        while offset < bytes.count, condition(self) { step(in: bytes) }
    }

    private mutating func step(in bytes: UnsafeBufferPointer<UInt8>) {
        let byte = bytes[offset]
        offset += 1
        if byte >= 0xC0 {
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        scalarCount += 1
        let isInsideCRLF =
            byte == UInt8(ascii: "\r") && offset < bytes.count && bytes[offset] == UInt8(ascii: "\n")
        if Self.endsLine(byte), !isInsideCRLF {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
}
