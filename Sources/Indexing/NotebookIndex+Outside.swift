import Diagnostics
import GRDB
import NotebookModel

/// Links between the notebooks of a workspace. They are taken at their word, in the case as written.
extension NotebookIndex {
    /// The file that a link from another notebook names: at the path, at the path with `.md`, or the index note of a folder.
    package func outsideTarget(at path: NotebookPath) throws -> IndexedFile? {
        let candidates = [
            path, NotebookPath(path.string + ".md"), path.appending("index.md"), path.appending("README.md"),
        ]
        return try files(at: candidates).first
    }

    /// The published notes of this notebook whose links name one of the paths of another notebook, in the order of their paths.
    package func backlinks(toOutside paths: [String]) throws -> [IndexedBacklink] {
        try read { database in
            let sql = """
                SELECT DISTINCT source.title, source.address, source.path
                FROM link JOIN file_metadata AS source ON source.row = link.source
                WHERE link.state = \(LinkState.outside.rawValue) AND source.is_published
                    AND link.target_path IN (\(paths.map { _ in "?" }.joined(separator: ", "))) ORDER BY source.path
                """
            return try Row.fetchAll(database, sql: sql, arguments: StatementArguments(paths))
                .map { IndexedBacklink(title: $0[0], address: SiteAddress($0[1]), path: NotebookPath($0[2])) }
        }
    }

    /// All paths of other notebooks that published notes of this one link to.
    package func outsideTargets() throws -> [String] {
        try read { database in
            let sql = """
                SELECT DISTINCT link.target_path FROM link JOIN file_metadata AS source ON source.row = link.source
                WHERE link.state = \(LinkState.outside.rawValue) AND link.target_path IS NOT NULL AND source.is_published
                ORDER BY 1
                """
            return try String.fetchAll(database, sql: sql)
        }
    }

    /// Whether a published note has a tag.
    package func hasPublishedTags() throws -> Bool {
        try read { database in
            let sql = """
                SELECT 1 FROM file_tag JOIN file_metadata ON file_metadata.id = file_tag.file_id
                WHERE file_metadata.is_published AND file_metadata.kind <> 'attachment' LIMIT 1
                """
            return try Int.fetchOne(database, sql: sql) != nil
        }
    }

    /// The keys of all tags of published notes.
    package func tagKeys() throws -> [String] {
        try read { try String.fetchAll($0, sql: Self.publishedTagKeys) }
    }

    static let publishedTagKeys = """
        SELECT key FROM tag WHERE EXISTS (
            SELECT 1 FROM file_tag JOIN file_metadata ON file_metadata.id = file_tag.file_id
            WHERE file_tag.tag_id = tag.id AND file_metadata.is_published AND file_metadata.kind <> 'attachment')
        ORDER BY key
        """
}

/// A link that names a file of another notebook.
package struct OutsideLink: Hashable, Sendable {
    package let source: NotebookPath
    package let position: SourcePosition
    /// As written.
    package let target: String
    /// From the workspace's root.
    package let targetPath: String
    package let fragment: String?
    package let syntax: LinkReference.Syntax
}

extension NotebookIndex {
    /// All links to other notebooks, in the order of their places.
    package func outsideLinks() throws -> [OutsideLink] {
        try read { database in
            let sql = """
                SELECT source.path, link.line, link.column, link.target, link.target_path, link.fragment, link.syntax
                FROM link JOIN file_metadata AS source ON source.row = link.source
                WHERE link.state = \(LinkState.outside.rawValue) AND link.target_path IS NOT NULL
                ORDER BY source.path, link.ordinal
                """
            return try Row.fetchAll(database, sql: sql).map {
                OutsideLink(
                    source: NotebookPath($0[0]), position: SourcePosition(line: $0[1], column: $0[2]), target: $0[3],
                    targetPath: $0[4], fragment: $0[5],
                    syntax: LinkReference.Syntax(rawValue: $0[6]) ?? .wikilink)
            }
        }
    }
}
