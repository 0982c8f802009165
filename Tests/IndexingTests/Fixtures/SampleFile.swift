import Diagnostics
import NotebookModel
import Scanning

@testable import Indexing

/// A file of a made-up notebook: what its bytes would say, given directly.
struct SampleFile: Hashable {
    var path: NotebookPath
    var title = ""
    var tags: [String] = []
    var links: [LinkReference] = []
    /// From level 2 on, each below the one before.
    var headings: [String] = []
    /// Each a `^identifier` of its own.
    var blocks: [String] = []
    /// The keys of inline fields, whose values are their places in the list.
    var fields: [String] = []
    var text = ""
    var date: String?
    var publish: Bool?
    var permalink: String?
    var aliases: [String] = []
    var image: String?
    var description: String?
    var diagnostics: [Diagnostic] = []
    var sidecars: [NotebookPath] = []
    /// Stands for bytes that nothing else here tells.
    var salt = 0

    init(_ path: String) { self.path = NotebookPath(path) }

    static func note(
        _ path: String, _ links: [LinkReference] = [], title: String? = nil, tags: [String] = [], text: String = "",
        publish: Bool? = nil, headings: [String] = [], blocks: [String] = [], permalink: String? = nil,
        aliases: [String] = []
    ) -> SampleFile {
        var file = SampleFile(path)
        file.links = links
        file.title = title ?? String(file.path.stem)
        file.tags = tags
        file.text = text
        file.publish = publish
        file.headings = headings
        file.blocks = blocks
        file.permalink = permalink
        file.aliases = aliases
        return file
    }

    /// All but the path, as the content's hash sees it.
    private var content: String {
        let links = links.map { "\($0.syntax) \($0.isEmbed) \($0.target) \($0.fragment ?? "-")" }
        let places = "\(headings) \(blocks) \(fields) \(aliases) \(permalink ?? "-")"
        let metadata = "\(date ?? "") \(publish.map { "\($0)" } ?? "") \(image ?? "-") \(description ?? "-")"
        return "\(salt) \(title) \(tags) \(links) \(places) \(text) \(metadata)"
    }

    var contentHash: ContentHash { ContentHasher().hash(Array(content.utf8)) }

    var stamp: FileStamp {
        FileStamp(byteCount: Int64(content.utf8.count), modifiedNanoseconds: 1_700_000_000_000_000_000, inode: 1)
    }

    var scanned: ScannedFile {
        ScannedFile(
            path: path, kind: FileKind(path: path), stamp: stamp, contentHash: contentHash, content: [],
            sidecars: sidecars.map {
                ScannedSidecar(path: $0, format: .json, stamp: stamp, contentHash: contentHash, content: [])
            })
    }

    var document: ParsedDocument {
        var properties: [Property] = []
        if let publish { properties.append(property("publish", .boolean(publish))) }
        if let date { properties.append(property("date", .text(date))) }
        if let permalink { properties.append(property("permalink", .text(permalink), line: 2)) }
        if !aliases.isEmpty { properties.append(property("aliases", .list(aliases.map { .text($0) }), line: 3)) }
        if let image { properties.append(property("image", .text(image), line: 4)) }
        if let description { properties.append(property("description", .text(description))) }
        var anchors = HeadingAnchors()
        return ParsedDocument(
            title: title, properties: Properties(properties), tags: tags.compactMap { Tag($0) },
            headings: headings.enumerated().map { place, text in
                Heading(level: min(2 + place, 6), text: text, anchor: anchors.anchor(for: text), position: .start)
            },
            blocks: blocks.enumerated().map { line, identifier in
                BlockReference(identifier: identifier, position: SourcePosition(line: line + 1, column: 5))
            },
            fields: fields.enumerated().map { line, key in
                InlineField(
                    key: key, value: .number(NumberValue(value: Double(line), literal: "\(line)")),
                    position: SourcePosition(line: line + 2, column: 3), blockLine: line + 1)
            },
            links: links + imageLinks, text: text, summary: String(text.prefix(20)), diagnostics: diagnostics)
    }

    /// As a parser gives it.
    private var imageLinks: [LinkReference] {
        image.map { [.wiki($0, line: 4, column: 1)] } ?? []
    }

    private func property(_ key: String, _ value: PropertyValue, line: Int? = nil) -> Property {
        let position = line.map { SourcePosition(line: $0, column: 1) }
        return Property(key: key, value: value, origin: .frontMatter, position: position)
    }
}

extension SourcePosition {
    static let start = SourcePosition(line: 1, column: 1)
}

extension LinkReference {
    /// `[[target#fragment]]`
    static func wiki(
        _ target: String, _ fragment: String? = nil, isEmbed: Bool = false, line: Int = 1, column: Int = 3
    ) -> LinkReference {
        LinkReference(
            syntax: .wikilink, isEmbed: isEmbed, target: target, fragment: fragment,
            position: SourcePosition(line: line, column: column))
    }

    /// `[…](target#fragment)`
    static func markdown(_ target: String, _ fragment: String? = nil, isEmbed: Bool = false) -> LinkReference {
        LinkReference(syntax: .markdown, isEmbed: isEmbed, target: target, fragment: fragment, position: .start)
    }
}
