import NotebookModel

@testable import Parsing

extension MarkdownBody {
    /// The HTML with each slot filled as if every link led where it is written.
    var filledAsWritten: String {
        filled { slot in
            switch slot {
            case .linkStart(let index):
                let link = links[index]
                return "<a href=\"\(link.writtenURL)\"\(link.writtenTitle)>"
            case .linkEnd, .tagEnd: return "</a>"
            case .embed(let index):
                let link = links[index]
                return "<img src=\"\(link.writtenURL)\" alt=\"\(escaped(link.label ?? ""))\"\(link.writtenTitle) />"
            case .url(let index): return links[index].writtenURL
            case .tagStart(let index): return "<a class=\"tag\" href=\"\(tags[index].key)\">"
            }
        }
    }

    /// The HTML with each slot shown as `{kind:index}`.
    var marked: String {
        filled { slot in
            switch slot {
            case .linkStart(let index): "{link \(index)}"
            case .linkEnd: "{/link}"
            case .embed(let index): "{embed \(index)}"
            case .url(let index): "{url \(index)}"
            case .tagStart(let index): "{tag \(index)}"
            case .tagEnd: "{/tag}"
            }
        }
    }

    func filled(_ fill: (HTMLPieces.Slot) -> String) -> String {
        var bytes: [UInt8] = []
        var start = 0
        for gap in body.gaps {
            bytes += body.bytes[start..<gap.offset]
            bytes += Array(fill(gap.slot).utf8)
            start = gap.offset
        }
        bytes += body.bytes[start...]
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension LinkReference {
    fileprivate var writtenURL: String {
        var buffer = ByteBuffer(capacity: 64)
        var url = target + (fragment.map { "#" + $0 } ?? "")
        url.withUTF8 { buffer.appendEscapedURL($0) }
        return buffer.string(0..<buffer.count)
    }

    fileprivate var writtenTitle: String { title.map { " title=\"\(escaped($0))\"" } ?? "" }
}

private func escaped(_ text: String) -> String {
    var buffer = ByteBuffer(capacity: 64)
    buffer.appendEscaped(text)
    return buffer.string(0..<buffer.count)
}

/// Parses a note whose markdown begins in line 1.
func parse(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> MarkdownBody {
    MarkdownParser(options: options).parse(Array(markdown.utf8)[...], firstLine: 1, path: "note.md")
}
