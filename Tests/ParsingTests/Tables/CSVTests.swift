import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("A CSV file")
struct CSVTests {
    private func read(_ text: String) -> (table: CSVTable, diagnostics: [Diagnostic]) {
        parseCSV(Array(text.utf8), path: "a.csv")
    }

    private func texts(_ text: String, _ column: String) -> [String?]? {
        guard case .texts(let values) = read(text).table.column(named: column)?.values else { return nil }
        return values
    }

    @Test("has columns of numbers, dates, times and texts")
    func types() {
        let (table, diagnostics) = read(
            "step,day,at,name,loss\n1,2026-03-01,2026-03-01T09:30:00Z,a,nan\n2,2026-03-02,2026-03-02,007,\n 3 ,NA,,x,-1.5e-3\n"
        )
        #expect(diagnostics.isEmpty)
        #expect(table.rowCount == 3)
        #expect(table.columns.map(\.name) == ["step", "day", "at", "name", "loss"])
        #expect(table.column(named: "step")?.values == .numbers([1, 2, 3]))
        #expect(
            table.column(named: "day")?.values == .dates([CalendarDate("2026-03-01"), CalendarDate("2026-03-02"), nil]))
        #expect(
            table.column(named: "at")?.values
                == .times([Timestamp("2026-03-01T09:30:00Z"), Timestamp("2026-03-02T00:00"), nil]))
        #expect(table.column(named: "name")?.values == .texts(["a", "007", "x"]))
        guard case .numbers(let losses) = table.column(named: "loss")?.values else {
            Issue.record("no numbers"); return
        }
        #expect(losses[0]?.isNaN == true && losses[1] == nil && losses[2] == -0.0015)
    }

    @Test("may have quotes, with separators, quotes and line ends inside")
    func quotes() {
        #expect(texts("a,b\r\n\"x, \"\"y\"\"\r\nz\",1\r\n\"\",2\r\n", "a") == ["x, \"y\"\r\nz", nil])
    }

    @Test("may have a byte order mark, any line ends and empty lines", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) {
        let (table, diagnostics) = read("\u{FEFF}\"a\",b\(end)1,2\(end)\(end)3,4")
        #expect(diagnostics.isEmpty)
        #expect(table.columns.map(\.name) == ["a", "b"])
        #expect(table.column(named: "a")?.values == .numbers([1, 3]))
    }

    @Test(
        "tells its separator",
        arguments: [("a,b;c\n1,2\n", 2), ("a;b;c\n1,5;2,5;x\n1;2,0;y\n", 3), ("a\tb\n1,2\t3\n", 2), ("a\n1\n", 1)])
    func separators(text: String, count: Int) {
        #expect(read(text).table.columns.count == count)
    }

    @Test("has what is wrong with it diagnosed at its place")
    func problems() {
        let (table, diagnostics) = read("a,a,\n1,2,3\n2,2\n3,x,3\n4,2,3\n5,2,3\n6,2,3,4\n\"7\"8,2,\"3")
        let found = diagnostics.map {
            "\($0.location?.position?.line ?? 0):\($0.location?.position?.column ?? 0) \($0.summary)"
        }
        #expect(
            found == [
                "1:3 column `a` stands twice", "3:1 row has 2 cells where the first line has 3",
                "4:3 `x` is no number, as the other values of column `a (2)` are",
                "7:1 row has 4 cells where the first line has 3", "8:4 text follows a quoted cell and is left out",
                "8:8 quote has no end, so that the rest of the file is one cell",
            ])
        #expect(diagnostics.allSatisfy { $0.id == "invalid-csv" && $0.severity == .warning && $0.hint != nil })
        #expect(table.columns.map(\.name) == ["a", "a (2)", "column 3"])
        #expect(table.columns[1].values == .numbers([2, 2, nil, 2, 2, 2, 2]))
        #expect(table.columns[2].values == .numbers([3, nil, 3, 3, 3, 3, 3]))
    }

    @Test("has few of many problems listed, and the others counted")
    func manyProblems() {
        let diagnostics = read("a,b\n" + String(repeating: "1\n", count: 100)).diagnostics
        #expect(diagnostics.count == CSVProblems.limit + 1)
        #expect(diagnostics.last?.summary.hasPrefix("80 more cells or rows") == true)
    }

    @Test("is read as far as its limits", arguments: [(CSVTable.rowLimit + 500, 1), (1, CSVTable.columnLimit + 5)])
    func limits(rows: Int, columns: Int) {
        let line = Array(repeating: "1", count: columns).joined(separator: ",") + "\n"
        let (table, diagnostics) = read(String(repeating: line, count: rows))
        #expect(table.rowCount < CSVTable.rowLimit && table.columns.count <= CSVTable.columnLimit)
        #expect(diagnostics.contains { $0.hint == "split the file" })
    }

    @Test("may be empty, or no text at all", arguments: [[], [0xFF, 0xFE, 0x61, 0x00], [0x22], [0x0A, 0x0A], [0x2C]])
    func odd(bytes: [UInt8]) {
        let (table, diagnostics) = parseCSV(bytes, path: "a.csv")
        #expect(table.rowCount == 0)
        #expect(bytes == [0x2C] || !diagnostics.isEmpty)
    }
}
