import Databases
import Diagnostics
import GRDB
import NotebookModel
import Scanning

extension FileWriter {
    /// Drops the rows that a file had in a table.
    private func clear(_ table: String, of file: FileID, isNew: Bool) throws {
        if isNew { return }
        try database.cachedStatement(sql: "DELETE FROM \(table) WHERE file = ?").execute(arguments: [file.row])
    }

    func write(_ sidecars: [KnownSidecar], of file: FileID, isNew: Bool) throws {
        try clear("sidecar", of: file, isNew: isNew)
        if sidecars.isEmpty { return }
        let insert = try statements.statement("INSERT INTO sidecar VALUES (?, ?, ?, ?, ?, ?)")
        for sidecar in sidecars {
            try insert.execute(
                file.row, sidecar.path.string, sidecar.stamp.byteCount, sidecar.stamp.modifiedNanoseconds,
                Int64(bitPattern: sidecar.stamp.inode), sidecar.contentHash.description)
        }
    }

    func write(_ headings: [Heading], of file: FileID, isNew: Bool) throws {
        try clear("heading", of: file, isNew: isNew)
        if headings.isEmpty { return }
        let insert = try statements.statement("INSERT INTO heading VALUES (?, ?, ?, ?, ?)")
        for (ordinal, heading) in headings.enumerated() {
            try insert.execute(file.row, ordinal, heading.level, heading.text, heading.anchor)
        }
    }

    func write(_ blocks: [BlockReference], of file: FileID, isNew: Bool) throws {
        try clear("block", of: file, isNew: isNew)
        if blocks.isEmpty { return }
        let insert = try statements.statement("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?, ?)")
        for (ordinal, block) in blocks.enumerated() {
            try insert.execute(
                file.row, block.identifier, ordinal, block.position.line, block.position.column)
        }
    }

    func write(_ fields: [InlineField], of file: FileID, isNew: Bool) throws {
        try clear("field", of: file, isNew: isNew)
        if fields.isEmpty { return }
        let insert = try statements.statement("INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, field) in fields.enumerated() {
            try insert.execute(
                file.row, ordinal, field.key, FieldKey.canonical(field.key), field.value.jsonText, field.position.line,
                field.position.column, field.blockLine)
        }
    }

    func write(_ queries: [QueryBlock], of file: FileID, isNew: Bool) throws {
        try clear("query", of: file, isNew: isNew)
        if queries.isEmpty { return }
        let insert = try statements.statement("INSERT INTO query VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, query) in queries.enumerated() {
            try insert.execute(
                file.row, ordinal, query.language.rawValue, query.text, query.position.line, query.position.column,
                query.isDated, query.readsTexts)
        }
    }

    func write(_ tasks: [NoteTask], of file: FileID, isNew: Bool) throws {
        try clear("task", of: file, isNew: isNew)
        if tasks.isEmpty { return }
        let insert = try statements.statement("INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, task) in tasks.enumerated() {
            try insert.execute(
                file.row, ordinal, task.state, task.text, task.position.line, task.position.column, task.depth,
                task.block)
        }
    }

    func write(_ aliases: [NoteAlias], of file: FileID, isNew: Bool) throws {
        try clear("alias", of: file, isNew: isNew)
        if aliases.isEmpty { return }
        let insert = try statements.statement("INSERT INTO alias VALUES (?, ?, ?)")
        for alias in aliases { try insert.execute(file.row, alias.key, alias.name) }
    }

    func write(_ diagnostics: [Diagnostic], of file: FileID, isNew: Bool) throws {
        try clear("diagnostic", of: file, isNew: isNew)
        if diagnostics.isEmpty { return }
        let insert = try statements.statement("INSERT INTO diagnostic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, found) in diagnostics.enumerated() {
            try insert.execute(
                file.row, ordinal, found.id.rawValue, found.severity.rawValue, found.location?.path ?? "",
                found.location?.position?.line, found.location?.position?.column, found.summary, found.hint,
                found.sourceLine)
        }
    }

    func write(_ redirects: [WantedAddresses.Redirect], of file: FileID, isNew: Bool) throws {
        if !isNew {
            try database.cachedStatement(sql: "DELETE FROM redirect WHERE file = ?").execute(arguments: [file.row])
        }
        if redirects.isEmpty { return }
        let insert = try statements.statement("INSERT INTO redirect VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (ordinal, redirect) in redirects.enumerated() {
            try insert.execute(
                file.row, ordinal, redirect.address, redirect.key, redirect.origin.rawValue, redirect.position?.line,
                redirect.position?.column, RedirectState.withheld.rawValue)
        }
    }

    /// - Parameter id: what the world outside knows the file by.
    mutating func write(_ tags: [Tag], of file: FileID, named id: String, isNew: Bool) throws {
        if !isNew {
            try database.cachedStatement(sql: "DELETE FROM file_tag WHERE file_id = ?").execute(arguments: [id])
        }
        if tags.isEmpty { return }
        let insert = try statements.statement("INSERT INTO file_tag VALUES (?, ?, ?, ?, ?, ?)")
        for (ordinal, tag) in tags.enumerated() {
            let own = ids.next().description
            try insert.execute(own, id, self.id(of: tag), nowText, tag.name, ordinal)
        }
    }

    func writeSearchText(of source: IndexedSource, file: FileID, named id: String, isNew: Bool) throws {
        if !isNew {
            try database.cachedStatement(sql: "DELETE FROM search_index WHERE rowid = ?").execute(arguments: [file.row])
        }
        let document = source.document
        // Plain values, not `INSERT … SELECT`: that opens a savepoint, at which FTS5 writes all it has gathered to disk.
        let insert = "INSERT INTO search_index (rowid, file_id, path, title, content, tags) VALUES (?, ?, ?, ?, ?, ?)"
        try statements.statement(insert).execute(
            file.row, id, source.file.path.string, document.title, document.text,
            document.tags.map(\.name).joined(separator: " "))
    }

    /// The id of the tag's row, which is made where the notebook has none; its name is the first spelling.
    private mutating func id(of tag: Tag) throws -> String {
        if let known = tagIDs[tag.key] { return known }
        let select = try database.cachedStatement(sql: "SELECT id FROM tag WHERE key = ?")
        if let found = try String.fetchOne(select, arguments: [tag.key]) {
            tagIDs[tag.key] = found
            return found
        }
        let id = ids.next().description
        let insert = "INSERT INTO tag (id, name, created_at, key) VALUES (?, ?, ?, ?)"
        try database.cachedStatement(sql: insert).execute(arguments: [id, tag.name, nowText, tag.key])
        tagIDs[tag.key] = id
        return id
    }
}
