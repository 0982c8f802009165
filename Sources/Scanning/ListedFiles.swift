import NotebookModel

/// The files of one folder in the order of their names, not yet read.
///
/// Packed, since nearly all files are as they were: their names stand in one buffer, and a path is made only for a file that is
/// asked for.
struct ListedFiles: Sendable {
    let folder: NotebookPath
    /// One behind the other.
    private var names: [UInt8] = []
    private var files: [File] = []
    /// By the place of their owner; few files have any.
    private var sidecars: [Int: [WalkedSidecar]] = [:]
    /// Where the bytes of symbolic links are, by their places.
    private var sources: [Int: NotebookPath] = [:]

    private struct File: Sendable {
        let nameEnd: Int
        let kind: FileKind
        let stamp: FileStamp?
    }

    init(in folder: NotebookPath) { self.folder = folder }

    /// - Parameter files: of the folder, in the order of their paths.
    init(_ files: [WalkedFile], in folder: NotebookPath) {
        self.folder = folder
        for file in files {
            if !file.sidecars.isEmpty { sidecars[self.files.count] = file.sidecars }
            if file.entry.source != file.entry.path { sources[self.files.count] = file.entry.source }
            var name = String(file.entry.path.name)
            name.withUTF8 { append(name: $0, stamp: file.entry.stamp) }
        }
    }

    /// - Parameters:
    ///   - name: behind all before it; UTF-8.
    ///   - stamp: `nil` for what is there but gives none.
    mutating func append(name: UnsafeBufferPointer<UInt8>, stamp: FileStamp?) {
        names.append(contentsOf: name)
        files.append(File(nameEnd: names.count, kind: FileKind(name: name), stamp: stamp))
    }

    var count: Int { files.count }

    subscript(place: Int) -> WalkedFile {
        WalkedFile(entry: entry(place), kind: files[place].kind, sidecars: sidecars[place] ?? [])
    }

    var entries: [WalkedEntry] { files.indices.map(entry) }

    private func entry(_ place: Int) -> WalkedEntry {
        let path = folder.appending(String(decoding: names[nameRange(place)], as: UTF8.self))
        return WalkedEntry(path: path, source: sources[place] ?? path, stamp: files[place].stamp)
    }

    // MARK: Packed parts

    func kind(of place: Int) -> FileKind { files[place].kind }
    func stamp(of place: Int) -> FileStamp? { files[place].stamp }
    func hasSidecars(_ place: Int) -> Bool { sidecars[place] != nil }

    /// All names, one behind the other: a file's stands at its `nameRange`.
    func withNames<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        names.withUnsafeBufferPointer(body)
    }

    func nameRange(_ place: Int) -> Range<Int> {
        (place == 0 ? 0 : files[place - 1].nameEnd)..<files[place].nameEnd
    }
}
