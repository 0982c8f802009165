import GRDB
import NotebookModel

/// The tables of `notebook.db`.
///
/// `file_metadata`, `tag`, `file_tag` and `search_index` are a contract that other programs read; the rest serves Codex.
/// A released migration never changes: a new one follows it.
enum NotebookSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: files, tags, links and search") { database in
            for statement in [files, sidecars, tags, links, headings, diagnostics, folders, search, state] {
                try database.execute(sql: statement)
            }
            for index in fileIndexes + linkIndexes { try index.make(database) }
        }
        migrator.registerMigration("blocks, fields and aliases") { database in
            for statement in [blocks, fields, aliases] { try database.execute(sql: statement) }
        }
        migrator.registerMigration("addresses") { try $0.execute(sql: addresses) }
        migrator.registerMigration("findings") { database in
            try database.execute(sql: findings)
            for index in findingIndexes { try index.make(database) }
        }
        migrator.registerMigration("spread") { database in
            try database.execute(sql: spread)
            try fillSpread(database)
        }
        migrator.registerMigration("tag counts") { database in
            try database.execute(sql: tagCounts)
            try TagCountUpdate(database).runWhole()
        }
        migrator.registerMigration("scan record") { try $0.execute(sql: scanRecord) }
        migrator.registerMigration("link hints") { try $0.execute(sql: linkHints) }
        migrator.registerMigration("queries") { try $0.execute(sql: queries) }
        migrator.registerMigration("dated queries") { database in
            try database.execute(sql: "CREATE INDEX query_dated ON query(file) WHERE is_dated")
        }
        migrator.registerMigration("link findings") { try $0.execute(sql: linkFindings) }
        // What was indexed before is taken to read everything.
        migrator.registerMigration("queries of texts") { database in
            try database.execute(sql: "ALTER TABLE query ADD COLUMN reads_texts INTEGER NOT NULL DEFAULT 1")
        }
        // There are more parts than before.
        migrator.registerMigration("finer spread") { try fillSpread($0) }
        migrator.registerMigration("scan folders") { try $0.execute(sql: scanFolders) }
        migrator.registerMigration("queries of texts, found") { database in
            try database.execute(sql: "CREATE INDEX query_text ON query(file) WHERE is_dated OR reads_texts")
        }
        return migrator
    }

    private static func fillSpread(_ database: Database) throws {
        let update = try database.makeStatement(sql: "UPDATE file_metadata SET spread = ? WHERE row = ?")
        for row in try Row.fetchAll(database, sql: "SELECT address, row FROM file_metadata") {
            try update.execute(arguments: [SiteAddress(row[0]).storedSpread, row[1] as Int64])
        }
    }

    /// `row` joins the tables and is the FTS5 row id; `id` is what the world outside may keep. A deleted file stays, with
    /// `deleted_at`, so that its id comes back with it.
    private static let files = """
        CREATE TABLE file_metadata (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            path TEXT NOT NULL UNIQUE,
            filename TEXT NOT NULL,
            extension TEXT NOT NULL,
            size INTEGER NOT NULL,
            mime_type TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            last_modified TEXT NOT NULL,
            title TEXT NOT NULL,
            properties TEXT NOT NULL,
            property_origins TEXT NOT NULL,
            git_tracked INTEGER NOT NULL DEFAULT 0,
            git_commit_hash TEXT,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            deleted_at TEXT,
            kind TEXT NOT NULL,
            modified_nanoseconds INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            source_digest TEXT NOT NULL,
            folder TEXT NOT NULL,
            name_key TEXT NOT NULL,
            visibility INTEGER NOT NULL,
            is_published INTEGER NOT NULL,
            natural_address TEXT NOT NULL,
            address TEXT NOT NULL,
            date TEXT,
            updated TEXT,
            summary TEXT NOT NULL
        );
        """

    private static let sidecars = """
        CREATE TABLE sidecar (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified_nanoseconds INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            PRIMARY KEY (file, path)
        ) WITHOUT ROWID;
        """

    /// `file_tag.spelling` is the tag as this file writes it: the site shows the spelling of the first file by path, which does
    /// not depend on the order of edits as `tag.name` does.
    private static let tags = """
        CREATE TABLE tag (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            color TEXT,
            description TEXT,
            created_at TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE
        );
        CREATE TABLE file_tag (
            id TEXT NOT NULL PRIMARY KEY,
            file_id TEXT NOT NULL REFERENCES file_metadata(id) ON DELETE CASCADE,
            tag_id TEXT NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
            created_at TEXT NOT NULL,
            spelling TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            UNIQUE (file_id, tag_id)
        );
        """

    /// `target_key` is the last part of the target, folded: what a new or gone file name is looked up by. `state`: see
    /// `LinkState`.
    private static let links = """
        CREATE TABLE link (
            source INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            syntax TEXT NOT NULL,
            is_embed INTEGER NOT NULL,
            target TEXT NOT NULL,
            fragment TEXT,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            target_key TEXT NOT NULL,
            state INTEGER NOT NULL,
            target_file INTEGER,
            target_path TEXT,
            anchor TEXT,
            PRIMARY KEY (source, ordinal)
        ) WITHOUT ROWID;
        """

    private static let headings = """
        CREATE TABLE heading (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            level INTEGER NOT NULL,
            text TEXT NOT NULL,
            anchor TEXT NOT NULL,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        """

    /// `identifier` is in lower case and without its `^`.
    private static let blocks = """
        CREATE TABLE block (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            identifier TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            PRIMARY KEY (file, identifier)
        ) WITHOUT ROWID;
        """

    /// Fields in the text of notes. `canonical_key` is the name by which queries ask, see `FieldKey`; `value` is JSON as in
    /// `file_metadata.properties`.
    private static let fields = """
        CREATE TABLE field (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            key TEXT NOT NULL,
            canonical_key TEXT NOT NULL,
            value TEXT NOT NULL,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            block_line INTEGER NOT NULL,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        CREATE INDEX field_key ON field(canonical_key);
        """

    /// Other names of notes; `key` is what the target of a link is compared with.
    private static let aliases = """
        CREATE TABLE alias (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            key TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (file, key)
        ) WITHOUT ROWID;
        CREATE INDEX alias_key ON alias(key);
        """

    private static let diagnostics = """
        CREATE TABLE diagnostic (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            id TEXT NOT NULL,
            severity TEXT NOT NULL,
            path TEXT NOT NULL,
            line INTEGER,
            column INTEGER,
            summary TEXT NOT NULL,
            hint TEXT,
            source_line TEXT,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        """

    /// The folders that have a page: those that hold a published note, and all above them; and the files of this notebook
    /// that published notes of other notebooks link to.
    private static let folders = """
        CREATE TABLE folder (
            path TEXT NOT NULL PRIMARY KEY,
            name_key TEXT NOT NULL,
            natural_address TEXT NOT NULL,
            address TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX folder_name ON folder(name_key);
        CREATE INDEX folder_address ON folder(natural_address);
        CREATE TABLE reached_from_outside (path TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
        """

    private static let search = """
        CREATE VIRTUAL TABLE search_index USING fts5(
            file_id UNINDEXED, path UNINDEXED, title, content, tags,
            tokenize = 'unicode61 remove_diacritics 2'
        );
        """

    /// `stale` holds what the site may no longer show right; it is emptied when the site has been written.
    private static let state = """
        CREATE TABLE stale (page TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """

    /// `natural_address` is the address that the file asks for, by its path or its permalink; `natural_key` is its place on
    /// file systems that see no difference of case. `redirect` holds the other addresses that notes ask for; `state`: see
    /// `RedirectState`, `origin`: see `RedirectOrigin`. A page's image for previews is one of its links, by ordinal, or lies
    /// elsewhere.
    private static let addresses = """
        ALTER TABLE file_metadata ADD COLUMN natural_key TEXT NOT NULL DEFAULT '';
        ALTER TABLE file_metadata ADD COLUMN image_link INTEGER;
        ALTER TABLE file_metadata ADD COLUMN image_url TEXT;
        ALTER TABLE folder ADD COLUMN natural_key TEXT NOT NULL DEFAULT '';
        DROP INDEX file_address;
        DROP INDEX folder_address;
        CREATE INDEX file_address ON file_metadata(natural_key, path) WHERE deleted_at IS NULL;
        CREATE INDEX folder_address ON folder(natural_key);
        CREATE TABLE redirect (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            address TEXT NOT NULL,
            key TEXT NOT NULL,
            origin INTEGER NOT NULL,
            line INTEGER,
            column INTEGER,
            state INTEGER NOT NULL,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        CREATE INDEX redirect_key ON redirect(key);
        """

    /// The names that several live files have, folded.
    private static let findings = """
        CREATE TABLE repeated_name (name_key TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO repeated_name
            SELECT name_key FROM file_metadata WHERE deleted_at IS NULL GROUP BY name_key HAVING count(*) > 1;
        """

    /// The tags of published notes and those above them, each as the first note by path spells it, with the number of these
    /// notes.
    private static let tagCounts = """
        CREATE TABLE tag_count (key TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, notes INTEGER NOT NULL) WITHOUT ROWID;
        """

    /// At most one row: `ScanRecord`.
    private static let scanRecord = """
        CREATE TABLE scan_record (commit_hash TEXT NOT NULL, files INTEGER NOT NULL, notes INTEGER NOT NULL, folders BLOB NOT NULL);
        """

    /// The folders of a record in a row of their own, since few builds change them. A record that was there is forgotten: the
    /// next scan looks at all files.
    private static let scanFolders = """
        DROP TABLE scan_record;
        CREATE TABLE scan_record (commit_hash TEXT NOT NULL, files INTEGER NOT NULL, notes INTEGER NOT NULL);
        CREATE TABLE scan_folders (folders BLOB NOT NULL);
        """

    /// What broken links of a folder's notes were most likely meant to name: `LinkHints`. It holds for the names that there are,
    /// and is emptied when one comes or goes.
    private static let linkHints = """
        CREATE TABLE link_hint (target TEXT NOT NULL, folder TEXT NOT NULL, hint TEXT, PRIMARY KEY (target, folder))
            WITHOUT ROWID;
        """

    /// What is wrong with links: `KnownLinkFindings`. Notes whose findings are no more sure are in `stale_link_finding`, those that
    /// embed notes in `embedding_note`.
    private static let linkFindings = """
        CREATE TABLE link_finding (
            source INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            id TEXT NOT NULL,
            severity TEXT NOT NULL,
            path TEXT NOT NULL,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            summary TEXT NOT NULL,
            hint TEXT NOT NULL,
            PRIMARY KEY (source, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE stale_link_finding (source INTEGER PRIMARY KEY);
        CREATE TABLE embedding_note (source INTEGER PRIMARY KEY);
        """

    /// The questions and tasks of files, see `QueryBlock` and `NoteTask`; and `FormerFacts`, with nulls for a file that queries
    /// could not find.
    private static let queries = """
        CREATE TABLE query (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            is_dated INTEGER NOT NULL,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE task (
            file INTEGER NOT NULL REFERENCES file_metadata(row) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL,
            text TEXT NOT NULL,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            depth INTEGER NOT NULL,
            block TEXT,
            PRIMARY KEY (file, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE former (
            row INTEGER NOT NULL PRIMARY KEY, path TEXT, kind TEXT, title TEXT, mime_type TEXT, size INTEGER, date TEXT,
            updated TEXT, summary TEXT, source_digest TEXT, properties TEXT, address TEXT, tags TEXT, links TEXT
        );
        """

    /// `SiteAddress.storedSpread` of the address: the notes of one search file are found by it.
    private static let spread = """
        ALTER TABLE file_metadata ADD COLUMN spread INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX file_spread ON file_metadata(spread) WHERE deleted_at IS NULL AND is_published AND kind = 'note';
        """
}

extension SiteAddress {
    /// Its `spread` as the index keeps it: which of the most parts it falls into.
    var storedSpread: Int { Int(spread) % Self.largestPartCount }
}
