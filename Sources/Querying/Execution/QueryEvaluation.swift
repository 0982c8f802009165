import NotebookModel

/// Orders, groups, aggregates and cuts the files that fulfil a plan's condition.
struct QueryEvaluation {
    let plan: QueryPlan
    let evaluator: ExpressionEvaluator
    /// In the order of notebooks and paths.
    let matches: [TableRow]

    func result() throws -> QueryResult {
        let ordered = orderedMatches()
        let from = min(max(plan.offset, 0), ordered.count)
        let to = plan.limit.map { min(ordered.count - from, max($0, 0)) + from } ?? ordered.count
        let cut = Array(ordered[from..<to])
        let groups = plan.grouping.map { self.groups($0, of: ordered, shown: from..<to) } ?? []
        return QueryResult(
            rows: try rows(cut), groups: groups, aggregates: aggregates(ordered[...]), total: ordered.count,
            exhaustedPatterns: evaluator.exhaustedPatterns.sorted())
    }

    // MARK: Order

    private func orderedMatches() -> [TableRow] {
        guard !plan.order.isEmpty else { return matches }
        let order = evaluator.order
        let keys = matches.map { row in plan.order.map { SortKey(evaluator.value($0.expression, row), order) } }
        let places = matches.indices.sorted { left, right in
            for (number, wanted) in plan.order.enumerated() {
                let (first, second) = (keys[left][number], keys[right][number])
                if first.isMissing || second.isMissing {
                    if first.isMissing != second.isMissing { return second.isMissing }
                    continue
                }
                let sign = SortKey.compare(first, second, order)
                if sign != 0 { return wanted.isDescending ? sign > 0 : sign < 0 }
            }
            return left < right
        }
        return places.map { matches[$0] }
    }

    // MARK: Groups

    private func groups(_ grouping: QueryGrouping, of ordered: [TableRow], shown: Range<Int>) -> [QueryGroup] {
        var members: [QueryValue: [Int]] = [:]
        let spellings = grouping.expression == .field(.tags) ? tagSpellings() : [:]
        for (place, row) in ordered.enumerated() {
            let value = evaluator.value(grouping.expression, row)
            let keys = value.items
            if keys.isEmpty { members[.missing, default: []].append(place) }
            for key in keys {
                let canonical = spellings.isEmpty ? canonical(key) : spellings[Self.tagKey(key)] ?? key
                if members[canonical]?.last != place { members[canonical, default: []].append(place) }
            }
        }
        let sorted = members.sorted { left, right in
            if left.key.isMissing || right.key.isMissing { return right.key.isMissing && !left.key.isMissing }
            let sign = evaluator.order.ordered(left.key, right.key)
            if sign == 0 { return left.value[0] < right.value[0] }
            return grouping.isDescending ? sign > 0 : sign < 0
        }
        return sorted.map { key, places in
            QueryGroup(
                key: key, rows: places.filter { shown.contains($0) }.map { $0 - shown.lowerBound },
                aggregates: aggregates(places.lazy.map { ordered[$0] }), total: places.count)
        }
    }

    /// Each tag as the first file by path spells it, by its key.
    private func tagSpellings() -> [QueryValue: QueryValue] {
        var spellings: [QueryValue: QueryValue] = [:]
        for match in matches {
            for tag in match.value(of: .tags).items where spellings[Self.tagKey(tag)] == nil {
                spellings[Self.tagKey(tag)] = tag
            }
        }
        return spellings
    }

    private static func tagKey(_ tag: QueryValue) -> QueryValue { .text(Tag(tag.plainText)?.key ?? tag.plainText) }

    /// Times of one instant are one group, however they are written: shown in the workspace's zone.
    private func canonical(_ key: QueryValue) -> QueryValue {
        guard case .time = key, let instant = evaluator.order.instant(of: key) else { return key }
        let time = evaluator.order.calendar.time(of: instant)
        let isStart = evaluator.order.areEqual(.date(time.date), key)
        return isStart ? .date(time.date) : .time(time)
    }

    // MARK: Aggregates

    private func aggregates(_ rows: some Collection<TableRow>) -> [QueryValue] {
        plan.aggregates.map { aggregate in
            guard let expression = aggregate.expression else { return .number(Double(rows.count)) }
            return self.aggregate(aggregate.function, rows.map { evaluator.value(expression, $0) })
        }
    }

    private func aggregate(_ function: QueryAggregate.Function, _ values: [QueryValue]) -> QueryValue {
        if function == .count { return .number(Double(values.count { !$0.isMissing })) }
        let items = QueryValue.list(values.flatMap(\.items))
        switch function {
        case .sum: return evaluator.apply(.sum, [items])
        case .avg: return evaluator.apply(.average, [items])
        case .min: return evaluator.apply(.min, [items])
        case .max: return evaluator.apply(.max, [items])
        case .median: return median(items.items.compactMap(\.number).sorted())
        case .count: return .missing
        }
    }

    private func median(_ sorted: [Double]) -> QueryValue {
        if sorted.isEmpty { return .missing }
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return .number(sorted[middle]) }
        // Halves first: the sum of two finite numbers may be none.
        return .number(sorted[middle - 1] / 2 + sorted[middle] / 2)
    }

    // MARK: Rows

    private func rows(_ cut: [TableRow]) throws -> [QueryRow] {
        guard case .columns(let columns) = plan.projection else {
            for (table, slots) in Self.slotsByTable(cut) { try table.loadTags(of: slots) }
            return cut.map { row(of: $0, columns: [], isWhole: true) }
        }
        return cut.map { match in
            row(of: match, columns: columns.map { evaluator.value($0.expression, match) }, isWhole: false)
        }
    }

    private static func slotsByTable(_ rows: [TableRow]) -> [(NotebookTable, [Int])] {
        var slots: [ObjectIdentifier: (NotebookTable, [Int])] = [:]
        for row in rows { slots[ObjectIdentifier(row.table), default: (row.table, [])].1.append(row.slot) }
        return Array(slots.values)
    }

    private func row(of match: TableRow, columns: [QueryValue], isWhole: Bool) -> QueryRow {
        let file = match.table.files[match.slot]
        return QueryRow(
            notebook: match.table.notebook.slug, file: file.id, path: file.path, kind: file.kind, title: file.title,
            mediaType: file.mediaType, byteCount: file.byteCount, created: file.created, modified: file.modified,
            tags: isWhole ? match.table.tags(at: match.slot) : [], columns: columns,
            propertiesJSON: isWhole ? file.properties : "")
    }
}
