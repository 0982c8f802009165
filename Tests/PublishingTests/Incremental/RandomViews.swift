import TestRandomness

/// Views whose questions hang on all that queries can read.
extension RandomText {
    static let viewNames = ["board.cdx", "Board.cdx", "list.cdx", "dash.cdx", "Uno.cdx"]

    /// A file `.cdx`.
    mutating func view() -> String {
        let title = generator.isOne(in: 3) ? "title: View \(generator.pick(Self.words))\n" : ""
        let withheld = generator.isOne(in: 10) ? "publish: false\n" : ""
        let tags = generator.isOne(in: 4) ? "tags: [\(generator.pick(Self.tags))]\n" : ""
        return
            "---\ntype: view\n\(title)\(withheld)\(tags)\(definition())---\n\(generator.isOne(in: 2) ? block() : "")\n"
    }

    /// What stands in the head of a view.
    mutating func definition() -> String {
        if generator.isOne(in: 5) {
            return """
                view_type: dashboard
                config:
                  rows: [[\(generator.pick(Self.viewNames)), {view: \(generator.pick(Self.viewNames)), span: 2}]]

                """
        }
        let type = generator.pick(["table", "list", "gallery", "task-list", "tabel"])
        let last = generator.pick(["tags", "size"])
        let columns =
            type == "table" && generator.isOne(in: 2) ? "config: {columns: [title, up, status, \(last)]}\n" : ""
        return "view_type: \(type)\n\(columns)query:\n" + (0..<2).map { _ in "  \(condition())\n" }.joined()
    }

    private mutating func condition() -> String {
        let conditions = [
            "tags: [\(generator.pick(Self.tags))]", "tags_any: [\(generator.pick(Self.tags)), x]",
            "paths: ['\(generator.pick(["**/sub/*", "sub/**", "*.md"]))']", "file_types: [markdown]",
            "content_types: ['\(generator.pick(["image/*", "text/*"]))']",
            "properties: {status: \(generator.pick(["s", "done"]))}", "properties_exists: [status]",
            namesMoments ? "created_after: '{{ today - \(generator.pick(["1d", "10d", "2y"])) }}'" : "limit: 2",
            "modified_before: 2024-01-01",
            "content_search: \(generator.pick(Self.words))",
            "links_to: \(generator.pick(["Uno", "board.cdx", "pic.png"]))",
            "linked_from: \(generator.pick(["Uno", "board.cdx"]))", "sort: title desc", "limit: 3", "group_by: tags",
            "group_by: created", "aggregate: [count]", "offset: 1", "tgas: [x]",
            "sort: size", "aggregate: {sum: size}",
        ]
        return generator.pick(conditions)
    }
}
