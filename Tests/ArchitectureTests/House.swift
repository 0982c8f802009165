/// A module of the house and what it may import; Swift's own libraries stand in `swiftLibraries`.
struct Floor {
    let number: Int
    let module: String
    /// Modules of lower floors, one's own C libraries, and outside packages.
    let mayImport: Set<String>

    init(_ number: Int, _ module: String, _ mayImport: Set<String>) {
        self.number = number
        self.module = module
        self.mayImport = mayImport
    }
}

/// The table of the architecture. A module imports only from lower floors, and only what its row names.
enum House {
    static let floors: [Floor] = [
        // Places in files, findings, JSON; and work on several threads.
        Floor(0, "Diagnostics", []),
        Floor(0, "Parallelism", []),
        // Globs and regular expressions whose work is bounded.
        Floor(0, "Patterns", ["CPCRE2"]),

        // The values that all others exchange. Hashes are among them, so that libcrypto has its owner here.
        Floor(1, "NotebookModel", ["Diagnostics", "COpenSSL"]),
        // Mustache; knows no notebooks.
        Floor(1, "Templating", ["Diagnostics"]),
        // Formulas to MathML and code to its parts, by scripts and grammars that the build compiled.
        Floor(1, "Typesetting", ["Patterns", "CDuktape"]),

        // How every database is opened, and how rows are put into it by the thousand.
        Floor(2, "Databases", ["Diagnostics", "GRDB", "GRDBSQLite", "CSQLite"]),
        // Folders to sets of changes.
        Floor(2, "Scanning", ["Diagnostics", "Parallelism", "Patterns", "NotebookModel", "CPosix"]),
        // Files to documents.
        Floor(
            2, "Parsing",
            ["Diagnostics", "NotebookModel", "Typesetting", "CCmarkGFM", "CYAML", "CExpat", "CGumbo", "CArena"]),
        // Pictures to thumbnails.
        Floor(2, "Imaging", ["CVips"]),
        // What Git knows of a folder.
        Floor(2, "Versioning", []),
        // Texts to the files that a reader's browser searches.
        Floor(2, "ClientSearch", ["Diagnostics", "NotebookModel"]),

        // The notebook database. It takes parsed documents, whose type is the model's, and no parser.
        Floor(3, "Indexing", ["Diagnostics", "Parallelism", "NotebookModel", "Databases", "Scanning", "GRDB"]),
        // The system database.
        Floor(3, "SystemStore", ["Diagnostics", "NotebookModel", "Databases", "GRDB"]),

        // Definitions of views to plans, and plans to rows. It reads the index by statements, and knows no database.
        Floor(4, "Querying", ["Diagnostics", "Patterns", "NotebookModel", "Indexing"]),

        // View models and templates to pages; never touches the disk, and knows no database.
        Floor(
            5, "Rendering",
            ["Diagnostics", "NotebookModel", "Templating", "Parsing", "Querying", "CDefaultTheme"]),

        // The recipe: all of the above, put together.
        Floor(
            6, "Publishing",
            [
                "Diagnostics", "Parallelism", "Patterns", "NotebookModel", "Templating", "Databases", "Scanning",
                "Parsing",
                "Versioning", "ClientSearch", "Imaging", "Indexing", "SystemStore", "Querying", "Rendering", "GRDB",
            ]),

        // Arguments, progress, exit codes; and the executable.
        Floor(
            8, "CodexCommand",
            ["Diagnostics", "NotebookModel", "Parsing", "Indexing", "Querying", "Publishing", "ArgumentParser"]),
        Floor(9, "codex", ["CodexCommand"]),
    ]

    /// Each library has one owner, or few: whoever wants what it gives asks them.
    static let owners: [String: Set<String>] = [
        "CArena": ["Parsing"],
        "CCmarkGFM": ["Parsing"],
        "CYAML": ["Parsing"],
        "CExpat": ["Parsing"],
        "CGumbo": ["Parsing"],
        "COpenSSL": ["NotebookModel"],
        "CDuktape": ["Typesetting"],
        "CVips": ["Imaging"],
        "CPCRE2": ["Patterns"],
        "CPosix": ["Scanning"],
        "CDefaultTheme": ["Rendering"],
        "CSQLite": ["Databases"],
        "GRDBSQLite": ["Databases"],
        "GRDB": ["Databases", "Indexing", "SystemStore", "Publishing"],
        "ArgumentParser": ["CodexCommand"],
    ]

    static let swiftLibraries: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]
}
