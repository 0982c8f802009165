import Indexing
import NotebookModel
import Parsing
import Querying
import Scanning

/// A notebook in memory that real files were indexed into.
final class SampleNotebook {
    let slug: String
    let path: String
    let index: NotebookIndex
    private let parser = DocumentParser(options: MarkdownOptions())
    private let hasher = ContentHasher()

    /// - Parameter path: of the notebook from the workspace's root.
    init(_ files: [String: String], slug: String = "lab", path: String = "") throws {
        self.slug = slug
        self.path = path
        index = try NotebookIndex.open(at: ":memory:", displayPath: "notebook.db")
        try write(files)
    }

    func write(_ files: [String: String], deleted: [String] = []) throws {
        let sources = files.sorted { NotebookPath($0.key) < NotebookPath($1.key) }.map { source($0, $1) }
        try index.update(
            NotebookChanges(
                sources: sources, deleted: deleted.map { NotebookPath($0) }.sorted(), scannedAtNanoseconds: 1),
            options: IndexingOptions(
                policy: .all, linkStyle: .shortest, addressPrefix: path.isEmpty ? "" : slug, notebookPath: path),
            isWhole: false, recipe: "recipe", now: BuildClock(unixMilliseconds: 1_750_000_000_000))
    }

    private func source(_ path: String, _ text: String) -> IndexedSource {
        let bytes = Array(text.utf8)
        let place = NotebookPath(path)
        let kind = FileKind(path: place)
        let scanned = ScannedFile(
            path: place, kind: kind,
            stamp: FileStamp(byteCount: Int64(bytes.count), modifiedNanoseconds: 1_700_000_000_000_000_000, inode: 1),
            contentHash: hasher.hash(bytes), content: kind == .attachment ? [] : bytes)
        let document = parser.parse(
            SourceFile(path: place, displayPath: path, kind: kind, content: scanned.content))
        return IndexedSource(file: scanned, document: document)
    }

    var queried: QueryNotebook { QueryNotebook(slug: slug, path: path, index: index) }
}

/// A note with front matter.
func note(_ frontMatter: String, _ text: String = "Text.") -> String { "---\n\(frontMatter)\n---\n\(text)\n" }
