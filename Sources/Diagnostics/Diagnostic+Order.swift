import Glibc

extension Diagnostic {
    /// Reading order: findings about no file first, then by the bytes of the path, position, id and summary.
    ///
    /// Two findings that neither is before the other print the same headline and hint.
    package static func isInReadingOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if let isBefore = precedes(left.location?.path ?? "", right.location?.path ?? "") { return isBefore }
        let start = SourcePosition(line: 0, column: 0)
        let (leftPosition, rightPosition) = (left.location?.position ?? start, right.location?.position ?? start)
        if leftPosition != rightPosition { return leftPosition < rightPosition }
        if let isBefore = precedes(left.id.rawValue, right.id.rawValue) { return isBefore }
        if let isBefore = precedes(left.summary, right.summary) { return isBefore }
        if left.severity != right.severity { return left.severity > right.severity }
        return precedes(left.hint ?? "", right.hint ?? "") ?? false
    }

    /// By bytes, since `String` takes texts of one canonical form for equal; `nil` for the same bytes.
    private static func precedes(_ left: String, _ right: String) -> Bool? {
        // What is in UTF-8 already is not even retained.
        let isBefore = left.utf8.withContiguousStorageIfAvailable { own in
            right.utf8.withContiguousStorageIfAvailable { precedes(own, $0) }
        }
        if case .some(.some(let isBefore)) = isBefore { return isBefore }
        return precedes(String(decoding: left.utf8, as: UTF8.self), String(decoding: right.utf8, as: UTF8.self))
    }

    private static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool? {
        let shared = min(left.count, right.count)
        if shared > 0, let first = left.baseAddress, let second = right.baseAddress {
            let order = memcmp(first, second, shared)
            if order != 0 { return order < 0 }
        }
        return left.count == right.count ? nil : left.count < right.count
    }
}

extension Sequence<Diagnostic> {
    /// - Complexity: O(n log n) comparisons; O(n) where they are in order, as what is kept from an earlier run is.
    package func inReadingOrder() -> [Diagnostic] {
        let found = Array(self)
        let isOrdered = zip(found, found.dropFirst()).allSatisfy { !Diagnostic.isInReadingOrder($1, $0) }
        return isOrdered ? found : found.sorted(by: Diagnostic.isInReadingOrder)
    }
}
