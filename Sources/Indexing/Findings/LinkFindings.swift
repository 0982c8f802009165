import Diagnostics
import GRDB
import NotebookModel

/// What is wrong with the links of a notebook, read from their rows.
struct LinkFindings {
    private let database: Database
    private let displayPrefix: String

    init(_ database: Database, displayPrefix: String) {
        self.database = database
        self.displayPrefix = displayPrefix
    }

    func all() throws -> [Diagnostic] {
        try brokenLinks() + brokenAnchors() + ambiguousLinks()
    }

    private static let columns = """
        SELECT source.path, link.line, link.column, link.target, link.fragment, link.is_embed, link.target_key,
            link.target_file, link.source
        FROM link JOIN file_metadata AS source ON source.row = link.source
        """

    /// A target as a message names it; a very long one is cut.
    private static func shown(_ target: String) -> String {
        let limit = 200
        let scalars = target.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return target }
        return String(scalars[..<end]) + "…"
    }

    private func brokenLinks() throws -> [Diagnostic] {
        let rows = try Row.fetchAll(
            database, sql: "\(Self.columns) WHERE link.state = ?", arguments: [LinkState.unresolved.rawValue])
        if rows.isEmpty { return [] }
        var hints = NameHints(
            try String.fetchAll(database, sql: "SELECT filename FROM file_metadata WHERE deleted_at IS NULL"))
        return rows.map { row in
            let target = row[3] as String
            let isAttachment = Self.looksLikeAttachment(NotebookPath(target))
            let id: DiagnosticID = isAttachment ? "missing-attachment" : "broken-link"
            let what = isAttachment ? "no file" : "no note"
            return Diagnostic(
                id, .warning, at: location(row), "\(what) named '\(Self.shown(target))'",
                hint: hints.hint(for: row[6]).map { "did you mean '\($0)'?" })
        }
    }

    private func brokenAnchors() throws -> [Diagnostic] {
        let sql = """
            \(Self.columns) LEFT JOIN file_metadata AS target ON target.row = link.target_file
            WHERE link.fragment IS NOT NULL AND link.fragment <> '' AND link.fragment NOT LIKE '^%'
                AND link.fragment NOT LIKE '%#^%' AND link.anchor IS NULL
                AND link.state IN (?, ?, ?) AND coalesce(target.kind, 'note') = 'note'
            """
        let states: [LinkState] = [.file, .sameNote, .ambiguous]
        return try Row.fetchAll(database, sql: sql, arguments: StatementArguments(states.map(\.rawValue))).map { row in
            let fragment = row[4] as String
            let file = FileID(row: row[7] ?? row[8])
            let headings = try String.fetchAll(
                database.cachedStatement(sql: "SELECT text FROM heading WHERE file = ?"), arguments: [file.row])
            let place = (row[3] as String).isEmpty ? "this note" : "'\(Self.shown(row[3]))'"
            return Diagnostic(
                "broken-anchor", .warning, at: location(row), "no heading '\(Self.shown(fragment))' in \(place)",
                hint: NearMiss.nearMiss(to: fragment, among: headings).map { "did you mean '\($0)'?" })
        }
    }

    /// An ambiguous link was found by the end of its path, which no style of links changes.
    private func ambiguousLinks() throws -> [Diagnostic] {
        let rows = try Row.fetchAll(
            database, sql: "\(Self.columns) WHERE link.state = ?", arguments: [LinkState.ambiguous.rawValue])
        let resolver = LinkResolver(style: .absolute, notebookPath: "")
        var names = NotebookNames(database)
        return try rows.map { row in
            let target = row[3] as String
            let paths = try resolver.resolve(
                target: target, syntax: .wikilink, from: NotebookPath(row[0]), in: &names
            ).ambiguousPaths
            let shown = paths.prefix(4).map { "'\(displayPrefix)\($0)'" }.joined(separator: ", ")
            let rest = paths.count > 4 ? " and \(paths.count - 4) more" : ""
            return Diagnostic(
                "ambiguous-link", .warning, at: location(row),
                "several files fit '\(Self.shown(target))': \(shown)\(rest)",
                hint: "write more of the path; the first is taken")
        }
    }

    private func location(_ row: Row) -> SourceLocation {
        SourceLocation(
            path: displayPrefix + (row[0] as String), position: SourcePosition(line: row[1], column: row[2]))
    }

    /// Whether the target ends in something like an extension: `figure.png`, `song.mp3`, but not `v1.2 of the plan`.
    private static func looksLikeAttachment(_ target: NotebookPath) -> Bool {
        if FileKind(path: target) != .attachment { return false }
        if MediaType.mediaType(of: target) != MediaType.unknown { return true }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let fileExtension = target.pathExtension.utf8
        return (2...5).contains(fileExtension.count) && fileExtension.allSatisfy { letters.contains($0) }
    }
}

/// Names of files near to one that is missing, each asked for once.
private struct NameHints {
    private let names: NearMissCandidates
    private var known: [String: String?] = [:]

    init(_ fileNames: [String]) {
        names = NearMissCandidates(fileNames.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : $0 })
    }

    mutating func hint(for key: String) -> String? {
        if let hint = known[key] { return hint }
        let hint = names.nearest(to: key)
        known[key] = hint
        return hint
    }
}
