import Foundation
import Testing

@Suite("codex build")
struct BuildTests {
    @Test("publishes a folder, and has nothing to do the second time")
    func twice() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n\nSee [[b]].\n", "b.md": "# B\n"])
        let first = try folder.run("build")
        #expect(first.status == 0)
        #expect(first.errors == "")
        #expect(
            first.output.wholeMatch(
                of:
                    /4 pages from 2 notes: <folder>\/public\/index\.html\nRendered (\d+) files, wrote \1, removed 0 \(<time>\)\n/
            )
                != nil, "\(first.output)")
        let pages = folder.files(in: "public").filter { $0.hasSuffix(".html") }
        #expect(pages == ["404.html", "a.html", "b.html", "index.html"])
        let second = try folder.run("build")
        #expect(second.status == 0)
        #expect(second.output == "4 pages from 2 notes: <folder>/public/index.html\nNothing to do (<time>)\n")
    }

    @Test("an empty folder is a site without notes")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("build")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("2 pages from 0 notes: <folder>/public/index.html\n"))
        #expect(try folder.run("check", "--strict").output == "No problems found\n")
    }

    @Test("prints one JSON object with the promised keys")
    func json() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n\n[[gone]]\n", "data.csv": "1,2\n"])
        let outcome = try folder.run("build", "--json")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let object = try outcome.jsonObject()
        let counts = [
            "files", "notes", "created", "modified", "deleted", "moved", "pages", "rendered", "written", "pruned",
            "unchanged", "views_evaluated",
        ]
        #expect(Set(object.keys) == Set(counts + ["seconds", "diagnostics"]))
        for count in counts { #expect(object[count] is Int, "\(count)") }
        #expect(object["files"] as? Int == 2)
        #expect(object["notes"] as? Int == 1)
        #expect(object["created"] as? Int == 2)
        let pages = folder.files(in: "public").filter { $0.hasSuffix(".html") }
        #expect(object["pages"] as? Int == pages.count)
        let seconds = try #require(object["seconds"] as? [String: Double])
        #expect(
            Set(seconds.keys) == ["open", "scan", "parse", "index", "select", "publish", "check", "views", "total"])
        let finding = try #require((object["diagnostics"] as? [[String: Any]])?.first)
        #expect(finding["path"] as? String == "a.md")
        #expect(finding["line"] as? Int == 3)
        #expect(finding["column"] as? Int == 1)
        #expect(finding["severity"] as? String == "warning")
        #expect(finding["id"] as? String == "broken-link")
        #expect(finding["summary"] is String)
    }

    @Test("counts what changed, moved and went since the build before")
    func changes() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n", "d.md": "# D\n"])
        #expect(try folder.run("build").status == 0)
        try folder.write("a.md", "# A changed\n")
        try FileManager.default.moveItem(atPath: folder.path + "/b.md", toPath: folder.path + "/moved.md")
        try FileManager.default.removeItem(atPath: folder.path + "/c.md")
        try folder.write("new.md", "# New\n")
        let object = try folder.run("build", "--json").jsonObject()
        #expect(object["created"] as? Int == 1)
        #expect(object["modified"] as? Int == 1)
        #expect(object["moved"] as? Int == 1)
        #expect(object["deleted"] as? Int == 1)
        #expect(object["unchanged"] as? Int == 1)
        let pages = folder.files(in: "public").filter { $0.hasSuffix(".html") }
        #expect(pages == ["404.html", "a.html", "d.html", "index.html", "moved.html", "new.html"])
    }

    @Test("says nothing but problems with --quiet")
    func quiet() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let fine = try folder.run("build", "--quiet")
        #expect(fine.status == 0)
        #expect(fine.output == "")
        #expect(fine.errors == "")
        try folder.write("a.md", "# A\n\nSee [[gone]].\n")
        let broken = try folder.run("build", "--quiet")
        #expect(broken.status == 0)
        #expect(broken.output == "")
        #expect(broken.errors.hasSuffix("See [[gone]].\n    ^\n"), "\(broken.errors)")
    }

    @Test("writes to the folder of -o, and nowhere else")
    func outputFolder() throws {
        let folder = try TemporaryFolder(["notes/a.md": "# A\n"])
        let outcome = try folder.run("build", "notes", "-o", "site/here")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("3 pages from 1 note: <folder>/site/here/index.html\n"))
        #expect(folder.holds("site/here/a.html"))
        #expect(!folder.holds("notes/public"))
    }

    @Test("refuses a folder that it did not fill, and one that holds the notes")
    func foreignOutput() throws {
        let folder = try TemporaryFolder(["notes/a.md": "# A\n", "photos/cat.png": "cat"])
        let foreign = try folder.run("build", "notes", "-o", "photos")
        #expect(foreign.status == 2)
        #expect(
            foreign.errors == """
                <folder>/photos: error: output folder is not empty and was not made by codex [foreign-output]
                hint: choose another folder with -o, or empty this one

                """)
        #expect(folder.files(in: "photos") == ["cat.png"])
        for place in ["notes", "."] {
            let outcome = try folder.run("build", "notes", "-o", place)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("output folder holds the notes themselves [output-holds-notes]\n"))
        }
        #expect(try folder.text("notes/a.md") == "# A\n")
    }

    @Test("errors in notes are findings only with --strict, and the site is written in both cases")
    func strict() throws {
        let folder = try TemporaryFolder(["a.md": "---\ntags: [x\n---\n# A\n"])
        let lenient = try folder.run("build")
        #expect(lenient.status == 0)
        #expect(lenient.errors.contains("[invalid-yaml]"))
        try FileManager.default.removeItem(atPath: folder.path + "/public")
        let strict = try folder.run("build", "--strict")
        #expect(strict.status == 1)
        #expect(strict.errors == lenient.errors)
        #expect(folder.holds("public/a.html"))
    }

    @Test("shows five findings of a kind and counts the rest")
    func manyFindings() throws {
        let links = (1...9).map { "[[gone \($0)]]\n" }.joined(separator: "\n")
        let folder = try TemporaryFolder(["a.md": links])
        let outcome = try folder.run("build")
        #expect(outcome.errors.components(separatedBy: "[broken-link]").count == 5 + 2)
        #expect(outcome.errors.hasSuffix("… and 4 more of [broken-link]; 'codex check' lists them all\n"))
        #expect(try folder.run("check").errors.components(separatedBy: "[broken-link]").count == 9 + 1)
    }

    @Test("verifies the site, and names what was tampered with")
    func verify() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n", "b.md": "# B\n"])
        let fine = try folder.run("build", "--verify")
        #expect(fine.status == 0)
        #expect(fine.output.hasSuffix("The site equals a clean build, byte for byte\n"))
        try folder.write("public/a.html", "mine")
        try FileManager.default.removeItem(atPath: folder.path + "/public/b.html")
        let tampered = try folder.run("build", "--verify")
        #expect(tampered.status == 1)
        try Golden.expect(tampered.errors, equals: "verify.txt")
        #expect(!tampered.output.contains("byte for byte"))
        #expect(try folder.run("build", "--clean").status == 0)
        #expect(try folder.run("build", "--verify").status == 0)
        #expect(!folder.files(in: ".codex").contains { $0.hasPrefix("verify") })
    }

    @Test("the time of SOURCE_DATE_EPOCH and a --clean build change no byte")
    func reproducible() throws {
        let files = ["codex.yml": "title: T\nbase_url: https://example.org\n", "a.md": "# A\n"]
        let environment = ["SOURCE_DATE_EPOCH": "1700000000"]
        func site(_ arguments: String...) throws -> [String: String] {
            let folder = try TemporaryFolder(files)
            for name in files.keys {
                let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)]
                try FileManager.default.setAttributes(old, ofItemAtPath: "\(folder.path)/\(name)")
            }
            for argument in arguments {
                #expect(try folder.run("build", argument, environment: environment).status == 0)
            }
            let names = folder.files(in: "public").filter { $0 != ".codex-site" }
            return try Dictionary(uniqueKeysWithValues: names.map { ($0, try folder.text("public/\($0)")) })
        }
        let once = try site("--quiet")
        #expect(once.count > 5)
        #expect(once == (try site("--quiet", "--clean", "--checksum")))
    }

    @Test("CODEX_HOME moves the system database and nothing else")
    func home() throws {
        let folder = try TemporaryFolder(["notes/a.md": "# A\n"])
        #expect(try folder.run("build", "notes", environment: ["CODEX_HOME": folder.path + "/home"]).status == 0)
        #expect(folder.holds("home/codex_system.db"))
        #expect(!folder.holds("notes/.codex/codex_system.db"))
        #expect(folder.holds("notes/.codex/notebook.db"))
        let other = try TemporaryFolder(["a.md": "# A\n"])
        #expect(try other.run("build").status == 0)
        #expect(other.holds(".codex/codex_system.db"))
    }

    @Test(
        "publishes notes under names of every kind",
        arguments: ["sp ace.md", "it's \"quoted\".md", "🚀 launch.md", "-dash.md", "a&b<c>.md", "100%.md", "#1?.md"])
    func names(name: String) throws {
        let folder = try TemporaryFolder(["\(name)": "# Odd name\n", "index.md": "# Home\n"])
        let outcome = try folder.run("build", "--strict")
        #expect(outcome.status == 0)
        #expect(name.contains("#") ? outcome.errors.contains("[unlinkable-name]") : outcome.errors == "")
        let pages = folder.files(in: "public").filter {
            $0.hasSuffix(".html") && $0 != "404.html" && $0 != "index.html"
        }
        #expect(pages.count == 1)
        #expect(try folder.text("public/\(pages.first ?? "")").contains("Odd name"))
        let status = try folder.run("status", "--json", "--", name)
        #expect(status.status == 0)
        #expect(try status.jsonObject()["path"] as? String == name)
    }

    @Test("reads notes with a byte order mark and CRLF")
    func lineEndings() throws {
        let folder = try TemporaryFolder([
            "a.md": "\u{FEFF}---\r\ntitle: Marked\r\n---\r\n# A\r\n\r\nLine one\r\nSee [[gone]]\r\n"
        ])
        let outcome = try folder.run("build")
        #expect(outcome.errors == "a.md:7:5: warning: no note named 'gone' [broken-link]\nSee [[gone]]\n    ^\n")
        #expect(try folder.text("public/a.html").contains("<title>Marked"))
    }
}
