import NotebookModel

/// A file that was read, with what later steps need of its bytes.
package struct ScannedFile: Sendable {
    package let path: NotebookPath
    package let kind: FileKind
    package let stamp: FileStamp
    /// Of the whole file, also where `content` holds a part of it.
    package let contentHash: ContentHash
    /// All bytes of a note or a view; of an image as many as its header may take (at most `ImageHead.longestByteCount`);
    /// none of any other attachment.
    package let content: [UInt8]
    /// In the order of their paths.
    package let sidecars: [ScannedSidecar]

    package init(
        path: NotebookPath, kind: FileKind, stamp: FileStamp, contentHash: ContentHash, content: [UInt8],
        sidecars: [ScannedSidecar] = []
    ) {
        self.path = path
        self.kind = kind
        self.stamp = stamp
        self.contentHash = contentHash
        self.content = content
        self.sidecars = sidecars
    }

    /// What the index keeps of it for the next scan.
    package var known: KnownFile {
        KnownFile(path: path, stamp: stamp, contentHash: contentHash, sidecars: sidecars.map(\.known))
    }
}

/// A sidecar that was read, always as a whole.
package struct ScannedSidecar: Sendable {
    package let path: NotebookPath
    package let format: Sidecar.Format
    package let stamp: FileStamp
    package let contentHash: ContentHash
    package let content: [UInt8]

    package init(
        path: NotebookPath, format: Sidecar.Format, stamp: FileStamp, contentHash: ContentHash, content: [UInt8]
    ) {
        self.path = path
        self.format = format
        self.stamp = stamp
        self.contentHash = contentHash
        self.content = content
    }

    /// What the index keeps of it for the next scan.
    package var known: KnownSidecar { KnownSidecar(path: path, stamp: stamp, contentHash: contentHash) }
}
