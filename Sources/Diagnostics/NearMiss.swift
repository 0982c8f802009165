/// "Did you mean": the known name that a misspelled one was most likely meant to be.
package enum NearMiss {
    /// The candidate with the fewest edits to `name`, case ignored, or `nil` when none is near enough.
    ///
    /// An edit inserts, deletes or replaces a scalar or swaps two neighbours. A third of the name's scalars may be wrong,
    /// but at most four; a name of one or two scalars is met only by another case. Of equally near candidates the first by
    /// bytes wins, so that their order doesn't matter. `name` itself is never the answer.
    ///
    /// - Complexity: O(n · b) for a candidate of n scalars within the bound b; others are refused by their length.
    package static func nearMiss(to name: String, among candidates: some Sequence<String>) -> String? {
        var distance = BoundedEditDistance(to: name)
        var bound = min(distance.scalarCount / 3, 4)
        var best: String?
        for candidate in candidates {
            guard let edits = distance.edits(to: candidate, atMost: bound), candidate != name else { continue }
            if let current = best, edits == bound, !candidate.utf8.lexicographicallyPrecedes(current.utf8) { continue }
            best = candidate
            bound = edits
        }
        return best
    }
}

/// Optimal string alignment distance to one fixed name, computed only in the diagonal band that a bound leaves open.
/// The buffers are used again for every candidate.
struct BoundedEditDistance {
    private let name: [UInt32]
    private var candidate: [UInt32] = []
    private var row: [Int]
    private var previousRow: [Int]
    private var rowBeforeThat: [Int]

    init(to name: String) {
        var scalars: [UInt32] = []
        Self.fold(name, into: &scalars)
        self.name = scalars
        row = Array(repeating: 0, count: scalars.count + 1)
        previousRow = row
        rowBeforeThat = row
    }

    var scalarCount: Int { name.count }

    /// `nil` when more than `bound` edits are needed.
    mutating func edits(to text: String, atMost bound: Int) -> Int? {
        let byteCount = text.utf8.count
        guard byteCount >= name.count - bound, byteCount <= 4 * (name.count + bound) else { return nil }
        Self.fold(text, into: &candidate)
        guard abs(candidate.count - name.count) <= bound else { return nil }
        return alignmentCost(atMost: bound)
    }

    /// Rows are scalars of the candidate, columns those of the name; cells outside the band count as `bound + 1`.
    private mutating func alignmentCost(atMost bound: Int) -> Int? {
        let outside = bound + 1
        for column in 0...name.count { row[column] = min(column, outside) }
        for line in 0..<candidate.count {
            (rowBeforeThat, previousRow, row) = (previousRow, row, rowBeforeThat)
            let first = max(1, line + 1 - bound)
            let last = min(name.count, line + 1 + bound)
            guard first <= last else { return name.isEmpty && candidate.count <= bound ? candidate.count : nil }
            row[first - 1] = first == 1 ? min(line + 1, outside) : outside
            var lowest = row[first - 1]
            for column in first...last {
                row[column] = cost(line: line, column: column, outside: outside)
                lowest = min(lowest, row[column])
            }
            if last < name.count { row[last + 1] = outside }
            if lowest > bound { return nil }
        }
        return row[name.count] <= bound ? row[name.count] : nil
    }

    private func cost(line: Int, column: Int, outside: Int) -> Int {
        let scalar = candidate[line]
        let replaced = previousRow[column - 1] + (scalar == name[column - 1] ? 0 : 1)
        var cost = min(replaced, row[column - 1] + 1, previousRow[column] + 1)
        if line > 0, column > 1, scalar == name[column - 2], candidate[line - 1] == name[column - 1] {
            cost = min(cost, rowBeforeThat[column - 2] + 1)
        }
        return min(cost, outside)
    }

    private static func fold(_ text: String, into scalars: inout [UInt32]) {
        scalars.removeAll(keepingCapacity: true)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let isUpperCase = ("A"..."Z").contains(scalar)
                scalars.append(isUpperCase ? scalar.value | 0x20 : scalar.value)
            } else {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { scalars.append(lower.value) }
            }
        }
    }
}
