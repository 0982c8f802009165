/// The directories of tagged values that an Exif block is made of; TIFF 6.0, section 2.
///
/// The bytes come from anywhere: offsets and counts may name any place. Only what lies within the block is read, and no
/// directory leads to another by itself, so that a circle of them costs nothing.
struct TIFFBlock {
    private let bytes: HeaderBytes
    private let range: Range<Int>
    private let isLittleEndian: Bool

    /// `nil` where no such block begins.
    init?(_ bytes: HeaderBytes, in range: Range<Int>) {
        let range = range.clamped(to: bytes.bytes.indices)
        guard range.count >= 8 else { return nil }
        if bytes.holds("II*\u{0}", at: range.lowerBound) {
            isLittleEndian = true
        } else if bytes.holds("MM\u{0}*", at: range.lowerBound) {
            isLittleEndian = false
        } else {
            return nil
        }
        self.bytes = bytes
        self.range = range
    }

    var firstDirectory: Directory { directory(at: integer(at: 4, count: 4) ?? 0) }

    /// - Parameter offset: from the block's start; one that leads out of it gives an empty directory.
    /// - Complexity: O(n) in the entries that the block has room for, at most 65,535.
    func directory(at offset: Int) -> Directory {
        var places: [Int: Int] = [:]
        for index in 0..<(integer(at: offset, count: 2) ?? 0) {
            let place = offset + 2 + index * 12
            guard place + 12 <= range.count, let tag = integer(at: place, count: 2) else { break }
            if places[tag] == nil { places[tag] = place }
        }
        return Directory(block: self, places: places)
    }

    private func integer(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= range.count else { return nil }
        let place = range.lowerBound + offset
        return isLittleEndian
            ? bytes.littleEndian(at: place, count: count) : bytes.bigEndian(at: place, count: count)
    }

    /// Values by their tags; the first of a tag counts.
    struct Directory {
        fileprivate let block: TIFFBlock
        /// Where the entry of a tag begins.
        fileprivate let places: [Int: Int]

        /// Of a type and a number of bytes each; `nil` unless that many values of this type are in the block.
        private func value(_ tag: Int, type: Int, byteCount: Int) -> (offset: Int, count: Int)? {
            guard let place = places[tag], block.integer(at: place + 2, count: 2) == type,
                let count = block.integer(at: place + 4, count: 4), count > 0
            else { return nil }
            let isInline = count * byteCount <= 4
            guard let offset = isInline ? place + 8 : block.integer(at: place + 8, count: 4),
                offset + count * byteCount <= block.range.count
            else { return nil }
            return (offset, count)
        }

        /// The first of whole numbers in 16 or 32 bits.
        func integer(_ tag: Int) -> Int? {
            if let short = value(tag, type: 3, byteCount: 2) { return block.integer(at: short.offset, count: 2) }
            return value(tag, type: 4, byteCount: 4).flatMap { block.integer(at: $0.offset, count: 4) }
        }

        /// The first of fractions, if it is greater than zero.
        func fraction(_ tag: Int) -> Double? {
            guard let place = value(tag, type: 5, byteCount: 8)?.offset,
                let numerator = block.integer(at: place, count: 4), numerator > 0,
                let denominator = block.integer(at: place + 4, count: 4), denominator > 0
            else { return nil }
            return Double(numerator) / Double(denominator)
        }

        /// Text up to its zero byte, without spaces around it; `nil` where no letter or digit is in it.
        func text(_ tag: Int) -> String? {
            guard let (offset, count) = value(tag, type: 2, byteCount: 1) else { return nil }
            let start = block.range.lowerBound + offset
            let raw = block.bytes.bytes[start..<(start + min(count, TIFFBlock.longestTextByteCount))]
            let text = String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            return text.split {
                $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
            }
            .joined(separator: " ")
        }

        /// The directory that a value of this one points to.
        func directory(_ tag: Int) -> Directory? { integer(tag).map { block.directory(at: $0) } }
    }

    /// Longer than the name of any camera.
    private static let longestTextByteCount = 256
}
