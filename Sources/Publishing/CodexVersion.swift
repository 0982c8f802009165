/// What this program calls itself in pages, `--version` and reports.
package enum CodexVersion {
    package static let number = "0.1.0"
    package static let name = "Codex \(number)"
}
