/// "Did you mean": the known name that a misspelled one was most likely meant to be.
package enum NearMiss {
    /// The candidate with the fewest edits to `name`, or `nil` when none is near enough; see `NearMissCandidates`, which
    /// is faster where several names are looked up among the same ones.
    package static func nearMiss(to name: String, among candidates: some Sequence<String>) -> String? {
        NearMissCandidates(candidates).nearest(to: name)
    }
}

/// Names prepared for many questions of the kind "did you mean".
package struct NearMissCandidates: Sendable {
    private struct Candidate {
        let name: String
        /// Where its folded scalars stand in `scalars`.
        let range: Range<Int>
        let letters: LetterSet
    }

    private var candidates: [Candidate] = []
    private var scalars: [UInt32] = []

    /// - Complexity: O(n) in the scalars of all names.
    package init(_ names: some Sequence<String>) {
        for name in names {
            let start = scalars.count
            FoldedScalars.append(name, to: &scalars)
            let range = start..<scalars.count
            candidates.append(Candidate(name: name, range: range, letters: LetterSet(scalars[range])))
        }
    }

    /// The candidate with the fewest edits to `name`, case ignored, or `nil` when none is near enough.
    ///
    /// An edit inserts, deletes or replaces a scalar or swaps two neighbours. A third of the name's scalars may be wrong,
    /// but at most four; a name of one or two scalars is met only by another case. Of equally near candidates the first by
    /// bytes wins, so that their order doesn't matter. `name` itself is never the answer.
    ///
    /// - Parameters:
    ///   - limit: allows fewer edits.
    ///   - accepts: leaves out candidates; asked only about those that are near enough.
    /// - Complexity: O(1) for a candidate of another length or other letters, else O(b · n) in the bound and the length.
    package func nearest(
        to name: String, within limit: Int = .max, where accepts: (String) -> Bool = { _ in true }
    ) -> String? {
        var distance = BoundedEditDistance(to: name)
        let letters = LetterSet(distance.name[...])
        let count = distance.name.count
        var bound = min(count / 3, 4, limit)
        var best: String?
        scalars.withUnsafeBufferPointer { scalars in
            for candidate in candidates {
                guard abs(candidate.range.count - count) <= bound,
                    letters.leastEdits(to: candidate.letters) <= bound,
                    let edits = distance.edits(to: .init(rebasing: scalars[candidate.range]), atMost: bound),
                    candidate.name != name, accepts(candidate.name)
                else { continue }
                let isTie = edits == bound && best != nil
                if isTie, let best, !candidate.name.utf8.lexicographicallyPrecedes(best.utf8) { continue }
                best = candidate.name
                bound = edits
            }
        }
        return best
    }
}

/// Which letters a name has, hashed to 64 classes.
private struct LetterSet {
    private var bits: UInt64 = 0

    init(_ scalars: ArraySlice<UInt32>) {
        for scalar in scalars { bits |= 1 << UInt64(scalar & 63) }
    }

    /// A lower bound: one edit takes away or brings in at most one letter of a kind.
    func leastEdits(to other: LetterSet) -> Int {
        max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
    }
}

/// Text in lower case, scalar by scalar.
enum FoldedScalars {
    static func append(_ text: String, to scalars: inout [UInt32]) {
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
