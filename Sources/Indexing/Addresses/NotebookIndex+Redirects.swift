import GRDB
import NotebookModel

/// A page that leads to a note from another address.
package struct IndexedRedirect: Hashable, Sendable {
    package let key: String
    package let address: SiteAddress
    package let title: String
    /// Where the note's page stands.
    package let target: SiteAddress
}

extension NotebookIndex {
    /// The keys of all redirects that the site has, sorted.
    package func redirectKeys() throws -> [String] {
        try read { database in
            let sql = "SELECT DISTINCT key FROM redirect WHERE state = \(RedirectState.stands.rawValue) ORDER BY key"
            return try String.fetchAll(database, sql: sql)
        }
    }

    /// The redirects with the keys, in their order; keys without one are left out.
    package func redirects(_ keys: [String]) throws -> [IndexedRedirect] {
        try read { database in
            let select = try database.cachedStatement(
                sql: """
                    SELECT redirect.key, redirect.address, file_metadata.title, file_metadata.address
                    FROM redirect JOIN file_metadata ON file_metadata.row = redirect.file
                    WHERE redirect.key = ? AND redirect.state = \(RedirectState.stands.rawValue)
                    """)
            return try keys.compactMap { key in
                try Row.fetchOne(select, arguments: [key]).map { row in
                    IndexedRedirect(
                        key: row[0], address: SiteAddress(row[1]), title: row[2], target: SiteAddress(row[3]))
                }
            }
        }
    }
}
