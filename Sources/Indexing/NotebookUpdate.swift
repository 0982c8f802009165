import GRDB
import NotebookModel
import Scanning

/// How a notebook's files become rows.
package struct IndexingOptions: Sendable, Hashable {
    package var policy: PublicationPolicy
    package var linkStyle: LinkStyle
    /// First part of the notebook's addresses; empty in a site of one notebook.
    package var addressPrefix: String
    /// The notebook's folder as seen from the workspace, empty when they are one.
    package var notebookPath: String

    package init(policy: PublicationPolicy, linkStyle: LinkStyle, addressPrefix: String, notebookPath: String) {
        self.policy = policy
        self.linkStyle = linkStyle
        self.addressPrefix = addressPrefix
        self.notebookPath = notebookPath
    }
}

/// Takes the changes of one scan into the index, within one transaction.
///
/// The steps stand in `run` in the order that their needs give: names before links, links before what is reached by them,
/// everything before the comparison that says which pages are stale.
struct NotebookUpdate {
    let database: Database
    let options: IndexingOptions
    let naturalAddress: NaturalAddress
    var writer: FileWriter
    /// Whether every file is written anew, be it the first time or under other options: then comparing is idle.
    let isWhole: Bool
    /// Whether there were rows before.
    private let hasRows: Bool

    /// How the files were listed before, for those that were.
    var before: [FileID: FileCard] = [:]
    /// Files whose rows changed in any way, deleted ones included.
    var changed: Set<FileID> = []
    var written: [(file: FileID, source: IndexedSource, isNew: Bool)] = []
    /// Folded names that appeared or disappeared.
    var changedNames: Set<String> = []
    /// Natural addresses that gained or lost a file.
    var changedAddresses: Set<String> = []

    /// - Parameter isWhole: the changes hold every file of the notebook.
    init(_ database: Database, options: IndexingOptions, isWhole: Bool, now: BuildClock) throws {
        self.database = database
        self.options = options
        naturalAddress = NaturalAddress(prefix: options.addressPrefix)
        writer = FileWriter(database, naturalAddress: naturalAddress, policy: options.policy, now: now)
        hasRows = try Int.fetchOne(database, sql: "SELECT 1 FROM file_metadata LIMIT 1") != nil
        self.isWhole = isWhole || !hasRows
    }

    mutating func run(_ changes: NotebookChanges) throws {
        for touched in changes.touched { try writer.update(touched: touched) }
        try delete(changes.deleted)
        try move(changes.sources)
        try write(changes.sources)
        if isWhole { try database.execute(sql: "DELETE FROM folder") }
        let folders = try FolderUpdate.run(database, naturalAddress: naturalAddress)
        noteNames(of: folders)
        try AddressUpdate(database).run(groups: changedAddresses, folders: folders, isWhole: isWhole) { file in
            remember(try FileCard.load(file, database))
        }
        try resolveLinks()
        try publishReachedAttachments()
        try IndexState.scannedAt.store(String(changes.scannedAtNanoseconds), database)
        if isWhole {
            try mark([.everything])
        } else {
            try markStalePages(folders: folders)
        }
    }
}

extension NotebookUpdate {
    private mutating func remember(_ card: FileCard?) {
        guard let card else { return }
        changed.insert(card.id)
        if before[card.id] == nil { before[card.id] = card }
    }

    private func existing(_ path: NotebookPath) throws -> FileID? {
        let select = try database.cachedStatement(sql: "SELECT row FROM file_metadata WHERE path = ?")
        return try Int64.fetchOne(select, arguments: [path.string]).map(FileID.init(row:))
    }

    private mutating func noteAppearance(of path: NotebookPath, kind: FileKind) {
        let name = FoldedName.fold(path.name)
        changedNames.insert(name)
        if name.hasSuffix(".md") { changedNames.insert(String(name.dropLast(3))) }
        if name == "index.md" || name == "readme.md" { changedNames.insert(FoldedName.fold(path.parent.name)) }
        changedAddresses.insert(naturalAddress.address(of: path, kind: kind))
    }

    private mutating func delete(_ paths: [NotebookPath]) throws {
        for path in paths {
            guard let file = try existing(path), let card = try FileCard.load(file, database) else { continue }
            remember(card)
            noteAppearance(of: path, kind: card.kind)
            try writer.markDeleted(file)
        }
    }

    /// Gives the rows of moved files their new paths, by way of paths that no file can have, since files may have swapped names.
    private mutating func move(_ sources: [IndexedSource]) throws {
        let update = try database.cachedStatement(sql: "UPDATE file_metadata SET path = ? WHERE row = ?")
        var moves: [(file: FileID, path: NotebookPath)] = []
        for source in sources {
            guard let origin = source.origin, let file = try existing(origin) else { continue }
            remember(try FileCard.load(file, database))
            noteAppearance(of: origin, kind: source.file.kind)
            noteAppearance(of: source.file.path, kind: source.file.kind)
            try update.execute(arguments: ["/moving/\(file.row)", file.row])
            moves.append((file, source.file.path))
        }
        for move in moves {
            // A deleted file may still hold the path; its id goes, the moved file keeps its own.
            try database.cachedStatement(sql: "DELETE FROM file_metadata WHERE path = ?")
                .execute(arguments: [move.path.string])
            try update.execute(arguments: [move.path.string, move.file.row])
        }
    }

    private mutating func write(_ sources: [IndexedSource]) throws {
        for source in sources {
            let row = hasRows ? try existing(source.file.path) : nil
            let card = try row.flatMap { try FileCard.load($0, database) }
            if let card {
                remember(card)
            } else {
                noteAppearance(of: source.file.path, kind: source.file.kind)
            }
            let file = try writer.write(source, existing: row)
            changed.insert(file)
            written.append((file, source, row == nil))
            if let card, try FileCard.load(file, database)?.isPublished != card.isPublished {
                changedAddresses.insert(naturalAddress.address(of: source.file.path, kind: source.file.kind))
            }
        }
    }

    private mutating func noteNames(of folders: FolderChange) {
        for folder in folders.appeared + folders.disappeared { changedNames.insert(FoldedName.fold(folder.name)) }
        if !folders.isEmpty { changedNames.formUnion(["", ".", ".."]) }
    }

    private mutating func resolveLinks() throws {
        let resolver = LinkResolver(style: options.linkStyle, notebookPath: options.notebookPath)
        var links = try LinkWriter(database, resolver: resolver, readsAllNames: written.count > 500)
        for (file, source, isNew) in written {
            try links.write(source.document.links, of: file, at: source.file.path, isNew: isNew)
        }
        if isWhole { return }
        let changedHeadings = Set(written.filter { !$0.isNew }.map(\.file))
        try links.resolveAgain(keys: changedNames, linksInto: changedHeadings) { file in
            remember(try FileCard.load(file, database))
        }
    }
}
