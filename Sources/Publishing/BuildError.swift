import Databases
import Diagnostics
import Glibc
import Scanning
import Templating

/// Why a command on a workspace could not be carried out. What is wrong in a note is a `Diagnostic` instead and stops nothing.
package enum BuildError: Error {
    case workspaceMissing(path: String)
    case configuration([Diagnostic])
    case locked(path: String, holder: Int32?)
    case file(path: String, action: String, errorNumber: Int32)
    case foreignOutput(path: String)
    case outputHoldsNotes(path: String)
    case alreadyWorkspace(path: String)
    case unknownFile(path: String)
    case scan(ScanError)
    case database(DatabaseOpenError)
    case databaseFailed(path: String, message: String)
    case template(TemplateError)

    package var diagnostics: [Diagnostic] {
        switch self {
        case .workspaceMissing(let path):
            [
                Diagnostic(
                    "missing-workspace", .error, at: SourceLocation(path: path), "Folder does not exist",
                    hint: "name a folder of notes")
            ]
        case .configuration(let found): found
        case .locked(let path, let holder):
            [
                Diagnostic(
                    "locked", .error, at: SourceLocation(path: path),
                    "Workspace is in use by \(holder.map { "process \($0)" } ?? "another process")",
                    hint: "wait until it has finished, or stop it")
            ]
        case .file(let path, let action, let number):
            [
                Diagnostic(
                    "file-error", .error, at: SourceLocation(path: path),
                    "Cannot \(action): \(String(cString: strerror(number)))", hint: Self.hint(for: number))
            ]
        case .foreignOutput(let path):
            [
                Diagnostic(
                    "foreign-output", .error, at: SourceLocation(path: path),
                    "Output folder is not empty and was not made by codex",
                    hint: "choose another folder with -o, or empty this one")
            ]
        case .outputHoldsNotes(let path):
            [
                Diagnostic(
                    "output-holds-notes", .error, at: SourceLocation(path: path),
                    "Output folder holds the notes themselves",
                    hint: "choose another folder with -o or 'output:' in codex.yml")
            ]
        case .alreadyWorkspace(let path):
            [
                Diagnostic(
                    "already-workspace", .error, at: SourceLocation(path: path), "Folder is a workspace already",
                    hint: "edit the file, or delete it to begin anew")
            ]
        case .unknownFile(let path):
            [
                Diagnostic(
                    "unknown-file", .error, at: SourceLocation(path: path), "File belongs to no notebook",
                    hint: "name a note or attachment that the workspace does not ignore")
            ]
        case .scan(let error): [error.diagnostic]
        case .database(let error): [error.diagnostic]
        case .databaseFailed(let path, let message):
            [
                Diagnostic(
                    "database-failed", .error, at: SourceLocation(path: path), "Database cannot be used: \(message)",
                    hint: "delete the file; the next build makes it anew from the notes")
            ]
        case .template(let error): [error.diagnostic]
        }
    }

    private static func hint(for errorNumber: Int32) -> String? {
        switch errorNumber {
        case ENOSPC, EDQUOT: "free some space; the next build goes on from here"
        case EACCES, EPERM, EROFS: "give yourself the right to write there, or choose another folder with -o"
        default: nil
        }
    }
}
