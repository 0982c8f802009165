import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A corkboard")
struct CorkboardTests {
    static let rows: [ViewRow] = [
        ViewRow(
            "Why does warm-up help?", "ideas/warm-up",
            summary: "Large batches start with noisy curvature; a short warm-up lets the second moments settle first.",
            ["x": 0, "y": 0, "color": "yellow", "part": "Questions"]),
        ViewRow(
            "Second moments explode in the first 200 steps", "ideas/moments", summary: "Seen in runs 12, 14 and 17.",
            ["x": 420, "y": 30, "color": "blue", "part": "Evidence"]),
        ViewRow(
            "Plan: ablate the schedule", "ideas/plan",
            summary: "Linear, cosine and none, three seeds each, on the small model.",
            ["x": 820, "y": 10, "width": 380, "color": "green", "part": "Plans"]),
        ViewRow("Literature", "ideas/literature", ["x": 30, "y": 460, "part": "Evidence"]),
        ViewRow(SamplePages.hostile, "ideas/hostile", ["x": 40, "y": 470, "part": "Evidence"]),
        ViewRow("خطة التجربة القادمة", "ideas/rtl", ["x": 600, "y": 900, "color": "#ff0000", "part": "Plans"]),
        ViewRow("Somewhere", "ideas/somewhere", summary: "Not placed yet.", ["x": 3]),
        ViewRow("Elsewhere", "ideas/elsewhere", ["x": "left", "y": 2, "part": "Questions"]),
    ]

    private static func html(_ yaml: String, _ rows: [ViewRow] = rows) throws -> String {
        try ViewSample<CorkboardDesign>(yaml).html(ViewAnswer(rows: rows, total: rows.count))
    }

    private static func places(_ html: String) -> [String] {
        html.components(separatedBy: "<div class=\"cork-row").dropFirst().map { row in
            let gap = row.prefixMatch(of: #/ gap-(\d)/#).map { "\($0.1) " } ?? ""
            let cards = row.matches(of: /cork-x-(\d+) cork-w-(\d+)(?s:.*?)href="[^"]*\/([a-z-]+)\.html"/)
            return gap + cards.map { "\($0.3)@\($0.1)+\($0.2)" }.joined(separator: " ")
        }
    }

    @Test("hangs its cards where their properties say")
    func golden() throws {
        let html = try Self.html("")
        try ViewShow.write("corkboard", html)
        #expect(
            Self.places(html) == [
                "warm-up@1+6 moments@10+6 plan@17+8", "2 literature@2+6", "hostile@2+6", "1 rtl@14+6",
            ])
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>"))
        #expect(!html.contains("style="))
        try GoldenView.expect(html, equals: "corkboard")
    }

    @Test("lays cards without a place below the others")
    func tray() throws {
        let html = try Self.html("")
        let tray = try #require(html.firstRange(of: "<div class=\"cork-tray is-below\""))
        #expect(html[tray.upperBound...].contains("somewhere.html"))
        #expect(html[tray.upperBound...].contains("elsewhere.html"))
        let unplaced = try Self.html("", [ViewRow("A", "a"), ViewRow("B", "b")])
        #expect(unplaced.contains("<div class=\"cork-tray\""))
        #expect(!unplaced.contains("cork-row"))
    }

    @Test("has lanes by a property, in which a card keeps its place from the left")
    func lanes() throws {
        let html = try Self.html("config: {swimlanes: part}")
        try ViewShow.write("corkboard-lanes", html)
        #expect(
            html.matches(of: /view-section" dir="auto">(.*?) </).map { String($0.1) }
                == ["Evidence", "Plans", "Questions", "No part"])
        #expect(Self.places(html).contains("moments@10+6"))
        #expect(html.ranges(of: "role=\"listitem\"").count == Self.rows.count)
    }

    @Test("of a width of its own does not move its cards with the others")
    func width() throws {
        let yaml = "config: {board_width: 1200}"
        #expect(try Self.places(Self.html(yaml))[0] == "warm-up@1+6 moments@9+6 plan@17+8")
        #expect(try Self.places(Self.html(yaml, [Self.rows[1]])) == ["moments@9+6"])
        // Beyond the edge is at the edge.
        let beyond = [ViewRow("A", "a", ["x": -50, "y": 0]), ViewRow("B", "b", ["x": 9000, "y": 0])]
        #expect(try Self.places(Self.html(yaml, beyond)) == ["a@1+6 b@19+6"])
    }

    @Test("takes the colours that cards name")
    func colors() throws {
        let html = try Self.html("")
        #expect(html.contains("cork-w-6 hue-amber"))
        // What is no colour of the theme gets one, and only then needs a legend.
        #expect(
            html.matches(of: /<li class="hue-([a-z]+)" dir="auto">(.*?)<\/li>/).map { "\($0.1) \($0.2)" }
                == ["purple #ff0000"])
    }

    @Test("reads places from other fields")
    func fields() throws {
        let rows = [
            ViewRow("A", "a", ["board": .map([.init(key: "left", value: 0), .init(key: "top", value: 5)])]),
            ViewRow("B", "b", ["board": .map([.init(key: "left", value: 9), .init(key: "top", value: 5)])]),
        ]
        let html = try Self.html("config: {x: board.left, y: board.top, card_fields: []}", rows)
        #expect(Self.places(html) == ["a@1+6 b@19+6"])
    }

    @Test(
        "never lays a card over another, wherever they are to hang",
        arguments: [0.0, 1e-300, 1, 1e300, .greatestFiniteMagnitude])
    func extremes(size: Double) {
        let places = (0..<200).map { (index: Int) -> CorkboardPlace in
            let column = Double(index % 14 - 7), row = Double(index % 5 - 2)
            return CorkboardPlace(
                x: column / 7 * size, y: row / 2 * size, width: index % 3 == 0 ? Double(index) * size : nil)
        }
        let rows = CorkboardLayout(places, CorkboardScale(places)).rows
        #expect(rows.flatMap { $0.cards.map(\.index) }.sorted() == Array(0..<200))
        for row in rows {
            #expect((0...4).contains(row.gap))
            for card in row.cards {
                #expect(card.column >= 1 && card.column + card.width - 1 <= CorkboardLayout.columnCount)
            }
            for (left, right) in zip(row.cards, row.cards.dropFirst()) {
                #expect(left.column + left.width <= right.column)
            }
        }
    }

    @Test("is as high as a thousand cards of one place need, and the same each time")
    func thousand() throws {
        let rows = (0..<1000).map { ViewRow("Card \($0)", "c\($0)", ["x": 1, "y": 1]) }
        let html = try Self.html("", rows)
        #expect(html.ranges(of: "cork-x-1 ").count == 1000)
        #expect(try Self.html("", rows) == html)
        #expect(try Self.html("", []).contains("Nothing in the journal"))
    }

    @Test(
        "is told what is wrong with it",
        arguments: [
            (
                "config: {board_width: 0}",
                ["1:23 error [invalid-view] `board_width` is `0` and not above zero (write `board_width: 100`)"]
            ),
            (
                "config: {board_width: wide}",
                ["1:23 error [invalid-view] `board_width` is `wide` and not a number (write `board_width: 10`)"]
            ),
            ("config: {x: [a]}", ["1:13 error [invalid-view] `x` is a list and not text (write `x: some text`)"]),
            (
                "config: {z: a}",
                [
                    "1:10 warning [unknown-view-field] `z` in `config` is not known (use one of `board_width`, `card_fields`, `color_by`, `colors`, `swimlanes`, `width`, `x`, `y`)"
                ]
            ),
        ])
    func problems(yaml: String, problems: [String]) {
        #expect(ViewSample<CorkboardDesign>(yaml).problems == problems)
    }
}
