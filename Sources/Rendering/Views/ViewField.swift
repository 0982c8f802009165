import NotebookModel
import Querying

/// A field of rows as a column or a line of a card shows it.
package struct ViewField: Hashable, Sendable {
    package enum DateFormat: String, Hashable, Sendable, CaseIterable {
        /// `2026-03-01`, as everywhere on the site.
        case day
        /// `2026-03-01 09:30`
        case minute
        case month, year
    }

    package var field: QueryField
    /// What stands above the column.
    package var label: String
    /// Digits behind the point; `nil` shows numbers as they are written.
    package var decimals: Int?
    /// Stands behind each number.
    package var unit: String?
    package var dateFormat = DateFormat.day

    package init(_ field: QueryField, label: String? = nil) {
        self.field = field
        self.label = label ?? Self.label(of: field)
    }

    /// `due_date` → `Due date`.
    private static func label(of field: QueryField) -> String {
        let name = if case .property(let path) = field { path.last ?? "" } else { field.name }
        let words = name.replacingUnderscores
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension QueryField {
    /// A field by its name, else a property; a dotted one leads into maps.
    package init(orProperty name: String) {
        if let field = QueryField(named: name) {
            self = field
            return
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        self = .property(parts.contains("") ? [name] : parts)
    }
}

extension String {
    fileprivate var replacingUnderscores: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "_" ? " " : $0 }))
    }
}
