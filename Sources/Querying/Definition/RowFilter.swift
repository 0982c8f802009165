import Diagnostics
import NotebookModel

/// Which rows of an answer belong to a part of its view, such as the column of a board.
package struct RowFilter: Hashable, Sendable {
    /// `nil` takes every row.
    package let condition: Expression?
    /// The points in time that its values were made from.
    package let moments: [TemplateMoment]

    package func matches(_ row: some QueryableFile, _ evaluator: ExpressionEvaluator) -> Bool {
        condition.map { evaluator.isTrue($0, row) } ?? true
    }

    /// Reads conditions on properties as `query.properties` has them; `tags` and `tags_any` beside them ask for tags.
    ///
    /// - Parameters:
    ///   - key: names the filter in messages.
    ///   - path: names the view in diagnostics.
    package static func decode(
        _ node: MetadataNode, key: String, path: String, context: DefinitionContext
    ) -> (filter: RowFilter, diagnostics: [Diagnostic]) {
        var decoder = QueryDecoder(path: path, context: context)
        decoder.decodeFilter(node, key: key)
        let definition = decoder.definition()
        return (RowFilter(condition: definition.plan.condition, moments: definition.moments), decoder.diagnostics)
    }
}

extension QueryDecoder {
    fileprivate mutating func decodeFilter(_ node: MetadataNode, key: String) {
        guard let entries = node.entries else {
            return refuse(
                node, "`\(key)` is \(node.typeName) and not a map", hint: "write it as in `\(key): {status: done}`")
        }
        for entry in entries {
            switch entry.key {
            case "tags": plan.source.tags += tagKeys(entry)
            case "tags_any": plan.source.anyTags += tagKeys(entry)
            default: decodeProperty(entry)
            }
        }
    }
}
