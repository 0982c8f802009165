import Diagnostics

/// Why a database can't be used.
package enum DatabaseOpenError: Error, Hashable, Sendable {
    /// It holds migrations that this version doesn't know.
    case newerVersion(schemaName: String, path: String)
    /// SQLite or the file system refuses it.
    case unusable(schemaName: String, path: String, reason: String)
    /// There is no room for it.
    case diskFull(schemaName: String, path: String)

    /// The error as people read it.
    package var diagnostic: Diagnostic {
        switch self {
        case .newerVersion(let schemaName, let path):
            Diagnostic(
                "newer-database", .error, at: SourceLocation(path: path),
                "\(schemaName) written by a newer version of codex",
                hint: "update codex, or move the file away and build anew")
        case .unusable(let schemaName, let path, let reason):
            Diagnostic(
                "unusable-database", .error, at: SourceLocation(path: path), "unusable \(schemaName): \(reason)",
                hint: "check that the file and its folder can be written")
        case .diskFull(let schemaName, let path):
            Diagnostic(
                "unusable-database", .error, at: SourceLocation(path: path), "unusable \(schemaName): disk is full",
                hint: "free some space; the next build goes on from here")
        }
    }
}
