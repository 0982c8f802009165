import Diagnostics
import NotebookModel

extension QueryDecoder {
    /// A text with its place.
    struct PlacedText {
        let text: String
        let node: MetadataNode
    }

    /// One value or a list of them, variables replaced; what is neither is diagnosed.
    mutating func texts(_ entry: MetadataEntry) -> [PlacedText] { texts(entry.value, of: entry.key) }

    mutating func texts(_ node: MetadataNode, of key: String) -> [PlacedText] {
        let nodes = if case .list(let items) = node.content { items } else { [node] }
        return nodes.compactMap { node in
            guard let text = node.propertyValue.scalarText, !text.isEmpty else {
                refuse(
                    node, "`\(key)` holds \(node.typeName) where a text is expected", hint: "write `\(key): [text]`")
                return nil
            }
            return replaced(text, node).map { PlacedText(text: $0, node: node) }
        }
    }

    /// The value with its type; `nil` where a variable in it is diagnosed.
    mutating func value(_ node: MetadataNode) -> QueryValue? {
        switch node.content {
        case .text(let text):
            guard text.utf8.contains(UInt8(ascii: "{")) else { return QueryValue(typing: text) }
            guard let template = template(text, node) else { return nil }
            if template.parts.count == 1, case .variable(let expression) = template.parts[0] {
                return moment(expression).value
            }
            return QueryValue(typing: resolved(template))
        case .list(let nodes):
            var items: [QueryValue] = []
            for node in nodes {
                guard let item = value(node) else { return nil }
                items.append(item)
            }
            return .list(items)
        default: return QueryValue(node.propertyValue)
        }
    }

    private mutating func replaced(_ text: String, _ node: MetadataNode) -> String? {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        return template(text, node).map { resolved($0) }
    }

    private mutating func template(_ text: String, _ node: MetadataNode) -> TemplateText? {
        do throws(TemplateText.Problem) {
            return try TemplateText(text)
        } catch {
            refuse(node, error.summary, hint: error.hint)
            return nil
        }
    }

    private mutating func resolved(_ template: TemplateText) -> String {
        var text = ""
        for part in template.parts {
            switch part {
            case .text(let part): text += part
            case .variable(let expression):
                _ = moment(expression)
                text += expression.text(at: context.clock)
            }
        }
        return text
    }

    private mutating func moment(_ expression: TemplateExpression) -> TemplateMoment {
        if let known = moments[expression] { return known }
        let made = TemplateMoment(expression, at: context.clock)
        moments[expression] = made
        return made
    }

    /// A whole number from 0.
    mutating func count(_ entry: MetadataEntry) -> Int? {
        guard case .number(let number) = entry.value.content, let count = QueryValue.whole(number.value), count >= 0
        else {
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.shown) and not a whole number from 0",
                hint: "write `\(entry.key): 20`")
            return nil
        }
        return Int(count)
    }

    // MARK: Fields

    /// `author.name` reaches into a map.
    static func property(_ name: String) -> QueryField {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return .property(parts.contains("") ? [name] : parts)
    }

    /// A field by its name, else a property, which a warning says where the name is near that of a field.
    mutating func field(_ name: String, _ node: MetadataNode) -> QueryField {
        if let field = QueryField(named: name) { return field }
        let names = QueryField.names.flatMap(\.1)
        if !name.contains("."), let near = NearMiss.nearMiss(to: name, among: names) {
            warn(
                "unclear-query-field", at: node.position, "`\(name)` is read as a property",
                hint: "write `\(near)` for the field, or `properties.\(name)`")
        }
        return Self.property(name)
    }

    /// `created desc`: a field and maybe a direction.
    mutating func order(_ text: PlacedText) -> QueryOrder? {
        let words = text.text.split { $0.isWhitespace }
        guard let name = words.first, words.count <= 2 else {
            refuse(text.node, "`\(text.text)` is no field with a direction", hint: "write it as in `created desc`")
            return nil
        }
        let direction = words.count == 2 ? words[1].lowercased() : "asc"
        guard direction == "asc" || direction == "desc" else {
            refuse(text.node, "direction `\(words[1])` is not known", hint: "write `asc` or `desc`")
            return nil
        }
        return QueryOrder(.field(field(String(name), text.node)), isDescending: direction == "desc")
    }
}
