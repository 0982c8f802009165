import Diagnostics
import NotebookModel
import Querying

/// Reads the `config` of a view and collects what is wrong with it.
///
/// Each key that a design asks for counts as known; `finish` diagnoses the others. What cannot be used is diagnosed where it
/// stands and read as if it were not there.
package struct ConfigReader {
    /// The maps of a configuration; `config` itself is the root.
    package struct Map: Sendable {
        package let entries: [MetadataEntry]
        /// Where it begins.
        package let position: SourcePosition
        /// How messages call it: `config`, `columns`.
        package let name: String
    }

    /// Names the view in diagnostics.
    package let path: String
    package let context: DefinitionContext
    package let root: Map
    package private(set) var diagnostics: [Diagnostic] = []
    /// The points in time that values were made from.
    package private(set) var moments: [TemplateMoment] = []
    /// The fields of rows that are named, each as whatever it may be: a name may also be one of a column in a file.
    package private(set) var fields: Set<QueryField> = []
    /// The keys that were asked for, by the place of their map.
    private var known: [SourcePosition: (map: Map, keys: Set<String>)] = [:]

    /// - Parameter config: `nil` where there is none.
    package init(_ config: MetadataNode?, path: String, context: DefinitionContext) {
        self.path = path
        self.context = context
        let position = config?.position ?? SourcePosition(line: 1, column: 1)
        root = Map(entries: config?.entries ?? [], position: position, name: "config")
        known[position] = (root, [])
        guard let config, config.entries == nil, config.content != .null else { return }
        refuse(config, "`config` is \(config.typeName) and not a map", hint: "write `config:` with keys below it")
    }

    // MARK: Values

    /// The value of a key; `nil` where it is missing or null.
    package mutating func node(_ key: String, in map: Map? = nil) -> MetadataNode? {
        let map = map ?? root
        known[map.position, default: (map, [])].keys.insert(key)
        return map.entries.first { $0.key == key && $0.value.content != .null }?.value
    }

    package mutating func text(_ key: String, in map: Map? = nil) -> String? {
        guard let node = node(key, in: map) else { return nil }
        if let text = node.propertyValue.scalarText, !text.isEmpty { return text }
        refuse(node, "`\(key)` is \(node.typeName) and not text", hint: "write `\(key): some text`")
        return nil
    }

    package mutating func flag(_ key: String, in map: Map? = nil) -> Bool? {
        guard let node = node(key, in: map) else { return nil }
        if let value = node.propertyValue.booleanValue { return value }
        refuse(node, "`\(key)` is \(node.shown) and not a boolean", hint: "write `true` or `false`")
        return nil
    }

    package mutating func number(_ key: String, in map: Map? = nil) -> Double? {
        guard let node = node(key, in: map) else { return nil }
        if case .number(let number) = node.content, number.value.isFinite { return number.value }
        refuse(node, "`\(key)` is \(node.shown) and not a number", hint: "write `\(key): 10`")
        return nil
    }

    package mutating func count(_ key: String, _ range: ClosedRange<Int>, in map: Map? = nil) -> Int? {
        guard let node = node(key, in: map) else { return nil }
        if case .number(let number) = node.content, let count = Int(exactly: number.value), range.contains(count) {
            return count
        }
        refuse(
            node, "`\(key)` is \(node.shown) and not a whole number from \(range.lowerBound) to \(range.upperBound)",
            hint: "write `\(key): \(range.lowerBound)`")
        return nil
    }

    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, in map: Map? = nil
    ) -> Choice? {
        guard let node = node(key, in: map) else { return nil }
        let name = node.propertyValue.scalarText ?? ""
        if let choice = Choice(rawValue: name) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let near = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
        refuse(node, "`\(key)` cannot be \(node.shown)", hint: "\(near)the choices are \(Self.listed(names))")
        return nil
    }

    /// One value or a list of them.
    package mutating func nodes(_ key: String, in map: Map? = nil) -> [MetadataNode] {
        guard let node = node(key, in: map) else { return [] }
        if case .list(let items) = node.content { return items }
        return [node]
    }

    package mutating func texts(_ key: String, in map: Map? = nil) -> [String] {
        nodes(key, in: map).compactMap { node in
            if let text = node.propertyValue.scalarText, !text.isEmpty { return text }
            refuse(node, "`\(key)` holds \(node.typeName) where text is expected", hint: "write `\(key): [text]`")
            return nil
        }
    }

    /// A list of maps, or one.
    package mutating func maps(_ key: String, in map: Map? = nil) -> [Map] {
        nodes(key, in: map).compactMap { self.map($0, of: key) }
    }

    package mutating func map(_ node: MetadataNode, of key: String) -> Map? {
        guard let entries = node.entries else {
            refuse(node, "`\(key)` holds \(node.typeName) where a map is expected", hint: "write `\(key): {…: …}`")
            return nil
        }
        let map = Map(entries: entries, position: node.position, name: key)
        if known[map.position] == nil { known[map.position] = (map, []) }
        return map
    }

    // MARK: What views are made of

    package mutating func field(_ key: String, in map: Map? = nil) -> QueryField? {
        fieldName(key, in: map).map { QueryField(orProperty: $0) }
    }

    /// The name of a field of rows, or of what stands for one in another source.
    package mutating func fieldName(_ key: String, in map: Map? = nil) -> String? {
        let name = text(key, in: map)
        if let name { fields.insert(QueryField(orProperty: name)) }
        return name
    }

    package mutating func fieldNames(_ key: String, in map: Map? = nil) -> [String] {
        let names = texts(key, in: map)
        fields.formUnion(names.map { QueryField(orProperty: $0) })
        return names
    }

    /// Fields as columns of a table or lines of a card: names, or maps with `field`, `label` and a format.
    package mutating func fields(_ key: String, in map: Map? = nil) -> [ViewField]? {
        guard node(key, in: map) != nil else { return nil }
        let found = nodes(key, in: map).compactMap { viewField($0, of: key) }
        fields.formUnion(found.map(\.field))
        return found
    }

    private mutating func viewField(_ node: MetadataNode, of key: String) -> ViewField? {
        if let text = node.propertyValue.scalarText, !text.isEmpty { return ViewField(QueryField(orProperty: text)) }
        guard let map = map(node, of: key) else { return nil }
        guard let name = text("field", in: map) else {
            // What stands beside it says nothing without it.
            known[map.position] = nil
            refuse(node, "`\(key)` holds a map without `field`", hint: "add `field: status`")
            return nil
        }
        var field = ViewField(QueryField(orProperty: name))
        if let label = text("label", in: map) { field.label = label }
        field.decimals = count("decimals", 0...15, in: map)
        field.unit = text("unit", in: map)
        field.dateFormat = choice("date_format", in: map) ?? .day
        return field
    }

    /// Which rows belong to a part of the view; as `query.properties`, with `tags` and `tags_any` beside them.
    package mutating func filter(_ key: String, in map: Map? = nil) -> RowFilter? {
        guard let node = node(key, in: map) else { return nil }
        let decoded = RowFilter.decode(node, key: key, path: path, context: context)
        diagnostics += decoded.diagnostics
        moments += decoded.filter.moments
        fields.formUnion(decoded.filter.condition?.fields ?? [])
        return decoded.filter
    }

    /// Other files, by their paths or as wikilinks.
    package mutating func references(_ key: String, in map: Map? = nil) -> [ConfigReference] {
        nodes(key, in: map).compactMap { node in
            if let text = node.propertyValue.scalarText, let target = WikilinkValue.target(ofPathOrLink: text) {
                return ConfigReference(target: target, position: node.position)
            }
            refuse(node, "`\(key)` is \(node.shown), which names no file", hint: "write a path as in `data/runs.csv`")
            return nil
        }
    }

    // MARK: Findings

    package mutating func refuse(_ node: MetadataNode, _ summary: String, hint: String) {
        refuse(at: node.position, summary, hint: hint)
    }

    package mutating func refuse(at position: SourcePosition, _ summary: String, hint: String) {
        diagnostics.append(
            Diagnostic("invalid-view", .error, at: SourceLocation(path: path, position: position), summary, hint: hint))
    }

    /// Diagnoses the keys that nobody asked for.
    package mutating func finish() {
        for (map, keys) in known.values.sorted(by: { $0.map.position < $1.map.position }) {
            for entry in map.entries where !keys.contains(entry.key) {
                let names = keys.sorted()
                let hint =
                    NearMiss.nearMiss(to: entry.key, among: names).map { "write `\($0)`" }
                    ?? (names.isEmpty ? "remove it" : "use one of \(Self.listed(names))")
                diagnostics.append(
                    Diagnostic(
                        "unknown-view-field", .warning, at: SourceLocation(path: path, position: entry.position),
                        "`\(entry.key)` in `\(map.name)` is not known", hint: hint))
            }
        }
    }

    package static func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
