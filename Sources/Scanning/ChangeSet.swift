import Diagnostics
import NotebookModel

/// What a scan found changed since the last one. Every array is in the order of the paths' bytes.
package struct ChangeSet: Sendable {
    package var created: [ScannedFile] = []
    /// Other bytes in the file or in a sidecar, or a sidecar came or went.
    package var modified: [ScannedFile] = []
    package var moved: [MovedFile] = []
    /// Another stamp, the same bytes.
    package var touched: [TouchedFile] = []
    package var deleted: [NotebookPath] = []

    /// Files of the notebook after the scan, sidecars aside; those that could not be read but are known count.
    package var fileCount = 0
    /// Markdown files among them.
    package var noteCount = 0
    /// Files whose index rows stay as they are.
    package var unchangedCount = 0
    /// Files whose bytes were read, sidecars aside.
    package var readCount = 0
    package var diagnostics: [Diagnostic] = []
    /// All folders of the notebook as they stand now.
    package var folders = FolderStamps()
    /// When this scan began; the next one is given it back.
    package var scannedAtNanoseconds: Int64

    package init(scannedAtNanoseconds: Int64) { self.scannedAtNanoseconds = scannedAtNanoseconds }

    /// Whether no file's bytes, path or sidecars changed. Touched files may still want their new stamps stored.
    package var isEmpty: Bool { created.isEmpty && modified.isEmpty && moved.isEmpty && deleted.isEmpty }
}

/// A file that disappeared at one path and appeared at another with the same bytes: it keeps its identity.
package struct MovedFile: Sendable {
    package let origin: NotebookPath
    package let file: ScannedFile

    package init(origin: NotebookPath, file: ScannedFile) {
        self.origin = origin
        self.file = file
    }
}

/// A file whose stamp or whose sidecars' stamps differ while all bytes are the same.
package struct TouchedFile: Hashable, Sendable {
    package let path: NotebookPath
    package let stamp: FileStamp
    /// All its sidecars as they are now.
    package let sidecars: [KnownSidecar]

    package init(path: NotebookPath, stamp: FileStamp, sidecars: [KnownSidecar]) {
        self.path = path
        self.stamp = stamp
        self.sidecars = sidecars
    }
}
