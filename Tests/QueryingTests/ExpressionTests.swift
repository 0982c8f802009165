import NotebookModel
import Querying
import Testing

@Suite("Expressions")
struct ExpressionTests {
    /// A file that has properties alone.
    struct Sample: QueryableFile {
        var properties: [String: QueryValue] = [:]

        func value(of field: QueryField) -> QueryValue {
            if case .property(let path) = field { properties[path[0]] ?? .missing } else { .missing }
        }

        func passes(_ test: FileTest) -> Bool { false }
    }

    private static func value(_ expression: Expression, zone: String = "UTC") throws -> QueryValue {
        let calendar = try #require(QueryCalendar(timeZone: zone))
        let date = try #require(CalendarDate("2026-03-01"))
        let sample = Sample(properties: [
            "n": .number(7), "t": .text("Straße"), "d": .date(date), "l": .list([.number(3), .text("x"), .number(1)]),
        ])
        return ExpressionEvaluator(order: ValueOrder(calendar: calendar)).value(expression, sample)
    }

    private static func field(_ name: String) -> Expression { .field(.property([name])) }

    @Test(
        "compare values of one type, and never those of two",
        arguments: [
            (QueryValue.number(9), Comparison.less, QueryValue.number(10), true),
            (.text("9"), .less, .text("10"), false), (.text("9"), .less, .number(10), false),
            (.text("9"), .notEqual, .number(9), true), (.missing, .less, .number(1), false),
            (.missing, .equal, .missing, true), (.missing, .notEqual, .number(1), true),
            (.boolean(false), .less, .boolean(true), true), (.text("a"), .equal, .text("A"), false),
            (.text("a"), .less, .text("B"), true), (.text("ä"), .greater, .text("z"), true),
            (.text("e\u{301}"), .equal, .text("é"), false),
            (.list([.number(1), .number(2)]), .less, .list([.number(1), .number(3)]), true),
            (.list([.number(1)]), .less, .list([.number(1), .number(0)]), true),
        ])
    func comparisons(left: QueryValue, comparison: Comparison, right: QueryValue, isTrue: Bool) throws {
        #expect(try Self.value(.compare(comparison, .literal(left), .literal(right))) == .boolean(isTrue))
    }

    @Test(
        "dates and times compare by instant in the workspace's zone",
        arguments: [
            ("2026-03-01", "2026-03-01T00:00:00Z", "UTC", 0),
            ("2026-03-01", "2026-03-01T00:00:00Z", "Europe/Berlin", -1),
            ("2026-03-01", "2026-03-01T00:00:00+01:00", "Europe/Berlin", 0),
            ("2026-03-01", "2026-03-01T00:00:00", "Europe/Berlin", 0),
            ("2026-07-01", "2026-07-01T00:00:00+02:00", "Europe/Berlin", 0),
            ("2026-03-01T10:00:00", "2026-03-01T09:00:00Z", "Europe/Berlin", 0),
            ("2026-03-02", "2026-03-01T23:59:59Z", "UTC", 1),
        ])
    func dates(left: String, right: String, zone: String, sign: Int) throws {
        let order = ValueOrder(calendar: try #require(QueryCalendar(timeZone: zone)))
        #expect(order.compare(QueryValue(typing: left), QueryValue(typing: right)) == sign)
        #expect(order.compare(QueryValue(typing: right), QueryValue(typing: left)) == -sign)
    }

    @Test(
        "functions compute what their names say",
        arguments: [
            (Expression.call(.lower, [field("t")]), "straße"), (.call(.length, [field("t")]), "6"),
            (.call(.length, [field("l")]), "3"), (.call(.contains, [field("l"), .literal(.text("x"))]), "true"),
            (.call(.contains, [field("t"), .literal(.text("raß"))]), "true"),
            (.call(.contains, [field("t"), .literal(.text("RAS"))]), "false"),
            (.call(.icontains, [field("t"), .literal(.text("STRAß"))]), "true"),
            (.call(.startswith, [field("t"), .literal(.text("Str"))]), "true"),
            (.call(.endswith, [field("t"), .literal(.text("Str"))]), "false"),
            (.call(.matches, [field("t"), .literal(.text("^S.*e$"))]), "true"),
            (.call(.sum, [field("l")]), "4"), (.call(.average, [field("l")]), "2"),
            (.call(.max, [field("n"), .literal(.number(9))]), "9"),
            (.call(.min, [field("l")]), "1"), (.call(.join, [field("l"), .literal(.text("-"))]), "3-x-1"),
            (.call(.round, [.literal(.number(2.345)), .literal(.number(1))]), "2.3"),
            (.call(.default, [field("none"), field("n")]), "7"),
            (
                .call(
                    .choice,
                    [
                        .compare(.greater, field("n"), .literal(.number(5))), .literal(.text("big")),
                        .literal(.text("small")),
                    ]), "big"
            ),
            (.call(.year, [field("d")]), "2026"), (.call(.weekday, [field("d")]), "7"),
            (.call(.startOfWeek, [field("d")]), "2026-02-23"), (.call(.monthOf, [field("d")]), "2026-03"),
            (.call(.number, [.literal(.text("1e3"))]), "1000"), (.call(.typeof, [field("d")]), "date"),
            (.arithmetic(.add, field("d"), .literal(.duration(CalendarDuration(months: -1)))), "2026-02-01"),
            (.arithmetic(.subtract, field("d"), field("d")), "PT0S"),
            (.arithmetic(.divide, field("n"), .literal(.number(0))), ""),
            (.arithmetic(.add, .literal(.text("n")), field("n")), "n7"), (.call(.year, [field("t")]), ""),
            (.call(.round, []), ""),
        ])
    func functions(expression: Expression, text: String) throws {
        #expect(try Self.value(expression).plainText == text)
    }

    @Test("calls with too few values and conditions that are none are found")
    func types() {
        let good = Expression.all([
            .call(.exists, [Self.field("a")]), .compare(.less, Self.field("a"), .literal(.number(1))),
        ])
        #expect(good.typeProblems == [])
        #expect(Expression.call(.contains, [Self.field("a")]).typeProblems == ["contains takes 2 values"])
        #expect(Expression.not(.literal(.number(1))).typeProblems == ["1 is no condition"])
        #expect(Expression.any([.field(.title)]).typeProblems == ["title is no condition"])
    }
}
