import NotebookModel

/// Finds which created files are deleted ones at another path.
struct MoveDetection {
    private struct Content: Hashable {
        let hash: ContentHash
        let kind: FileKind
        /// `nil` where names may differ.
        let name: Substring?
    }

    /// For each created file that is a move its path before, by its place among the created.
    private(set) var origins: [Int: NotebookPath] = [:]

    /// Files of one kind with the same bytes are paired, those of one name first, then in the order of their paths.
    /// Empty files never are: they have nothing to tell them apart.
    ///
    /// - Parameter created, deleted: in the order of their paths.
    /// - Complexity: O(n).
    init(created: [ScannedFile], deleted: [KnownFile]) {
        if created.isEmpty || deleted.isEmpty { return }
        let empty = ContentHasher().finish()
        var left = deleted.filter { $0.contentHash != empty }
        for comparesNames in [true, false] {
            pair(created, with: &left, comparesNames: comparesNames)
        }
    }

    private mutating func pair(_ created: [ScannedFile], with left: inout [KnownFile], comparesNames: Bool) {
        // Places in `left`, the first at the end.
        var candidates: [Content: [Int]] = [:]
        for (place, file) in left.enumerated().reversed() {
            let kind = FileKind(path: file.path)
            let name = comparesNames ? file.path.name : nil
            candidates[Content(hash: file.contentHash, kind: kind, name: name), default: []].append(place)
        }
        var paired: Set<Int> = []
        for (index, file) in created.enumerated() where origins[index] == nil {
            let name = comparesNames ? file.path.name : nil
            let content = Content(hash: file.contentHash, kind: file.kind, name: name)
            guard let place = candidates[content]?.popLast() else { continue }
            origins[index] = left[place].path
            paired.insert(place)
        }
        left = left.indices.filter { !paired.contains($0) }.map { left[$0] }
    }
}
