import Databases
import Diagnostics
import GRDB
import NotebookModel

/// Resolves links and keeps their rows.
struct LinkWriter {
    private let database: Database
    private let statements: PreparedStatements
    private let resolver: LinkResolver
    private var names: NotebookNames
    /// Of the files that fragments name places of; they do not change while links are resolved.
    private var places: [FileID: NotePlaces] = [:]

    init(_ database: Database, resolver: LinkResolver, readsAllNames: Bool) throws {
        self.database = database
        statements = PreparedStatements(database)
        self.resolver = resolver
        names = NotebookNames(database)
        if readsAllNames { try names.loadAll() }
    }

    /// Replaces the links of a note.
    mutating func write(_ links: [LinkReference], of source: FileID, at path: NotebookPath, isNew: Bool) throws {
        if !isNew {
            try database.cachedStatement(sql: "DELETE FROM link WHERE source = ?").execute(arguments: [source.row])
        }
        if links.isEmpty { return }
        let insert = try statements.statement(
            """
            INSERT INTO link (source, ordinal, syntax, is_embed, target, fragment, line, column, target_key,
                state, target_file, target_path, anchor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (ordinal, link) in links.enumerated() {
            let found = try resolve(link.target, link.fragment, link.syntax, of: source, at: path)
            try insert.execute(
                source.row, ordinal, link.syntax.rawValue, link.isEmbed, link.target, link.fragment,
                link.position.line, link.position.column, LinkResolver.key(ofTarget: link.target),
                found.state.rawValue, found.file?.row, found.path, found.anchor)
        }
    }

    /// Looks again at the links that a changed name, or changed headings and blocks, may lead elsewhere.
    ///
    /// - Parameters:
    ///   - keys: folded names that appeared or disappeared, as links may have written them.
    ///   - files: files whose headings and blocks may be others, so that links to places in them may be.
    ///   - willChange: called with each note whose links are about to lead elsewhere.
    /// - Complexity: O(k) in the links that match.
    mutating func resolveAgain(
        keys: Set<String>, linksInto files: Set<FileID>, willChange: (FileID) throws -> Void
    ) throws {
        let columns = """
            SELECT link.source, link.ordinal, link.target, link.fragment, link.syntax, file_metadata.path,
                link.state, link.target_file, link.target_path, link.anchor
            FROM link JOIN file_metadata ON file_metadata.row = link.source
            """
        var rows: [Row] = []
        for key in keys.sorted() {
            rows += try Row.fetchAll(
                database.cachedStatement(sql: "\(columns) WHERE link.target_key = ?"), arguments: [key])
        }
        for file in files.sorted() {
            let sql = "\(columns) WHERE link.target_file = ? AND link.fragment IS NOT NULL"
            rows += try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [file.row])
        }
        for row in rows { try resolveAgain(row, willChange: willChange) }
    }

    private mutating func resolveAgain(_ row: Row, willChange: (FileID) throws -> Void) throws {
        let source = FileID(row: row[0])
        let syntax = LinkReference.Syntax(rawValue: row[4]) ?? .wikilink
        let found = try resolve(row[2], row[3], syntax, of: source, at: NotebookPath(row[5]))
        let stored = StoredResolution(
            state: LinkState(rawValue: row[6]) ?? .unresolved, file: (row[7] as Int64?).map(FileID.init(row:)),
            path: row[8], anchor: row[9])
        if found == stored { return }
        try willChange(source)
        let update =
            "UPDATE link SET state = ?, target_file = ?, target_path = ?, anchor = ? WHERE source = ? AND ordinal = ?"
        try database.cachedStatement(sql: update).execute(arguments: [
            found.state.rawValue, found.file?.row, found.path, found.anchor, source.row, row[1] as Int,
        ])
    }

    /// What the resolution columns of a link row hold.
    private struct StoredResolution: Hashable {
        var state: LinkState
        var file: FileID?
        var path: String?
        var anchor: String?
    }

    private mutating func resolve(
        _ target: String, _ fragment: String?, _ syntax: LinkReference.Syntax, of source: FileID, at path: NotebookPath
    ) throws -> StoredResolution {
        let resolution = try resolver.resolve(target: target, syntax: syntax, from: path, in: &names)
        switch resolution.target {
        case .sameNote: return StoredResolution(state: .sameNote, anchor: try anchor(fragment, syntax, in: source))
        case .file(let file):
            let state: LinkState = resolution.ambiguousPaths.isEmpty ? .file : .ambiguous
            return StoredResolution(state: state, file: file, anchor: try anchor(fragment, syntax, in: file))
        case .alias(let file):
            return StoredResolution(state: .alias, file: file, anchor: try anchor(fragment, syntax, in: file))
        case .folder(let path): return StoredResolution(state: .folder, path: path.string)
        case .outside(let path): return StoredResolution(state: .outside, path: path)
        case .unresolved: return StoredResolution(state: .unresolved)
        }
    }

    /// The place in the file that a fragment names.
    private mutating func anchor(
        _ fragment: String?, _ syntax: LinkReference.Syntax, in file: FileID
    ) throws -> String? {
        guard let fragment else { return nil }
        if let known = places[file] { return known.anchor(of: fragment, syntax: syntax) }
        let found = try NotePlaces(of: file, database)
        places[file] = found
        return found.anchor(of: fragment, syntax: syntax)
    }
}
