import NotebookModel
import Testing

@testable import Scanning

@Suite("Moves in a scan")
struct MoveTests {
    private func change(_ before: [String: String], _ edit: (NotebookFixture) throws -> Void) throws -> String {
        let fixture = try NotebookFixture(before)
        let known = KnownNotebook().applying(try fixture.scan())
        try edit(fixture)
        return try fixture.scan(known).brief
    }

    @Test("a renamed file is a move") func rename() throws {
        #expect(try change(["a.md": "1", "b.md": "2"]) { try $0.move("a.md", to: "f/c.md") } == "a.md>f/c.md")
    }

    @Test("a moved folder moves each of its files, sidecars with them") func folder() throws {
        let before = ["f/a.md": "1", "f/g/b.png": "2", "f/g/b.png.json": "{}"]
        #expect(try change(before) { try $0.move("f", to: "h") } == "f/a.md>h/a.md f/g/b.png>h/g/b.png")
    }

    @Test("a moved file brings its content and sidecars") func content() throws {
        let fixture = try NotebookFixture(["a.md": "1"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.move("a.md", to: "b.md")
        try fixture.write("b.md.json", "{}")
        let move = try #require(try fixture.scan(known).moved.first)
        #expect(move.origin == NotebookPath("a.md"))
        #expect(move.file.content == Array("1".utf8))
        #expect(move.file.sidecars.map(\.content) == [Array("{}".utf8)])
    }

    @Test("other bytes, another kind and empty files are no moves") func noMoves() throws {
        #expect(
            try change(["a.md": "1"]) {
                try $0.remove("a.md"); try $0.write("b.md", "2")
            } == "+b.md -a.md")
        #expect(try change(["a.md": "1"]) { try $0.move("a.md", to: "a.txt") } == "+a.txt -a.md")
        #expect(try change(["a.md": ""]) { try $0.move("a.md", to: "b.md") } == "+b.md -a.md")
    }

    @Test("among equal files those of one name pair first, then in the order of their paths") func pairs() throws {
        let before = ["f/a.md": "1", "f/b.md": "1", "f/c.md": "1"]
        let after = try change(before) {
            try $0.remove("f")
            for name in ["g/c.md", "g/x.md", "g/y.md", "g/z.md"] { try $0.write(name, "1") }
        }
        #expect(after == "+g/z.md f/c.md>g/c.md f/a.md>g/x.md f/b.md>g/y.md")
    }

    @Test("a copy is no move, and two files that change places are modified") func copies() throws {
        #expect(try change(["a.md": "1"]) { try $0.write("b.md", "1") } == "+b.md")
        let swapped = try change(["a.md": "1", "b.md": "2"]) {
            try $0.move("a.md", to: "c.md")
            try $0.move("b.md", to: "a.md")
            try $0.move("c.md", to: "b.md")
        }
        #expect(swapped == "~a.md ~b.md")
    }
}
