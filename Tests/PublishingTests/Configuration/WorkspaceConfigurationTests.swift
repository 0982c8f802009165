import Diagnostics
import Indexing
import NotebookModel
import Parsing
import Querying
import Testing

@testable import Publishing

@Suite("The configuration of a workspace")
struct WorkspaceConfigurationTests {
    private func decode(_ text: String) -> (configuration: WorkspaceConfiguration, diagnostics: [Diagnostic]) {
        WorkspaceConfiguration.decode(Array(text.utf8), path: "codex.yml", workspaceFolderName: "lab")
    }

    private func notebook(_ path: String, _ name: String, _ slug: String) -> NotebookConfiguration {
        NotebookConfiguration(path: path, name: name, slug: slug)
    }

    private func brief(_ diagnostic: Diagnostic) -> String {
        let position = diagnostic.location?.position ?? SourcePosition(line: 0, column: 0)
        return
            "\(position.line):\(position.column) \(diagnostic.severity) \(diagnostic.id.rawValue): \(diagnostic.summary)"
    }

    @Test(
        "without a file, and with one that says nothing, the defaults hold",
        arguments: [nil, "", "# nothing\n", "title:\noutput: ~\n"])
    func defaults(_ text: String?) {
        let (configuration, diagnostics) = WorkspaceConfiguration.decode(
            text.map { Array($0.utf8) }, path: "codex.yml", workspaceFolderName: "My lab")
        #expect(diagnostics.isEmpty)
        #expect(configuration.title == "My lab")
        #expect(configuration.baseURL == nil)
        #expect(configuration.language == "en")
        #expect(configuration.notebooks == [notebook(".", "My lab", "my-lab")])
        #expect(configuration.output == "public")
        #expect(configuration.theme == "default")
        #expect(configuration.ignore == [])
        #expect(configuration.links == .shortest)
        #expect(configuration.addresses == .slug)
        #expect(configuration.publish == .all)
        #expect(configuration.html == .sanitize)
        #expect(configuration.strictLineBreaks == nil)
    }

    @Test("every key is read")
    func everyKey() {
        let (configuration, diagnostics) = decode(
            """
            title: 2024
            base_url: https://example.org/notes//
            language: pt-BR
            notebooks:
              - path: ./experiments/
                name: The experiments
              - daily
            output: site/./html
            theme: plain
            ignore: ["*.tmp", drafts/**]
            links: absolute
            addresses: obsidian
            publish: explicit
            html: escape
            strict_line_breaks: true
            time_zone: Europe/Berlin
            week_start: sunday
            schemas: {daily: {date: date}}
            """)
        #expect(diagnostics.isEmpty)
        #expect(configuration.title == "2024")
        #expect(configuration.baseURL == "https://example.org/notes")
        #expect(configuration.language == "pt-BR")
        #expect(
            configuration.notebooks == [
                notebook("experiments", "The experiments", "the-experiments"), notebook("daily", "daily", "daily"),
            ])
        #expect(configuration.output == "site/html")
        #expect(configuration.theme == "plain")
        #expect(configuration.ignore == ["*.tmp", "drafts/**"])
        #expect(configuration.links == .absolute)
        #expect(configuration.addresses == .obsidian)
        #expect(configuration.publish == .explicit)
        #expect(configuration.html == .escape)
        #expect(configuration.strictLineBreaks == true)
        #expect(configuration.timeZone == "Europe/Berlin")
        #expect(configuration.weekStart == .sunday)
    }

    @Test("an unknown key is met with a near miss or the list of keys")
    func unknownKeys() throws {
        let (_, diagnostics) = decode("titel: x\nnotebooks:\n  - path: a\n    nmae: A\nzzzzzz: 1\n")
        #expect(
            diagnostics.map(brief) == [
                "1:1 warning unknown-configuration-key: key `titel` is not known",
                "5:1 warning unknown-configuration-key: key `zzzzzz` is not known",
                "4:5 warning unknown-configuration-key: key `nmae` is not known",
            ])
        #expect(diagnostics.first?.hint == "write `title`")
        #expect(diagnostics.first?.sourceLine == "titel: x")
        #expect(diagnostics.last?.hint == "write `name`")
        #expect(diagnostics[1].hint?.hasPrefix("use one of `title`, `base_url`, ") == true)
    }

    @Test(
        "a wrong value is an error at its place and the default stands",
        arguments: [
            ("title: [a]", "1:8", "`title` is a list and not text"),
            ("title: \"\"", "1:8", "`title` is empty and not text"),
            ("ignore: drafts", "1:9", "`ignore` is text and not a list"),
            ("ignore: [[a]]", "1:10", "`ignore` is a list and not text"),
            ("strict_line_breaks: yes", "1:21", "`strict_line_breaks` is `yes` and not a boolean"),
            ("time_zone: Europe/Berln", "1:12", "`time_zone` is `Europe/Berln`, which is no time zone"),
            ("time_zone: CEST", "1:12", "`time_zone` is `CEST`, which is no time zone"),
            ("time_zone: GMT+3", "1:12", "`time_zone` is `GMT+3`, which is no time zone"),
            ("week_start: friday", "1:13", "`week_start` cannot be `friday`"),
            ("links: shortes", "1:8", "`links` cannot be `shortes`"),
            ("addresses: quarz", "1:12", "`addresses` cannot be `quarz`"),
            ("publish: true", "1:10", "`publish` cannot be `true`"),
            ("html: {a: b}", "1:7", "`html` cannot be a map"),
            ("language: English language", "1:11", "`language` is `English language`, which is no language tag"),
            ("base_url: example.org", "1:11", "`base_url` is `example.org`, which is no address of a site"),
            ("base_url: ftp://example.org", "1:11", "`base_url` is `ftp://example.org`, which is no address of a site"),
            ("base_url: https:///x", "1:11", "`base_url` is `https:///x`, which is no address of a site"),
            ("base_url: http://a b/", "1:11", "`base_url` is `http://a b/`, which is no address of a site"),
            ("base_url: https://x.org/?q", "1:11", "`base_url` is `https://x.org/?q`, which is no address of a site"),
            ("notebooks: a", "1:12", "`notebooks` lists no notebook"),
            ("notebooks: []", "1:12", "`notebooks` lists no notebook"),
            ("notebooks: [{name: x}]", "1:13", "notebook has no path"),
            ("notebooks: [../a]", "1:13", "notebook `../a` lies outside of the workspace"),
            ("notebooks: [a/../b]", "1:13", "notebook `a/../b` lies outside of the workspace"),
            ("notebooks: [{path: /a}]", "1:20", "notebook `/a` lies outside of the workspace"),
            ("output: .", "1:9", "output `.` holds a notebook"),
            ("output: ..", "1:9", "output `..` holds a notebook"),
            ("output: site/..", "1:9", "output `site/..` holds a notebook"),
            ("output: /", "1:9", "output `/` holds a notebook"),
            ("- a", "1:1", "configuration holds no `key: value` lines"),
        ])
    func wrongValues(_ text: String, _ position: String, _ summary: String) {
        let (configuration, diagnostics) = decode(text)
        #expect(diagnostics.map(brief) == ["\(position) error invalid-configuration: \(summary)"])
        #expect(diagnostics.allSatisfy { $0.hint?.isEmpty == false && $0.sourceLine == text })
        #expect(configuration == WorkspaceConfiguration(title: "lab"))
    }

    @Test("a wrong choice names the right ones")
    func choices() {
        #expect(
            decode("links: shortes").diagnostics.first?.hint
                == "write `shortest`; the choices are `shortest`, `relative`, `absolute`")
        #expect(decode("publish: 5").diagnostics.first?.hint == "the choices are `all`, `explicit`")
        #expect(decode("html: x").diagnostics.first?.hint == "the choices are `sanitize`, `escape`, `raw`")
    }

    @Test("notebooks within each other are refused, neighbours with one beginning are not")
    func nestedNotebooks() {
        let nested = decode("notebooks: [a/b, a, ab, a/b]")
        #expect(
            nested.diagnostics.map(brief) == [
                "1:18 error invalid-configuration: notebooks `a/b` and `a` lie within each other",
                "1:25 error invalid-configuration: notebook `a/b` is listed twice",
            ])
        #expect(nested.configuration.notebooks.map(\.path) == ["a/b", "ab"])
        #expect(
            decode("notebooks: [., a]").diagnostics.map(\.summary) == ["notebooks `.` and `a` lie within each other"])
    }

    @Test("equal slugs are told apart, with a warning")
    func repeatedSlugs() {
        let (configuration, diagnostics) = decode("notebooks:\n- a/Log\n- b/log\n- {path: c, name: log 2}\n- d/LOG\n")
        #expect(configuration.notebooks.map(\.slug) == ["log", "log-2", "log-2-2", "log-3"])
        #expect(
            diagnostics.map(brief) == [
                "3:3 warning repeated-notebook-slug: notebook `log` gets the address `log-2`, since `log` is taken",
                "4:3 warning repeated-notebook-slug: notebook `log 2` gets the address `log-2-2`, since `log-2` is taken",
                "5:3 warning repeated-notebook-slug: notebook `LOG` gets the address `log-3`, since `log` is taken",
            ])
    }

    @Test("the output may lie in a notebook, and beside or above by an absolute path, but must hold none")
    func outputs() {
        for output in ["a/site", "site", "../site", "/srv/www"] {
            let decoded = decode("notebooks: [a, b/c]\noutput: \(output)")
            #expect(decoded.diagnostics.isEmpty)
            #expect(decoded.configuration.output == output)
        }
        for output in ["a", "b", "b/c", "./b/", "../.."] {
            let decoded = decode("notebooks: [a, b/c]\noutput: \(output)")
            #expect(
                decoded.diagnostics.map(brief) == [
                    "2:9 error invalid-configuration: output `\(output)` holds a notebook"
                ])
            #expect(decoded.configuration.output == "public")
        }
        #expect(
            decode("notebooks: [public]").diagnostics.map(brief)
                == ["1:12 error invalid-configuration: output `public` holds a notebook"])
    }

    @Test("invalid YAML is diagnosed and the other keys are read")
    func invalidYAML() {
        let (configuration, diagnostics) = decode("title: @x\nlanguage: de\n")
        #expect(diagnostics.map(brief) == ["1:8 error invalid-yaml: `@` cannot begin a value"])
        #expect(configuration.language == "de")
        #expect(configuration.title == "@x")
    }

    @Test("of two equal keys the first stays")
    func duplicates() {
        let (configuration, diagnostics) = decode("title: a\ntitle: b\n")
        #expect(configuration.title == "a")
        #expect(diagnostics.map(\.id) == ["duplicate-key"])
    }
}
