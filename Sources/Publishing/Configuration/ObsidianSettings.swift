import Diagnostics
import Glibc
import NotebookModel
import Parsing

/// What a vault's own settings, in `.obsidian`, say about how its notes are to be read.
///
/// <https://help.obsidian.md/settings>. What they say of other things is passed over without a word.
package struct ObsidianSettings: Hashable, Sendable {
    /// Whether a single line end joins two lines; `nil` where nobody said.
    package var strictLineBreaks: Bool?
    /// Lines in the language of `.gitignore`: excluded files, and the folder of the templates.
    package var ignore: [String] = []
    /// What the properties of notes are, by their names.
    package var propertyTypes: [String: VaultPropertyType] = [:]

    package init() {}

    /// - Parameters:
    ///   - root: of the vault, absolute.
    ///   - displayPrefix: stands before its paths in messages.
    static func read(_ root: String, displayPrefix: String) -> (ObsidianSettings, [Diagnostic]) {
        var settings = ObsidianSettings()
        var diagnostics: [Diagnostic] = []
        for name in ["app.json", "templates.json", "types.json"] {
            guard let content = try? FileBytes.read("\(root)/.obsidian/\(name)") else { continue }
            let (node, found) = parseJSON(content, path: "\(displayPrefix).obsidian/\(name)")
            diagnostics += found
            let source = SourceText(bytes: content, path: "\(displayPrefix).obsidian/\(name)")
            for entry in node?.entries ?? [] {
                settings.take(entry, of: name) {
                    diagnostics.append(source.diagnostic($0, .warning, at: $1, $2, hint: $3))
                }
            }
        }
        return (settings, diagnostics)
    }

    private mutating func take(
        _ entry: MetadataEntry, of file: String,
        _ warn: (DiagnosticID, SourcePosition, String, String) -> Void
    ) {
        switch (file, entry.key, entry.value.content) {
        case ("app.json", "strictLineBreaks", .boolean(let value)): strictLineBreaks = value
        case ("app.json", "userIgnoreFilters", .list(let filters)):
            for filter in filters {
                guard case .text(let text) = filter.content, !text.isEmpty else { continue }
                if text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
                    warn(
                        "unread-ignore-filter", filter.position,
                        "excluded files by a regular expression are not left out: '\(text)'",
                        "add a glob to `ignore` in codex.yml")
                } else {
                    ignore.append(Self.pattern(text))
                }
            }
        case ("templates.json", "folder", .text(let folder)) where !folder.isEmpty:
            ignore.append(Self.pattern(folder + "/"))
        case ("types.json", "types", .map(let types)):
            for type in types {
                propertyTypes[type.key] = type.value.propertyValue.scalarText.flatMap(VaultPropertyType.init)
            }
        default: break
        }
    }

    /// All that findings hang on, as one text.
    var propertyTypesText: String {
        propertyTypes.map { "\($0.key)\t\($0.value.rawValue)" }.sorted { ByteOrder.compare($0, $1) < 0 }
            .joined(separator: "\n")
    }

    /// A path from the vault's root as a pattern that matches nothing else.
    private static func pattern(_ path: String) -> String {
        var pattern = "/"
        for scalar in path.unicodeScalars.drop(while: { $0 == "/" }) {
            if ["*", "?", "[", "\\", " "].contains(scalar) { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern
    }
}
