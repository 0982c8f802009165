import Diagnostics
import NotebookModel
import Parsing

/// The types that a vault gives its properties, one for each name, as Obsidian keeps them in `.obsidian/types.json`.
///
/// Texts and lists are not among them: Obsidian shows any value as either.
package enum VaultPropertyType: String, Hashable, Sendable, CaseIterable {
    case number, checkbox, date, datetime

    fileprivate var name: String {
        switch self {
        case .number: "a number"
        case .checkbox: "a checkbox"
        case .date, .datetime: "a date"
        }
    }

    /// An empty property is of every type; a date and a time stand for each other.
    fileprivate func fits(_ value: PropertyValue) -> Bool {
        switch (self, value) {
        case (_, .null), (_, .text("")), (.number, .number), (.checkbox, .boolean): true
        case (.date, .date), (.date, .timestamp), (.datetime, .date), (.datetime, .timestamp): true
        default: false
        }
    }
}

/// Holds the properties of notes against the types of their vault.
struct VaultTypeCheck {
    let types: [String: VaultPropertyType]

    /// A note for each property of another type, where it stands. Obsidian shows it as a mismatch; pages show it as it is.
    func findings(in document: ParsedDocument, of file: SourceFile) -> [Diagnostic] {
        guard !types.isEmpty, file.kind == .note else { return [] }
        return document.properties.compactMap { property in
            guard property.origin == .frontMatter, let type = types[property.key], !type.fits(property.value) else {
                return nil
            }
            return Diagnostic(
                "vault-property-type", .note,
                at: SourceLocation(path: file.displayPath, position: property.position),
                "`\(property.key)` is \(property.value.shown) and, for the vault, \(type.name)",
                hint: "write \(type.name), or choose another type for the property in Obsidian")
        }
    }
}
