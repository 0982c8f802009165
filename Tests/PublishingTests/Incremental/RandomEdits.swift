import Foundation
import Glibc
import NotebookModel
import TestRandomness

@testable import Publishing

/// Changes a workspace as people, editors and sync programs do, one step at a time.
struct RandomEdits {
    let workspace: WorkspaceFixture
    /// Folders that may hold notes; `[""]` for a workspace that is one notebook.
    let notebooks: [String]
    private(set) var text: RandomText
    var passesTime = true
    /// What was done, in words; the latest last.
    private(set) var log: [String] = []
    /// What a note said before it was last changed.
    private var former: (path: String, bytes: [UInt8])?

    init(_ workspace: WorkspaceFixture, notebooks: [String], generator: SeededGenerator) {
        self.workspace = workspace
        self.notebooks = notebooks
        text = RandomText(generator: generator, notebooks: notebooks)
    }

    /// Takes what comes next from another generator.
    mutating func begin(_ generator: SeededGenerator) { text.generator = generator }

    mutating func isOne(in count: Int) -> Bool { text.generator.isOne(in: count) }

    mutating func step() throws {
        let kinds: [(inout RandomEdits) throws -> String] = [
            { try $0.create() }, { try $0.create() }, { try $0.create() }, { try $0.create() }, { try $0.rewrite() },
            { try $0.rewrite() }, { try $0.append() }, { try $0.append() }, { try $0.changeFrontMatter() },
            { try $0.changeFrontMatter() }, { try $0.breakFrontMatter() }, { try $0.delete() }, { try $0.delete() },
            { try $0.rename() }, { try $0.rename() }, { try $0.swap() }, { try $0.moveFolder() },
            { try $0.removeFolder() },
            { try $0.addSidecar() }, { try $0.addSidecar() }, { try $0.removeSidecar() }, { try $0.addAttachment() },
            { try $0.addAttachment() }, { try $0.touch() }, { try $0.configure() }, { try $0.overrideTheme() },
            { try $0.copyNote() }, { try $0.ignore() }, { try $0.takeBack() }, { try $0.setSiteFile() },
            { try $0.writeView() }, { try $0.writeView() }, { try $0.writeView() }, { $0.passTime() },
        ]
        log.append(try text.generator.pick(kinds)(&self))
    }

    // MARK: Places

    private mutating func place(_ names: [String]) -> String {
        let parts = [
            text.generator.pick(notebooks), text.generator.pick(RandomText.folders), text.generator.pick(names),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "/")
    }

    private var sources: [String] {
        workspace.paths().filter { path in
            let parts = path.split(separator: "/")
            return notebooks.contains { $0.isEmpty || path.hasPrefix($0 + "/") }
                && !parts.contains { $0.hasPrefix(".") }
                && !["public", "site2", "templates", "assets"].contains(parts.first ?? "") && parts != ["codex.yml"]
        }
    }

    private var notes: [String] { sources.filter { $0.hasSuffix(".md") } }

    /// A note that is about to change.
    private mutating func anyNote() throws -> String? {
        if notes.isEmpty { return nil }
        let path = text.generator.pick(notes)
        former = (path, try workspace.read(path))
        return path
    }

    /// Whether a file can be put there: no folder stands in its place, and no file in that of its folders.
    private func isFree(_ path: String) -> Bool {
        if FilePlace.isFolder(workspace.absolute(path)) { return false }
        var folder = path[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let absolute = workspace.absolute(String(folder))
            if FilePlace.exists(absolute) { return FilePlace.isFolder(absolute) }
        }
        return true
    }

    // MARK: Notes

    private mutating func create() throws -> String {
        let path = place(RandomText.noteNames)
        guard isFree(path) else { return "nothing" }
        let note = text.note()
        try workspace.write(path, note)
        return "write \(path): \(note.debugDescription)"
    }

    private mutating func writeView() throws -> String {
        let path = place(RandomText.viewNames)
        guard isFree(path) else { return "nothing" }
        let view = text.view()
        try workspace.write(path, view)
        return "write \(path): \(view.debugDescription)"
    }

    /// The clock of a workspace that is watched is the one that it had when the watch began.
    private mutating func passTime() -> String {
        guard passesTime else { return "nothing" }
        let hours = text.generator.pick([1, 13, 24, 24 * 9])
        workspace.clock = BuildClock(unixSeconds: workspace.clock.unixSeconds + Int64(hours) * 3600)
        return "\(hours) hours pass"
    }

    private mutating func rewrite() throws -> String {
        guard let path = try anyNote() else { return "nothing" }
        let note = text.note()
        try workspace.write(path, note)
        return "write \(path): \(note.debugDescription)"
    }

    private mutating func append() throws -> String {
        guard let path = try anyNote() else { return "nothing" }
        let block = text.block()
        try workspace.write(path, bytes: try workspace.read(path) + Array("\n\n\(block)\n".utf8))
        return "append to \(path): \(block.debugDescription)"
    }

    private mutating func changeFrontMatter() throws -> String {
        guard let path = try anyNote() else { return "nothing" }
        let front = text.frontMatter()
        var body = try workspace.text(path)
        if body.hasPrefix("---\n"), let end = body.dropFirst(4).range(of: "---\n") {
            body = String(body[end.upperBound...])
        }
        try workspace.write(path, front + body)
        return "front matter of \(path): \(front.debugDescription)"
    }

    private mutating func breakFrontMatter() throws -> String {
        guard let path = try anyNote() else { return "nothing" }
        let body = try workspace.text(path)
        let isBroken = body.hasPrefix("---\n- @name\n")
        try workspace.write(
            path,
            isBroken
                ? "---\n" + body.dropFirst(12)
                : "---\n- @name\n" + (body.hasPrefix("---\n") ? body.dropFirst(4) : "---\n" + body))
        return "\(isBroken ? "mend" : "break") \(path)"
    }

    mutating func takeBack() throws -> String {
        guard let (path, bytes) = former, isFree(path) else { return "nothing" }
        former = nil
        try workspace.write(path, bytes: bytes)
        return "take back the last change of \(path)"
    }

    /// Says in the log what was done besides.
    mutating func note(_ words: String) { log.append(words) }

    private mutating func copyNote() throws -> String {
        guard let path = try anyNote() else { return "nothing" }
        let target = place(RandomText.noteNames)
        guard isFree(target) else { return "nothing" }
        try workspace.write(target, bytes: try workspace.read(path))
        return "copy \(path) to \(target)"
    }

    // MARK: Any files

    private mutating func delete() throws -> String {
        guard sources.count > 6 else { return "nothing" }
        let path = text.generator.pick(sources)
        try workspace.remove(path)
        return "remove \(path)"
    }

    private mutating func rename() throws -> String {
        guard !sources.isEmpty else { return "nothing" }
        let path = text.generator.pick(sources)
        let names =
            path.hasSuffix(".md")
            ? RandomText.noteNames : path.hasSuffix(".cdx") ? RandomText.viewNames : RandomText.attachmentNames
        let target = place(names)
        guard isFree(target) else { return "nothing" }
        try workspace.move(path, to: target)
        return "move \(path) to \(target)"
    }

    private mutating func swap() throws -> String {
        guard notes.count > 1 else { return "nothing" }
        let first = text.generator.pick(notes), second = text.generator.pick(notes)
        if first == second { return "nothing" }
        try workspace.move(first, to: first + ".swap")
        try workspace.move(second, to: first)
        try workspace.move(first + ".swap", to: second)
        return "swap \(first) and \(second)"
    }

    private mutating func moveFolder() throws -> String {
        let folder = place(["sub", "Sub", "tags", "Zoo", "sub/deep"]),
            target = place(["sub", "Sub", "tags", "Zoo", "moved"])
        guard FilePlace.isFolder(workspace.absolute(folder)), !FilePlace.exists(workspace.absolute(target)),
            !FilePlace.path(target, isWithin: folder), isFree(target)
        else { return "nothing" }
        try workspace.move(folder, to: target)
        return "move folder \(folder) to \(target)"
    }

    private mutating func removeFolder() throws -> String {
        let folder = place(["sub", "Sub", "tags", "Zoo", "sub/deep", "moved", "alpha.html"])
        guard FilePlace.isFolder(workspace.absolute(folder)), isOne(in: 2) else { return "nothing" }
        try workspace.remove(folder)
        return "remove folder \(folder)"
    }

    private mutating func touch() throws -> String {
        guard !sources.isEmpty else { return "nothing" }
        let path = text.generator.pick(sources)
        let moment = timespec(tv_sec: 1_700_000_000 + Int.random(in: 0...99, using: &text.generator), tv_nsec: 0)
        try check(utimensat(AT_FDCWD, workspace.absolute(path), [moment, moment], 0), "utimensat", path)
        return "touch \(path)"
    }

    private mutating func addAttachment() throws -> String {
        let path = place(RandomText.attachmentNames)
        guard isFree(path) else { return "nothing" }
        try workspace.write(path, bytes: text.attachment())
        return "attachment \(path)"
    }

    /// A file with a part in all pages comes, changes or goes.
    private mutating func setSiteFile() throws -> String {
        let name = text.generator.pick(["publish.css", "favicon-32.png", "favicon.ico"])
        let path = [text.generator.pick(notebooks), name].filter { !$0.isEmpty }.joined(separator: "/")
        if workspace.exists(path), isOne(in: 2) {
            try workspace.remove(path)
            return "remove \(path)"
        }
        guard isFree(path) else { return "nothing" }
        try workspace.write(path, bytes: text.attachment())
        return "write \(path)"
    }

    private mutating func addSidecar() throws -> String {
        guard !sources.isEmpty else { return "nothing" }
        let (path, content) = text.sidecar(of: text.generator.pick(sources))
        guard isFree(path), path.split(separator: ".").count < 7 else { return "nothing" }
        try workspace.write(path, content)
        return "sidecar \(path): \(content.debugDescription)"
    }

    private mutating func removeSidecar() throws -> String {
        let sidecars = workspace.paths().filter { path in
            ["json", "xml", "md"].contains { path.hasSuffix(".\($0)") } && !path.hasPrefix("public/")
                && !path.hasPrefix("site2/")
                && path.split(separator: ".").count > 2
        }
        guard !sidecars.isEmpty else { return "nothing" }
        let path = text.generator.pick(sidecars)
        try workspace.remove(path)
        return "remove sidecar \(path)"
    }

    // MARK: The workspace

    private mutating func ignore() throws -> String {
        let path = [text.generator.pick(notebooks), ".codexignore"].filter { !$0.isEmpty }.joined(separator: "/")
        if workspace.exists(path) {
            try workspace.remove(path)
            return "remove \(path)"
        }
        let pattern = text.generator.pick(["sub/", "*.png", "Gamma.md", "/Zoo", "!index.md", "README.md"])
        try workspace.write(path, pattern + "\n")
        return "ignore \(pattern) in \(path)"
    }

    private mutating func configure() throws -> String {
        if notebooks == [""], isOne(in: 2) {
            if workspace.exists("codex.yml") { try workspace.remove("codex.yml") }
            return "remove codex.yml"
        }
        let configuration = self.configuration()
        try workspace.write("codex.yml", configuration)
        return "codex.yml: \(configuration.debugDescription)"
    }

    mutating func configuration() -> String {
        var lines: [String] = []
        let add = { (line: String) in lines.append(line) }
        if isOne(in: 2) { add("title: \(text.generator.pick(["Lab", "Lab & <Co>"]))") }
        if !isOne(in: 3) { add("base_url: https://example.org/\(text.generator.pick(["", "notes"]))") }
        if isOne(in: 4) { add("html: \(text.generator.pick(["sanitize", "escape", "raw"]))") }
        if isOne(in: 5) { add("publish: \(text.generator.pick(["all", "explicit"]))") }
        if isOne(in: 4) { add("links: \(text.generator.pick(["shortest", "relative", "absolute"]))") }
        if isOne(in: 2) { add("addresses: \(text.generator.pick(["slug", "quartz", "obsidian", "plain"]))") }
        if isOne(in: 4) { add("strict_line_breaks: true") }
        if isOne(in: 6) { add("language: de") }
        if isOne(in: 8) { add("output: site2") }
        if isOne(in: 6) { add("ignore: [\(text.generator.pick(["Gamma.md", "sub", "'*.csv'"]))]") }
        if notebooks != [""] {
            var chosen = notebooks.filter { FilePlace.isFolder(workspace.absolute($0)) }
            if isOne(in: 3) { chosen.removeLast(Int.random(in: 0..<max(1, chosen.count), using: &text.generator)) }
            if isOne(in: 4) { chosen.shuffle(using: &text.generator) }
            add("notebooks:")
            for path in chosen { add("  - {path: \(path)\(isOne(in: 4) ? ", name: Same" : "")}") }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private mutating func overrideTheme() throws -> String {
        let files = [
            "templates/footer.mustache", "templates/extra.mustache", "assets/own.css", "assets/site.css",
            "assets/x/y.js",
        ]
        let path = text.generator.pick(files)
        if workspace.exists(path), isOne(in: 2) {
            try workspace.remove(path)
            return "remove \(path)"
        }
        let content = "<p>\(Int.random(in: 0...9, using: &text.generator))</p>\n"
        try workspace.write(path, content)
        return "write \(path)"
    }
}
