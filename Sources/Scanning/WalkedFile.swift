import NotebookModel

/// A file as a walk found it, not yet read.
struct WalkedFile: Sendable {
    let entry: WalkedEntry
    let kind: FileKind
    /// In the order of their paths.
    var sidecars: [WalkedSidecar] = []
}

struct WalkedSidecar: Sendable {
    let entry: WalkedEntry
    let format: Sidecar.Format
}

/// The part that files and sidecars share.
struct WalkedEntry: Sendable {
    let path: NotebookPath
    /// Where its bytes are: elsewhere in the notebook for a symbolic link.
    let source: NotebookPath
    /// `nil` for what is there but gives no stamp; a diagnostic says why.
    let stamp: FileStamp?
}
