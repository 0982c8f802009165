import NotebookModel
import Templating

/// Writes the HTML of a page's text, with the notes that it embeds.
struct BodyComposer {
    /// The body of the page's own note.
    let page: NoteBody
    let origin: LinkOrigin
    let theme: Theme
    private(set) var output: [UInt8] = []
    /// What is being written within what, outermost first.
    private var chain: [Step]
    /// How many notes have been written in others' places.
    private var embedCount = 0
    private var viewCount = 0

    /// A page shows at most so many: two notes that each embed the next twice would else fill a disk.
    static let embedLimit = 500

    private struct Step: Hashable {
        let address: SiteAddress?
        let part: EmbeddedPart
    }

    /// Whose identifiers are written.
    enum Place {
        case page
        /// Each embed prefixes its own, so that those of the page stay unique.
        case embed(number: Int)
        /// The footnotes of a part stand on the note's own page.
        case part(number: Int, home: String)
    }

    init(page: NoteBody, origin: LinkOrigin, theme: Theme) {
        self.page = page
        self.theme = theme
        self.origin = origin
        var address: SiteAddress?
        if case .page(let own) = origin { address = own }
        chain = [Step(address: address, part: .whole)]
        output.reserveCapacity(page.pieces.bytes.count + page.pieces.gaps.count * 64)
    }

    mutating func write(_ range: PiecesRange, of body: NoteBody, as place: Place) throws(TemplateError) {
        let writer = LinkWriter(body: body, origin: origin)
        var written = range.bytes.lowerBound
        for gap in body.pieces.gaps[range.gaps] {
            append(body.pieces.bytes[written..<gap.offset], place)
            written = gap.offset
            switch gap.slot {
            case .embedBlock(let index): try writeBlock(index, of: body, writer)
            case .query(let index):
                if let view = body.views[.query(index)] { try write(view) }
            default: writer.write(gap.slot, to: &output)
            }
        }
        append(body.pieces.bytes[written..<range.bytes.upperBound], place)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, _ place: Place) {
        switch place {
        case .page: output.append(contentsOf: bytes)
        case .embed(let number):
            let prefix = "embed-\(number)-"
            EmbeddedMarkup(identifierPrefix: prefix, fragmentPrefix: "#" + prefix).append(bytes, to: &output)
        case .part(let number, let home):
            EmbeddedMarkup(identifierPrefix: "embed-\(number)-", fragmentPrefix: home + "#").append(bytes, to: &output)
        }
    }

    // MARK: Embeds

    private mutating func writeBlock(
        _ index: Int, of body: NoteBody, _ writer: LinkWriter
    ) throws(TemplateError) {
        if let view = body.views[.link(index)] { return try write(view) }
        guard let embed = body.embeds[index], page.embedded.indices.contains(embed.note) else {
            output.append(markup: "<p>")
            writer.write(.embed(index), to: &output)
            return output.append(markup: "</p>")
        }
        let note = page.embedded[embed.note]
        let step = Step(address: note.page.address, part: embed.part)
        if let first = chain.firstIndex(of: step) { return writeCycle(from: first, to: note.page) }
        guard let range = note.body.range(of: embed.part, title: note.page.title), embedCount < Self.embedLimit else {
            return writeCard(index, writer, isMissing: embedCount < Self.embedLimit)
        }
        embedCount += 1
        chain.append(step)
        try write(range, of: note, embed.part)
        chain.removeLast()
    }

    private mutating func write(
        _ range: PiecesRange, of note: EmbeddedNote, _ part: EmbeddedPart
    ) throws(TemplateError) {
        let number = embedCount
        let home = origin.href(to: note.page.address)
        output.append(markup: "<div class=\"embed\">\n<p class=\"embed-title\"><a")
        output.appendAttribute("href", origin.href(to: note.page.address, fragment: part.anchor))
        output.append(markup: ">")
        output.append(escaping: note.page.title)
        if case .section(let anchor) = part, let heading = note.body.headings.first(where: { $0.anchor == anchor }) {
            output.append(escaping: " › \(heading.text)")
        }
        output.append(markup: "</a></p>\n<div class=\"embed-content\">\n")
        let isItem = note.body.pieces.bytes[range.bytes].starts(with: "<li".utf8)
        if isItem { output.append(markup: "<ul>\n") }
        try write(range, of: note.body, as: part == .whole ? .embed(number: number) : .part(number: number, home: home))
        if isItem { output.append(markup: "</ul>\n") }
        output.append(markup: "</div>\n</div>")
    }

    private mutating func write(_ view: ShownView) throws(TemplateError) {
        viewCount += 1
        output.append(markup: "<div class=\"view view-embed\">\n")
        if let page = view.page {
            output.append(markup: "<p class=\"embed-title\"><a")
            output.appendAttribute("href", origin.href(to: page.address))
            output.append(markup: ">")
            output.append(escaping: page.title)
            output.append(markup: "</a></p>\n")
        }
        output += try view.renderWithin(ViewLayout(origin: origin, theme: theme, identifier: "view-\(viewCount)"))
        output.append(markup: "</div>\n")
    }

    /// Names the notes of a circle, which would have no end.
    private mutating func writeCycle(from first: Int, to page: PageLink) {
        var titles = [page.title]
        for step in chain[(first + 1)...] {
            titles.append(self.page.embedded.first { $0.page.address == step.address }?.page.title ?? "")
        }
        titles.append(page.title)
        output.append(markup: "<div class=\"embed embed-cycle\"><p>")
        output.append(escaping: titles.count > 2 ? "These notes embed each other: " : "This note embeds itself: ")
        output.append(escaping: titles.joined(separator: " → "))
        output.append(markup: "</p></div>")
    }

    /// A link in place of a note that has no such part, or of one too many.
    private mutating func writeCard(_ index: Int, _ writer: LinkWriter, isMissing: Bool) {
        output.append(markup: isMissing ? "<p class=\"embed-missing\">" : "<p>")
        writer.write(.embed(index), to: &output)
        output.append(markup: "</p>")
    }
}

extension EmbeddedPart {
    fileprivate var anchor: String? {
        switch self {
        case .whole, .missing: nil
        case .section(let anchor): anchor
        case .block(let identifier): "^" + identifier
        }
    }
}

extension NoteBody {
    /// The bytes and gaps of a part; `nil` where the note has none.
    ///
    /// - Parameter title: stands above the embed, so that a heading that repeats it is left out.
    fileprivate func range(of part: EmbeddedPart, title: String) -> PiecesRange? {
        switch part {
        case .whole:
            return pieces.range(of: LeadingTitle(of: self, title: title)?.rest ?? 0..<pieces.bytes.count)
        case .section(let anchor):
            guard let index = headings.firstIndex(where: { $0.anchor == anchor }) else { return nil }
            return pieces.range(from: .sectionStart(index), to: .sectionEnd(index))
        case .block(let identifier):
            guard let index = blocks.firstIndex(where: { $0.identifier == identifier }) else { return nil }
            return pieces.range(from: .blockStart(index), to: .blockEnd(index))
        case .missing: return nil
        }
    }
}

/// A note's own HTML as part of another's page.
///
/// Quotation marks stand in tags alone, since text has them as references, so that attributes are found by their bytes.
private struct EmbeddedMarkup {
    let identifierPrefix: String
    let fragmentPrefix: String

    private static let identifier = Array(" id=\"".utf8)
    private static let fragment = Array(" href=\"#".utf8)

    func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var written = bytes.startIndex
        var index = written
        while let space = bytes[index...].firstIndex(of: 0x20) {
            index = space + 1
            if bytes[space...].starts(with: Self.identifier) {
                output.append(contentsOf: bytes[written..<space])
                output.append(contentsOf: Self.identifier)
                output.append(contentsOf: identifierPrefix.utf8)
                written = space + Self.identifier.count
            } else if bytes[space...].starts(with: Self.fragment) {
                output.append(contentsOf: bytes[written..<space])
                output.append(markup: " href=\"")
                output.append(escaping: fragmentPrefix)
                written = space + Self.fragment.count
            }
        }
        output.append(contentsOf: bytes[written...])
    }
}
