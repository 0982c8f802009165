import Diagnostics
import Glibc

/// Why a notebook could not be scanned at all. Thrown, since an empty `ChangeSet` would read as "all files deleted".
package struct ScanError: Error, Hashable {
    package enum Reason: Hashable, Sendable {
        case missing
        case notAFolder
        /// With the system's error number.
        case unreadable(Int32)
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
        case .unreadable(let errorNumber):
            Diagnostic(
                "unreadable-notebook", .error, at: location,
                "notebook folder cannot be read: \(SystemError.text(errorNumber))",
                hint: "give yourself the right to read and enter the folder")
        }
    }
}
