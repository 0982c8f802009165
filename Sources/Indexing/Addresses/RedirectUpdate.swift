import GRDB
import NotebookModel

/// What became of a redirect that a note asks for.
enum RedirectState: Int, Hashable, Sendable {
    /// It leads to the note.
    case stands = 0
    /// The note is withheld, and with it all that it asks for.
    case withheld = 1
    /// The note's own page stands there, or the note asks twice.
    case own = 2
    /// A page, an attachment or a folder of the site has the place.
    case occupied = 3
    /// Another note leads from there.
    case taken = 4
}

/// Decides which redirects the site has: a source keeps its place, and of several notes the first by path gets a redirect.
struct RedirectUpdate {
    private let database: Database
    private let places: SitePlaces

    init(_ database: Database) {
        self.database = database
        places = SitePlaces(database)
    }

    /// - Precondition: all sources have their addresses.
    /// - Complexity: O(n) in the files where there are redirects.
    func runWhole() throws {
        let keys = try String.fetchAll(database, sql: "SELECT DISTINCT key FROM redirect ORDER BY key")
        // As long as they are few, to ask for each costs less than to read all places.
        if keys.count < 100 { return try run(Set(keys)) }
        let places = try AllSitePlaces(database)
        for key in keys { try decide(key, isOccupied: places.isOccupied(key)) }
    }

    /// Decides again on those with the keys.
    func run(_ keys: Set<String>) throws {
        for key in keys.sorted() { try decide(key, isOccupied: places.isOccupied(key)) }
    }

    /// The keys of redirects that a source may let go or hinder by coming to one of the addresses or leaving it.
    func keys(around addresses: Set<String>) throws -> Set<String> {
        if try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM redirect)") != true { return [] }
        var found: Set<String> = []
        let below = try database.cachedStatement(
            sql: "SELECT DISTINCT key FROM redirect WHERE key > ?1 || '/' AND key < ?1 || '0'")
        let exact = try database.cachedStatement(sql: "SELECT key FROM redirect WHERE key = ? LIMIT 1")
        for key in Set(addresses.map(AddressAllocation.key)) {
            found.formUnion(try String.fetchAll(below, arguments: [key]))
            for place in [key] + AddressAllocation.folders(above: key) {
                if let known = try String.fetchOne(exact, arguments: [place]) { found.insert(known) }
            }
        }
        return found
    }

    private struct Claim {
        let file: Int64
        let ordinal: Int
        let isPublished: Bool
        let isOwn: Bool

        init(_ row: Row, key: String) {
            file = row[0]
            ordinal = row[1]
            isPublished = row[2]
            isOwn = AddressAllocation.key(of: row[3]) == key
        }
    }

    private func decide(_ key: String, isOccupied: Bool) throws {
        let sql = """
            SELECT redirect.file, redirect.ordinal, file_metadata.is_published, file_metadata.address
            FROM redirect JOIN file_metadata ON file_metadata.row = redirect.file
            WHERE redirect.key = ? ORDER BY file_metadata.path, redirect.ordinal
            """
        let claims = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key])
            .map { Claim($0, key: key) }
        var holder: Int64?
        for claim in claims {
            let state: RedirectState
            if !claim.isPublished {
                state = .withheld
            } else if claim.isOwn || holder == claim.file {
                state = .own
            } else if isOccupied {
                state = .occupied
            } else if holder != nil {
                state = .taken
            } else {
                state = .stands
                holder = claim.file
            }
            try database.cachedStatement(sql: "UPDATE redirect SET state = ? WHERE file = ? AND ordinal = ?")
                .execute(arguments: [state.rawValue, claim.file, claim.ordinal])
        }
    }
}
