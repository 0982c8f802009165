import Indexing
import NotebookModel
import Parallelism
import Scanning

/// The notes that this build has parsed, so that none is read twice.
struct ParsedNotes: Sendable {
    /// By notebook; each in the order of paths, in the pieces that it was parsed in, none of them empty.
    private let chunks: [[[IndexedSource]]]

    init(_ parsed: [ParsedChanges]) { chunks = parsed.map { $0.sources.allChunks() } }

    /// - Complexity: O(log n) in the notebook's notes.
    subscript(place: NotebookLocation) -> IndexedSource? {
        let chunks = chunks[place.notebook]
        let next = chunks.partitioningIndex { $0[0].file.path > place.path }
        guard next > 0 else { return nil }
        let chunk = chunks[next - 1]
        let index = chunk.partitioningIndex { $0.file.path >= place.path }
        guard index < chunk.count, chunk[index].file.path == place.path, chunk[index].file.kind != .attachment else {
            return nil
        }
        return chunk[index]
    }
}
