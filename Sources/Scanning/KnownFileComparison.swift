import NotebookModel

/// Walks found and known files side by side, both in the order of their paths.
struct KnownFileComparison {
    private let files: [WalkedFile]
    private let known: [KnownFile]
    private var fileIndex = 0
    private var knownIndex = 0
    /// The known files that were passed and not found; all of them once `next` gave `nil`.
    private(set) var missing: [KnownFile] = []

    /// - Parameters:
    ///   - files: in the order of their paths.
    ///   - known: in any order.
    /// - Complexity: O(n) where `known` is in the order of its paths, else O(n log n).
    init(_ files: [WalkedFile], known: [KnownFile]) {
        self.files = files
        self.known = known.sorted { $0.path < $1.path }
    }

    /// The next file that was found and what is known of it.
    mutating func next() -> (WalkedFile, KnownFile?)? {
        guard fileIndex < files.count else {
            missing += known[knownIndex...]
            knownIndex = known.count
            return nil
        }
        let file = files[fileIndex]
        fileIndex += 1
        while knownIndex < known.count, known[knownIndex].path < file.entry.path {
            missing.append(known[knownIndex])
            knownIndex += 1
        }
        guard knownIndex < known.count, known[knownIndex].path == file.entry.path else { return (file, nil) }
        knownIndex += 1
        return (file, known[knownIndex - 1])
    }
}
