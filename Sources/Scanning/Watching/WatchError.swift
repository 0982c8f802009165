import Diagnostics
import Glibc

/// Why the system does not watch.
package struct WatchError: Error, Hashable, Sendable {
    let errorNumber: Int32

    /// For folders that were to be watched beside others.
    ///
    /// - Parameter path: of the workspace, as people know it.
    package func diagnostic(at path: String) -> Diagnostic {
        Diagnostic("watch-limit", .warning, at: SourceLocation(path: path), summary, hint: hint)
    }

    package var summary: String {
        guard let setting else { return "folders cannot be watched: \(SystemError.text(errorNumber))" }
        return "folders cannot all be watched: the system's limit \(setting.name) is reached"
    }

    package var hint: String? { setting.map { "raise it: sudo sysctl \($0.name)=\($0.enough)" } }

    /// What sets the limit that was met; see inotify(7).
    private var setting: (name: String, enough: Int)? {
        switch errorNumber {
        case ENOSPC: ("fs.inotify.max_user_watches", 1_048_576)
        case EMFILE: ("fs.inotify.max_user_instances", 1024)
        default: nil
        }
    }
}
