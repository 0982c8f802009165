import Glibc

/// Makes a folder a workspace.
package enum NewWorkspace {
    /// Writes `codex.yml`, a first note and a `.gitignore`, each only where there is none.
    ///
    /// - Parameter folder: as the user typed it; made when it is missing, with those above it.
    /// - Returns: the paths of the files that were written.
    /// - Throws: `BuildError.alreadyWorkspace` when there is a `codex.yml`.
    package static func make(at folder: String) throws(BuildError) -> [String] {
        try makeFolders(folder)
        guard let root = FilePlace.resolved(folder) else { throw .workspaceMissing(path: folder) }
        guard FilePlace.isFolder(root) else { throw .notAFolder(path: folder) }
        let name = root.split(separator: "/").last.map(String.init) ?? "Notes"
        let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
        guard try create("\(prefix)codex.yml", configuration(title: name)) else {
            throw .alreadyWorkspace(path: "\(prefix)codex.yml")
        }
        var made = ["\(prefix)codex.yml"]
        let hasNotes = FilePlace.names(in: root)?.contains { $0.hasSuffix(".md") } ?? false
        if !hasNotes, try create("\(prefix)index.md", firstNote(title: name)) { made.append("\(prefix)index.md") }
        if try create("\(prefix).gitignore", ignoredByGit) { made.append("\(prefix).gitignore") }
        return made
    }

    private static func makeFolders(_ path: String) throws(BuildError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .file(path: path, action: "create the folder", errorNumber: errno)
        }
        try makeFolders(String(path[..<slash]))
        if mkdir(path, 0o755) != 0, errno != EEXIST {
            throw .file(path: path, action: "create the folder", errorNumber: errno)
        }
    }

    /// - Returns: `false` when the file exists.
    private static func create(_ path: String, _ text: String) throws(BuildError) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw .file(path: path, action: "create the file", errorNumber: errno)
        }
        defer { close(descriptor) }
        do {
            try FileBytes.write(Array(text.utf8), to: descriptor)
        } catch {
            throw .file(
                path: path, action: "write the file", errorNumber: (error as? FileBytes.Failure)?.errorNumber ?? EIO)
        }
        return true
    }

    private static func configuration(title: String) -> String {
        let quoted = title.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return """
            # Every setting with its default; a line that begins with # may be left out.
            title: '\(quoted)'
            # Where the site will stand; a feed and a sitemap need it.
            # base_url: https://example.org/notes
            # language: en
            # Several notebooks, each a folder; without this the workspace is one.
            # notebooks:
            #   - {path: experiments, name: Experiments}
            #   - {path: daily, name: Daily log}
            # A note or view that the home page shows.
            # home: daily/start.md
            # output: public
            # What is not looked at, as globs; a .codexignore file works like .gitignore.
            # ignore: []
            # How a link without a path is read: shortest | relative | absolute
            # links: shortest
            # How addresses are made from paths: slug | quartz | obsidian | plain
            # addresses: slug
            # all: every note but those with 'publish: false' or 'draft: true'; explicit: only those with 'publish: true'
            # publish: all
            # HTML in notes: sanitize | escape | raw
            # html: sanitize
            # false: a single line break in a paragraph is shown as one; left out: as Obsidian is set in the vault
            # strict_line_breaks: false
            # Where days and weeks begin, for views: a time zone such as Europe/Berlin; monday | sunday
            # time_zone: UTC
            # week_start: monday
            # What properties may be, by the 'type' of notes; 'codex check' lists what differs
            # schemas: {experiment: {status: {enum: [planned, running, done], default: planned}, loss: number}}

            """
    }

    private static func firstNote(title: String) -> String {
        """
        # \(title)

        Notes are markdown files. Link them with `[[name]]`, tag them with `#words`, and give them properties between two
        lines of `---` at the top.

        """
    }

    private static let ignoredByGit = """
        .codex/
        public/

        """
}
