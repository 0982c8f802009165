import NotebookModel
import Scanning

/// A file as it was scanned together with what it says, ready for the index.
package struct IndexedSource: Sendable {
    package let file: ScannedFile
    package let document: ParsedDocument
    /// Where the file was before, when it moved.
    package let origin: NotebookPath?

    package init(file: ScannedFile, document: ParsedDocument, origin: NotebookPath? = nil) {
        self.file = file
        self.document = document
        self.origin = origin
    }

    /// Stands for all bytes that the file's own part of a page depends on: its content and its sidecars'.
    func sourceDigest(with hasher: ContentHasher) -> ContentHash {
        if file.sidecars.isEmpty { return file.contentHash }
        hasher.update(file.contentHash)
        for sidecar in file.sidecars {
            hasher.update(framed: sidecar.path.string)
            hasher.update(sidecar.contentHash)
        }
        return hasher.finish()
    }
}

/// All that one scan asks the index to take in.
package struct NotebookChanges: Sendable {
    /// Created, modified and moved files, in the order of their paths.
    package var sources: [IndexedSource]
    package var touched: [TouchedFile]
    package var deleted: [NotebookPath]
    package var scannedAtNanoseconds: Int64

    package init(
        sources: [IndexedSource], touched: [TouchedFile] = [], deleted: [NotebookPath] = [], scannedAtNanoseconds: Int64
    ) {
        self.sources = sources
        self.touched = touched
        self.deleted = deleted
        self.scannedAtNanoseconds = scannedAtNanoseconds
    }
}
