import Diagnostics
import NotebookModel

/// The entries of a map that is being read: the first of two equal keys stays, unless only the second withholds the file.
struct UniqueEntries {
    private(set) var entries: [MetadataEntry] = []
    /// Filled only when the map outgrows `linearLimit`.
    private var places: [String: SourcePosition] = [:]
    private static let linearLimit = 16

    /// What is wrong when the key is there already; `nil` when the entry was added.
    ///
    /// - Complexity: O(1) on average, when keys do not repeat.
    mutating func insert(_ entry: MetadataEntry) -> MetadataProblem? {
        if let first = place(of: entry.key) {
            let isStronger = entry.isWithholding && replace(with: entry)
            return .duplicateKey(entry.key, at: entry.position, first: first, isFirstKept: !isStronger)
        }
        entries.append(entry)
        if entries.count == Self.linearLimit {
            for entry in entries { places[entry.key] = entry.position }
        } else if entries.count > Self.linearLimit {
            places[entry.key] = entry.position
        }
        return nil
    }

    /// Whether the entry of the same key did not withhold the file, and is now the given one.
    private mutating func replace(with entry: MetadataEntry) -> Bool {
        guard let index = entries.firstIndex(where: { $0.key == entry.key }), !entries[index].isWithholding else {
            return false
        }
        entries[index] = entry
        return true
    }

    private func place(of key: String) -> SourcePosition? {
        if entries.count >= Self.linearLimit { return places[key] }
        return entries.first { $0.key == key }?.position
    }
}
