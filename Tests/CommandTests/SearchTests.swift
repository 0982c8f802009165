import Testing

@Suite("codex search")
struct SearchTests {
    @Test("prints path, title and snippet of each hit, the title's match first")
    func hits() throws {
        let outcome = try Self.journal().run("search", "attention")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        try Golden.expect(outcome.output, equals: "search.txt")
    }

    @Test(
        "understands operators",
        arguments: [
            (["attention", "heads"], ["heads.md"]),
            (["attention heads"], ["heads.md"]),
            (["heads OR tides"], ["heads.md", "sea.md"]),
            (["attention NOT heads"], ["attention.md"]),
            (["\"all you need\""], ["attention.md"]),
            (["\"need you all\""], []),
            (["tid*"], ["sea.md"]),
            (["title:heads"], ["heads.md"]),
            (["tags:ocean"], ["sea.md"]),
            (["resume"], ["sea.md"]),
        ])
    func operators(words: [String], paths: [String]) throws {
        let folder = try Self.journal()
        let outcome = try Program.run(["search", "--json"] + words, in: folder.path)
        let hits = try #require(try outcome.jsonObject()["hits"] as? [[String: Any]])
        #expect(Set(hits.compactMap { $0["path"] as? String }) == Set(paths))
        #expect(outcome.status == (paths.isEmpty ? 1 : 0))
    }

    @Test(
        "takes what is no query for words",
        arguments: ["\"attention", "attention)", "(attention", "attention AND", "attention*\"", "x:y", "^", "NEAR("])
    func brokenQueries(query: String) throws {
        let outcome = try Self.journal().run("search", query)
        #expect(outcome.status == 0 || outcome.status == 1)
        #expect(outcome.status == 0 ? outcome.errors == "" : outcome.errors == "Nothing found for '\(query)'\n")
    }

    @Test("exits with 1 when nothing is found")
    func nothing() throws {
        let outcome = try Self.journal().run("search", "zebra")
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.errors == "Nothing found for 'zebra'\n")
        let json = try Self.journal().run("search", "zebra", "--json")
        #expect(json.status == 1)
        #expect(json.errors == "")
        #expect((try json.jsonObject()["hits"] as? [Any])?.isEmpty == true)
    }

    @Test("prints as many hits as --limit allows, in any folder")
    func limit() throws {
        let folder = try Self.journal()
        let outcome = try folder.run("search", "-C", folder.path, "attention", "--limit", "1")
        #expect(outcome.output.hasPrefix("attention.md\n"))
        #expect(outcome.output.split(separator: "\n").count == 3)
    }

    @Test("finds what was written since the last build, and words that begin with a hyphen")
    func fresh() throws {
        let folder = try Self.journal()
        #expect(try folder.run("build").status == 0)
        try folder.write("new.md", "# Kraken\n")
        #expect(try folder.run("search", "kraken").status == 0)
        #expect(try folder.run("search", "--", "-kraken").status == 0)
    }

    private static func journal() throws -> TemporaryFolder {
        try TemporaryFolder([
            "attention.md": "# Attention\n\nIt is all you need.\n",
            "heads.md": "# Heads\n\nMany heads share attention.\n",
            "sea.md": "---\ntags: [ocean]\n---\n# Sea\n\nThe tides: a résumé.\n",
        ])
    }
}
