import NotebookModel

extension QueryResult {
    /// The rows as RFC 4180 has them, below a line of names; a row that is in several groups stands in each.
    ///
    /// Of whole rows each property has a column, in the order of their names. The items of a list are joined by commas.
    ///
    /// - Parameter tellsSizes: whether whole rows hold the sizes of their files.
    package func csv(of plan: QueryPlan, tellsSizes: Bool = true) -> String {
        let columns = self.columns(of: plan, tellsSizes: tellsSizes)
        var text = Self.line((plan.grouping == nil ? [] : ["group"]) + columns.map(\.name))
        if plan.grouping == nil {
            for row in rows { text += Self.line(columns.map { $0.value(row) }) }
        }
        for group in groups {
            for place in group.rows { text += Self.line([group.key.plainText] + columns.map { $0.value(rows[place]) }) }
        }
        return text
    }

    private typealias Column = (name: String, value: (QueryRow) -> String)

    private func columns(of plan: QueryPlan, tellsSizes: Bool) -> [Column] {
        let place: [Column] = [("notebook", \.notebook), ("path", \.path.string), ("title", \.title)]
        if case .columns(let columns) = plan.projection {
            return place
                + columns.enumerated().map { number, column in (column.name, { $0.columns[number].plainText }) }
        }
        let size: [Column] = tellsSizes ? [("size", { String($0.byteCount) })] : []
        return place + [("kind", \.kind.rawValue), ("content_type", \.mediaType)] + size + [
            ("created", { $0.created?.description ?? "" }), ("modified", { $0.modified?.description ?? "" }),
            ("tags", { $0.tags.joined(separator: ", ") }),
        ] + propertyColumns
    }

    private var propertyColumns: [Column] {
        let keys = rows.reduce(into: Set<String>()) { $0.formUnion($1.properties.map(\.key)) }
        return keys.sorted { ByteOrder.compare($0, $1) < 0 }.map { key in
            ("properties.\(key)", { $0.properties.first { $0.key == key }?.value.plainText ?? "" })
        }
    }

    private static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
