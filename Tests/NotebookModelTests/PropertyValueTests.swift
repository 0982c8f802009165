import NotebookModel
import Testing

@Suite("Property values")
struct PropertyValueTests {
    private static func number(_ literal: String, _ value: Double) -> PropertyValue {
        .number(NumberValue(value: value, literal: literal))
    }

    private static let date = CalendarDate(year: 2026, month: 3, day: 1)
    private static let time = Timestamp("2026-03-01T09:30:00+01:00")

    @Test("A single value is shown as it was written; null, lists and maps are not")
    func scalarText() throws {
        #expect(PropertyValue.text(" as it is ").scalarText == " as it is ")
        #expect(PropertyValue.boolean(true).scalarText == "true")
        #expect(PropertyValue.boolean(false).scalarText == "false")
        #expect(Self.number("1.10", 1.1).scalarText == "1.10")
        #expect(PropertyValue.date(try #require(Self.date)).scalarText == "2026-03-01")
        #expect(PropertyValue.timestamp(try #require(Self.time)).scalarText == "2026-03-01T09:30:00+01:00")
        #expect(PropertyValue.null.scalarText == nil)
        #expect(PropertyValue.list([.text("a")]).scalarText == nil)
        #expect(PropertyValue.map([PropertyEntry(key: "a", value: .null)]).scalarText == nil)
    }

    @Test(
        "Booleans may be written as texts in any case",
        arguments: [
            (PropertyValue.boolean(true), true), (.boolean(false), false), (.text("true"), true),
            (.text("FALSE"), false),
            (.text("True"), true), (.text("yes"), nil), (.text(" true"), nil), (.text(""), nil), (.null, nil),
            (number("1", 1), nil), (.list([.boolean(true)]), nil),
        ] as [(PropertyValue, Bool?)])
    func booleanValue(_ value: PropertyValue, _ expected: Bool?) {
        #expect(value.booleanValue == expected)
    }

    @Test("The day is read from dates, times and texts that begin with one")
    func dateValue() throws {
        let date = try #require(Self.date)
        #expect(PropertyValue.date(date).dateValue == date)
        #expect(PropertyValue.timestamp(try #require(Self.time)).dateValue == date)
        #expect(PropertyValue.text("2026-03-01").dateValue == date)
        #expect(PropertyValue.text("2026-03-01, in the evening").dateValue == date)
        #expect(PropertyValue.text("2026-03-01\u{301}").dateValue == date)
        for text in ["", "2026", "on 2026-03-01", "2026-02-30", "01.03.2026"] {
            #expect(PropertyValue.text(text).dateValue == nil, "\(text)")
        }
        #expect(PropertyValue.list([.date(date)]).dateValue == nil)
        #expect(Self.number("20260301", 20_260_301).dateValue == nil)
    }

    @Test("Numbers written in two ways are two values")
    func numbers() {
        #expect(Self.number("1.10", 1.1) != Self.number("1.1", 1.1))
        #expect(Self.number("1.1", 1.1) == Self.number("1.1", 1.1))
    }

    @Test("Values nest and compare whole")
    func nesting() {
        let deep = PropertyValue.map([
            PropertyEntry(key: "a", value: .list([.null, .map([PropertyEntry(key: "b", value: .text("c"))])]))
        ])
        let other = PropertyValue.map([
            PropertyEntry(key: "a", value: .list([.null, .map([PropertyEntry(key: "b", value: .text("d"))])]))
        ])
        #expect(deep != other)
        #expect(Set([deep, other, deep]).count == 2)
    }
}
