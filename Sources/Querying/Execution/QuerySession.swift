import Indexing
import NotebookModel

/// Answers queries over notebooks that do not change meanwhile; what one query reads, the next has at hand.
///
/// For one thread.
package final class QuerySession {
    let tables: [NotebookTable]
    private let evaluator: ExpressionEvaluator
    var calendar: QueryCalendar { evaluator.order.calendar }

    package init(_ notebooks: [QueryNotebook], calendar: QueryCalendar) {
        tables = notebooks.map { NotebookTable($0) }
        evaluator = ExpressionEvaluator(order: ValueOrder(calendar: calendar))
    }

    /// Says what the queries will read, so that each file is read once for all of them.
    package func prepare(for plans: some Sequence<QueryPlan>) {
        let keys = plans.reduce(into: Set<String>()) { $0.formUnion($1.propertyKeys) }.sorted()
        for table in tables { table.register(keys: keys) }
    }

    package func execute(_ plan: QueryPlan) throws -> QueryResult {
        prepare(for: CollectionOfOne(plan))
        evaluator.begin()
        let asked = plan.source.notebooks.map { slugs in tables.filter { slugs.contains($0.notebook.slug) } } ?? tables
        let condition = plan.condition
        // Names of links may lead through notebooks that are not asked.
        try FileTests(tables: tables).prepare(condition?.tests ?? [])
        var matches: [TableRow] = []
        for table in asked { matches += try self.matches(plan, condition, in: table) }
        var result = try QueryEvaluation(plan: plan, evaluator: evaluator, matches: matches).result()
        let unknown = condition?.tests.filter { test in tables.allSatisfy { $0.testsOfNothing.contains(test) } } ?? []
        result.unknownNames = Set(unknown.compactMap(\.linkedName)).sorted()
        return result
    }

    /// What `execute` runs, and why, one text a statement.
    package func explain(_ plan: QueryPlan) throws -> [String] {
        var statements: [String] = []
        for table in tables {
            table.onStatement = { purpose, statement in
                statements.append("-- \(table.notebook.slug): \(purpose)\n" + statement.explanation)
            }
        }
        defer { for table in tables { table.onStatement = nil } }
        _ = try execute(plan)
        return statements
    }

    /// In the order of paths.
    private func matches(_ plan: QueryPlan, _ condition: Expression?, in table: NotebookTable) throws -> [TableRow] {
        var slots = try self.slots(plan, condition, in: table)
        let readsTags = plan.expressions.contains { $0.fields.contains(.tags) }
        if readsTags { try table.loadTags(of: slots) }
        if let condition {
            let bound = BoundCondition(condition, table)
            slots = slots.filter { bound.isTrue(TableRow(table: table, slot: $0), evaluator) }
        }
        // Slots of a whole table are in the order of paths.
        if table.isWhole { slots.sort() } else { slots.sort { table.files[$0].path < table.files[$1].path } }
        return slots.map { TableRow(table: table, slot: $0) }
    }

    /// The rows that may fulfil the condition, as few as an index can tell.
    private func slots(_ plan: QueryPlan, _ condition: Expression?, in table: NotebookTable) throws -> [Int] {
        if let candidates = condition?.candidates(in: table) { return try table.slots(of: candidates) }
        let prefixes = plan.source.paths.map(\.prefix)
        if !prefixes.isEmpty, !prefixes.contains("") { return try table.slots(within: Array(Set(prefixes)).sorted()) }
        return try table.slots(of: nil)
    }
}

extension FileTest {
    /// The file whose links it is about.
    fileprivate var linkedName: String? {
        switch self {
        case .linksTo(let name), .linkedFrom(let name): name
        case .tag, .text, .path: nil
        }
    }
}

extension Expression {
    /// A set that holds all files for which the condition is true; `nil` where only a look at each file tells.
    fileprivate func candidates(in table: NotebookTable) -> RowSet? {
        switch self {
        case .test(let test): return table.tests[test]
        case .all(let inner):
            let sets = inner.compactMap { $0.candidates(in: table) }
            return sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }
        case .any(let inner):
            var union = RowSet()
            for expression in inner {
                guard let set = expression.candidates(in: table) else { return nil }
                union = union.union(set)
            }
            return union
        default: return nil
        }
    }
}

extension IndexStatement {
    private static let shownCount = 60

    /// The SQL with its arguments below it, long ones cut.
    fileprivate var explanation: String {
        let shown = arguments.map { $0.count > Self.shownCount ? $0.prefix(Self.shownCount) + "…" : $0[...] }
        return shown.isEmpty ? sql : sql + "\n-- with " + shown.map { "'\($0)'" }.joined(separator: ", ")
    }
}
