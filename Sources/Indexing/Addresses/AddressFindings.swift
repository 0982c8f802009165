import Diagnostics
import GRDB
import NotebookModel

/// Sources that want one address, and redirects that cannot be had.
struct AddressFindings {
    private let database: Database
    private let displayPrefix: String
    private let places: SitePlaces

    init(_ database: Database, displayPrefix: String) {
        self.database = database
        self.displayPrefix = displayPrefix
        places = SitePlaces(database)
    }

    func all() throws -> [Diagnostic] { try collisions() + redirectCollisions() }

    // MARK: Sources

    /// An index note that stands on its folder's page is named by its folder.
    private func collisions() throws -> [Diagnostic] {
        let sql = """
            SELECT file_metadata.path, natural_address, natural_key, file_metadata.address, redirect.line,
                redirect.column, redirect.file IS NOT NULL
            FROM file_metadata INDEXED BY file_readdressed LEFT JOIN redirect
                ON redirect.file = file_metadata.row AND redirect.origin = \(RedirectOrigin.permalink.rawValue)
            WHERE \(NotebookSchema.readdressed) AND NOT (
                kind = 'note' AND name_key = 'index.md' AND EXISTS (
                    SELECT 1 FROM folder
                    WHERE folder.path = file_metadata.folder AND folder.address = file_metadata.address))
            UNION ALL
            SELECT path, natural_address, natural_key, address, NULL, NULL, 0 FROM folder
            WHERE address <> natural_address
            """
        return try Row.fetchAll(database, sql: sql).map(collision)
    }

    private func collision(_ row: Row) throws -> Diagnostic {
        let path = displayPrefix + (row[0] as String), natural = row[1] as String, key = row[2] as String
        let address = row[3] as String, hasPermalink = row[6] as Bool
        let holder = try places.source(at: key)
        let other = holder.map { "of '\(displayPrefix)\($0)', which keeps it" } ?? "of a folder"
        return Diagnostic(
            "address-collision", .error, at: SourceLocation(path: path, position: position(row, at: 4)),
            "'\(natural)' is the address of '\(path)' and \(other); this one is at '\(address)'",
            hint: hasPermalink ? "choose another permalink, or rename the other" : "rename one of them")
    }

    // MARK: Redirects

    private func redirectCollisions() throws -> [Diagnostic] {
        let sql = """
            SELECT file_metadata.path, redirect.address, redirect.key, redirect.state, redirect.line, redirect.column,
                redirect.origin
            FROM redirect INDEXED BY redirect_collision JOIN file_metadata ON file_metadata.row = redirect.file
            WHERE redirect.state = \(RedirectState.occupied.rawValue) OR redirect.state = \(RedirectState.taken.rawValue)
            """
        let rows = try Row.fetchAll(database, sql: sql)
        return try rows.map { row in
            let path = displayPrefix + (row[0] as String), address = row[1] as String
            let origin = RedirectOrigin(rawValue: row[6]) ?? .path
            let claim = origin == .permalink ? "the natural address of" : "an alias of"
            return Diagnostic(
                "redirect-collision", origin == .name ? .note : .warning,
                at: SourceLocation(path: path, position: position(row, at: 4)),
                "'\(address)' is \(claim) '\(path)' and \(try holder(of: row))",
                hint: origin == .permalink ? "rename one of them" : "remove the alias, or choose another")
        }
    }

    private func holder(of row: Row) throws -> String {
        let key = row[2] as String
        if row[3] as Int == RedirectState.taken.rawValue {
            let sql = """
                SELECT file_metadata.path FROM redirect JOIN file_metadata ON file_metadata.row = redirect.file
                WHERE redirect.key = ? AND redirect.state = ?
                """
            let path = try String.fetchOne(
                database.cachedStatement(sql: sql), arguments: [key, RedirectState.stands.rawValue])
            return "leads to '\(displayPrefix)\(path ?? "")', which keeps it"
        }
        guard let source = try places.source(at: key) else { return "in the way of other files" }
        return "the address of '\(displayPrefix)\(source)', which keeps it"
    }

    private func position(_ row: Row, at index: Int) -> SourcePosition? {
        guard let line = row[index] as Int?, let column = row[index + 1] as Int? else { return nil }
        return SourcePosition(line: line, column: column)
    }
}
