/// A long text folded as `FoldedName` folds names, with the way back to its own bytes.
///
/// Bytes that are no UTF-8 stand for themselves.
package struct FoldedText: Sendable {
    /// A stretch from here to the next run.
    private struct Run {
        let folded: Int
        let source: Int
        /// Whether the characters lie as they did; else all stand for the whole stretch of the source.
        let isVerbatim: Bool
    }

    package private(set) var bytes: [UInt8] = []
    private var runs: [Run] = []
    private let sourceCount: Int

    /// A base and the marks on it are composed as one; further marks begin anew, so that no text takes long.
    private static let longestCluster = 32

    /// - Complexity: O(n); about 1 ns a byte of ASCII.
    package init(_ source: UnsafeBufferPointer<UInt8>) {
        sourceCount = source.count
        bytes.reserveCapacity(source.count + 16)
        var known: [UInt32: [UInt8]] = [:]
        var index = 0
        while index < source.count {
            let end = Self.clusterEnd(in: source, at: index)
            if end - index == 1 {
                addRun(at: index, isVerbatim: true)
                bytes.append(Self.lowercased(source[index]))
            } else {
                append(UnsafeBufferPointer(rebasing: source[index..<end]), at: index, &known)
            }
            index = end
        }
    }

    // MARK: Places

    /// What a range of `bytes` stands for.
    ///
    /// - Complexity: O(log n) in the number of places where folding changes a length.
    package func sourceRange(of range: Range<Int>) -> Range<Int> {
        let lower = sourceBounds(of: range.lowerBound).lower
        return lower..<max(lower, range.isEmpty ? lower : sourceBounds(of: range.upperBound - 1).upper)
    }

    /// Where a place of the source lies in `bytes`; of one within a composed character its beginning.
    package func foldedOffset(ofSource offset: Int) -> Int {
        guard offset < sourceCount else { return bytes.count }
        guard let index = lastRun({ $0.source <= offset }) else { return offset }
        let run = runs[index]
        return run.isVerbatim ? run.folded + offset - run.source : run.folded
    }

    /// The byte's place; for one of a composed character, where that begins and ends.
    private func sourceBounds(of offset: Int) -> (lower: Int, upper: Int) {
        guard let index = lastRun({ $0.folded <= offset }) else { return (offset, offset + 1) }
        let run = runs[index]
        if run.isVerbatim { return (run.source + offset - run.folded, run.source + offset - run.folded + 1) }
        return (run.source, index + 1 < runs.count ? runs[index + 1].source : sourceCount)
    }

    private func lastRun(_ isBefore: (Run) -> Bool) -> Int? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(runs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    // MARK: Folding

    private mutating func addRun(at source: Int, isVerbatim: Bool) {
        if isVerbatim, runs.last?.isVerbatim ?? true {
            if runs.isEmpty { runs.append(Run(folded: bytes.count, source: source, isVerbatim: true)) }
            return
        }
        runs.append(Run(folded: bytes.count, source: source, isVerbatim: isVerbatim))
    }

    private mutating func append(
        _ cluster: UnsafeBufferPointer<UInt8>, at source: Int, _ known: inout [UInt32: [UInt8]]
    ) {
        let width = Self.width(of: cluster, at: 0)
        let scalar = width == cluster.count ? Self.scalar(of: cluster, width) : nil
        let folded: [UInt8]
        if let scalar, let found = known[scalar] {
            folded = found
        } else {
            folded = Array(FoldedName.fold(String(decoding: cluster, as: UTF8.self)).utf8)
            if let scalar { known[scalar] = folded }
        }
        addRun(at: source, isVerbatim: scalar != nil && folded.count == cluster.count)
        bytes.append(contentsOf: folded)
    }

    /// Behind the character at `index` and the marks that compose with it.
    private static func clusterEnd(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        var end = index + width(of: source, at: index)
        // U+0300, the first that composes, begins with 0xCC.
        guard end < source.count, source[end] >= 0xCC, source[index] >= 0x20 else { return end }
        for _ in 0..<longestCluster {
            guard end < source.count, source[end] >= 0xCC else { return end }
            let width = width(of: source, at: end)
            guard width > 1,
                let value = Unicode.Scalar(scalar(of: UnsafeBufferPointer(rebasing: source[end...]), width)),
                composes(value)
            else { return end }
            end += width
        }
        return end
    }

    /// Whether it may be one character with what stands before it: marks, and the vowels and finals of Korean syllables.
    private static func composes(_ scalar: Unicode.Scalar) -> Bool {
        if CanonicalComposition.isInert(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return (0x1160...0x11FF).contains(scalar.value)
        }
    }

    /// The bytes of the scalar at `index`; 1 where there is none.
    private static func width(of source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let width =
            switch source[index] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard index + width <= source.count else { return 1 }
        for next in index + 1..<max(index + 1, index + width) where source[next] & 0xC0 != 0x80 { return 1 }
        return width
    }

    private static func scalar(of bytes: UnsafeBufferPointer<UInt8>, _ width: Int) -> UInt32 {
        var value = UInt32(bytes[0]) & (width == 1 ? 0x7F : 0xFF >> UInt32(width + 1))
        for index in 1..<max(1, width) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
        return value
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
