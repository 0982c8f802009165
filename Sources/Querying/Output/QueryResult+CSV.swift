import NotebookModel

extension QueryResult {
    /// The rows as RFC 4180 has them, below a line of names; a row that is in several groups stands in each.
    ///
    /// Of whole rows each property has a column, in the order of their names. The items of a list are joined by commas.
    ///
    /// - Parameter tellsSizes: whether whole rows hold the sizes of their files.
    package func csv(of plan: QueryPlan, tellsSizes: Bool = true) -> String {
        let table = table(of: plan, tellsSizes: tellsSizes)
        return ([table.names] + table.lines).map(Self.line).joined()
    }

    /// The rows of several results in one table, with the path of each's view before them; a column stands where the first that
    /// has it names it.
    package static func csv(of views: [ResultWithin]) -> String {
        let tables = views.map { (path: $0.path, table: $0.result.table(of: $0.plan, tellsSizes: $0.tellsSizes)) }
        var names: [String] = []
        for name in tables.flatMap(\.table.names) where !names.contains(name) { names.append(name) }
        var text = line(["view"] + names)
        for (path, table) in tables {
            let places = names.map { table.names.firstIndex(of: $0) }
            for fields in table.lines { text += line([path] + places.map { $0.map { fields[$0] } ?? "" }) }
        }
        return text
    }

    private func table(of plan: QueryPlan, tellsSizes: Bool) -> (names: [String], lines: [[String]]) {
        let columns = self.columns(of: plan, tellsSizes: tellsSizes)
        if plan.grouping == nil {
            return (columns.map(\.name), rows.map { row in columns.map { $0.value(row) } })
        }
        let lines = groups.flatMap { group in
            group.rows.map { place in [group.key.plainText] + columns.map { $0.value(rows[place]) } }
        }
        return (["group"] + columns.map(\.name), lines)
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
