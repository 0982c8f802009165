import Diagnostics
import NotebookModel

/// Reads a file with all its metadata into one document; the front door of this module.
///
/// Keeps buffers from file to file. Each thread has its own; different parsers may work at the same time.
package final class DocumentParser {
    private let markdown: MarkdownParser

    package init(options: MarkdownOptions) { markdown = MarkdownParser(options: options) }

    package func parse(_ file: SourceFile) -> ParsedDocument {
        let sidecars = file.sidecars.map { readSidecar($0.content, format: $0.format, path: $0.displayPath) }
        switch file.kind {
        case .note, .view: return parseText(file, sidecars)
        case .attachment: return describe(file, sidecars)
        }
    }

    /// A note, or a view: metadata above markdown.
    private func parseText(_ file: SourceFile, _ sidecars: [SidecarMetadata]) -> ParsedDocument {
        let frontMatter = readFrontMatter(
            file.content, path: file.displayPath, readsVariables: file.kind == .view)
        let properties = mergeMetadata([frontMatter.properties] + sidecars.map(\.properties))
        let body = markdown.parse(
            file.content[frontMatter.bodyOffset...], firstLine: frontMatter.bodyLine, path: file.displayPath)
        let tags = MergedTags(properties: properties, text: body.tags)
        return ParsedDocument(
            title: title(of: properties) ?? Self.title(of: body.headings) ?? String(file.path.stem),
            properties: properties, tags: tags.all, headings: body.headings,
            blocks: body.blocks, fields: body.fields, links: body.links + PropertyLinks(properties).links,
            queries: Self.head(of: file) + body.queries, tasks: body.tasks,
            body: tags.renumbered(body.body).shiftingQueries(by: file.kind == .view ? 1 : 0), text: body.text,
            summary: body.summary,
            diagnostics: frontMatter.diagnostics + sidecars.flatMap(\.diagnostics)
                + conflicts(of: file, frontMatter.properties, sidecars) + body.diagnostics)
    }

    /// What a view asks; its text was read as front matter already, which told what is wrong with it as such.
    private static func head(of file: SourceFile) -> [QueryBlock] {
        guard file.kind == .view else { return [] }
        let bounds = FrontMatterBounds(file.content)
        let (text, line) = if case .closed(let text, _, _) = bounds { (file.content[text], 2) } else { ([], 1) }
        return [
            QueryBlock(
                language: .view, text: String(decoding: text, as: UTF8.self),
                position: SourcePosition(line: line, column: 1))
        ]
    }

    /// Any other file: what is said about it elsewhere, and in the header of an image.
    private func describe(_ file: SourceFile, _ sidecars: [SidecarMetadata]) -> ParsedDocument {
        let properties = mergeMetadata(sidecars.map(\.properties), imageHeader: readImageHeader(file.content))
        return ParsedDocument(
            title: title(of: properties) ?? String(file.path.name), properties: properties,
            tags: MergedTags(properties: properties, text: []).all,
            diagnostics: sidecars.flatMap(\.diagnostics) + conflicts(of: file, [], sidecars))
    }

    private func conflicts(
        of file: SourceFile, _ frontMatter: [Property], _ sidecars: [SidecarMetadata]
    ) -> [Diagnostic] {
        let paths = [file.displayPath] + file.sidecars.map(\.displayPath)
        let sources = zip([frontMatter] + sidecars.map(\.properties), paths).map { (properties: $0, path: $1) }
        return [PublicationConflict.finding(in: sources)].compactMap(\.self)
    }

    private func title(of properties: Properties) -> String? {
        guard let text = properties["title"]?.scalarText, !text.utf8.allSatisfy({ $0 <= 0x20 }) else { return nil }
        return text
    }

    private static func title(of headings: [Heading]) -> String? {
        headings.first { $0.level == 1 && !$0.text.isEmpty }?.text
    }
}

extension HTMLPieces {
    /// The head of a view comes before the questions in its text.
    fileprivate func shiftingQueries(by count: Int) -> HTMLPieces {
        guard count > 0 else { return self }
        var shifted = self
        shifted.gaps = gaps.map { gap in
            guard case .query(let index) = gap.slot else { return gap }
            return Gap(offset: gap.offset, slot: .query(index + count))
        }
        return shifted
    }
}

/// The tags of the properties and those of the text, in this order, each once.
struct MergedTags {
    private(set) var all: [Tag] = []
    /// For each tag of the text its index in `all`.
    private var indices: [Int] = []
    private var indexOfKey: [String: Int] = [:]

    init(properties: Properties, text: [Tag]) {
        for key in ["tags", "tag"] {
            for tag in properties[key].map(Self.tags) ?? [] { insert(tag) }
        }
        indices = text.map { insert($0) }
    }

    /// The pieces with tag slots that are indices into `all`.
    func renumbered(_ pieces: HTMLPieces) -> HTMLPieces {
        if indices.elementsEqual(indices.indices) { return pieces }
        var renumbered = pieces
        renumbered.gaps = pieces.gaps.map { gap in
            switch gap.slot {
            case .tagStart(let index): HTMLPieces.Gap(offset: gap.offset, slot: .tagStart(indices[index]))
            case .tagEnd(let index): HTMLPieces.Gap(offset: gap.offset, slot: .tagEnd(indices[index]))
            default: gap
            }
        }
        return renumbered
    }

    @discardableResult
    private mutating func insert(_ tag: Tag) -> Int {
        if let known = indexOfKey[tag.key] { return known }
        indexOfKey[tag.key] = all.count
        all.append(tag)
        return all.count - 1
    }

    /// A list gives one tag an item; text is split at commas and spaces.
    private static func tags(in value: PropertyValue) -> [Tag] {
        if case .list(let items) = value { return items.compactMap { $0.scalarText.flatMap { Tag($0) } } }
        let text = value.scalarText ?? ""
        return text.split { $0 == "," || $0.isWhitespace }.compactMap { Tag($0) }
    }
}

/// The values of front matter that are wikilinks and nothing else, also in lists and maps, and the paths of preview images.
struct PropertyLinks {
    private(set) var links: [LinkReference] = []

    init(_ properties: Properties) {
        for property in properties where property.origin == .frontMatter {
            let position = property.position ?? SourcePosition(line: 1, column: 1)
            gather(property.value, at: position)
            if PreviewImage.keys.contains(property.key) { gatherImages(property.value, at: position) }
        }
    }

    /// Where an image is meant, it may also be embedded or named by its path alone.
    private mutating func gatherImages(_ value: PropertyValue, at position: SourcePosition) {
        switch value {
        case .text(let text) where text.hasPrefix("![["): gather(String(text.dropFirst()), at: position)
        case .text(let text) where !text.hasPrefix("[[") && PreviewImage.isPath(text):
            links.append(LinkReference(syntax: .wikilink, isEmbed: false, target: text, position: position))
        case .list(let items): for item in items { gatherImages(item, at: position) }
        default: break
        }
    }

    /// - Parameter position: of the property, since values within it have none.
    private mutating func gather(_ value: PropertyValue, at position: SourcePosition) {
        switch value {
        case .text(let text): gather(text, at: position)
        case .list(let items): for item in items { gather(item, at: position) }
        case .map(let entries): for entry in entries { gather(entry.value, at: position) }
        case .null, .boolean, .number, .date, .timestamp: break
        }
    }

    private mutating func gather(_ text: String, at position: SourcePosition) {
        guard text.hasPrefix("[["), text.hasSuffix("]]"), text.utf8.count > 4 else { return }
        let inner = Array(text.utf8.dropFirst(2).dropLast(2))
        let text = inner.withUnsafeBufferPointer {
            WikilinkText.namesSomething($0[...]) ? WikilinkText($0[...]) : nil
        }
        guard let text, !inner.contains(UInt8(ascii: "[")), !inner.contains(UInt8(ascii: "]")) else { return }
        links.append(
            LinkReference(
                syntax: .wikilink, isEmbed: false, target: text.target, fragment: text.fragment, label: text.label,
                position: position))
    }
}
