import GRDB
import NotebookModel
import Scanning

/// How a notebook's files become rows.
package struct IndexingOptions: Sendable, Hashable {
    package var policy: PublicationPolicy
    package var linkStyle: LinkStyle
    /// First part of the notebook's addresses; empty in a site of one notebook.
    package var addressPrefix: String
    package var addressStyle: AddressStyle
    /// The notebook's folder as seen from the workspace, empty when they are one.
    package var notebookPath: String

    package init(
        policy: PublicationPolicy, linkStyle: LinkStyle, addressPrefix: String, addressStyle: AddressStyle = .slug,
        notebookPath: String
    ) {
        self.policy = policy
        self.linkStyle = linkStyle
        self.addressPrefix = addressPrefix
        self.addressStyle = addressStyle
        self.notebookPath = notebookPath
    }

    /// For updates that take in nothing but stamps, which no option touches.
    static let forStamps = IndexingOptions(policy: .all, linkStyle: .shortest, addressPrefix: "", notebookPath: "")

    package var naturalAddress: NaturalAddress { NaturalAddress(prefix: addressPrefix, style: addressStyle) }
}

/// Takes the changes of one scan into the index, within one transaction.
///
/// The steps stand in `run` in the order that their needs give: names before links, links before what is reached by them,
/// everything before the comparison that says which pages are stale.
struct NotebookUpdate {
    let database: Database
    let options: IndexingOptions
    private var writer: FileWriter
    /// Whether every file is written anew, be it the first time or under other options: then comparing is idle.
    let isWhole: Bool
    /// Whether there were rows before.
    private let hasRows: Bool

    /// From as many files on, names are read and links indexed all at once.
    static let bulkCount = 500

    /// How the files were listed before, for those that were.
    private(set) var before: [FileID: FileCard] = [:]
    /// Files whose rows changed in any way, deleted ones included.
    private(set) var changed: Set<FileID> = []
    /// Files without a live row before.
    private var appeared: Set<FileID> = []
    private var written: [(file: FileID, source: IndexedSource, isNew: Bool)] = []
    /// Folded names, those of aliases among them, that appeared or disappeared.
    private var changedNames: Set<String> = []
    /// Natural keys that gained or lost a source.
    private var changedAddresses: Set<String> = []
    /// Folders that held a changed note before or hold one now.
    private var changedFolders: Set<NotebookPath> = []

    /// - Parameter isWhole: the changes hold every file of the notebook.
    init(_ database: Database, options: IndexingOptions, isWhole: Bool, now: BuildClock) throws {
        self.database = database
        self.options = options
        writer = FileWriter(database, options: options, now: now)
        hasRows = try Int.fetchOne(database, sql: "SELECT 1 FROM file_metadata LIMIT 1") != nil
        self.isWhole = isWhole || !hasRows
    }

    mutating func run(_ changes: NotebookChanges) throws {
        let isBulk = !hasRows && changes.sourceCount > Self.bulkCount
        if isBulk { for index in NotebookSchema.linkIndexes { try index.drop(database) } }
        for touched in changes.touched { try writer.update(touched: touched) }
        try delete(changes.deleted)
        try move(changes.moves)
        try write(changes.sources)
        let folders = try updateFolders()
        let readdressed = try allocateAddresses(folders)
        try resolveLinks()
        if isBulk { for index in NotebookSchema.linkIndexes { try index.make(database) } }
        try updateRepeatedNames()
        if isWhole || !appeared.isEmpty || !changes.deleted.isEmpty || !changes.moves.isEmpty {
            try LinkHints.forgetAll(database)
            try KnownLinkFindings.forgetAll(database)
        } else if !changedNames.isEmpty {
            try KnownLinkFindings.forgetAll(database)
        } else {
            try KnownLinkFindings.forget(changed, database)
        }
        if isWhole {
            try publishAllReached()
            try TagCountUpdate(database).runWhole()
            try RedirectUpdate(database).runWhole()
            try mark([.everything])
            try database.execute(sql: "DELETE FROM former")
        } else {
            try publishReached()
            let cards = try changedCards()
            try TagCountUpdate(database).run(cards)
            try markStalePages(cards, folders: folders, readdressed: readdressed.map(\.path))
            try updateRedirects(cards, folders: folders, readdressed: readdressed)
        }
        try IndexState.scannedAt.store(String(changes.scannedAtNanoseconds), database)
        try ScanRecord.store(changes.record, database)
    }
}

extension NotebookUpdate {
    /// Keeps how the file was listed before its first change.
    private mutating func remember(_ card: FileCard?) throws {
        guard let card else { return }
        if !isWhole { try FormerFacts.keep(card.id, database) }
        changed.insert(card.id)
        if card.kind.isPage { changedFolders.insert(card.path.parent) }
        // What a file that is new looked like for a moment within this update nobody has seen.
        if before[card.id] == nil, !appeared.contains(card.id) { before[card.id] = card }
    }

    private func existing(_ path: NotebookPath) throws -> FileID? {
        let select = try database.cachedStatement(sql: "SELECT row FROM file_metadata WHERE path = ?")
        return try Int64.fetchOne(select, arguments: [path.string]).map(FileID.init(row:))
    }

    private mutating func noteAppearance(of path: NotebookPath) {
        let name = FoldedName.fold(path.name)
        changedNames.insert(name)
        if name.hasSuffix(".md") { changedNames.insert(String(name.dropLast(3))) }
        if name == "index.md" || name == "readme.md" { noteName(ofFolder: path.parent) }
    }

    /// Links to a folder end in its name, or in dots.
    private mutating func noteName(ofFolder folder: NotebookPath) {
        changedNames.formUnion([FoldedName.fold(folder.name), ".", ".."])
        // A link that leaves the notebook and comes back names its root by the notebook's own folder.
        if folder.isRoot { changedNames.insert(FoldedName.fold(NotebookPath(options.notebookPath).name)) }
    }

    private mutating func delete(_ paths: [NotebookPath]) throws {
        for path in paths {
            guard let file = try existing(path), let card = try FileCard.load(file, database) else { continue }
            try remember(card)
            noteAppearance(of: path)
            changedNames.formUnion(try aliasKeys(of: file))
            changedAddresses.insert(card.naturalKey)
            try writer.markDeleted(file)
        }
    }

    /// Gives the rows of moved files their new paths, by way of paths that no file can have, since files may have swapped names.
    private mutating func move(_ changes: [FileMove]) throws {
        let update = try database.cachedStatement(sql: "UPDATE file_metadata SET path = ? WHERE row = ?")
        var moves: [(file: FileID, path: NotebookPath)] = []
        for change in changes {
            guard let file = try existing(change.origin) else { continue }
            if let card = try FileCard.load(file, database) {
                try remember(card)
                changedAddresses.insert(card.naturalKey)
            }
            noteAppearance(of: change.origin)
            noteAppearance(of: change.path)
            try update.execute(arguments: ["/moving/\(file.row)", file.row])
            moves.append((file, change.path))
        }
        for move in moves {
            // A deleted file may still hold the path; its id goes, the moved file keeps its own.
            try database.cachedStatement(sql: "DELETE FROM file_metadata WHERE path = ?")
                .execute(arguments: [move.path.string])
            try update.execute(arguments: [move.path.string, move.file.row])
        }
    }

    private mutating func write(_ sources: any Sequence<IndexedSource>) throws {
        for source in sources {
            let row = hasRows ? try existing(source.file.path) : nil
            if !isWhole { try noteChange(of: source, existing: row) }
            let file = try writer.write(source, existing: row)
            if !isWhole, before[file] == nil {
                appeared.insert(file)
                try FormerFacts.keepAbsence(of: file, database)
            }
            changed.insert(file)
            written.append((file, source, row == nil))
        }
    }

    private mutating func noteChange(of source: IndexedSource, existing row: FileID?) throws {
        if source.file.kind.isPage { changedFolders.insert(source.file.path.parent) }
        let aliases = Set(source.columns.aliases.map(\.key))
        let wanted = writer.wantedAddresses(of: source)
        guard let row, let card = try FileCard.load(row, database) else {
            changedNames.formUnion(aliases)
            changedAddresses.insert(wanted.key)
            return noteAppearance(of: source.file.path)
        }
        try remember(card)
        try noteAliases(aliases, of: card, isPublished: writer.isPublished(source))
        // Writing the row gives it the wanted address, which may not be its own.
        let isMoved = card.naturalKey != wanted.key || card.address.path != wanted.address
        if isMoved || card.kind.isPage && card.isPublished != writer.isPublished(source) {
            changedAddresses.formUnion([card.naturalKey, wanted.key])
        }
    }

    /// An alias of a withheld note counts only where no other note has it.
    private mutating func noteAliases(_ new: Set<String>, of card: FileCard, isPublished: Bool) throws {
        let old = try aliasKeys(of: card.id)
        let isShownAlike = card.isPublished == isPublished
        changedNames.formUnion(isShownAlike ? old.symmetricDifference(new) : old.union(new))
    }

    private func aliasKeys(of file: FileID) throws -> Set<String> {
        let select = try database.cachedStatement(sql: "SELECT key FROM alias WHERE file = ?")
        return try String.fetchSet(select, arguments: [file.row])
    }

    private func updateRepeatedNames() throws {
        if isWhole {
            try database.execute(
                sql: """
                    DELETE FROM repeated_name;
                    INSERT INTO repeated_name SELECT name_key FROM file_metadata INDEXED BY file_name
                        WHERE deleted_at IS NULL GROUP BY name_key HAVING count(*) > 1
                    """)
            return
        }
        let delete = try database.cachedStatement(sql: "DELETE FROM repeated_name WHERE name_key = ?")
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO repeated_name SELECT name_key FROM file_metadata
                WHERE name_key = ? AND deleted_at IS NULL LIMIT 1 OFFSET 1
                """)
        for name in changedNames.sorted() {
            try delete.execute(arguments: [name])
            try insert.execute(arguments: [name])
        }
    }

    private mutating func updateFolders() throws -> FolderChange {
        let update = FolderUpdate(database, naturalAddress: options.naturalAddress)
        if isWhole { return try update.runWhole() }
        let folders = try update.run(changed: changedFolders)
        for folder in folders.appeared + folders.disappeared { noteName(ofFolder: folder) }
        changedAddresses.formUnion(folders.naturalKeys)
        return folders
    }

    /// - Returns: the folders that were there before and whose addresses changed.
    private mutating func allocateAddresses(_ folders: FolderChange) throws -> [FolderReaddressing] {
        let update = AddressUpdate(database)
        if isWhole {
            try update.runWhole(mayBlock: options.addressStyle != .slug || hasPermalinks())
            return []
        }
        let readdressed = try update.run(changed: changedAddresses) { try remember(try FileCard.load($0, database)) }
        return readdressed.filter { !folders.appeared.contains($0.path) }
    }

    private func hasPermalinks() throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM redirect WHERE origin = ?)"
        return try Bool.fetchOne(database, sql: sql, arguments: [RedirectOrigin.permalink.rawValue]) ?? false
    }

    private mutating func resolveLinks() throws {
        let resolver = LinkResolver(style: options.linkStyle, notebookPath: options.notebookPath)
        var links = LinkWriter(database, resolver: resolver)
        if written.count > Self.bulkCount {
            let names =
                hasRows
                ? try AllNotebookNames(database)
                : try AllNotebookNames(database, written: written, isPublished: writer.isPublished)
            try links.writeMany(written, names: names)
        } else {
            try links.write(written)
        }
        if isWhole { return }
        let changedPlaces = Set(written.filter { !$0.isNew }.map(\.file))
        try links.resolveAgain(keys: changedNames, linksInto: changedPlaces) { file in
            try remember(try FileCard.load(file, database))
        }
    }
}
