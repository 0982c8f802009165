import Diagnostics
import Glibc
import NotebookModel

/// The sentences of a scan's findings.
struct ScanDiagnostics: Sendable {
    /// Stands before each path.
    let displayPrefix: String

    func unreadableFile(_ path: NotebookPath, errorNumber: Int32) -> Diagnostic {
        Diagnostic(
            "unreadable-file", .error, at: location(path.string),
            "file cannot be read and stays as it was: \(SystemError.text(errorNumber))",
            hint: "give yourself the right to read it, or name it in \(IgnoreScope.fileName)")
    }

    func unreadableFolder(_ path: NotebookPath, errorNumber: Int32) -> Diagnostic {
        Diagnostic(
            "unreadable-folder", .error, at: location(path.string),
            "folder cannot be read and stays as it was: \(SystemError.text(errorNumber))",
            hint: "give yourself the right to read and enter it, or name it in \(IgnoreScope.fileName)")
    }

    func unreadableIgnoreFile(_ path: NotebookPath, errorNumber: Int32) -> Diagnostic {
        Diagnostic(
            "unreadable-file", .error, at: location(path.string),
            "\(Self.ignoreFileSummary(errorNumber)); its folder stays as it was", hint: Self.ignoreFileHint(errorNumber)
        )
    }

    /// Without its patterns, what it hides would be published; links are not followed to patterns of elsewhere.
    static func ignoreFileSummary(_ errorNumber: Int32) -> String {
        errorNumber == ELOOP
            ? "\(IgnoreScope.fileName) is a symbolic link, which is not followed"
            : "\(IgnoreScope.fileName) cannot be read: \(SystemError.text(errorNumber))"
    }

    static func ignoreFileHint(_ errorNumber: Int32) -> String {
        errorNumber == ELOOP
            ? "replace it by a regular file with the same patterns" : "make it a regular file that you may read"
    }

    /// - Parameter name: bytes that are not UTF-8.
    func invalidName(_ name: UnsafeBufferPointer<UInt8>, in folder: NotebookPath) -> Diagnostic {
        let shown = Self.escaped(name)
        return Diagnostic(
            "invalid-file-name", .warning, at: location(folder.appending(shown).string),
            "name '\(shown)' is not UTF-8, so that it is left out", hint: "rename it")
    }

    func skippedLink(_ path: NotebookPath, _ obstacle: LinkObstacle) -> Diagnostic {
        let summary: String
        let hint: String
        var severity = Severity.warning
        switch obstacle {
        case .outside:
            summary = "symbolic link leads out of the notebook and is not followed"
            hint = "copy the file into the notebook, or name the link in \(IgnoreScope.fileName)"
        case .folder:
            severity = .note
            summary = "symbolic link to a folder is not followed"
            hint = "link to the folder's notes instead, or name the link in \(IgnoreScope.fileName)"
        case .hidden:
            summary = "symbolic link leads to a hidden or excluded file and is not followed"
            hint = "move the file to a folder of the notebook, or name the link in \(IgnoreScope.fileName)"
        case .broken:
            summary = "symbolic link leads nowhere"
            hint = "mend or remove the link"
        }
        return Diagnostic("symlink-skipped", severity, at: location(path.string), summary, hint: hint)
    }

    private func location(_ path: String) -> SourceLocation { SourceLocation(path: displayPrefix + path) }

    /// Printable ASCII as it is, `\` doubled, other bytes as `\xE9`.
    static func escaped(_ name: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in name {
            if byte == UInt8(ascii: "\\") {
                text += "\\\\"
            } else if (0x20..<0x7F).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
