import NotebookModel

/// A file as the scan found it, with its sidecars: all that parsing needs to know.
package struct SourceFile: Sendable {
    package let path: NotebookPath
    /// The path as the user would type it, for diagnostics.
    package let displayPath: String
    package let kind: FileKind
    package let content: [UInt8]
    package let sidecars: [SourceSidecar]

    package init(
        path: NotebookPath, displayPath: String, kind: FileKind, content: [UInt8], sidecars: [SourceSidecar] = []
    ) {
        self.path = path
        self.displayPath = displayPath
        self.kind = kind
        self.content = content
        self.sidecars = sidecars
    }
}

/// A file that holds metadata of another.
package struct SourceSidecar: Sendable {
    /// The path as the user would type it, for diagnostics.
    package let displayPath: String
    package let format: Sidecar.Format
    package let content: [UInt8]

    package init(displayPath: String, format: Sidecar.Format, content: [UInt8]) {
        self.displayPath = displayPath
        self.format = format
        self.content = content
    }
}
