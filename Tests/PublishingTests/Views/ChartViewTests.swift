import Foundation
import Testing

@testable import Publishing

@Suite("A view of the type chart")
struct ChartViewTests {
    private static func notes() -> [String: String] {
        let values: [(status: String, hours: String)] = [("a", "10"), ("b", "2"), ("a", "3"), ("b", "7.5")]
        return Dictionary(
            uniqueKeysWithValues: values.enumerated().map { number, value in
                ("n\(number).md", "---\ntype: ex\nstatus: \(value.status)\nhours: \(value.hours)\nm: \(number)\n---\n")
            })
    }

    private func page(
        _ config: String, query: String? = "{file_types: ex, sort: hours}", files: [String: String] = notes()
    )
        throws -> String
    {
        let question = query.map { "query: \($0)\n" } ?? ""
        let chart = "---\nview_type: chart\n\(question)config: {\(config)}\n---\n"
        let workspace = try WorkspaceFixture(files.merging(["chart.cdx": chart]) { $1 })
        let report = try workspace.build()
        #expect(report.diagnostics.map(\.brief).filter { $0.hasPrefix("chart.cdx") } == [])
        return try workspace.page("chart.html")
    }

    /// The rows of the table below a chart.
    private func rows(_ page: String) -> [String] {
        page.components(separatedBy: "<tr>").dropFirst().map {
            $0.components(separatedBy: "</tr>")[0].replacing(/<[^>]*>/, with: "|").replacing(/\|+/, with: "|")
                .replacing("\n", with: "")
        }
    }

    @Test("adds up bars that would stand one before the other")
    func sums() throws {
        let shown = rows(try page("kind: bar, x: status, y: hours"))
        #expect(shown.contains { $0.contains("|b|9.5|") } && shown.contains { $0.contains("|a|13|") })
        #expect(shown.count == 3)
    }

    @Test("keeps the order of the rows along its axis, whatever series they belong to")
    func order() throws {
        let shown = try page("kind: bar, x: hours, y: m, series: status")
        let ticks = ["2", "3", "7.5", "10"].map { ">\($0)</text>" }
        let places = ticks.map { shown.range(of: $0)?.lowerBound }
        #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("draws the numbers of a column that holds words too, and needs no query for a table")
    func words() throws {
        let shown = rows(
            try page(
                "x: step, y: loss, data: loss.csv", query: nil,
                files: ["loss.csv": "step,loss\n1,0.9\n2,diverged\n3,0.5\n4,0.4\n"]))
        #expect(shown.contains { $0.contains("|1|0.9|") } && shown.contains { $0.contains("|4|0.4|") })
    }

    @Test("has the points of tables in its data")
    func data() throws {
        let workspace = try WorkspaceFixture([
            "loss.csv": "day,loss\n2026-01-01,0.9\n2026-01-02,\n",
            "chart.cdx": "---\nview_type: chart\nconfig: {x: day, y: loss, data: loss.csv}\n---\n",
            "tasks.cdx": "---\nview_type: task-list\nquery: {paths: n.md}\n---\n",
            "n.md": "- [x] done\n- [ ] open 📅 2026-03-01\n",
        ])
        try workspace.build()
        let chart = try JSONSerialization.jsonObject(with: Data(workspace.page("chart.json").utf8)) as? [String: Any]
        let points = try #require((chart?["series"] as? [[String: Any]])?.first?["points"] as? [[Any]])
        #expect(points.map { $0.map { "\($0)" } } == [["2026-01-01", "0.9"], ["2026-01-02", "<null>"]])
        let list = try JSONSerialization.jsonObject(with: Data(workspace.page("tasks.json").utf8)) as? [String: Any]
        let tasks = try #require(list?["tasks"] as? [[String: Any]])
        #expect(tasks.map { $0["text"] as? String } == ["done", "open"])
        #expect(tasks.map { $0["state"] as? String } == ["Done", "Open"])
        #expect(tasks.map { $0["line"] as? Int } == [1, 2] && tasks[1]["due"] as? String == "2026-03-01")
        #expect(tasks[0]["due"] == nil && tasks[0]["path"] as? String == "n.md")
    }

    @Test("says so where an axis would end before it begins")
    func axes() throws {
        let workspace = try WorkspaceFixture([
            "chart.cdx": "---\nview_type: chart\nquery: {}\nconfig: {x: m, y: m, y_min: 5, y_max: 1}\n---\n"
        ])
        #expect(
            try workspace.build().diagnostics.map(\.brief) == [
                "chart.cdx:4: error invalid-view: `y_max` is `1` and not more than `y_min`"
            ])
    }
}
