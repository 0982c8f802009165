import Indexing
import NotebookModel

/// The answer to a query.
package struct QueryResult: Sendable {
    /// In their order, cut by offset and limit.
    package let rows: [QueryRow]
    /// Of all matches, in their order; empty where the query does not group.
    package let groups: [QueryGroup]
    /// Of all matches, in the order of the plan.
    package let aggregates: [QueryValue]
    /// The number of matches.
    package let total: Int
    /// The patterns that took too long for some file, sorted; such files count as not matching.
    package let exhaustedPatterns: [String]
    /// What the query asks the links of and is the name of no published file, sorted.
    package var unknownNames: [String] = []

    package static let empty = QueryResult(rows: [], groups: [], aggregates: [], total: 0, exhaustedPatterns: [])
}

/// A file that a query found.
package struct QueryRow: Sendable {
    /// Its slug.
    package let notebook: String
    package let file: FileID
    package let path: NotebookPath
    package let kind: FileKind
    package let title: String
    package let mediaType: String
    package let byteCount: Int64
    package let created: CalendarDate?
    package let modified: CalendarDate?
    /// As the file spells them; empty where the plan names its columns.
    package let tags: [String]
    /// Of the plan's projection.
    package let columns: [QueryValue]
    /// JSON; empty where the plan names its columns.
    let propertiesJSON: String

    /// All properties in their order; none where the plan names its columns.
    ///
    /// - Complexity: reads the file's properties anew.
    package var properties: [QueryMapEntry] { PropertyReader.all(propertiesJSON) }

    /// Whether a property may be a wikilink.
    package var namesLinks: Bool { ByteOrder.contains(propertiesJSON, "[[") }
}

package struct QueryGroup: Sendable {
    /// Missing for the rows that have none.
    package let key: QueryValue
    /// Places in the rows of the result.
    package let rows: [Int]
    /// Of all matches of the group.
    package let aggregates: [QueryValue]
    /// The number of matches.
    package let total: Int
}
