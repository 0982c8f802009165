import Diagnostics
import Glibc

/// Why a notebook could not be scanned at all. Thrown, since an empty `ChangeSet` would read as "all files deleted".
package struct ScanError: Error, Hashable {
    package enum Reason: Hashable, Sendable {
        case missing
        case notAFolder
        /// With the system's error number.
        case unreadable(Int32)
        /// The ignore file of the notebook's own folder cannot be read, with the system's error number.
        case unreadableIgnoreFile(Int32)
    }

    /// The notebook's folder as the caller gave it.
    package let root: String
    package let reason: Reason

    package init(root: String, reason: Reason) {
        self.root = root
        self.reason = reason
    }

    init(root: String, errorNumber: Int32) {
        let reason: Reason =
            switch errorNumber {
            case ENOENT: .missing
            case ENOTDIR: .notAFolder
            default: .unreadable(errorNumber)
            }
        self.init(root: root, reason: reason)
    }

    init(root: String, failure: SystemFailure) {
        if failure.isOfIgnoreFile {
            self.init(root: root, reason: .unreadableIgnoreFile(failure.number))
        } else {
            self.init(root: root, errorNumber: failure.number)
        }
    }

    package var diagnostic: Diagnostic {
        let location = SourceLocation(path: root)
        return switch reason {
        case .missing:
            Diagnostic(
                "missing-notebook", .error, at: location, "notebook folder does not exist",
                hint: "create the folder, or name another under 'notebooks' in codex.yml")
        case .notAFolder:
            Diagnostic(
                "missing-notebook", .error, at: location, "notebook is a file, not a folder",
                hint: "name its folder under 'notebooks' in codex.yml")
        case .unreadableIgnoreFile(let errorNumber):
            Diagnostic(
                "unreadable-file", .error, at: SourceLocation(path: "\(root)/\(IgnoreScope.fileName)"),
                ScanDiagnostics.ignoreFileSummary(errorNumber), hint: ScanDiagnostics.ignoreFileHint(errorNumber))
        case .unreadable(let errorNumber):
            Diagnostic(
                "unreadable-notebook", .error, at: location,
                "notebook folder cannot be read: \(SystemError.text(errorNumber))",
                hint: "give yourself the right to read and enter the folder")
        }
    }
}
