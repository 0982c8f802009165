import Databases
import GRDB
import NotebookModel
import Scanning

extension NotebookIndex {
    /// Takes the changes of a scan in, resolves the links that they touch and marks the pages that they make stale: all in one
    /// transaction, so that a crash leaves the last whole state.
    ///
    /// - Parameters:
    ///   - isWhole: the changes hold every file of the notebook, since the options are others than before.
    ///   - recipe: what parsing and publishing depend on, kept to be compared by the next run.
    ///   - now: the time that rows are stamped with.
    /// - Complexity: O(c log n) for c changed files among n, and O(n) in an index of folders.
    package func update(
        _ changes: NotebookChanges, options: IndexingOptions, isWhole: Bool, recipe: String, now: BuildClock
    ) throws {
        let body = { (database: Database) in
            var update = try NotebookUpdate(database, options: options, isWhole: isWhole, now: now)
            try update.run(changes)
            try IndexState.recipe.store(recipe, database)
        }
        try isFilling(changes) ? database.fill(body) : database.write(body)
    }

    /// Whether the changes are most of what the database will hold, and soon written: others do not wait for long.
    private func isFilling(_ changes: NotebookChanges) throws -> Bool {
        guard (NotebookUpdate.bulkCount..<50_000).contains(changes.sourceCount) else { return false }
        return try read { try Int.fetchOne($0, sql: "SELECT 1 FROM file_metadata LIMIT 1") == nil }
    }

    /// Stores new stamps alone, without a look at anything else: no file says anything new.
    package func update(touched: [TouchedFile], scannedAtNanoseconds: Int64, now: BuildClock) throws {
        try database.write { database in
            let writer = FileWriter(database, options: .forStamps, now: now)
            for file in touched { try writer.update(touched: file) }
            try IndexState.scannedAt.store(String(scannedAtNanoseconds), database)
        }
    }

    /// Tells which files of this notebook published notes of other notebooks link to, so that attachments among them are
    /// published; marks those for which that is new.
    package func setReachedFromOutside(_ paths: Set<NotebookPath>) throws {
        let known = try read { database in
            Set(try String.fetchAll(database, sql: "SELECT path FROM reached_from_outside").map { NotebookPath($0) })
        }
        let changed = known.symmetricDifference(paths)
        if changed.isEmpty { return }
        try database.write { database in
            for path in paths.subtracting(known) {
                try database.execute(sql: "INSERT INTO reached_from_outside VALUES (?)", arguments: [path.string])
            }
            for path in known.subtracting(paths) {
                try database.execute(sql: "DELETE FROM reached_from_outside WHERE path = ?", arguments: [path.string])
            }
            let condition = "\(NotebookUpdate.changesReach) AND path = ?"
            let select = "SELECT row FROM file_metadata \(condition)"
            let publish = "UPDATE file_metadata SET is_published = \(NotebookUpdate.isReached) \(condition)"
            for path in changed.sorted() {
                if let row = try Int64.fetchOne(
                    database.cachedStatement(sql: select), arguments: [path.string])
                {
                    try FormerFacts.keep(FileID(row: row), database)
                }
                try database.cachedStatement(sql: publish).execute(arguments: [path.string])
                try database.cachedStatement(sql: "INSERT OR IGNORE INTO stale VALUES (?)")
                    .execute(arguments: [StalePage.file(path).encoded])
            }
        }
    }

    // MARK: Stale pages

    package func stalePages() throws -> Set<StalePage> {
        try read { database in
            Set(try String.fetchAll(database, sql: "SELECT page FROM stale").compactMap(StalePage.init(encoded:)))
        }
    }

    /// Forgets marks whose pages have been written, and how files were before: the site shows how they are.
    package func clearStale(_ pages: Set<StalePage>) throws {
        let keepsFormer = try read { try Int.fetchOne($0, sql: "SELECT 1 FROM former LIMIT 1") != nil }
        if pages.isEmpty, !keepsFormer { return }
        try database.write { database in
            let delete = try database.cachedStatement(sql: "DELETE FROM stale WHERE page = ?")
            for page in pages { try delete.execute(arguments: [page.encoded]) }
            try database.execute(sql: "DELETE FROM former")
        }
    }
}
