import Diagnostics
import Foundation
import Imaging
import Testing

@testable import Publishing

@Suite("What only the answer of a view tells to be wrong")
struct ViewFindingTests {
    /// As `codex check` finds it, and as the build does that finds nothing to be done.
    private func findings(_ workspace: WorkspaceFixture) throws -> [String] {
        let checked = try check(workspace)
        let built = try workspace.build().diagnostics.map(\.brief)
        #expect(built == checked)
        return built
    }

    private func check(_ workspace: WorkspaceFixture) throws -> [String] {
        let (session, _) = try IndexSession.upToDate(
            workspace.root, clock: workspace.clock, threadCount: 2, waiting: .never)
        defer { session.close() }
        let found = try session.findings(includesNotes: false)
        return try (found + session.answerFindings(clock: workspace.clock, threadCount: 2))
            .inReadingOrder().map(\.brief)
    }

    @Test("is found at a name that no published file has, until there is one")
    func names() throws {
        let workspace = try WorkspaceFixture([
            "a.md": "[[b]]\n\n```cdx\nquery:\n  linked_from: nobody\n```\n", "b.md": "B\n",
            "secret.md": "---\npublish: false\n---\n",
            "to.cdx": "---\nquery: {links_to: [b, ghost, secret]}\n---\n",
            "from.cdx": "---\nquery: {linked_from: a}\n---\n",
        ])
        try workspace.build()
        let none = { (name: String) in
            "no published file is called '\(name)', so that no links to it or from it are found"
        }
        var found = try findings(workspace)
        #expect(
            found == [
                "a.md:5: warning broken-link: \(none("nobody"))", "to.cdx:2: warning broken-link: \(none("ghost"))",
                "to.cdx:2: warning broken-link: \(none("secret"))",
            ])
        let page = try workspace.page("to.html")
        #expect(page.contains("<li>Line 2: \(none("ghost"))") && page.contains("a.html"))
        #expect(!(try workspace.page("from.html").contains("no published file")))
        try workspace.write("ghost.md", "# Here\n")
        try workspace.remove("a.md")
        try workspace.build()
        found = try findings(workspace)
        #expect(
            found == [
                "from.cdx:2: warning broken-link: \(none("a"))", "to.cdx:2: warning broken-link: \(none("secret"))",
            ])
        #expect(!(try workspace.page("to.html").contains("\(none("ghost"))")))
        #expect(try workspace.verify() == [])
        try workspace.remove("to.cdx")
        try workspace.write("from.cdx", "---\npublish: false\nquery: {linked_from: a}\n---\n")
        try workspace.build()
        found = try findings(workspace)
        #expect(
            found == [])
    }

    @Test("is found in the notes that stand for folders and on the home page too")
    func folders() throws {
        let block = "```cdx\nquery: {links_to: ghost}\n```\n"
        let workspace = try WorkspaceFixture(["index.md": block, "f/index.md": block, "f/a.md": "A\n"])
        try workspace.build()
        #expect(try findings(workspace).map { $0.prefix { $0 != ":" } } == ["f/index.md", "index.md"])
    }

    @Test("is found at a column that a table does not have, and in the table")
    func columns() throws {
        let workspace = try WorkspaceFixture([
            "d/loss.csv": "step,loss\n1,0.5\n2,x\n3,0.3\n4,0.2\n5,0.2\n6,0.1\n",
            "chart.cdx": "---\nview_type: chart\nconfig:\n  x: step\n  y: los\n  data: d/loss.csv\n---\n",
            "other.cdx": "---\nview_type: chart\nconfig: {x: step, y: loss, data: d/loss.csv}\n---\n",
        ])
        try workspace.build()
        let cell = "d/loss.csv:3: warning invalid-csv: `x` is no number, as the other values of column `loss` are"
        var found = try findings(workspace)
        #expect(
            found == [
                "chart.cdx:6: warning missing-column: 'd/loss.csv' has no column `los`, and is not drawn", cell,
            ])
        let page = try workspace.page("chart.html")
        #expect(
            page.contains(
                "<li>Line 6: 'd/loss.csv' has no column <code>los</code>, and is not drawn; write <code>loss</code>; "))
        #expect(page.contains("<li><code>d/loss.csv</code>, line 3: <code>x</code> is no number"))
        try workspace.write("d/loss.csv", "step,los,loss\n1,0.5,1\n2,0.4,1\n")
        try workspace.build()
        found = try findings(workspace)
        #expect(
            found == [])
        #expect(!(try workspace.page("chart.html").contains("view-problems")))
        #expect(try workspace.verify() == [])
    }

    @Test("is found at a picture that cannot be scaled", .enabled(if: Thumbnailer().isAvailable))
    func pictures() throws {
        let head: [UInt8] = Array("\u{89}".unicodeScalars.map { UInt8($0.value) }) + Array("PNG\r\n\u{1A}\n".utf8)
        let size: [UInt8] = [0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0, 211, 16, 63, 49]
        let workspace = try WorkspaceFixture([
            "a.md": "![[p/bad.png]]\n", "g.cdx": "---\nview_type: gallery\nquery: {content_types: image/*}\n---\n",
        ])
        try workspace.write("p/bad.png", bytes: head + size + Array("no picture".utf8))
        let finding =
            "p/bad.png:0: warning unscaled-picture: picture is damaged, and is shown as far as browsers show it"
        #expect(try workspace.build().diagnostics.map(\.brief) == [finding])
        #expect(try workspace.build().diagnostics.map(\.brief) == [finding])
        try workspace.move("p/bad.png", to: "q/bad.png")
        try workspace.write("a.md", "![[q/bad.png]]\n")
        #expect(
            try workspace.build().diagnostics.map(\.brief) == [finding.replacingOccurrences(of: "p/", with: "q/")])
        #expect(try workspace.verify() == [])
        try workspace.remove("g.cdx")
        #expect(try workspace.build().diagnostics.map(\.brief) == [])
    }

    @Test("is found at a picture without a header, a run that is not there, and a view that is none")
    func others() throws {
        let run = { (loss: String) in "---\ntags: [run]\nmetrics: {loss: \(loss)}\n---\n" }
        let workspace = try WorkspaceFixture([
            "a.md": "![[bad.jpg]]\n", "bad.jpg": "no picture", "one.md": run("1"), "two.md": run("2"),
            "g.cdx": "---\nview_type: gallery\nquery: {content_types: image/*}\n---\n",
            "runs.cdx": "---\nview_type: runs\nquery: {tags: run}\nconfig:\n  baseline: twoo\n---\n",
            "dash.cdx": "---\nview_type: dashboard\nconfig: {rows: [[a.md, secret.cdx]]}\n---\n",
            "secret.cdx": "---\npublish: false\nquery: {tags: run}\n---\n",
        ])
        try workspace.build()
        let found = try findings(workspace)
        let missing = "no run of the view is called 'twoo', so that runs are held against none"
        var expected = [
            "dash.cdx:3: error invalid-view: 'a.md' is no view, and is left out",
            "runs.cdx:5: warning missing-baseline: \(missing)",
        ]
        if Thumbnailer().isAvailable {
            let damaged = "picture is damaged, and is shown as far as browsers show it"
            expected.insert("bad.jpg:0: warning unscaled-picture: \(damaged)", at: 0)
            #expect(found == expected)
        }
        #expect(try workspace.page("runs.html").contains("<li>Line 5: \(missing); write <code>two</code>.</li>"))
        let page = try workspace.page("dash.html")
        #expect(page.contains("<li>Line 3: 'a.md' is no view, and is left out; name a <code>.cdx</code> file.</li>"))
        #expect(page.contains("<li>There is no published view <code>secret.cdx</code> to be shown.</li>"))
    }
}
