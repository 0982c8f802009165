import Databases
import Diagnostics
import GRDB
import Glibc
import Scanning
import Templating

/// Why a command on a workspace could not be carried out. What is wrong in a note is a `Diagnostic` instead and stops nothing.
package enum BuildError: Error {
    case workspaceMissing(path: String)
    case notAFolder(path: String)
    case pathMissing(path: String)
    case configuration([Diagnostic])
    case locked(path: String, holder: Int32?)
    case file(path: String, action: String, errorNumber: Int32)
    case foreignOutput(path: String)
    case outputHoldsNotes(path: String)
    case alreadyWorkspace(path: String)
    case unknownFile(path: String)
    case outsideWorkspaces(path: String)
    case unknownCommit(name: String)
    case noRepository(path: String)
    case scan(ScanError)
    case database(DatabaseOpenError)
    case databaseFailed(path: String, DatabaseError)
    case template(TemplateError)
    case cannotWatch(path: String, WatchError)
    /// A note that cannot be made.
    case newNote([Diagnostic])

    /// At least one error; warnings stand beside those of a configuration.
    package var diagnostics: [Diagnostic] {
        switch self {
        case .workspaceMissing(let path):
            [Self.error("missing-workspace", path, "no such folder", hint: "name a folder of notes")]
        case .notAFolder(let path):
            [Self.error("not-a-folder", path, "file is not a folder", hint: "name the folder of its notes")]
        case .pathMissing(let path):
            [
                Self.error(
                    "missing-path", path, "no such file or folder", hint: "name a folder of notes, or a file in one")
            ]
        case .configuration(let found): Self.causes(among: found).inReadingOrder()
        case .locked(let path, let holder):
            [
                Self.error(
                    "locked", path,
                    "workspace is in use by \(holder.map { "process \($0)" } ?? "another process")",
                    hint: "wait until it has finished, or stop it")
            ]
        case .file(let path, let action, let number):
            [
                Self.error(
                    "file-error", path, "cannot \(action): \(String(cString: strerror(number)))",
                    hint: Self.hint(for: number, whoWantsTo: action))
            ]
        case .foreignOutput(let path):
            [
                Self.error(
                    "foreign-output", path, "output folder is not empty and was not made by codex",
                    hint: "choose another folder with -o, or empty this one")
            ]
        case .outputHoldsNotes(let path):
            [
                Self.error(
                    "output-holds-notes", path, "output folder holds the notes themselves",
                    hint: "choose another folder with -o or 'output:' in codex.yml")
            ]
        case .alreadyWorkspace(let path):
            [
                Self.error(
                    "already-workspace", path, "folder is a workspace already",
                    hint: "edit the file, or delete it to begin anew")
            ]
        case .unknownFile(let path):
            [
                Self.error(
                    "unknown-file", path, "file is no note or attachment of the workspace",
                    hint: "name one that is neither ignored nor a sidecar of another file")
            ]
        case .outsideWorkspaces(let path):
            [
                Self.error(
                    "outside-workspaces", path, "file lies in no workspace",
                    hint: "run 'codex build' or 'codex init' in the folder of its notes first")
            ]
        case .unknownCommit(let name):
            [
                Self.error(
                    "unknown-commit", name, "no such commit in the repository of the notes",
                    hint: "name a commit as 'git log' shows it, or leave --changed-since out")
            ]
        case .noRepository(let path):
            [
                Self.error(
                    "no-repository", path, "folder is in no Git repository",
                    hint: "run 'git init' there first, or build from cron")
            ]
        case .scan(let error): [error.diagnostic]
        case .database(let error): [error.diagnostic]
        case .databaseFailed(let path, let error):
            [
                Self.error(
                    "database-failed", path,
                    "database cannot be used: \(error.message ?? error.resultCode.description)",
                    hint: error.isDiskFull
                        ? Self.hintOfFullDisk : "delete the file; the next build makes it anew from the notes")
            ]
        case .template(let error): [error.diagnostic]
        case .cannotWatch(let path, let error):
            [Self.error("cannot-watch", path, error.summary, hint: error.hint)]
        case .newNote(let found): found
        }
    }

    /// Whether a file was to be written where a folder stands.
    var isFolderInTheWay: Bool {
        if case .file(_, _, EISDIR) = self { true } else { false }
    }

    /// Where the file is no YAML, what its lines seem to say is no use to anybody.
    private static func causes(among found: [Diagnostic]) -> [Diagnostic] {
        let syntax = found.filter { $0.id == "invalid-yaml" }
        return syntax.isEmpty ? found : syntax
    }

    private static func error(_ id: DiagnosticID, _ path: String, _ summary: String, hint: String?) -> Diagnostic {
        Diagnostic(id, .error, at: SourceLocation(path: path.isEmpty ? "''" : path), summary, hint: hint)
    }

    private static let hintOfFullDisk = "free some space; the next build goes on from here"

    private static func hint(for errorNumber: Int32, whoWantsTo action: String) -> String? {
        switch errorNumber {
        case ENOSPC, EDQUOT: hintOfFullDisk
        case EACCES, EPERM, EROFS:
            action.hasPrefix("read") ? "give yourself the right to read it" : "give yourself the right to write there"
        default: nil
        }
    }
}
