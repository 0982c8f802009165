import NotebookModel

/// A file whose facts are at hand, apart from what full text and links would tell.
package protocol DescribedFile: QueryableFile {
    var notebook: String { get }
    var path: NotebookPath { get }
    var kind: FileKind { get }
    var title: String { get }
    var mediaType: String { get }
    var byteCount: Int64 { get }
    var created: CalendarDate? { get }
    var modified: CalendarDate? { get }
    var summary: String { get }
    /// As the file spells them.
    var tagNames: [String] { get }
    /// All of them as a map.
    var propertyMap: QueryValue { get }
}

extension DescribedFile {
    package func value(of field: QueryField) -> QueryValue {
        switch field {
        case .path: .text(path.string)
        case .name: .text(String(path.name))
        case .folder: .text(path.parent.string)
        case .pathExtension: .text(path.pathExtension)
        case .title: .text(title)
        case .kind: .text(kind.rawValue)
        case .mediaType: .text(mediaType)
        case .size: .number(Double(byteCount))
        case .created: created.map { .date($0) } ?? .missing
        case .modified: modified.map { .date($0) } ?? .missing
        case .summary: .text(summary)
        case .notebook: .text(notebook)
        case .tags: .list(tagNames.map { .text($0) })
        case .property(let path): propertyMap.value(named: path)
        }
    }

    /// Full text and links are unknown: a test of them is false.
    package func passes(_ test: FileTest) -> Bool {
        switch test {
        case .tag(let key): tagNames.contains { Tag($0)?.isWithin(key) ?? false }
        case .path(let pattern): pattern.matches(path.string)
        case .text, .linksTo, .linkedFrom: false
        }
    }
}
