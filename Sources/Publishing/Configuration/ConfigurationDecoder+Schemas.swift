import Diagnostics
import NotebookModel
import Parsing
import Patterns

extension ConfigurationDecoder {
    private static let ruleKeys = ["type", "items", "enum", "required", "min", "max", "pattern", "default"]

    /// Properties by type of files: `experiment: {status: {type: text, enum: [planned, done]}, started: date}`.
    mutating func schemas(_ entry: MetadataEntry) -> [PropertySchema] {
        guard let types = entry.value.entries else {
            refuse(
                entry.value, "`schemas` is \(entry.value.typeName) and not a map",
                hint: "write the types of files below it, and their properties below each")
            return []
        }
        return types.filter { $0.value.content != .null }.compactMap { type in
            guard let properties = type.value.entries else {
                refuse(
                    type.value, "schema `\(type.key)` is \(type.value.typeName) and not a map",
                    hint: "write its properties below it, as in `status: {type: text}`")
                return nil
            }
            return PropertySchema(name: type.key, rules: properties.compactMap { rule($0) })
        }
    }

    /// A map, or a type alone.
    private mutating func rule(_ entry: MetadataEntry) -> PropertyRule? {
        var rule = PropertyRule(key: entry.key)
        guard let entries = entry.value.entries else {
            guard entry.value.content != .null else { return rule }
            rule.type = choice(MetadataEntry(key: "type", position: entry.position, value: entry.value))
            return rule
        }
        for entry in entries {
            checkKey(entry, known: Self.ruleKeys)
            if entry.value.content != .null { decode(entry, into: &rule) }
        }
        checkRule(&rule, entries)
        return rule
    }

    private mutating func decode(_ entry: MetadataEntry, into rule: inout PropertyRule) {
        switch entry.key {
        case "type": rule.type = choice(entry)
        case "items": rule.items = choice(entry)
        case "required": rule.isRequired = boolean(entry) ?? false
        case "enum": rule.choices = choices(entry)
        case "min": rule.minimum = bound(entry)
        case "max": rule.maximum = bound(entry)
        case "pattern": rule.pattern = pattern(entry)
        default: break
        }
    }

    private mutating func choices(_ entry: MetadataEntry) -> [PropertyValue] {
        guard case .list(let nodes) = entry.value.content, !nodes.isEmpty else {
            refuse(
                entry.value, "`enum` lists no value",
                hint: "write the values that there may be, as in `[planned, done]`")
            return []
        }
        for node in nodes where node.propertyValue.scalarText == nil {
            refuse(node, "`enum` holds \(node.typeName)", hint: "write single values")
        }
        return nodes.map(\.propertyValue).filter { $0.scalarText != nil }
    }

    private mutating func bound(_ entry: MetadataEntry) -> PropertyValue? {
        switch entry.value.content {
        case .number, .date, .timestamp: return entry.value.propertyValue
        default:
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.shown) and neither a number nor a date",
                hint: "write it as in `\(entry.key): 10` or `\(entry.key): 2026-01-01`")
            return nil
        }
    }

    private mutating func pattern(_ entry: MetadataEntry) -> String? {
        guard let text = text(entry) else { return nil }
        do throws(RegularExpressionError) {
            _ = try PropertyCheck.compile(text)
        } catch {
            let place =
                if case .unreadable(let offset) = error {
                    " behind `\(Self.beginning(of: text, byteCount: offset))`"
                } else { "" }
            refuse(
                entry.value, "`pattern` is not understood\(place)",
                hint: "write a regular expression of JavaScript, in single quotes, as in `'^EXP-\\d+$'`")
            return nil
        }
        guard PatternProbe.isBounded(text) else {
            refuse(
                entry.value, "`pattern` would take too long for some texts",
                hint: "repeat no group that itself repeats, as in `(a+)+`")
            return nil
        }
        return text
    }

    private static func beginning(of text: String, byteCount: Int) -> String {
        String(decoding: Array(text.utf8.prefix(byteCount)), as: UTF8.self)
    }

    // MARK: What fits together

    /// - Parameter entries: of the rule, for the places of what is wrong.
    private mutating func checkRule(_ rule: inout PropertyRule, _ entries: [MetadataEntry]) {
        let find = { (key: String) in entries.first { $0.key == key } }
        if rule.items != nil, let type = rule.type, type != .list, let entry = find("items") {
            refuse(entry.value, "`items` is for lists, and the type is `\(type.rawValue)`", hint: "write `type: list`")
        }
        for (key, bound) in [("min", rule.minimum), ("max", rule.maximum)] {
            guard let bound, let type = rule.type, let entry = find(key), !Self.fits(bound, type) else { continue }
            refuse(
                entry.value, "`\(key)` is \(bound.shown), which bounds no \(type.rawValue)",
                hint: [.date, .datetime].contains(type) ? "write a date" : "remove it, or correct the type")
        }
        if let minimum = rule.minimum, let maximum = rule.maximum, let entry = find("max"),
            PropertyBounds.isLess(maximum, than: minimum) == true
        {
            refuse(entry.value, "`max` is less than `min`", hint: "exchange them")
        }
        for (value, node) in zip(rule.choices, Self.nodes(find("enum"))) {
            checkFits(value, rule.withoutChoices, node, "value of `enum`")
        }
        if let entry = find("default"), entry.value.content != .null { decodeDefault(entry, into: &rule) }
    }

    /// A default may hold variables of templates, whose values are known when a note is made.
    private mutating func decodeDefault(_ entry: MetadataEntry, into rule: inout PropertyRule) {
        let value = entry.value.propertyValue
        if rule.key.contains(".") {
            refuse(
                entry.value, "`default` is for properties outside of maps",
                hint: "give `\(rule.key)` a value in a template")
            return
        }
        rule.defaultValue = value
        if value.scalarText?.contains("{{") == true { return }
        checkFits(value, rule, entry.value, "`default`")
    }

    private mutating func checkFits(_ value: PropertyValue, _ rule: PropertyRule, _ node: MetadataNode, _ name: String)
    {
        guard let problem = PropertyCheck().problem(of: value, rule) else { return }
        refuse(node, "\(name) \(problem.summary)", hint: problem.hint)
    }

    private static func nodes(_ entry: MetadataEntry?) -> [MetadataNode] {
        guard case .list(let nodes) = entry?.value.content else { return [] }
        return nodes.filter { $0.propertyValue.scalarText != nil }
    }

    private static func fits(_ bound: PropertyValue, _ type: PropertyType) -> Bool {
        switch (bound, type) {
        case (.number, .number), (.number, .integer), (.number, .list): true
        case (.date, .date), (.date, .datetime), (.timestamp, .datetime): true
        default: false
        }
    }
}

extension PropertyRule {
    /// For the values of `enum` themselves, each of which may be an item of a list.
    fileprivate var withoutChoices: PropertyRule {
        var rule = self
        rule.choices = []
        guard type == .list else { return rule }
        rule.type = items
        rule.items = nil
        (rule.minimum, rule.maximum) = (nil, nil)
        return rule
    }
}

/// Tries a pattern on texts that make bad patterns take exponential time: long runs of what it may repeat, and then something
/// that it does not expect.
enum PatternProbe {
    private static let runLength = 64

    static func isBounded(_ pattern: String) -> Bool {
        let check = PropertyCheck()
        let signs = Set(
            pattern.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        let seeds =
            signs.map { String($0) }.sorted().prefix(32) + ["a", "A", "0", " ", "-", "_", ".", "ab", "a0", "a ", "a-"]
        return seeds.allSatisfy { seed in
            let run = String(repeating: seed, count: runLength)
            return check.matches(run + "\u{1}", pattern) != nil && check.matches(run + "!", pattern) != nil
        }
    }
}
