import Databases
import Diagnostics
import GRDB
import NotebookModel

/// What is wrong with the links of a notebook, kept from one run to the next.
///
/// A finding stays as it is as long as its note does, the note whose place it names, and the names of the notebook: an edited note
/// makes its own findings stale, and a name that comes or goes those of all.
struct KnownLinkFindings {
    private let database: Database
    private let finder: LinkFindings
    private let displayPrefix: String
    private var hints: LinkHints
    private var links = News.none
    private var embeds: (sources: Set<Int64>, findings: [Diagnostic])?

    /// What has been found out anew.
    private enum News {
        case none
        /// Of the stale notes.
        case some([LinkFinding])
        case all([LinkFinding])
    }

    init(_ database: Database, displayPrefix: String) {
        self.database = database
        self.displayPrefix = displayPrefix
        finder = LinkFindings(database, displayPrefix: displayPrefix)
        hints = LinkHints(database)
    }

    /// Messages hold the prefix.
    private var mark: String { "\(Self.version) \(displayPrefix)" }
    /// Another one for other messages.
    private static let version = 1

    // MARK: Asking

    /// Adds links that lead nowhere, or to several, and embeds in circles; in no order.
    ///
    /// - Complexity: linear in the findings, and in the links of the notes whose findings are stale.
    mutating func addAll(to findings: inout [Diagnostic]) throws {
        try addLinkFindings(to: &findings)
        try addEmbedFindings(to: &findings)
    }

    private mutating func addLinkFindings(to findings: inout [Diagnostic]) throws {
        guard try IndexState.linkFindings.fetch(database) == mark else {
            let found = try finder.findings(&hints)
            links = .all(found)
            findings += found.map(\.diagnostic)
            return
        }
        try addRows("source > 0 AND source NOT IN (SELECT source FROM stale_link_finding)", to: &findings)
        guard try Int.fetchOne(database, sql: "SELECT 1 FROM stale_link_finding LIMIT 1") != nil else { return }
        let found = try finder.findings(&hints, ofStaleNotes: true)
        links = .some(found)
        findings += found.map(\.diagnostic)
    }

    private mutating func addEmbedFindings(to findings: inout [Diagnostic]) throws {
        if try IndexState.embedFindings.fetch(database) == mark {
            return try addRows("source = \(Self.embeds)", to: &findings)
        }
        let finder = try EmbedFindings(database, displayPrefix: displayPrefix)
        let found = finder.all()
        embeds = (finder.sources, found)
        findings += found
    }

    private func addRows(_ condition: String, to findings: inout [Diagnostic]) throws {
        let sql = "SELECT \(StoredDiagnostic.columns) FROM link_finding WHERE \(condition)"
        try database.cachedStatement(sql: sql).forEachStoredRow { row in
            findings.append(Diagnostic(row, prefix: displayPrefix))
        }
    }

    // MARK: Keeping

    /// Whether something was found out that is not stored.
    var hasNews: Bool {
        if case .none = links, embeds == nil { return hints.hasNews }
        return true
    }

    /// Stores what was found out.
    func store(in database: Database) throws {
        try hints.store(in: database)
        switch links {
        case .none: break
        case .some(let findings):
            try database.execute(
                sql: "DELETE FROM link_finding WHERE source IN (SELECT source FROM stale_link_finding)")
            try insert(findings, database)
        case .all(let findings):
            try database.execute(sql: "DELETE FROM link_finding WHERE source <> \(Self.embeds)")
            try insert(findings, database)
            try IndexState.linkFindings.store(mark, database)
        }
        if case .none = links {} else { try database.execute(sql: "DELETE FROM stale_link_finding") }
        guard let embeds else { return }
        try database.execute(
            sql: "DELETE FROM link_finding WHERE source = \(Self.embeds); DELETE FROM embedding_note")
        try insert(
            embeds.findings.map { LinkFinding(source: FileID(row: Self.embeds), diagnostic: $0) }, database)
        let insert = try database.cachedStatement(sql: "INSERT INTO embedding_note VALUES (?)")
        for source in embeds.sources.sorted() { try insert.execute(arguments: [source]) }
        try IndexState.embedFindings.store(mark, database)
    }

    /// Stands for the file of findings that hang on many.
    private static let embeds: Int64 = 0

    private func insert(_ findings: [LinkFinding], _ database: Database) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO link_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, finding) in findings.enumerated() {
            let values = finding.diagnostic.storedValues(withoutPrefix: displayPrefix)
            try insert.execute(arguments: StatementArguments([finding.source.row, ordinal] + values))
        }
    }

    // MARK: Forgetting

    /// To be called when a name comes or goes.
    static func forgetAll(_ database: Database) throws {
        try IndexState.linkFindings.remove(database)
        try IndexState.embedFindings.remove(database)
    }

    /// To be called when files changed and their links are resolved.
    ///
    /// - Parameter files: those too whose links lead elsewhere for the changes of others.
    static func forget(_ files: Set<FileID>, _ database: Database) throws {
        let stale = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO stale_link_finding
                SELECT source FROM link_finding WHERE source = ?1
                UNION SELECT source FROM link WHERE source = ?1
                    AND (state IN (\(LinkState.unresolved.rawValue), \(LinkState.ambiguous.rawValue)) OR \(NotebookSchema.withoutPlace))
                UNION SELECT source FROM link WHERE target_file = ?1 AND \(NotebookSchema.withoutPlace)
                """)
        let embeds = try database.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM embedding_note WHERE source = ?1) OR EXISTS (
                    SELECT 1 FROM link CROSS JOIN file_metadata AS target ON target.row = link.target_file
                    WHERE link.source = ?1 AND \(NotebookSchema.embed) AND target.kind <> 'attachment')
                """)
        for file in files.sorted() {
            try stale.execute(arguments: [file.row])
            if try Bool.fetchOne(embeds, arguments: [file.row]) ?? true {
                try IndexState.embedFindings.remove(database)
            }
        }
    }
}

/// A finding about a link.
struct LinkFinding {
    let source: FileID
    let diagnostic: Diagnostic
}
