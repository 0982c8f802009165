import Databases
import Diagnostics
import GRDB
import NotebookModel

/// What the site holds that was last written: which source stands at which address, and by which recipe.
///
/// It lives in `.codex/site.db` of the workspace; deleting it costs rendering every page once.
final class SiteStore: Sendable {
    private let database: DatabaseQueue
    let diagnostics: [Diagnostic]

    /// A page or file of the site as it was written.
    struct Entry: Hashable, Sendable {
        let source: PageSource
        let address: SiteAddress
        /// Hexadecimal; empty while the page's first writing is under way.
        let recipe: String
    }

    static func open(at path: String, displayPath: String) throws -> SiteStore {
        try SiteStore(openDatabase(at: path, schemaName: "site database", migrator: migrator, displayPath: displayPath))
    }

    private init(_ opened: OpenedDatabase) throws {
        database = opened.queue
        diagnostics = opened.diagnostics
    }

    deinit { try? close() }

    func close() throws { try database.closeDurably() }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: pages") { database in
            try database.execute(
                sql: """
                    CREATE TABLE page (source TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, recipe TEXT NOT NULL)
                        WITHOUT ROWID;
                    CREATE INDEX page_address ON page(address);
                    CREATE TABLE obsolete (address TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
                    CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("2: findings") { database in
            // What is wrong with the pages of earlier versions is known when they are made once more.
            try database.execute(
                sql: """
                    CREATE TABLE finding (
                        source TEXT NOT NULL, ordinal INTEGER NOT NULL, \(StoredDiagnostic.columnDefinitions),
                        PRIMARY KEY (source, ordinal)) WITHOUT ROWID;
                    \(forgetRecipes)
                    """)
        }
        return migrator
    }

    // MARK: Reading

    /// Reads without a transaction around, as `NotebookIndex` does.
    private func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try database.unsafeRead(body)
    }

    func entry(of source: PageSource) throws -> Entry? {
        try read { database in
            let select = try database.cachedStatement(sql: "SELECT source, address, recipe FROM page WHERE source = ?")
            return try Row.fetchOne(select, arguments: [source.encoded]).flatMap(Self.entry)
        }
    }

    /// The files that stand beside a page, in the order of their names.
    func parts(of place: NotebookLocation) throws -> [PageSource] {
        try read { database in
            let prefix = PageSource.partsPrefix(of: place)
            // What begins with the prefix stands between it and itself with a later last byte.
            let select = try database.cachedStatement(
                sql: "SELECT source FROM page WHERE source > ?1 AND source < ?2 ORDER BY source")
            return try String.fetchAll(select, arguments: [prefix, prefix.dropLast() + "\u{B}"])
                .compactMap(PageSource.init(encoded:))
                // The path of another page may go on with a line feed.
                .filter { if case .part(place, _) = $0 { true } else { false } }
        }
    }

    func entries() throws -> [Entry] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT source, address, recipe FROM page ORDER BY source").compactMap(
                Self.entry)
        }
    }

    /// Addresses that a run gave up but may have died before removing.
    func obsoleteAddresses() throws -> [SiteAddress] {
        try read { database in
            try String.fetchAll(database, sql: "SELECT address FROM obsolete ORDER BY address").map(SiteAddress.init)
        }
    }

    func isClaimed(_ address: SiteAddress) throws -> Bool {
        try read { database in
            let select = try database.cachedStatement(sql: "SELECT 1 FROM page WHERE address = ?")
            return try Int.fetchOne(select, arguments: [address.path]) != nil
        }
    }

    /// The number of HTML files.
    ///
    /// - Complexity: O(n) in the files of the site where some were added or removed since the last time.
    func pageCount() throws -> Int {
        if let known = try value(.pageCount).flatMap({ Int($0) }) { return known }
        return try database.write { database in
            let sql = "SELECT count(DISTINCT address) FROM page WHERE address LIKE '%.html'"
            let count = try Int.fetchOne(database, sql: sql) ?? 0
            try Self.store(String(count), .pageCount, database)
            return count
        }
    }

    /// The number of search files that hold text.
    func searchBucketCount() throws -> Int {
        try read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM page WHERE source GLOB 'bucket:*'") ?? 0
        }
    }

    func value(_ name: StateName) throws -> String? {
        try read { database in
            let select = try database.cachedStatement(sql: "SELECT value FROM state WHERE name = ?")
            return try String.fetchOne(select, arguments: [name.rawValue])
        }
    }

    /// What is wrong with pages and only making them told; in no order, each once.
    func findings() throws -> [Diagnostic] {
        try read { database in
            var findings: [Diagnostic] = []
            try database.cachedStatement(sql: "SELECT DISTINCT \(StoredDiagnostic.columns) FROM finding")
                .forEachStoredRow { findings.append(Diagnostic($0)) }
            return findings
        }
    }

    /// The addresses of all files of the site, sorted.
    func addresses() throws -> [SiteAddress] {
        try read { database in
            try String.fetchAll(database, sql: "SELECT DISTINCT address FROM page ORDER BY address").map(
                SiteAddress.init)
        }
    }

    enum StateName: String {
        /// Names the output folder that the rows speak of; the same stands in that folder's marker.
        case siteID = "site_id"
        /// What every page depends on; stored once all pages have been rendered by it.
        case recipe
        case registration
        /// Present while the output folder's marker lists the addresses of all pages.
        case listed
        /// When the site's answers were last made right, in seconds since 1970.
        case queryClock = "query_clock"
        /// How many HTML files there are; absent once rows were added or removed.
        case pageCount = "page_count"
    }

    /// When the answers that the site shows were last made right.
    func queryClock() throws -> BuildClock? {
        try value(.queryClock).flatMap { Int64($0) }.map { BuildClock(unixSeconds: $0) }
    }

    func store(queryClock clock: BuildClock) throws { try store(String(clock.unixSeconds), .queryClock) }

    // MARK: Writing

    /// Says what is about to be written and removed, before it is done.
    ///
    /// Until `finish` the pages have no recipe: whatever their files hold when a run dies, they are rendered again.
    ///
    /// - Parameters:
    ///   - entries: pages of sources that may have an entry.
    ///   - newEntries: pages of sources without one, which need not be looked for.
    func begin(writing entries: [Entry], adding newEntries: [Entry], removing sources: [PageSource]) throws {
        if entries.isEmpty, newEntries.isEmpty, sources.isEmpty { return }
        try database.write { database in
            let forget = try PreparedStatement(
                "UPDATE page SET recipe = '' WHERE source = ? AND address = ?", database)
            let obsolete = try PreparedStatement(
                "INSERT OR IGNORE INTO obsolete SELECT address FROM page WHERE source = ? AND address <> ?", database)
            let insert = try PreparedStatement("INSERT OR REPLACE INTO page VALUES (?, ?, '')", database)
            var areOthers = !sources.isEmpty || !newEntries.isEmpty
            for entry in entries {
                let source = entry.source.encoded, address = entry.address.path
                try forget.execute(source, address)
                if database.changesCount > 0 { continue }
                try obsolete.execute(source, address)
                try insert.execute(source, address)
                areOthers = true
            }
            for entry in newEntries { try insert.execute(entry.source.encoded, entry.address.path) }
            let delete = try database.cachedStatement(sql: "DELETE FROM page WHERE source = ?")
            for source in sources {
                try obsolete.execute(source.encoded, "")
                try delete.execute(arguments: [source.encoded])
            }
            try Self.forgetFindings(of: sources, database)
            if areOthers { for name in [StateName.listed, .pageCount] { try Self.remove(name, database) } }
        }
    }

    /// Says what has been written and removed, and that the marker lists it.
    ///
    /// - Parameter findings: what is wrong with the pages that were written, of those alone.
    func finish(written entries: [Entry], findings: [PageSource: [Diagnostic]], recipe: String?) throws {
        try database.write { database in
            let update = try PreparedStatement("UPDATE page SET recipe = ? WHERE source = ?", database)
            for entry in entries { try update.execute(entry.recipe, entry.source.encoded) }
            try Self.forgetFindings(of: entries.lazy.map(\.source), database)
            try Self.insert(findings, database)
            try database.execute(sql: "DELETE FROM obsolete")
            try Self.store("", .listed, database)
            if let recipe { try Self.store(recipe, .recipe, database) }
        }
    }

    func store(_ value: String, _ name: StateName) throws {
        try database.write { try Self.store(value, name, $0) }
    }

    /// Has every page rendered again, while what stands in the site stays known, so that it is removed when its source is gone.
    func forgetRecipes() throws { try database.write { try $0.execute(sql: Self.forgetRecipes) } }

    private static let forgetRecipes = "UPDATE page SET recipe = ''; DELETE FROM state WHERE name = 'recipe';"

    /// Forgets all pages: another folder is written from now on, or one whose pages are not known.
    ///
    /// - Parameter found: what earlier builds wrote there, to be removed unless it is written again.
    func reset(siteID: String, found: [SiteAddress]) throws {
        try database.write { database in
            try database.execute(sql: "DELETE FROM page; DELETE FROM obsolete; DELETE FROM finding")
            let obsolete = try database.cachedStatement(sql: "INSERT OR IGNORE INTO obsolete VALUES (?)")
            for address in found { try obsolete.execute(arguments: [address.path]) }
            for name in [StateName.recipe, .listed, .pageCount, .queryClock] { try Self.remove(name, database) }
            try Self.store(siteID, .siteID, database)
        }
    }

    private static func forgetFindings(of sources: some Sequence<PageSource>, _ database: Database) throws {
        // Most sites have none.
        guard try Int.fetchOne(database, sql: "SELECT 1 FROM finding LIMIT 1") != nil else { return }
        let delete = try PreparedStatement("DELETE FROM finding WHERE source = ?", database)
        for source in sources { try delete.execute(source.encoded) }
    }

    private static func insert(_ findings: [PageSource: [Diagnostic]], _ database: Database) throws {
        if findings.isEmpty { return }
        let insert = try database.cachedStatement(sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (source, found) in findings {
            for (ordinal, finding) in found.enumerated() {
                try insert.execute(arguments: StatementArguments([source.encoded, ordinal] + finding.storedValues()))
            }
        }
    }

    private static func store(_ value: String, _ name: StateName, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO state VALUES (?, ?)")
            .execute(arguments: [name.rawValue, value])
    }

    private static func remove(_ name: StateName, _ database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM state WHERE name = ?").execute(arguments: [name.rawValue])
    }

    private static func entry(_ row: Row) -> Entry? {
        PageSource(encoded: row[0]).map { Entry(source: $0, address: SiteAddress(row[1]), recipe: row[2]) }
    }
}
