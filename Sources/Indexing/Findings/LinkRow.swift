import Diagnostics
import GRDB
import NotebookModel

/// A link with what the findings about it name.
struct LinkRow {
    let source: NotebookPath
    let sourceFile: FileID
    let position: SourcePosition
    let target: String
    let fragment: String?
    let isEmbed: Bool
    let syntax: LinkReference.Syntax
    /// The file that the fragment names a place of: the target, else the note itself.
    let placeFile: FileID
    let targetPath: NotebookPath?

    private init(_ row: Row) {
        source = NotebookPath(row[0])
        position = SourcePosition(line: row[1], column: row[2])
        target = row[3]
        fragment = row[4]
        isEmbed = row[5]
        syntax = LinkReference.Syntax(rawValue: row[6]) ?? .wikilink
        sourceFile = FileID(row: row[8])
        placeFile = FileID(row: row[7] ?? row[8])
        targetPath = (row[9] as String?).map { NotebookPath($0) }
    }

    /// All links of a state that links should not have.
    ///
    /// - Parameter ofStaleNotes: only those of notes in `stale_link_finding`.
    static func all(_ state: LinkState, _ ofStaleNotes: Bool = false, in database: Database) throws -> [LinkRow] {
        try all(index: "link_doubt", condition: "link.state = \(state.rawValue)", ofStaleNotes, in: database)
    }

    /// All links to a place that their notes don't have.
    static func allWithoutPlace(_ ofStaleNotes: Bool, in database: Database) throws -> [LinkRow] {
        let states = [LinkState.file, .sameNote, .ambiguous, .alias].map { String($0.rawValue) }
        let condition = """
            \(NotebookSchema.withoutPlace) AND link.state IN (\(states.joined(separator: ", ")))
            AND coalesce(target.kind, 'note') = 'note'
            """
        return try all(index: "link_without_place", condition: condition, ofStaleNotes, in: database)
    }

    private static func all(
        index: String, condition: String, _ ofStaleNotes: Bool, in database: Database
    ) throws -> [LinkRow] {
        let isStale = "link.source IN (SELECT source FROM stale_link_finding)"
        let condition = ofStaleNotes ? "\(condition) AND \(isStale)" : condition
        let sql = """
            SELECT source.path, link.line, link.column, link.target, link.fragment, link.is_embed, link.syntax,
                link.target_file, link.source, target.path
            FROM link INDEXED BY \(index) CROSS JOIN file_metadata AS source ON source.row = link.source
            LEFT JOIN file_metadata AS target ON target.row = link.target_file
            WHERE \(condition)
            """
        return try Row.fetchAll(database, sql: sql).map(LinkRow.init)
    }
}
