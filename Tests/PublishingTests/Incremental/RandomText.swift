import TestRandomness

/// Notes, sidecars and attachments out of few names, so that links meet their targets and addresses collide.
struct RandomText {
    static let noteNames = [
        "Alpha.md", "alpha.md", "Beta note.md", "beta-note.md", "Beta Note.md", "index.md", "Index.md", "README.md",
        "Gamma.md",
        "tags.md", "404.md", "feed.md", "gamma.md", "Alpha-2.md", "Größe.md", "Gro\u{0308}ße.md", "2026-03-04.md",
        "sub.md",
        "C++.md",
    ]
    static let attachmentNames = [
        "pic.png", "Pic.PNG", "data.csv", "noext", "page.html", "pic-2.png", "sitemap.xml", "NoExt",
        "publish.css", "favicon-32.png", "favicon.ico", "board.csv", "Board.json",
    ]
    static let folders = ["", "", "", "sub", "Sub", "sub/deep", "tags", "Zoo", "alpha.html"]
    private static let permalinks = [
        "alpha", "Alpha", "/about/", "sub/beta-note", "sub/", "deep/er/x.html", "about", "../up", "tags/x", "pic.png/x",
        "beta-note-2", "noext/n", "a?b", "[x]", "true",
    ]
    private static let aliases = [
        "Uno", "Dos", "old/place", "/old/place.html", "/alpha", "sub/Gamma", "./near", "../far", "/about/",
        "/pic.png/x",
        "about/index", "/404.html", "Dos / Tres", "/noext/x",
    ]
    static let tags = ["ml", "ML", "ml/deep", "ML/Deep/er", "c++", "Über", "index", "x"]
    static let words = [
        "quiet", "river", "<b>bold</b>", "`code`", "*stress*", "a|b", "“quoted”", "~~gone~~", "1 < 2 & 3",
    ]
    private static let blocks = ["b1", "b2"]
    private static let headings = ["Results", "Results", "How to", "Größe", "Alpha"]

    var generator: SeededGenerator
    /// Whether questions may hang on the date.
    var namesMoments = true
    /// The folders of the notebooks, for links between them.
    let notebooks: [String]

    mutating func note() -> String {
        var text = generator.isOne(in: 3) ? "" : frontMatter()
        if generator.isOne(in: 2) { text += "# \(generator.pick(Self.words)) \(generator.pick(Self.headings))\n\n" }
        // What follows so many words is no part of the summary.
        if generator.isOne(in: 3) { text += String(repeating: "\(generator.pick(Self.words)) ", count: 80) + "\n\n" }
        for _ in 0..<Int.random(in: 0...5, using: &generator) { text += block() + "\n\n" }
        return generator.isOne(in: 20) ? text.split(separator: "\n").joined(separator: "\r\n") : text
    }

    /// What may stand between the two lines of `---`, or be broken there.
    mutating func frontMatter() -> String {
        var lines: [String] = []
        let choices = [
            "title: \(generator.pick(["One", "Two: 'x'", "\"Th<r>ee\"", "2024"]))",
            "tags: [\(generator.pick(Self.tags)), \(generator.pick(Self.tags))]", "tag: \(generator.pick(Self.tags))",
            "up: '[[\(target())]]'", "cover: pic.png", "status: \(generator.pick(["s", "done"]))",
            "date: 2026-0\(Int.random(in: 1...9, using: &generator))-11",
            "updated: 2026-11-\(Int.random(in: 10...28, using: &generator))",
            "publish: \(generator.pick(["true", "false"]))", "draft: \(generator.pick(["true", "false"]))",
            "status: \(generator.pick(Self.words))", "related: \"[[\(target())]]\"", "cssclasses: wide",
            "description: \(generator.pick(["short", "long and quiet"]))",
            "aliases: [\(generator.pick(Self.aliases)), \(generator.pick(Self.aliases))]",
            "permalink: \(generator.pick(Self.permalinks))", "permalink: \(generator.pick(Self.permalinks))",
            "image: \(generator.pick(["pic.png", "sub/pic.png", "\"[[Pic.PNG]]\"", "https://example.org/x.png", "none"]))",
            "cover: \(generator.pick(["pic-2.png", "\"![[pic.png]]\"", "data.csv"]))",
            "list: [1, 2.5, true, null, 2026-01-01]",
        ]
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let line = generator.pick(choices)
            if !lines.contains(where: { $0.prefix(4) == line.prefix(4) }) { lines.append(line) }
        }
        if generator.isOne(in: 12) {
            lines.append(generator.pick(["- @name", "title: [", "\tx: 1", "title: a: b", "tags: x\ntags: y"]))
        }
        let end = generator.isOne(in: 25) ? "" : "---\n"
        return "---\n" + lines.map { $0 + "\n" }.joined() + end
    }

    mutating func block() -> String {
        switch Int.random(in: 0..<19, using: &generator) {
        case 17: "![[\(generator.pick(Self.viewNames))]]"
        case 18: "```cdx\n\(definition())```"
        case 0:
            "\(String(repeating: "#", count: Int.random(in: 1...3, using: &generator))) \(generator.pick(Self.headings))"
        case 1: "#\(generator.pick(["ml", "ML/Deep", "Über", "x/y"])) and \(generator.pick(Self.words))"
        case 2: "| a | b |\n|---|---|\n| [[\(target())]] | \(generator.pick(Self.words)) |"
        case 3: "<p onclick=\"x()\">raw <a href=\"\(target())\">link</a></p>"
        case 4, 12: "![[\(target())]]"
        case 13:
            "> [!\(generator.pick(["tip", "Odd type"]))]- \(generator.pick(Self.words))\n> ![[\(target())]] ^\(generator.pick(Self.blocks))"
        case 14: "%% [[\(target())]]\n\n# hidden %% ==\(generator.pick(Self.words))== $x_1$ [k:: [[\(target())]]]"
        case 15: "\(generator.pick(Self.words)) ^\(generator.pick(Self.blocks))"
        case 16: "- [-] a ^\(generator.pick(Self.blocks))\n  ![[\(target())]]\n- b^[note [[\(target())]]]"
        case 5: "![picture](\(relativeTarget()))"
        case 6: "- [ ] \(generator.pick(Self.words))[^1]\n\n[^1]: note"
        case 7: "\(generator.pick(Self.words)) \(generator.pick(Self.words))\n\(generator.pick(Self.words))"
        case 8, 9: "See [there](\(relativeTarget())) and [[\(target())|so]]."
        default: "See [[\(target())]]."
        }
    }

    /// As in a wikilink.
    private mutating func target() -> String {
        let name = generator.pick(
            Self.noteNames + Self.attachmentNames + ["Uno", "Nowhere", "sub", "deep", "pic.png", "data.csv"])
        var target = name.hasSuffix(".md") && !generator.isOne(in: 4) ? String(name.dropLast(3)) : name
        if generator.isOne(in: 3) { target = "\(generator.pick(["sub", "sub/deep", "tags", "Zoo"]))/\(target)" }
        if generator.isOne(in: 4) { target += "#\(generator.pick(Self.headings))" }
        if generator.isOne(in: 8) { target += "#^\(generator.pick(Self.blocks))" }
        return generator.isOne(in: 20) ? "#\(generator.pick(Self.headings))" : target
    }

    /// As in a markdown link; one in two leads to another notebook, where there are several.
    private mutating func relativeTarget() -> String {
        var target = escaped(target())
        if generator.isOne(in: 8) { target = generator.pick(["sub/", "../", "./", "..", "https://example.org/x"]) }
        guard notebooks.count > 1, generator.isOne(in: 2) else { return target }
        let climb = generator.pick(["../", "../", "../../"])
        return climb + generator.pick(notebooks) + (generator.isOne(in: 8) ? "" : "/" + target)
    }

    private func escaped(_ target: String) -> String {
        target.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }

    mutating func attachment() -> [UInt8] {
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// A sidecar of the file, by its path and text.
    mutating func sidecar(of path: String) -> (path: String, text: String) {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let dot = generator.isOne(in: 2) ? "." : ""
        let kind = generator.pick(["json", "xml", "md"])
        return ("\(path[..<slash])\(dot)\(path[slash...]).\(kind)", sidecarText(kind))
    }

    private mutating func sidecarText(_ kind: String) -> String {
        let title = generator.pick(["Run 7", "Run 8"]), tag = generator.pick(Self.tags)
        let publish = generator.pick(["true", "false"])
        let withheld = generator.isOne(in: 4)
        switch kind {
        case "json":
            let rest = withheld ? ", \"publish\": \(publish)" : ""
            return generator.isOne(in: 8)
                ? "{\"title\": "
                : "{\"title\": \"\(title)\", \"tags\": [\"\(tag)\"], \"properties\": {\"status\": \"s\"\(rest)}}"
        case "xml":
            let rest = withheld ? "<publish>\(publish)</publish>" : ""
            return generator.isOne(in: 8)
                ? "<metadata><title>"
                : "<metadata><title>\(title)</title><tags><tag>\(tag)</tag></tags>\(rest)</metadata>"
        default:
            return generator.isOne(in: 2)
                ? "---\ntitle: \(title)\n---\n" : "# Metadata\n\nTitle: \(title)\nTags: \(tag)\n"
        }
    }
}
