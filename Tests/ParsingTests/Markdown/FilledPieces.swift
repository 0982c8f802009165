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
            case .embed(let index), .embedBlock(let index):
                let link = links[index]
                return "<img src=\"\(link.writtenURL)\" alt=\"\(escaped(link.label ?? ""))\"\(link.writtenTitle) />"
            case .url(let index): return links[index].writtenURL
            case .tagStart(let index): return "<a class=\"tag\" href=\"\(tags[index].key)\">"
            case .fragment(let index): return String(decoding: body.fragments[index], as: UTF8.self)
            case .query(let index): return queries[index].text
            case .sectionStart, .sectionEnd, .blockStart, .blockEnd, .footnotes: return ""
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
            case .embedBlock(let index): "{block \(index)}"
            case .fragment: "{math}"
            case .query(let index): "{query \(index)}"
            case .sectionStart, .sectionEnd, .blockStart, .blockEnd, .footnotes: ""
            case .url(let index): "{url \(index)}"
            case .tagStart(let index): "{tag \(index)}"
            case .tagEnd: "{/tag}"
            }
        }
    }

    /// The sources of the formulas, in the order of the note.
    var formulas: [String] {
        body.fragments.compactMap { fragment in
            let html = String(decoding: fragment, as: UTF8.self)
            guard let start = html.firstRange(of: "<annotation encoding=\"application/x-tex\">"),
                let end = html.firstRange(of: "</annotation>")
            else { return nil }
            return String(html[start.upperBound..<end.lowerBound]).replacing("&lt;", with: "<").replacing(
                "&gt;", with: ">"
            )
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        }
    }

    /// The HTML with the ranges of blocks shown as `{identifier}…{/}`.
    var withBlocks: String {
        filled { slot in
            switch slot {
            case .blockStart(let index): "{\(blocks[index].identifier)}"
            case .blockEnd: "{/}"
            case .linkStart(let index): "{link \(index)}"
            case .linkEnd: "{/link}"
            case .fragment: "{math}"
            case .query(let index): "{query \(index)}"
            default: ""
            }
        }
    }

    /// The HTML with the ranges of sections shown as `{heading}…{/heading}`.
    var withSections: String {
        filled { slot in
            switch slot {
            case .sectionStart(let index): "{\(index)}"
            case .sectionEnd(let index): "{/\(index)}"
            case .footnotes: "{footnotes}"
            default: ""
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
