import Diagnostics
import NotebookModel

/// Turns the tree of a `query` into a plan and collects what is wrong with it.
struct QueryDecoder {
    static let keys = [
        "notebooks", "notebook_ids", "paths", "tags", "tags_any", "content_types", "file_types", "properties",
        "properties_exists", "created_after", "created_before", "modified_after", "modified_before", "date_property",
        "date_after", "date_before", "content_search", "links_to", "linked_from", "sort", "limit", "offset", "group_by",
        "group_format", "aggregate",
    ]

    let path: String
    let context: DefinitionContext
    var plan = QueryPlan()
    var conditions: [Expression] = []
    var moments: [TemplateExpression: TemplateMoment] = [:]
    private var places: [String: SourcePosition] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String, context: DefinitionContext) {
        self.path = path
        self.context = context
    }

    func definition() -> QueryDefinition {
        var plan = plan
        plan.predicate = Expression.conjunction(conditions)
        return QueryDefinition(
            plan: plan,
            moments: moments.values.sorted {
                "\($0.expression)".utf8.lexicographicallyPrecedes("\($1.expression)".utf8)
            }, places: places)
    }

    mutating func decodeQuery(_ node: MetadataNode) {
        if node.content == .null { return }
        guard let entries = node.entries else {
            return refuse(
                node, "`query` is \(node.typeName) and not a map", hint: "write fields such as `tags: [a]`")
        }
        decode(entries)
    }

    mutating func decode(_ entries: [MetadataEntry]) {
        for entry in entries where checkKey(entry) && entry.value.content != .null { decode(entry) }
        decodeDates(entries)
        decodeGrouping(entries)
    }

    private mutating func decode(_ entry: MetadataEntry) {
        switch entry.key {
        case "notebooks", "notebook_ids": decodeNotebooks(entry)
        case "paths": decodePaths(entry)
        case "tags": plan.source.tags += tagKeys(entry)
        case "tags_any": plan.source.anyTags += tagKeys(entry)
        case "content_types": decodeContentTypes(entry)
        case "file_types": decodeFileTypes(entry)
        case "properties": decodeProperties(entry)
        case "properties_exists":
            for name in texts(entry) { conditions.append(.call(.exists, [.field(Self.property(name.text))])) }
        case "content_search": decodeText(entry)
        case "links_to": plan.source.linksTo += placed(texts(entry)).map(\.text)
        case "linked_from": plan.source.linkedFrom += placed(texts(entry)).map(\.text)
        case "sort": plan.order = texts(entry).compactMap { order($0) }
        case "limit": plan.limit = count(entry)
        case "offset": plan.offset = count(entry) ?? 0
        case "aggregate": decodeAggregates(entry)
        default: break
        }
    }

    /// Keeps where the texts stand.
    mutating func placed(_ texts: [PlacedText]) -> [PlacedText] {
        for text in texts where places[text.text] == nil { places[text.text] = text.node.position }
        return texts
    }

    // MARK: Source

    private mutating func decodeNotebooks(_ entry: MetadataEntry) {
        let names = texts(entry)
        for name in names where !context.notebooks.contains(name.text) {
            let hint =
                NearMiss.nearMiss(to: name.text, among: context.notebooks).map { "write `\($0)`" }
                ?? "the notebooks are \(Self.listed(context.notebooks))"
            refuse(name.node, "no notebook `\(name.text)`", hint: hint)
        }
        plan.source.notebooks = (plan.source.notebooks ?? []) + names.map(\.text)
    }

    private mutating func decodePaths(_ entry: MetadataEntry) {
        for text in texts(entry) {
            guard let pattern = PathPattern(text.text) else {
                refuse(
                    text.node, "path `\(text.text.prefix(80))` can match nothing",
                    hint: "write a glob of at most \(PathPattern.byteLimit) bytes, as in `photos/**/*.jpg`")
                continue
            }
            plan.source.paths.append(pattern)
        }
    }

    mutating func tagKeys(_ entry: MetadataEntry) -> [String] {
        texts(entry).compactMap { text in
            if let tag = Tag(text.text) { return tag.key }
            refuse(text.node, "`\(text.text)` is no tag", hint: "write a name as in `\(entry.key): [project/alpha]`")
            return nil
        }
    }

    private mutating func decodeContentTypes(_ entry: MetadataEntry) {
        let types = texts(entry).compactMap { text -> Expression? in
            let type = text.text.lowercased()
            let parts = type.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[0] != "*" || parts[1] == "*" else {
                refuse(
                    text.node, "`\(text.text)` is no content type",
                    hint: "write one as in `image/png`, or `image/*` for all images")
                return nil
            }
            if type == "*/*" { return .all([]) }
            if parts[1] == "*" { return .call(.startswith, [.field(.mediaType), .literal(.text("\(parts[0])/"))]) }
            return .compare(.equal, .field(.mediaType), .literal(.text(type)))
        }
        conditions.append(.any(types))
    }

    /// `markdown`, `view` and `image` name kinds of files, all else values of the property `type`.
    private mutating func decodeFileTypes(_ entry: MetadataEntry) {
        let texts = texts(entry)
        let kinds = texts.compactMap { Self.kinds[$0.text] }
        if kinds.count == texts.count {
            plan.source.kinds = Set(kinds)
            return
        }
        conditions.append(
            .any(
                texts.map { text in
                    if text.text == "image" {
                        return .call(.startswith, [.field(.mediaType), .literal(.text("image/"))])
                    }
                    if let kind = Self.kinds[text.text] {
                        return .compare(.equal, .field(.kind), .literal(.text(kind.rawValue)))
                    }
                    return .someItem(.equal, .field(.property(["type"])), .literal(QueryValue(typing: text.text)))
                }))
    }

    private static let kinds: [String: FileKind] = ["markdown": .note, "view": .view]

    private mutating func decodeText(_ entry: MetadataEntry) {
        for text in texts(entry) { conditions.append(.test(.text(text.text))) }
    }
}

// MARK: - Findings

extension QueryDecoder {
    mutating func refuse(_ node: MetadataNode, _ summary: String, hint: String) {
        refuse(at: node.position, summary, hint: hint)
    }

    mutating func refuse(at position: SourcePosition, _ summary: String, hint: String) {
        diagnostics.append(
            Diagnostic(
                "invalid-query", .error, at: SourceLocation(path: path, position: position), summary, hint: hint))
    }

    mutating func warn(_ id: DiagnosticID, at position: SourcePosition, _ summary: String, hint: String) {
        diagnostics.append(
            Diagnostic(id, .warning, at: SourceLocation(path: path, position: position), summary, hint: hint))
    }

    mutating func reportMissingQuery(among entries: [MetadataEntry]) {
        let slip = NearMissCandidates(["query"])
        let entry = entries.first { slip.nearest(to: $0.key) != nil }
        refuse(
            at: entry?.position ?? SourcePosition(line: 1, column: 1), "view has no `query`",
            hint: entry == nil ? "add `query:` with fields such as `tags: [a]`" : "write `query`")
    }

    /// Of a view: its other properties are its own, but may be slips too.
    mutating func reportSlips(among entries: [MetadataEntry]) {
        let missing = ["view_type", "config"].filter { key in !entries.contains { $0.key == key } }
        for entry in entries where !["type", "title", "query"].contains(entry.key) {
            guard let near = NearMiss.nearMiss(to: entry.key, among: missing) else { continue }
            diagnostics.append(
                Diagnostic(
                    "unclear-query-field", .warning, at: SourceLocation(path: path, position: entry.position),
                    "`\(entry.key)` is read as a property of the view", hint: "write `\(near)`"))
        }
    }

    /// Whether the key is known.
    private mutating func checkKey(_ entry: MetadataEntry) -> Bool {
        if Self.keys.contains(entry.key) { return true }
        let hint =
            NearMiss.nearMiss(to: entry.key, among: Self.keys).map { "write `\($0)`" }
            ?? "use one of \(Self.listed(Self.keys))"
        diagnostics.append(
            Diagnostic(
                "unknown-query-field", .error, at: SourceLocation(path: path, position: entry.position),
                "field `\(entry.key)` is not known", hint: hint))
        return false
    }

    static func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
