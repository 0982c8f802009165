/// Optimal string alignment distance to one fixed name, computed only in the diagonal band that a bound leaves open.
/// The rows are used again for every candidate.
struct BoundedEditDistance {
    /// Folded.
    let name: [UInt32]
    /// Three rows of `name.count + 1` costs, taken in turn.
    private var costs: [Int]

    init(to name: String) {
        var scalars: [UInt32] = []
        FoldedScalars.append(name, to: &scalars)
        self.name = scalars
        costs = Array(repeating: 0, count: 3 * (scalars.count + 1))
    }

    /// - Parameter candidate: folded.
    /// - Returns: `nil` when more than `bound` edits are needed.
    mutating func edits(to candidate: UnsafeBufferPointer<UInt32>, atMost bound: Int) -> Int? {
        guard abs(candidate.count - name.count) <= bound else { return nil }
        if name.isEmpty { return candidate.count }
        return name.withUnsafeBufferPointer { name in
            costs.withUnsafeMutableBufferPointer { costs in
                Self.alignmentCost(name: name, candidate: candidate, bound: bound, costs: costs)
            }
        }
    }

    /// Rows are scalars of the candidate, columns those of the name; cells beside the band count as `bound + 1`.
    private static func alignmentCost(
        name: UnsafeBufferPointer<UInt32>, candidate: UnsafeBufferPointer<UInt32>, bound: Int,
        costs: UnsafeMutableBufferPointer<Int>
    ) -> Int? {
        let width = name.count + 1
        let outside = bound + 1
        var (current, previous, beforeThat) = (0, width, 2 * width)
        for column in 0...name.count { costs[column] = min(column, outside) }
        for line in 0..<candidate.count {
            (beforeThat, previous, current) = (previous, current, beforeThat)
            let first = max(1, line + 1 - bound)
            let last = min(name.count, line + 1 + bound)
            costs[current + first - 1] = first == 1 ? min(line + 1, outside) : outside
            var lowest = costs[current + first - 1]
            for column in first...last {
                let isSame = candidate[line] == name[column - 1]
                var cost = costs[previous + column - 1] + (isSame ? 0 : 1)
                cost = min(cost, costs[current + column - 1] + 1, costs[previous + column] + 1)
                let isSwap =
                    line > 0 && column > 1 && candidate[line] == name[column - 2]
                    && candidate[line - 1] == name[column - 1]
                if isSwap { cost = min(cost, costs[beforeThat + column - 2] + 1) }
                costs[current + column] = min(cost, outside)
                lowest = min(lowest, cost)
            }
            if last < name.count { costs[current + last + 1] = outside }
            if lowest > bound { return nil }
        }
        let edits = costs[current + name.count]
        return edits <= bound ? edits : nil
    }
}
