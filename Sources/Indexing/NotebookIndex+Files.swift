import Databases
import GRDB
import NotebookModel

/// A file as the site lists it.
///
/// A reference, since lists of all files are sorted, searched and handed on, and a copy of so many texts costs.
package final class IndexedFile: Sendable {
    package let id: FileID
    package let path: NotebookPath
    package let kind: FileKind
    package let title: String
    package let address: SiteAddress
    package let isPublished: Bool
    package let date: CalendarDate?
    package let updated: CalendarDate?
    package let summary: String
    package let mediaType: String
    package let byteCount: Int64
    /// Of the file's content and its sidecars': what its own part of the page depends on.
    package let sourceDigest: String
    /// The link that names the image for previews, by its place among the links of the note.
    package let imageLink: Int?
    /// The address of an image for previews that lies elsewhere.
    package let imageURL: String?

    static let columns = """
        file_metadata.row, file_metadata.path, file_metadata.kind, file_metadata.title, file_metadata.address,
        file_metadata.is_published, file_metadata.date, file_metadata.updated, file_metadata.summary,
        file_metadata.mime_type, file_metadata.size, file_metadata.source_digest, file_metadata.image_link,
        file_metadata.image_url
        """

    init(_ row: StoredRow) {
        id = FileID(row: row.integer(0))
        path = NotebookPath(row.text(1))
        kind = FileKind(rawValue: row.text(2)) ?? .attachment
        title = row.text(3)
        address = SiteAddress(row.text(4))
        isPublished = row.bool(5)
        date = row.optionalText(6).flatMap { CalendarDate($0) }
        updated = row.optionalText(7).flatMap { CalendarDate($0) }
        summary = row.text(8)
        mediaType = row.text(9)
        byteCount = row.integer(10)
        sourceDigest = row.text(11)
        imageLink = row.optionalInteger(12).map { Int($0) }
        imageURL = row.optionalText(13)
    }
}

/// A link with what it was resolved to, in the order of the note.
package struct IndexedLink: Sendable {
    package let state: LinkState
    /// As written.
    package let target: String
    package let syntax: LinkReference.Syntax
    /// As written, for files that are no notes.
    package let fragment: String?
    /// The place in the target that the fragment names; `nil` when it names none.
    package let anchor: String?
    /// The target, when it is a file of the notebook.
    package let file: IndexedFile?
    package let isEmbed: Bool
    /// A folder of this notebook, or a file of another one from the workspace's root.
    package let path: String?
    package let folderAddress: SiteAddress?
}

/// A note that links to another.
package struct IndexedBacklink: Hashable, Sendable {
    package let title: String
    package let address: SiteAddress
    package let path: NotebookPath
}

/// A tag of a file: its key, and its name as the first file by path spells it.
package struct IndexedTag: Hashable, Sendable {
    package let key: String
    package let spelling: String
}

extension NotebookIndex {
    /// The live files at the paths, in the order of the paths; paths without one are left out.
    package func files(at paths: [NotebookPath]) throws -> [IndexedFile] {
        try read { database in
            let select = try database.cachedStatement(
                sql: "SELECT \(IndexedFile.columns) FROM file_metadata WHERE path = ? AND deleted_at IS NULL")
            var files: [IndexedFile] = []
            for path in paths {
                try select.forEachStoredRow(arguments: [path.string]) { files.append(IndexedFile($0)) }
            }
            return files
        }
    }

    /// Whether a file of the notebook has the address or would have it if no other did, or a folder of the site stands there.
    package func isWanted(_ address: SiteAddress) throws -> Bool {
        try read { database in
            let places = SitePlaces(database)
            let key = AddressAllocation.key(of: address.path)
            return try places.isWanted(key) || places.isOccupied(key)
        }
    }

    /// All files that the last scan found, sidecars aside, and the notes among them.
    ///
    /// - Complexity: O(files) in an index of folders.
    package func fileCounts() throws -> (files: Int, notes: Int) {
        try read { database in
            let sql = """
                SELECT count(*), total(kind = 'note') FROM file_metadata INDEXED BY file_folder WHERE deleted_at IS NULL
                """
            let row = try Row.fetchOne(database, sql: sql)
            return (row?[0] ?? 0, row.map { Int($0[1] as Double) } ?? 0)
        }
    }

    /// All published files in the order of their paths.
    package func publishedFiles(within folder: NotebookPath = .root) throws -> [IndexedFile] {
        try read { database in
            let sql =
                "SELECT \(IndexedFile.columns) FROM file_metadata WHERE deleted_at IS NULL AND is_published ORDER BY path"
            var files: [IndexedFile] = []
            try database.makeStatement(sql: sql).forEachStoredRow { row in
                let file = IndexedFile(row)
                if folder.isRoot || file.path.isWithin(folder) { files.append(file) }
            }
            return files
        }
    }

    /// The links of each note, in the order of the note.
    ///
    /// - Parameter known: gives files that are at hand, so that they are not read again.
    /// - Complexity: O(l) in the links; one query, and one for each target that is not known.
    package func links(
        of notes: [FileID], knowing known: (FileID) -> IndexedFile? = { _ in nil }
    ) throws -> [FileID: [IndexedLink]] {
        try read { database in
            var links: [FileID: [IndexedLink]] = [:]
            var targets: [FileID: IndexedFile] = [:]
            let select = try database.cachedStatement(
                sql: "SELECT \(IndexedFile.columns) FROM file_metadata WHERE row = ?")
            func target(_ id: FileID) throws -> IndexedFile? {
                if let file = known(id) ?? targets[id] { return file }
                try select.forEachStoredRow(arguments: [id.row]) { targets[id] = IndexedFile($0) }
                return targets[id]
            }
            try database.makeStatement(sql: Self.linksQuery(of: notes)).forEachStoredRow { row in
                links[FileID(row: row.integer(0)), default: []].append(
                    IndexedLink(
                        state: LinkState(rawValue: Int(row.integer(1))) ?? .unresolved, target: row.text(8),
                        syntax: LinkReference.Syntax(rawValue: row.text(9)) ?? .wikilink,
                        fragment: row.optionalText(2), anchor: row.optionalText(3),
                        file: try row.optionalInteger(4).flatMap { try target(FileID(row: $0)) },
                        isEmbed: row.bool(7), path: row.optionalText(5),
                        folderAddress: row.optionalText(6).map(SiteAddress.init)))
            }
            return links
        }
    }

    static func linksQuery(of notes: [FileID]) -> String {
        """
        SELECT link.source, link.state, link.fragment, link.anchor, link.target_file, link.target_path, folder.address,
            link.is_embed, link.target, link.syntax
        FROM link LEFT JOIN folder ON link.state = \(LinkState.folder.rawValue) AND folder.path = link.target_path
        WHERE link.source IN (\(notes.rowList)) ORDER BY link.source, link.ordinal
        """
    }

    /// The published notes that link to each file, itself aside, in the order of their paths.
    package func backlinks(to files: [FileID]) throws -> [FileID: [IndexedBacklink]] {
        try read { database in
            var backlinks: [FileID: [IndexedBacklink]] = [:]
            let rows = try Row.fetchCursor(database, sql: Self.backlinksQuery(to: files))
            while let row = try rows.next() {
                backlinks[FileID(row: row[0]), default: []].append(
                    IndexedBacklink(title: row[1], address: SiteAddress(row[2]), path: NotebookPath(row[3])))
            }
            return backlinks
        }
    }

    static func backlinksQuery(to files: [FileID]) -> String {
        """
        SELECT DISTINCT link.target_file, source.title, source.address, source.path
        FROM link JOIN file_metadata AS source ON source.row = link.source
        WHERE link.target_file IN (\(files.rowList)) AND source.is_published AND source.row <> link.target_file
        ORDER BY link.target_file, source.path
        """
    }

    /// The notes that link to each file, whether they are published or not, in no order.
    ///
    /// - Complexity: O(l) in the links, read from an index.
    package func linkers() throws -> [FileID: [FileID]] {
        try read { database in
            var linkers: [FileID: [FileID]] = [:]
            try database.makeStatement(sql: Self.linkersQuery).forEachStoredRow { row in
                linkers[FileID(row: row.integer(0)), default: []].append(FileID(row: row.integer(1)))
            }
            return linkers
        }
    }

    static let linkersQuery =
        "SELECT DISTINCT target_file, source FROM link INDEXED BY link_file WHERE target_file IS NOT NULL"

    /// The notes that show a file in their place, in the order of their paths.
    package func embedders(of path: NotebookPath) throws -> [NotebookPath] {
        try read { database in
            let sql = """
                SELECT DISTINCT source.path FROM link JOIN file_metadata AS source ON source.row = link.source
                WHERE link.target_file = (SELECT row FROM file_metadata WHERE path = ?) AND link.is_embed ORDER BY 1
                """
            return try String.fetchAll(database.cachedStatement(sql: sql), arguments: [path.string])
                .map { NotebookPath($0) }
        }
    }

    /// The tags of each file, in the order of its own listing.
    package func tags(of files: [FileID]) throws -> [FileID: [IndexedTag]] {
        try read { database in
            let sql = """
                SELECT file_metadata.row, tag.key, file_tag.spelling
                FROM file_metadata JOIN file_tag ON file_tag.file_id = file_metadata.id JOIN tag ON tag.id = file_tag.tag_id
                WHERE file_metadata.row IN (\(files.rowList)) ORDER BY file_metadata.row, file_tag.ordinal
                """
            var tags: [FileID: [IndexedTag]] = [:]
            try database.makeStatement(sql: sql).forEachStoredRow { row in
                tags[FileID(row: row.integer(0)), default: []].append(
                    IndexedTag(key: row.text(1), spelling: row.text(2)))
            }
            return tags
        }
    }

    /// The `id` on a note's page of the heading or block that a fragment names; `nil` when it names none.
    ///
    /// - Complexity: linear in the note's headings and blocks.
    package func anchor(of fragment: String, syntax: LinkReference.Syntax, in file: FileID) throws -> String? {
        try read { try NotePlaces(of: file, $0) }.anchor(of: fragment, syntax: syntax)
    }
}

extension [FileID] {
    /// The rows as SQL, for `IN (…)`: numbers need no quoting.
    fileprivate var rowList: String { map { String($0.row) }.joined(separator: ",") }
}
