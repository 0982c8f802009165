import Foundation

/// Reads HTML as far as a test needs it: whether elements end in the order in which they began.
enum MarkupBalance {
    private static let void: Set<Substring> = ["meta", "link", "input", "img", "br", "hr"]

    /// What is wrong first; `nil` when every element is closed.
    static func problem(in html: String) -> String? {
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = tagEnd(of: rest) else { return "tag without end: \(rest.prefix(40))" }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "!" || tag.last == "/" { continue }
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if tag.first == "/" {
                guard open.popLast() == name else { return "</\(name)> closes another element" }
            } else if !void.contains(name) {
                open.append(name)
                if name == "style", let close = rest.range(of: "</style>") { rest = rest[close.lowerBound...] }
            }
        }
        return open.isEmpty ? nil : "never closed: \(open)"
    }

    /// The `>` outside quotes.
    private static func tagEnd(of text: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }
}
