import ArgumentParser
import Diagnostics
import Glibc
import Indexing
import NotebookModel
import Publishing

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what a workspace holds, or what is known of one file.",
        discussion: """
            For a folder: its notebooks, what changed since the last build, and how many problems are known. For a file: its \
            title, tags, address and properties, each with the source it came from (front matter, a sidecar, the image itself).
            """)

    @Argument(help: ArgumentHelp("A workspace's folder, or a file in one.", valueName: "path"))
    var path = "."

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw BuildError.pathMissing(path: path) }
        let isFile = status.st_mode & S_IFMT == S_IFREG
        if isFile {
            let file = try IndexSession.fileStatus(
                of: path, clock: Surroundings.clock(), threadCount: Surroundings.threadCount)
            Console.write(json ? file.json + [UInt8(ascii: "\n")] : Array(Self.text(of: file).utf8))
        } else {
            let workspace = try IndexSession.status(
                of: path, clock: Surroundings.clock(), threadCount: Surroundings.threadCount)
            Console.write(json ? workspace.json + [UInt8(ascii: "\n")] : Array(Self.text(of: workspace).utf8))
        }
    }

    private static func text(of status: WorkspaceStatus) -> String {
        var lines = ["\(status.title) (\(status.root))"]
        for notebook in status.notebooks {
            let counts =
                "\(BuildSummary.number(notebook.notes, "note")), \(BuildSummary.number(notebook.files, "file"))"
            lines.append("\(notebook.name) [\(notebook.path)]: \(counts)")
            lines += capped(notebook.created.map { "  new       \($0)" })
            lines += capped(notebook.modified.map { "  modified  \($0)" })
            lines += capped(notebook.moved.map { "  moved     \($0.origin) -> \($0.path)" })
            lines += capped(notebook.deleted.map { "  deleted   \($0)" })
        }
        let site =
            !status.hasSite ? "not built yet" : status.isCurrent ? "up to date" : "out of date; run 'codex build'"
        lines.append("Site \(status.output): \(site)")
        if let last = status.lastHookRun { lines.append("Last hook run: \(last)") }
        let findings = status.findings
        if findings.errors + findings.warnings > 0 {
            let errors = BuildSummary.number(findings.errors, "error")
            let warnings = BuildSummary.number(findings.warnings, "warning")
            lines.append("Problems: \(errors), \(warnings); 'codex check' lists them")
        }
        return lines.map { VisibleText.escape($0) + "\n" }.joined()
    }

    /// A first look needs no thousand lines; `--json` has them all.
    private static func capped(_ lines: [String], at limit: Int = 20) -> [String] {
        if lines.count <= limit { return lines }
        return lines.prefix(limit) + ["            … and \(lines.count - limit) more"]
    }

    private static func text(of status: FileStatus) -> String {
        let file = status.file
        var lines = [
            "\(file.title) (\(status.notebook.displayPrefix)\(file.path))",
            "  kind       \(file.kind.rawValue), \(file.mediaType)",
            "  published  \(file.isPublished ? file.address.path : "no")",
        ]
        if !status.document.tags.isEmpty {
            lines.append("  tags       " + status.document.tags.map { "#\($0.name)" }.joined(separator: " "))
        }
        lines.append("  links      \(status.document.links.count) out, \(status.backlinkCount) in")
        for property in status.document.properties {
            let value = String(decoding: JSONWriter.bytes { property.value.write(to: &$0) }, as: UTF8.self)
            lines.append("  \(property.key): \(value)  (\(property.origin.rawValue))")
        }
        return lines.map { VisibleText.escape($0) + "\n" }.joined()
    }
}
