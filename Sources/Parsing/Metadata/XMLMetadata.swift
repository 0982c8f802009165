import Diagnostics
import NotebookModel

/// The metadata of an XML sidecar:
///
///     <metadata>
///       <title>Run 7</title>
///       <tags><tag>ml</tag><tag>pytorch</tag></tags>
///       <properties><status>done</status><property name="learning rate">0.01</property></properties>
///     </metadata>
///
/// - An element is a property by its name; `<property name="x">` is one named `x`. Other attributes say nothing.
/// - The elements within `properties` are lifted beside the others, which win where both have a name.
/// - Text is trimmed and typed as an unquoted scalar of YAML is; an empty element is null; a tag is always text.
/// - An element of elements is a list when each is an `item` or the singular of its name (`authors` of `author`), else a
///   map. Repeated elements make a list.
enum XMLMetadata {
    static func read(_ content: [UInt8]) -> MetadataReading {
        let (root, problem) = XMLTreeReader.read(content)
        var reading = MetadataReading(problems: problem.map { [$0] } ?? [])
        guard let root else { return reading }
        if root.name != "metadata" {
            reading.problems.append(
                MetadataProblem(
                    id: "invalid-xml", position: root.position,
                    summary: "root element `<\(root.name)>` is not `<metadata>`",
                    remedy: .advice("rename it to `<metadata>`")))
        }
        lift(entries(of: root), into: &reading)
        return reading
    }

    /// The children by name, in the order of their first appearance.
    private static func entries(of element: XMLElement) -> [MetadataEntry] {
        var names: [String] = []
        var groups: [String: [XMLElement]] = [:]
        for child in element.children {
            let name = child.name == "property" ? child.attributes["name"] ?? child.name : child.name
            if groups[name] == nil { names.append(name) }
            groups[name, default: []].append(child)
        }
        return names.compactMap { name in
            guard let group = groups[name], let first = group.first else { return nil }
            let nodes = group.map(node)
            let value = nodes.count == 1 ? nodes[0] : MetadataNode(repeated(nodes, name: name), at: first.position)
            return MetadataEntry(key: name, position: first.position, value: value)
        }
    }

    /// Several containers of one name are one container.
    private static func repeated(_ nodes: [MetadataNode], name: String) -> MetadataNode.Content {
        if name == "properties" { return .map(nodes.flatMap { $0.entries ?? [] }) }
        let lists = nodes.compactMap { if case .list(let items) = $0.content { items } else { nil } }
        return .list(lists.count == nodes.count ? lists.flatMap { $0 } : nodes)
    }

    private static func node(_ element: XMLElement) -> MetadataNode {
        MetadataNode(content(element), at: element.position)
    }

    private static func content(_ element: XMLElement) -> MetadataNode.Content {
        guard !element.children.isEmpty else {
            let text = trimmedText(element)
            return element.name == "tag" && !text.isEmpty ? .text(text) : PlainScalar.content(text)
        }
        if element.name != "properties", element.children.allSatisfy({ isItem($0.name, of: element.name) }) {
            return .list(element.children.map(node))
        }
        return .map(entries(of: element))
    }

    private static func isItem(_ name: String, of container: String) -> Bool {
        name == "item" || container == name + "s" || container == name + "es"
            || (name.hasSuffix("y") && container == name.dropLast() + "ies")
    }

    private static func trimmedText(_ element: XMLElement) -> String {
        let isSpace = { (byte: UInt8) in YAMLLine.isBlank(byte) || SourceCursor.endsLine(byte) }
        guard let first = element.text.firstIndex(where: { !isSpace($0) }),
            let last = element.text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: element.text[first...last], as: UTF8.self)
    }
}
