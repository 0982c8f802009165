import Diagnostics
import Indexing
import NotebookModel

/// What a property's value may be.
package enum PropertyType: String, Hashable, Sendable, CaseIterable {
    case text, number, integer, boolean
    case date
    /// A date with a time of day.
    case datetime
    case list, map
    /// `[[a wikilink]]`, or an address of the web.
    case link
    case tag
}

/// What `schemas` says of one property.
package struct PropertyRule: Hashable, Sendable {
    /// Dotted keys reach into maps.
    package let key: String
    /// Any where it is `nil`.
    package var type: PropertyType?
    /// Of the items of a list.
    package var items: PropertyType?
    /// The values that it may have; any where there are none.
    package var choices: [PropertyValue] = []
    package var isRequired = false
    /// A number or a date; of a list the number of its items.
    package var minimum: PropertyValue?
    package var maximum: PropertyValue?
    /// A regular expression that matches somewhere in the text.
    package var pattern: String?
    /// For new notes.
    package var defaultValue: PropertyValue?

    init(key: String) { self.key = key }
}

/// The properties of one type of files.
package struct PropertySchema: Hashable, Sendable {
    /// As it is written: the value of the property `type`, or a kind of file.
    package let name: String
    package let rules: [PropertyRule]

    /// To which files a schema applies, the weakest first.
    enum Scope: Int, Comparable {
        case all, kind, type

        static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
    }

    /// How the schema applies to a file; `nil` where it does not. Types are told apart as queries do it, case ignored.
    ///
    /// - Parameter types: the values of the file's property `type`.
    func scope(at path: NotebookPath, types: [String]) -> Scope? {
        switch name {
        case "*": .all
        case "markdown", "note": FileKind(path: path) == .note ? .kind : nil
        case "view": FileKind(path: path) == .view ? .kind : nil
        case "image": MediaKind(pathExtension: path.pathExtension) == .image ? .kind : nil
        default: types.contains { FoldedName.fold($0) == FoldedName.fold(name) } ? .type : nil
        }
    }
}

/// A rule, and the schema that it comes from.
struct AppliedRule {
    let rule: PropertyRule
    let schema: String
    let scope: PropertySchema.Scope
}

extension [PropertySchema] {
    /// The rules for a file in the order of `codex.yml`, one for each property: that of a type stands in for that of a kind, and
    /// both for that of all files.
    func rules(for path: NotebookPath, _ properties: Properties) -> [AppliedRule] {
        if isEmpty { return [] }
        let types = properties["type"]?.texts ?? []
        var applied: [AppliedRule] = []
        for schema in self {
            guard let scope = schema.scope(at: path, types: types) else { continue }
            for rule in schema.rules {
                let new = AppliedRule(rule: rule, schema: schema.name, scope: scope)
                if let index = applied.firstIndex(where: { $0.rule.key == rule.key }) {
                    if applied[index].scope < scope { applied[index] = new }
                } else {
                    applied.append(new)
                }
            }
        }
        return applied
    }

    /// All that findings hang on, as one text.
    var recipeText: String {
        let bytes = JSONWriter.bytes { json in
            json.array(self) { json, schema in
                json.object { json in
                    json.member("name", schema.name)
                    json.member("rules") { json in
                        json.array(schema.rules) { json, rule in json.object { rule.write(to: &$0) } }
                    }
                }
            }
        }
        return isEmpty ? "" : String(decoding: bytes, as: UTF8.self)
    }
}

extension PropertyRule {
    /// Without the default, which only new notes see.
    fileprivate func write(to json: inout JSONWriter) {
        json.member("key", key)
        json.member("type", type?.rawValue)
        json.member("items", items?.rawValue)
        json.member("enum") { json in json.array(choices) { $1.write(to: &$0) } }
        json.member("required", isRequired)
        json.member("min", minimum)
        json.member("max", maximum)
        json.member("pattern", pattern)
    }
}

extension PropertyValue {
    /// The single values of it, or of its items.
    var texts: [String] {
        if case .list(let items) = self { return items.compactMap(\.scalarText) }
        return scalarText.map { [$0] } ?? []
    }
}
