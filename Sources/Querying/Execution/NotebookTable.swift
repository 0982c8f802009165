import Indexing
import NotebookModel

/// The published files of one notebook as far as queries have asked for them, each column read once.
///
/// For one thread, and as long as the index does not change.
final class NotebookTable {
    /// A row of `file_metadata`.
    struct File {
        let id: FileID
        let path: NotebookPath
        let title: String
        let kind: FileKind
        let mediaType: String
        let byteCount: Int64
        let created: CalendarDate?
        let modified: CalendarDate?
        let summary: String
        /// JSON.
        let properties: String
    }

    let notebook: QueryNotebook
    private(set) var files: [File] = []
    private var slots: [FileID: Int] = [:]
    /// Whether all published files are there, and so in the order of their paths.
    private(set) var isWhole = false

    /// The keys that queries asked for, in the order in which they did.
    private var keys: [String] = []
    /// By place of the key, then by slot.
    private var properties: [[QueryValue]] = []
    /// By slot: of how many keys the values were read.
    private var readKeyCounts: [Int] = []
    private var tags: [[IndexedTag]?] = []

    var tests: [FileTest: RowSet] = [:]
    /// Those about the links of a name that no notebook has.
    var testsOfNothing: Set<FileTest> = []
    /// Told of each statement that is run, and why.
    var onStatement: ((String, IndexStatement) -> Void)?

    init(_ notebook: QueryNotebook) { self.notebook = notebook }

    // MARK: Files

    /// The slots of some files, those that are not published left out; of all published files where `wanted` is `nil`.
    func slots(of wanted: RowSet?) throws -> [Int] {
        guard let wanted else {
            try loadAll()
            return Array(files.indices)
        }
        let ids = wanted.files
        let unknown = ids.filter { slots[$0] == nil }
        if !isWhole, !unknown.isEmpty {
            let list = "[\(unknown.map { String($0.row) }.joined(separator: ","))]"
            try load(
                "the rows of these files",
                IndexStatement("\(Self.select) AND row IN (SELECT value FROM json_each(?))", [list]))
        }
        return ids.compactMap { slots[$0] }
    }

    /// The slots of the published files at or below some paths.
    func slots(within prefixes: [String]) throws -> [Int] {
        if isWhole {
            let ranges = prefixes.flatMap { prefix in
                [
                    place(ofPath: prefix)..<place(ofPath: prefix + "\0"),
                    place(ofPath: prefix + "/")..<place(ofPath: prefix + "0"),
                ]
            }
            return Set(ranges.flatMap { $0 }).sorted()
        }
        var found: Set<Int> = []
        for prefix in prefixes {
            let statement = IndexStatement(
                "\(Self.select) AND (path = ?1 OR path > ?1 || '/' AND path < ?1 || '0')", [prefix])
            found.formUnion(try load("the files at or below a path", statement))
        }
        return found.sorted()
    }

    /// The slot of the first file of a whole table whose path is not before the given one.
    ///
    /// - Complexity: O(log n).
    private func place(ofPath path: String) -> Int {
        var (low, high) = (0, files.count)
        while low < high {
            let middle = (low + high) / 2
            if ByteOrder.compare(files[middle].path.string, path) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let select = """
        SELECT row, path, title, kind, mime_type, size, date, updated, summary, properties
        FROM file_metadata WHERE deleted_at IS NULL AND is_published
        """

    private func loadAll() throws {
        if isWhole { return }
        // The rows that are there may stand anywhere; from here on slots are in the order of paths.
        files = []
        slots = [:]
        readKeyCounts = []
        tags = []
        for place in properties.indices { properties[place] = [] }
        try load("all files", IndexStatement("\(Self.select) ORDER BY path"))
        isWhole = true
    }

    /// - Returns: the slots of the rows.
    @discardableResult
    private func load(_ purpose: String, _ statement: IndexStatement) throws -> [Int] {
        onStatement?(purpose, statement)
        var found: [Int] = []
        try notebook.index.forEachRow(of: statement) { row in
            let id = row.file(0)
            if let known = slots[id] {
                found.append(known)
                return
            }
            let created = row.optionalText(6).flatMap { CalendarDate($0) }
            slots[id] = files.count
            found.append(files.count)
            files.append(
                File(
                    id: id, path: NotebookPath(row.text(1)), title: row.text(2),
                    kind: FileKind(rawValue: row.text(3)) ?? .attachment, mediaType: row.text(4),
                    byteCount: row.integer(5), created: created,
                    modified: row.optionalText(7).flatMap { CalendarDate($0) } ?? created, summary: row.text(8),
                    properties: row.text(9)))
        }
        let missing = files.count - readKeyCounts.count
        readKeyCounts += repeatElement(0, count: missing)
        tags += repeatElement(nil, count: missing)
        for place in properties.indices { properties[place] += repeatElement(.missing, count: missing) }
        return found
    }

    // MARK: Properties

    /// Asks for keys before rows are looked at, so that each row is read once for all of them.
    func register(keys new: some Sequence<String>) {
        for key in new where place(ofKey: key) == nil {
            keys.append(key)
            properties.append(Array(repeating: .missing, count: files.count))
        }
    }

    /// - Parameter key: a registered one.
    /// - Complexity: O(1) but for the first time that a row is asked for one of the registered keys.
    func property(_ key: String, at slot: Int) -> QueryValue {
        place(ofKey: key).map { property(place: $0, at: slot) } ?? .missing
    }

    func property(place: Int, at slot: Int) -> QueryValue {
        if readKeyCounts[slot] <= place { readProperties(at: slot) }
        return properties[place][slot]
    }

    /// - Complexity: O(k) in the keys, which are few: comparing them is faster than hashing one.
    func place(ofKey key: String) -> Int? { keys.firstIndex { ByteOrder.areEqual($0, key) } }

    private func readProperties(at slot: Int) {
        PropertyReader.read(files[slot].properties, keys: keys[readKeyCounts[slot]...]) { place, value in
            properties[place][slot] = value
        }
        readKeyCounts[slot] = keys.count
    }

    // MARK: Tags

    func loadTags(of wanted: [Int]) throws {
        let unknown = wanted.filter { tags[$0] == nil }
        if unknown.isEmpty { return }
        let found = try notebook.index.tags(of: unknown.map { files[$0].id })
        for slot in unknown { tags[slot] = found[files[slot].id] ?? [] }
    }

    /// - Parameter slot: of a file whose tags are loaded.
    func tags(at slot: Int) -> [String] { (tags[slot] ?? []).map(\.spelling) }
}

/// A row of a table as expressions see it.
struct TableRow: QueryableFile {
    let table: NotebookTable
    let slot: Int

    func passes(_ test: FileTest) -> Bool {
        if case .path(let pattern) = test { return pattern.matches(table.files[slot].path.string) }
        return table.tests[test]?.contains(table.files[slot].id) ?? false
    }

    func value(of field: QueryField) -> QueryValue {
        switch field {
        case .path: return .text(table.files[slot].path.string)
        case .name: return .text(String(table.files[slot].path.name))
        case .folder: return .text(table.files[slot].path.parent.string)
        case .pathExtension: return .text(table.files[slot].path.pathExtension)
        case .title: return .text(table.files[slot].title)
        case .kind: return .text(table.files[slot].kind.rawValue)
        case .mediaType: return .text(table.files[slot].mediaType)
        case .size: return .number(Double(table.files[slot].byteCount))
        case .created: return table.files[slot].created.map { .date($0) } ?? .missing
        case .modified: return table.files[slot].modified.map { .date($0) } ?? .missing
        case .summary: return .text(table.files[slot].summary)
        case .notebook: return .text(table.notebook.slug)
        case .tags: return .list(table.tags(at: slot).map { .text($0) })
        case .property(let path): return property(path)
        }
    }

    private func property(_ path: [String]) -> QueryValue {
        if path.count == 1 { return table.property(path[0], at: slot) }
        let whole = table.property(path.joined(separator: "."), at: slot)
        if !whole.isMissing { return whole }
        return table.property(path[0], at: slot).value(at: path.dropFirst())
    }
}

extension QueryValue {
    /// What stands at a dotted path in a map of properties: at the path as a key, else at the keys within maps.
    package func value(named path: [String]) -> QueryValue {
        let whole = value(at: [path.joined(separator: ".")])
        return whole.isMissing ? value(at: path[...]) : whole
    }

    /// What stands at the keys within maps.
    package func value(at path: ArraySlice<String>) -> QueryValue {
        guard let key = path.first else { return self }
        guard case .map(let entries) = self, let entry = entries.first(where: { ByteOrder.areEqual($0.key, key) })
        else { return .missing }
        return entry.value.value(at: path.dropFirst())
    }
}
