import Databases
import Diagnostics
import GRDB
import NotebookModel
import Parallelism
import Scanning

/// Resolves links and keeps their rows.
struct LinkWriter {
    private let database: Database
    private let statements: PreparedStatements
    private let resolver: LinkResolver
    private var names: NotebookNames
    /// Of the files that fragments name places of; they do not change while links are resolved.
    private var places: [FileID: NotePlaces] = [:]

    init(_ database: Database, resolver: LinkResolver) {
        self.database = database
        statements = PreparedStatements(database)
        self.resolver = resolver
        names = NotebookNames(database)
    }

    /// A note whose links are written.
    typealias Source = (file: FileID, source: IndexedSource, isNew: Bool)

    /// Replaces the links of each note.
    mutating func write(_ notes: [Source]) throws {
        for note in notes {
            let targets = try note.source.document.links.map { link in
                try FoundTarget(of: link, from: note.source.file.path, by: resolver, in: &names)
            }
            try write(note.source.document.links, targets, of: note)
        }
    }

    /// The same for a large part of the notebook: another thread finds what the links name while this one writes.
    mutating func writeMany(_ notes: [Source], names: AllNotebookNames) throws {
        let targets = ConcurrentResults(
            of: notes, threadCount: 1, chunkSize: 64, makeState: { names },
            transform: { [resolver] names, note in
                Result {
                    try note.source.document.links.map { link in
                        try FoundTarget(of: link, from: note.source.file.path, by: resolver, in: &names)
                    }
                }
            })
        for (note, targets) in zip(notes, targets) {
            try write(note.source.document.links, targets.get(), of: note)
        }
    }

    /// What a link names, before the place that it names there is looked for.
    private struct FoundTarget: Sendable {
        let resolution: LinkResolution
        /// What a new or gone name of a file is compared with.
        let key: String

        init(
            of link: LinkReference, from path: NotebookPath, by resolver: LinkResolver,
            in names: inout some LinkTargetNames
        ) throws {
            resolution = try resolver.resolve(target: link.target, syntax: link.syntax, from: path, in: &names)
            key = LinkResolver.key(ofTarget: link.target)
        }
    }

    private mutating func write(_ links: [LinkReference], _ targets: [FoundTarget], of note: Source) throws {
        let source = note.file
        if !note.isNew {
            try database.cachedStatement(sql: "DELETE FROM link WHERE source = ?").execute(arguments: [source.row])
        }
        if links.isEmpty { return }
        let insert = try statements.statement(
            """
            INSERT INTO link (source, ordinal, syntax, is_embed, target, fragment, line, column, target_key,
                state, target_file, target_path, anchor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (ordinal, (link, target)) in zip(links, targets).enumerated() {
            let found = try stored(target.resolution, link.fragment, link.syntax, of: source)
            try insert.execute(
                source.row, ordinal, link.syntax.rawValue, link.isEmbed, link.target, link.fragment,
                link.position.line, link.position.column, target.key, found.state.rawValue, found.file?.row, found.path,
                found.anchor)
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
        let resolution = try resolver.resolve(
            target: row[2], syntax: syntax, from: NotebookPath(row[5]), in: &names)
        let found = try stored(resolution, row[3], syntax, of: source)
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

    private mutating func stored(
        _ resolution: LinkResolution, _ fragment: String?, _ syntax: LinkReference.Syntax, of source: FileID
    ) throws -> StoredResolution {
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
