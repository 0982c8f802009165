extension Array {
    /// The first place whose element fulfils a condition that all behind it fulfil too; the end where none does.
    ///
    /// - Complexity: O(log n) calls of the condition.
    @inlinable package func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
