import NotebookModel
import Scanning

/// A file as it was scanned together with what it says, ready for the index.
///
/// A reference, as `IndexedFile` is: it goes from thread to thread and from step to step.
package final class IndexedSource: Sendable {
    package let file: ScannedFile
    package let document: ParsedDocument
    /// Where the file was before, when it moved.
    package let origin: NotebookPath?
    /// Made where the source is made, on one of many threads, and not by the only one that writes.
    let columns: SourceColumns

    package init(file: ScannedFile, document: ParsedDocument, origin: NotebookPath? = nil) {
        self.file = file
        self.document = document
        self.origin = origin
        columns = SourceColumns(file: file, document: document)
    }
}

/// The parts of a file's row that cost something to make.
struct SourceColumns: Sendable {
    let contentHash: String
    /// Stands for all bytes that the file's own part of a page depends on: its content and its sidecars'.
    let sourceDigest: String
    let modified: String
    let properties: String
    let propertyOrigins: String
    let nameKey: String
    let visibility: Visibility
    /// The names by which links may mean the note besides its own.
    let aliases: [NoteAlias]
    let dates: NoteDates
    /// The note's own description, else its first words.
    let summary: String
    let image: PageMetadata.Image?

    init(file: ScannedFile, document: ParsedDocument) {
        contentHash = file.contentHash.description
        sourceDigest = file.sidecars.isEmpty ? contentHash : Self.digest(of: file).description
        modified = file.stamp.modified.description
        properties = document.properties.jsonText
        propertyOrigins = document.properties.originsJSONText
        nameKey = FoldedName.fold(file.path.name)
        visibility = Visibility(of: document.properties, path: file.path)
        aliases = file.kind == .note ? document.properties.aliases : []
        dates = NoteDates(properties: document.properties, path: file.path)
        summary = PageMetadata.description(document.properties) ?? document.summary
        image = PageMetadata.image(document)
    }

    private static func digest(of file: ScannedFile) -> ContentHash {
        let hasher = ContentHasher()
        hasher.update(file.contentHash)
        for sidecar in file.sidecars {
            hasher.update(framed: sidecar.path.string)
            hasher.update(sidecar.contentHash)
        }
        return hasher.finish()
    }
}

/// A file that is at another path than before.
package struct FileMove: Hashable, Sendable {
    package let origin: NotebookPath
    package let path: NotebookPath

    package init(origin: NotebookPath, path: NotebookPath) {
        self.origin = origin
        self.path = path
    }
}

/// All that one scan asks the index to take in.
package struct NotebookChanges: Sendable {
    /// Created, modified and moved files, in the order of their paths. They are taken one after the other, so that they may
    /// still be made while the first are written.
    package let sources: any Sequence<IndexedSource> & Sendable
    package let sourceCount: Int
    package let moves: [FileMove]
    package let touched: [TouchedFile]
    package let deleted: [NotebookPath]
    package let scannedAtNanoseconds: Int64
    /// What the next scan may begin with; `nil` where it has to look at all files.
    package let record: ScanRecord?

    package init(
        sources: some Sequence<IndexedSource> & Sendable, sourceCount: Int, moves: [FileMove],
        touched: [TouchedFile] = [], deleted: [NotebookPath] = [], scannedAtNanoseconds: Int64,
        record: ScanRecord? = nil
    ) {
        self.record = record
        self.sources = sources
        self.sourceCount = sourceCount
        self.moves = moves
        self.touched = touched
        self.deleted = deleted
        self.scannedAtNanoseconds = scannedAtNanoseconds
    }

    /// Takes count and moves from the sources, which are all there.
    package init(
        sources: [IndexedSource], touched: [TouchedFile] = [], deleted: [NotebookPath] = [], scannedAtNanoseconds: Int64
    ) {
        let moves = sources.compactMap { source in
            source.origin.map { FileMove(origin: $0, path: source.file.path) }
        }
        self.init(
            sources: sources, sourceCount: sources.count, moves: moves, touched: touched, deleted: deleted,
            scannedAtNanoseconds: scannedAtNanoseconds)
    }
}
