import CYAML
import Diagnostics
import NotebookModel

/// Builds the tree of one YAML document from libyaml's events; see <https://pyyaml.org/wiki/LibYAML>.
///
/// The events are bounded: lists and maps nest at most `depthLimit` deep, and what aliases repeat may weigh at most
/// `aliasWeightLimit` (a value weighs one and the bytes of its text), so that a short text cannot expand without end.
final class YAMLTreeReader {
    static let depthLimit = 100
    static let aliasWeightLimit = 100_000

    private struct Anchor {
        let content: MetadataNode.Content
        let weight: Int
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let text: UnsafeBufferPointer<UInt8>
    private let readsVariables: Bool
    private var places: YAMLPlaces
    private var anchors: [String: Anchor] = [:]
    private var depth = 0
    private var weight = 0
    private var aliasWeight = 0
    /// Findings that did not stop the reading: repeated keys.
    private(set) var problems: [MetadataProblem] = []

    /// - Parameters:
    ///   - text: UTF-8 without byte order mark; it must outlive the reader.
    ///   - firstLine: the number of the text's first line in its file.
    ///   - readsVariables: whether `{{ today }}` without quotes is text, and no map with a map as its key.
    init(_ text: UnsafeBufferPointer<UInt8>, firstLine: Int, readsVariables: Bool = false) {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        self.text = text
        self.readsVariables = readsVariables
        places = YAMLPlaces(text, firstLine: firstLine)
        precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory for a parser")
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_event_delete(event)
        yaml_parser_delete(parser)
        event.deallocate()
        parser.deallocate()
    }

    /// The root of the only document; `nil` when the text holds nothing but comments.
    func read() throws(MetadataProblem) -> MetadataNode? {
        try advance()
        try advance()
        if event.pointee.type == YAML_STREAM_END_EVENT { return nil }
        try advance()
        let root = try node()
        try advance()
        try advance()
        guard event.pointee.type == YAML_STREAM_END_EVENT else {
            throw problem("second document begins", .advice("keep one document in the file"))
        }
        return root
    }

    private func advance() throws(MetadataProblem) {
        yaml_event_delete(event)
        guard yaml_parser_parse(parser, event) == 1 else { throw syntaxProblem() }
    }

    private func syntaxProblem() -> MetadataProblem {
        var failure = YAMLFailure(parser.pointee)
        failure.locate(in: text, places: &places)
        return failure.problem
    }

    private func problem(_ summary: String, _ remedy: MetadataProblem.Remedy) -> MetadataProblem {
        MetadataProblem(id: "invalid-yaml", position: position, summary: summary, remedy: remedy)
    }

    private var position: SourcePosition { places.position(of: event.pointee.start_mark) }
}

extension YAMLTreeReader {
    private func node() throws(MetadataProblem) -> MetadataNode {
        let place = position
        let weightBefore = weight
        weight += 1
        let anchor: String?
        let content: MetadataNode.Content
        switch event.pointee.type {
        case YAML_SCALAR_EVENT:
            anchor = Self.string(event.pointee.data.scalar.anchor)
            content = scalar()
        case YAML_SEQUENCE_START_EVENT:
            anchor = Self.string(event.pointee.data.sequence_start.anchor)
            content = try nested(list)
        case YAML_MAPPING_START_EVENT:
            anchor = Self.string(event.pointee.data.mapping_start.anchor)
            content = try nested(map)
        default:
            return MetadataNode(try alias(), at: place)
        }
        if let anchor { anchors[anchor] = Anchor(content: content, weight: weight - weightBefore) }
        return MetadataNode(content, at: place)
    }

    private func nested(
        _ read: () throws(MetadataProblem) -> MetadataNode.Content
    ) throws(MetadataProblem) -> MetadataNode.Content {
        guard depth < Self.depthLimit else {
            throw problem("lists and maps nest deeper than \(Self.depthLimit)", .advice("flatten the value"))
        }
        depth += 1
        defer { depth -= 1 }
        return try read()
    }

    private func list() throws(MetadataProblem) -> MetadataNode.Content {
        var nodes: [MetadataNode] = []
        try advance()
        while event.pointee.type != YAML_SEQUENCE_END_EVENT {
            nodes.append(try node())
            try advance()
        }
        return .list(nodes)
    }

    private func map() throws(MetadataProblem) -> MetadataNode.Content {
        var unique = UniqueEntries()
        let start = event.pointee.start_mark.index
        try advance()
        if readsVariables, event.pointee.type == YAML_MAPPING_START_EVENT, event.pointee.start_mark.index == start + 1 {
            return try variable()
        }
        while event.pointee.type != YAML_MAPPING_END_EVENT {
            let place = position
            let key = try key()
            try advance()
            let entry = MetadataEntry(key: key, position: place, value: try node())
            if let problem = unique.insert(entry) { problems.append(problem) }
            try advance()
        }
        return .map(unique.entries)
    }

    /// From the second `{` of `{{ today }}` to its end: to YAML, a map whose only key is a map of one key, both without values.
    private func variable() throws(MetadataProblem) -> MetadataNode.Content {
        let place = position
        try advance()
        let isScalar = event.pointee.type == YAML_SCALAR_EVENT
        let name = isScalar ? Self.string(Self.bytes(of: event.pointee.data.scalar)) : ""
        var isVariable = !name.isEmpty
        for expected in [YAML_SCALAR_EVENT, YAML_MAPPING_END_EVENT, YAML_SCALAR_EVENT, YAML_MAPPING_END_EVENT] {
            guard isVariable else { break }
            try advance()
            let type = event.pointee.type
            isVariable = type == expected && (type != YAML_SCALAR_EVENT || event.pointee.data.scalar.length == 0)
        }
        guard isVariable else {
            throw MetadataProblem(
                id: "invalid-yaml", position: place, summary: "key is a list or a map", remedy: .quoteValue)
        }
        weight += name.utf8.count
        return .text("{{ \(name) }}")
    }

    private func key() throws(MetadataProblem) -> String {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT:
            let text = Self.string(Self.bytes(of: event.pointee.data.scalar))
            weight += text.utf8.count
            if let anchor = Self.string(event.pointee.data.scalar.anchor) {
                anchors[anchor] = Anchor(content: .text(text), weight: 1 + text.utf8.count)
            }
            return text
        case YAML_ALIAS_EVENT:
            guard let text = MetadataNode(try alias(), at: position).propertyValue.scalarText else {
                throw problem("key is a list or a map", .quoteValue)
            }
            return text
        default:
            throw problem("key is a list or a map", .quoteValue)
        }
    }

    private func alias() throws(MetadataProblem) -> MetadataNode.Content {
        let name = Self.string(event.pointee.data.alias.anchor) ?? ""
        guard let anchor = anchors[name] else { throw problem("alias `*\(name)` is not defined", .quoteValue) }
        aliasWeight += anchor.weight
        weight += anchor.weight
        guard aliasWeight <= Self.aliasWeightLimit else {
            throw problem("aliases expand to more than \(Self.aliasWeightLimit) bytes", .advice("write the values out"))
        }
        return anchor.content
    }

    private func scalar() -> MetadataNode.Content {
        let scalar = event.pointee.data.scalar
        let bytes = Self.bytes(of: scalar)
        weight += bytes.count
        guard scalar.style == YAML_PLAIN_SCALAR_STYLE, !Self.isStringTag(scalar.tag) else {
            return .text(Self.string(bytes))
        }
        return PlainScalar.content(bytes)
    }

    /// `!!str` or the bare `!`, which makes any scalar text.
    private static func isStringTag(_ tag: UnsafePointer<UInt8>?) -> Bool {
        guard let name = string(tag) else { return false }
        return name == "!" || name == YAML_STR_TAG
    }

    private static func bytes(of scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar)
        -> UnsafeBufferPointer<UInt8>
    {
        UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func string(_ text: UnsafePointer<UInt8>?) -> String? { text.map { String(cString: $0) } }
}
