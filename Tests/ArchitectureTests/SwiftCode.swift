/// Swift source whose comments and string literals are blanked out, line by line; what is interpolated is blanked with its string.
struct SwiftCode {
    private(set) var lines: [String] = [""]

    init(_ text: String) {
        var scanner = Scanner(rest: text.utf8[...])
        while let byte = scanner.rest.first {
            if byte == UInt8(ascii: "/"), scanner.starts(with: "//") {
                scanner.skip { $0 == UInt8(ascii: "\n") }
            } else if byte == UInt8(ascii: "/"), scanner.starts(with: "/*") {
                scanner.skipBlockComment()
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), scanner.skipString() {
                lines[lines.count - 1] += "\"\""
            } else {
                scanner.rest.removeFirst()
                append(byte)
            }
            for _ in 0..<scanner.takeSkippedLines() { lines.append("") }
        }
    }

    private mutating func append(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { return lines.append("") }
        lines[lines.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
    }

    private struct Scanner {
        var rest: Substring.UTF8View
        private var skippedLines = 0

        init(rest: Substring.UTF8View) { self.rest = rest }

        func starts(with text: String) -> Bool { rest.starts(with: text.utf8) }

        mutating func takeSkippedLines() -> Int {
            defer { skippedLines = 0 }
            return skippedLines
        }

        private mutating func drop(_ count: Int) {
            skippedLines += rest.prefix(count).count { $0 == UInt8(ascii: "\n") }
            rest = rest.dropFirst(count)
        }

        mutating func skip(until isEnd: (UInt8) -> Bool) {
            drop(rest.firstIndex(where: isEnd).map { rest.distance(from: rest.startIndex, to: $0) } ?? rest.count)
        }

        mutating func skipBlockComment() {
            var depth = 0
            repeat {
                if starts(with: "/*") {
                    depth += 1
                    drop(2)
                } else if starts(with: "*/") {
                    depth -= 1
                    drop(2)
                } else {
                    drop(1)
                }
            } while depth > 0 && !rest.isEmpty
        }

        /// - Returns: `false` where no string begins, as at `#if`.
        mutating func skipString() -> Bool {
            let pounds = String(repeating: "#", count: rest.prefix { $0 == UInt8(ascii: "#") }.count)
            let quote = starts(with: pounds + "\"\"\"") ? "\"\"\"" : "\""
            guard starts(with: pounds + quote) else { return false }
            drop(pounds.utf8.count + quote.utf8.count)
            while let byte = rest.first {
                let isSpecial = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                if isSpecial, starts(with: quote + pounds) { break }
                if isSpecial, starts(with: "\\" + pounds + "(") {
                    drop(pounds.utf8.count + 2)
                    skipInterpolation()
                } else {
                    drop(pounds.isEmpty && byte == UInt8(ascii: "\\") ? 2 : 1)
                }
            }
            drop(quote.utf8.count + pounds.utf8.count)
            return true
        }

        private mutating func skipInterpolation() {
            var depth = 1
            while depth > 0, let byte = rest.first {
                if byte == UInt8(ascii: "\""), skipString() { continue }
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                drop(1)
            }
        }
    }
}
