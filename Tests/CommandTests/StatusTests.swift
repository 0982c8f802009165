import Foundation
import Testing

@Suite("codex status")
struct StatusTests {
    @Test("says what the next build will take in, and changes nothing that the build sees")
    func folder() throws {
        let folder = try TemporaryFolder([
            "codex.yml": "title: Lab\n", "a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n",
        ])
        let new = try folder.run("status")
        #expect(new.status == 0)
        #expect(new.errors == "")
        #expect(
            new.output == """
                Lab (<folder>)
                Lab [.]: 3 notes, 3 files
                  new       a.md
                  new       b.md
                  new       c.md
                Site <folder>/public: not built yet

                """)
        #expect(try folder.run("build").status == 0)
        #expect(try folder.run("status").output.hasSuffix("3 notes, 3 files\nSite <folder>/public: up to date\n"))
        try folder.write("a.md", "# A changed\n\n[[gone]]\n")
        try FileManager.default.moveItem(atPath: folder.path + "/b.md", toPath: folder.path + "/moved.md")
        try FileManager.default.removeItem(atPath: folder.path + "/c.md")
        let changed = try folder.run("status")
        #expect(
            changed.output == """
                Lab (<folder>)
                Lab [.]: 2 notes, 2 files
                  modified  a.md
                  moved     b.md -> moved.md
                  deleted   c.md
                Site <folder>/public: out of date; run 'codex build'

                """)
        #expect(try folder.run("status").output == changed.output)
        #expect(try folder.run("build").status == 0)
        #expect(try folder.run("status").output.hasSuffix("Problems: 0 errors, 1 warning; 'codex check' lists them\n"))
    }

    @Test("prints the same as JSON")
    func folderJSON() throws {
        let folder = try TemporaryFolder(["codex.yml": "title: Lab\n", "a.md": "# A\n"])
        let outcome = try folder.run("status", "--json")
        #expect(outcome.status == 0)
        try Golden.expect(outcome.output, equals: "status.json")
        #expect(try outcome.jsonObject().isEmpty == false)
    }

    @Test("caps the list of a folder that was never built")
    func manyFiles() throws {
        let notes = Dictionary(uniqueKeysWithValues: (100..<150).map { ("n\($0).md", "# N\n") })
        let output = try TemporaryFolder(notes).run("status").output
        #expect(output.contains("  new       n119.md\n            … and 30 more\n"), "\(output)")
    }

    @Test("names the source of each of a file's properties")
    func file() throws {
        let folder = try Self.runWithSidecars()
        let text = try folder.run("status", "run 7.md")
        #expect(text.status == 0)
        try Golden.expect(text.output, equals: "status-file.txt")
        let json = try folder.run("status", "run 7.md", "--json")
        #expect(json.status == 0)
        try Golden.expect(json.output, equals: "status-file.json")
        let properties = try #require(try json.jsonObject()["properties"] as? [String: [String: Any]])
        #expect(
            properties.mapValues { $0["source"] as? String } == [
                "title": "front-matter", "tags": "front-matter", "status": "json-sidecar", "owner": "xml-sidecar",
                "place": "markdown-sidecar",
            ])
        let image = try folder.run("status", "dot.gif", "--json")
        let read = try #require(try image.jsonObject()["properties"] as? [String: [String: Any]])
        #expect(read["width"]?["source"] as? String == "image-header")
        #expect(read["width"]?["value"] as? Int == 3)
        #expect(read["height"]?["value"] as? Int == 2)
    }

    @Test("says where a file stands that codex does not know", arguments: ["dot.gif.json", ".hidden.md"])
    func unknownFile(name: String) throws {
        let folder = try Self.runWithSidecars()
        try folder.write(name, "{}")
        let outcome = try folder.run("status", name)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                \(name): error: file is no note or attachment of the workspace [unknown-file]
                hint: name one that is neither ignored nor a sidecar of another file

                """)
    }

    @Test("does not make a workspace of any folder that it is asked about")
    func outsideWorkspaces() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try folder.run("status", "a.md")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix("<folder>/a.md: error: file lies in no workspace [outside-workspaces]\nhint: "))
        #expect(folder.files() == ["a.md"])
    }

    private static func runWithSidecars() throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "codex.yml": "title: Lab\n",
            "run 7.md": "---\ntitle: Run 7\ntags: [ml]\n---\nSee [[other]]. #pytorch\n",
            "run 7.md.json": #"{"title": "Not this", "properties": {"status": "in-progress"}}"# + "\n",
            "run 7.md.xml": "<metadata><owner>Ada</owner><status>no</status></metadata>\n",
            "run 7.md.md": "---\nplace: lab\nowner: no\n---\n",
            "other.md": "[[run 7]]\n",
        ])
        try folder.write("dot.gif", Data("GIF89a".utf8 + [3, 0, 2, 0, 0, 0, 0]))
        return folder
    }
}
