import GRDB
import NotebookModel

extension NotebookUpdate {
    func mark(_ pages: some Sequence<StalePage>) throws {
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO stale VALUES (?)")
        for page in pages { try insert.execute(arguments: [page.encoded]) }
    }

    /// How a changed file was listed and how it is.
    typealias ChangedCard = (file: FileID, old: FileCard?, new: FileCard?)

    func changedCards() throws -> [ChangedCard] {
        try changed.sorted().map { ($0, before[$0], try FileCard.load($0, database)) }
    }

    /// Compares how each changed file was listed with how it is now, and marks what shows the difference.
    ///
    /// - Parameter readdressed: folders whose pages went elsewhere.
    func markStalePages(_ cards: [ChangedCard], folders: FolderChange, readdressed: [NotebookPath]) throws {
        var stale: Set<StalePage> = []
        for (file, old, new) in cards {
            stale.formUnion(ownPages(old, new))
            if let old, let new, old.isListed(like: new) {
                try markTargets(Set(old.linkedFiles).symmetricDifference(new.linkedFiles), in: &stale)
                let paths = Set(old.linkedPaths).symmetricDifference(new.linkedPaths)
                stale.formUnion(paths.map { .outside($0) })
            } else {
                try markListings(of: old, new, in: &stale)
                // Links say nothing of the first words of what they lead to.
                let isLinkedAlike = if let old, let new { old.differsInSummaryAlone(from: new) } else { false }
                if !isLinkedAlike { try markLinkers(of: file, in: &stale) }
            }
        }
        for folder in folders.appeared + folders.disappeared + readdressed {
            try markNavigation(to: folder, in: &stale)
        }
        for folder in readdressed { try markLinkers(ofFolder: folder, in: &stale) }
        try mark(stale)
    }

    /// The pages whose navigation shows a folder: those that lie where it lies. Tags' pages show the folders at the top.
    private func markNavigation(to folder: NotebookPath, in stale: inout Set<StalePage>) throws {
        stale.formUnion([.folder(folder), .pagesWithin(folder.parent), .siteListings])
        guard folder.parent.isRoot else { return }
        stale.insert(.tagList)
        for key in try String.fetchAll(database.cachedStatement(sql: NotebookIndex.publishedTagKeys)) {
            stale.formUnion(TagKeys.withParents(key).map { .tag($0) })
        }
    }

    private func ownPages(_ old: FileCard?, _ new: FileCard?) -> Set<StalePage> {
        var stale: Set<StalePage> = []
        for card in [old, new].compactMap(\.self) {
            stale.insert(.file(card.path))
            if card.kind == .note {
                stale.insert(.searchText(card.address))
                if NaturalAddress.isIndexNote(card.path) { stale.insert(.folder(card.path.parent)) }
            }
        }
        return stale
    }

    /// The pages that list the file by its title, address, dates, summary or tags.
    private func markListings(of old: FileCard?, _ new: FileCard?, in stale: inout Set<StalePage>) throws {
        let isTaggedAlike = if let old, let new { old.isTagged(like: new) } else { false }
        let isOnlySummary = if let old, let new { old.differsInSummaryAlone(from: new) } else { false }
        for card in [old, new].compactMap(\.self) where card.kind.isPage && card.isPublished {
            for folder in card.path.ancestors { stale.insert(.folder(folder)) }
            for key in card.tags.map(\.key) {
                stale.formUnion(TagKeys.withParents(key).map { .tag($0) })
                if !isTaggedAlike { stale.insert(.tagList) }
            }
            stale.insert(isOnlySummary ? .latestNotes : .siteListings)
        }
        let targets = [old, new].compactMap(\.self).flatMap(\.linkedFiles)
        try markTargets(Set(targets), in: &stale)
        for path in [old, new].compactMap(\.self).flatMap(\.linkedPaths) { stale.insert(.outside(path)) }
    }

    /// The files that a note links to: notes show it among their backlinks.
    private func markTargets(_ targets: Set<FileID>, in stale: inout Set<StalePage>) throws {
        let sql = "SELECT path FROM file_metadata WHERE row = ?"
        for target in targets {
            guard let path = try String.fetchOne(database.cachedStatement(sql: sql), arguments: [target.row]) else {
                continue
            }
            stale.insert(.file(NotebookPath(path)))
        }
    }

    /// The notes that link to the file: their links carry its address.
    private func markLinkers(of file: FileID, in stale: inout Set<StalePage>) throws {
        let sql = """
            SELECT DISTINCT file_metadata.path FROM link JOIN file_metadata ON file_metadata.row = link.source
            WHERE link.target_file = ?
            """
        for path in try String.fetchAll(database.cachedStatement(sql: sql), arguments: [file.row]) {
            stale.insert(.linksOf(NotebookPath(path)))
        }
    }

    /// The notes that link to the folder's page.
    private func markLinkers(ofFolder folder: NotebookPath, in stale: inout Set<StalePage>) throws {
        let sql = """
            SELECT DISTINCT file_metadata.path FROM link JOIN file_metadata ON file_metadata.row = link.source
            WHERE link.target_path = ? AND link.state = ?
            """
        let arguments: StatementArguments = [folder.string, LinkState.folder.rawValue]
        for path in try String.fetchAll(database.cachedStatement(sql: sql), arguments: arguments) {
            stale.insert(.linksOf(NotebookPath(path)))
        }
    }

    // MARK: Attachments

    /// Publishes exactly the attachments that a published note links to or shows, that ask for it themselves, or that notes of
    /// other notebooks reach.
    func publishAllReached() throws { try database.execute(sql: Self.publishReachedSQL) }

    /// The same for those that a change may have touched.
    func publishReached() throws {
        var candidates = changed
        for card in before.values { candidates.formUnion(card.linkedFiles) }
        let targets = "SELECT DISTINCT target_file FROM link WHERE source = ? AND target_file IS NOT NULL"
        for file in changed {
            candidates.formUnion(
                try Int64.fetchAll(database.cachedStatement(sql: targets), arguments: [file.row]).map(FileID.init(row:))
            )
        }
        let changes = try database.cachedStatement(sql: "SELECT 1 FROM file_metadata \(Self.changesReach) AND row = ?")
        for file in candidates.sorted() where try Int.fetchOne(changes, arguments: [file.row]) != nil {
            try FormerFacts.keep(file, database)
            try database.cachedStatement(sql: Self.publishReachedSQL + " AND row = ?").execute(arguments: [file.row])
            if let path = try path(of: file) { try mark([.file(path)]) }
        }
    }

    private static let publishReachedSQL = "UPDATE file_metadata SET is_published = \(isReached) \(changesReach)"

    /// Attachments that were published and are no longer, or the other way.
    static let changesReach = """
        WHERE deleted_at IS NULL AND kind = 'attachment' AND is_published <> \(isReached)
        """

    static let isReached = """
        CASE visibility WHEN 0 THEN 0 WHEN 2 THEN 1 ELSE (
            EXISTS (SELECT 1 FROM link JOIN file_metadata AS source ON source.row = link.source
                WHERE link.target_file = file_metadata.row AND source.kind <> 'attachment' AND source.is_published)
            OR EXISTS (SELECT 1 FROM reached_from_outside WHERE reached_from_outside.path = file_metadata.path)) END
        """

    private func path(of file: FileID) throws -> NotebookPath? {
        let sql = "SELECT path FROM file_metadata WHERE row = ?"
        return try String.fetchOne(database.cachedStatement(sql: sql), arguments: [file.row]).map { NotebookPath($0) }
    }
}

/// Tag keys and the tags above them.
package enum TagKeys {
    /// `a/b/c` → `a`, `a/b`, `a/b/c`.
    package static func withParents(_ key: String) -> [String] {
        var keys: [String] = []
        var current = ""
        for part in LinkPath.parts(of: key) {
            current += current.isEmpty ? String(part) : "/\(part)"
            keys.append(current)
        }
        return keys
    }
}
