import Diagnostics
import GRDB
import NotebookModel

/// A link with what the findings about it name.
struct LinkRow {
    let source: NotebookPath
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
        placeFile = FileID(row: row[7] ?? row[8])
        targetPath = (row[9] as String?).map { NotebookPath($0) }
    }

    /// All links of the states that fulfil a condition, which may name `link`, `source` and `target`.
    static func all(
        _ states: [LinkState], where condition: String = "true", in database: Database
    ) throws -> [LinkRow] {
        let sql = """
            SELECT source.path, link.line, link.column, link.target, link.fragment, link.is_embed, link.syntax,
                link.target_file, link.source, target.path
            FROM link JOIN file_metadata AS source ON source.row = link.source
            LEFT JOIN file_metadata AS target ON target.row = link.target_file
            WHERE link.state IN (\(states.map { String($0.rawValue) }.joined(separator: ", "))) AND \(condition)
            """
        return try Row.fetchAll(database, sql: sql).map(LinkRow.init)
    }
}
