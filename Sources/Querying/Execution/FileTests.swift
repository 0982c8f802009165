import Indexing
import NotebookModel

/// Answers what only the index knows, each question once, as sets of files.
struct FileTests {
    let tables: [NotebookTable]

    func prepare(_ tests: Set<FileTest>) throws {
        for test in tests.sorted(by: { "\($0)" < "\($1)" }) {
            switch test {
            case .path: break
            case .tag(let key): try prepare(test, "the files with the tag '\(key)'") { _ in Self.tagged(key) }
            case .text(let words): try prepareText(words)
            case .linksTo(let name): try prepareLinks(test, name)
            case .linkedFrom(let name): try prepareLinks(test, name)
            }
        }
    }

    private func prepare(
        _ test: FileTest, _ purpose: String, _ statement: (NotebookTable) throws -> IndexStatement
    ) throws {
        for table in tables where table.tests[test] == nil {
            table.tests[test] = RowSet(try table.fileIDs(try statement(table), purpose))
        }
    }

    private static func tagged(_ key: String) -> IndexStatement {
        IndexStatement(
            """
            SELECT file_metadata.row FROM tag JOIN file_tag ON file_tag.tag_id = tag.id
            JOIN file_metadata ON file_metadata.id = file_tag.file_id
            WHERE tag.key = ?1 OR (tag.key > ?1 || '/' AND tag.key < ?1 || '0')
            """, [key])
    }

    private func prepareText(_ words: String) throws {
        for table in tables where table.tests[.text(words)] == nil {
            table.onStatement?("the files with the words", IndexStatement(NotebookIndex.matchingFiles, [words]))
            table.tests[.text(words)] = RowSet(try table.notebook.index.files(matching: words))
        }
    }

    // MARK: Links

    /// A name may mean a file in each notebook, and a link may lead from one notebook into another.
    private func prepareLinks(_ test: FileTest, _ name: String) throws {
        guard tables.contains(where: { $0.tests[test] == nil }) else { return }
        let named = try tables.map { try $0.file(named: name) }
        if named.allSatisfy({ $0 == nil }) { for table in tables { table.testsOfNothing.insert(test) } }
        for (number, table) in tables.enumerated() where table.tests[test] == nil {
            var found = RowSet()
            if let own = named[number] { found = try table.neighbours(of: own.id, test) }
            for (other, file) in named.enumerated() where other != number {
                guard let file else { continue }
                let place = tables[other].notebook.workspacePath(of: file.path)
                found = found.union(try table.outsideNeighbours(of: file, at: place, in: tables[other], test))
            }
            table.tests[test] = found
        }
    }
}

extension NotebookTable {
    func fileIDs(_ statement: IndexStatement, _ purpose: String) throws -> [FileID] {
        onStatement?(purpose, statement)
        var found: [FileID] = []
        try notebook.index.forEachRow(of: statement) { found.append($0.file(0)) }
        return found
    }

    /// The published file that a name in a query means: a path from the root with or without `.md`, or the end of one; also
    /// `[[name]]`. Of several the shortest, then the first path; one that is not published is as if it were not there.
    func file(named name: String) throws -> (id: FileID, path: String)? {
        var wanted = Self.plainName(name)
        if !notebook.path.isEmpty, NotebookPath(wanted).isWithin(NotebookPath(notebook.path)), wanted != notebook.path {
            wanted = String(wanted.dropFirst(notebook.path.count + 1))
        }
        let key = FoldedName.fold(wanted)
        if key.isEmpty { return nil }
        let last = FoldedName.fold(NotebookPath(wanted).name)
        let statement = IndexStatement(
            """
            SELECT row, path FROM file_metadata
            WHERE deleted_at IS NULL AND is_published AND name_key IN (?1, ?1 || '.md')
            """, [last])
        onStatement?("the file with the name", statement)
        var found: [(id: FileID, path: String)] = []
        try notebook.index.forEachRow(of: statement) { row in
            let path = row.text(1)
            let folded = FoldedName.fold(path)
            let fits = [key, key + ".md"].contains { name in
                ("/" + folded).utf8.reversed().starts(with: ("/" + name).utf8.reversed())
            }
            if fits { found.append((row.file(0), path)) }
        }
        let exact = [wanted, wanted + ".md"].compactMap { name in found.first { ByteOrder.areEqual($0.path, name) } }
        return exact.first
            ?? found.min { ($0.path.utf8.count, NotebookPath($0.path)) < ($1.path.utf8.count, NotebookPath($1.path)) }
    }

    /// Without brackets, what is shown instead, a place in the note, and slashes at its start.
    private static func plainName(_ name: String) -> String {
        var text = name[...]
        if text.hasPrefix("[["), text.hasSuffix("]]") {
            text = text.dropFirst(2).dropLast(2)
            text = text.prefix { $0 != "|" && $0 != "#" }
        }
        return String(text.drop { $0 == "/" })
    }

    /// Itself aside, as among backlinks.
    fileprivate func neighbours(of file: FileID, _ test: FileTest) throws -> RowSet {
        let statement =
            if case .linksTo = test {
                IndexStatement(
                    "SELECT source FROM link WHERE target_file = CAST(? AS INTEGER) AND source <> target_file",
                    [String(file.row)])
            } else {
                IndexStatement(
                    "SELECT target_file FROM link WHERE source = CAST(? AS INTEGER) AND target_file <> source",
                    [String(file.row)])
            }
        return RowSet(try fileIDs(statement, "its neighbours by links"))
    }

    /// Files of this notebook that link to a file of another one, or to which that file links.
    fileprivate func outsideNeighbours(
        of file: (id: FileID, path: String), at place: String, in other: NotebookTable, _ test: FileTest
    ) throws -> RowSet {
        if case .linksTo = test {
            let statement = IndexStatement(
                "SELECT source FROM link WHERE target_path = ? AND state = \(LinkState.outside.rawValue)", [place])
            return RowSet(try fileIDs(statement, "links from other notebooks"))
        }
        let statement = IndexStatement(
            """
            SELECT target_path FROM link WHERE source = CAST(? AS INTEGER) AND state = \(LinkState.outside.rawValue)
            """, [String(file.id.row)])
        other.onStatement?("links into other notebooks", statement)
        var targets: [String] = []
        try other.notebook.index.forEachRow(of: statement) { targets.append($0.text(0)) }
        let prefix = notebook.path.isEmpty ? "" : notebook.path + "/"
        let paths = targets.filter { $0.utf8.starts(with: prefix.utf8) }
            .map { NotebookPath(String($0.dropFirst(prefix.count))) }
        return RowSet(try notebook.index.files(at: paths).map(\.id))
    }
}
