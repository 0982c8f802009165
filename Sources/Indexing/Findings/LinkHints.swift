import GRDB
import NotebookModel

/// The hints to broken links, those that are known from earlier runs among them: finding one means to look at all names.
struct LinkHints {
    private struct Question: Hashable {
        let target: String
        let folder: NotebookPath
    }

    private let database: Database
    private var known: [Question: String?]?
    private var names: NameHints?
    private var new: [Question: String?] = [:]

    init(_ database: Database) { self.database = database }

    /// Whether something was found out that is not stored.
    var hasNews: Bool { !new.isEmpty }

    /// - Parameter source: the note with the link.
    mutating func hint(for target: String, isAttachment: Bool, from source: NotebookPath) throws -> String? {
        let question = Question(target: target, folder: source.parent)
        let known = try self.known ?? Self.load(database)
        self.known = known
        if let hint = known[question] ?? new[question] { return hint }
        let names = try self.names ?? NameHints(Self.paths(database))
        self.names = names
        let hint = names.hint(for: target, isAttachment: isAttachment, from: question.folder)
        new[question] = .some(hint)
        return hint
    }

    func store(in database: Database) throws {
        let insert = try database.makeStatement(sql: "INSERT OR REPLACE INTO link_hint VALUES (?, ?, ?)")
        for (question, hint) in new { try insert.execute(arguments: [question.target, question.folder.string, hint]) }
    }

    /// To be called when a name comes or goes.
    static func forgetAll(_ database: Database) throws { try database.execute(sql: "DELETE FROM link_hint") }

    private static func load(_ database: Database) throws -> [Question: String?] {
        var known: [Question: String?] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT target, folder, hint FROM link_hint")
        while let row = try rows.next() {
            known[Question(target: row[0], folder: NotebookPath(row[1]))] = .some(row[2])
        }
        return known
    }

    private static func paths(_ database: Database) throws -> [NotebookPath] {
        try String.fetchAll(database, sql: "SELECT path FROM file_metadata WHERE deleted_at IS NULL ORDER BY path")
            .map { NotebookPath($0) }
    }
}
