import Indexing

/// Files of one notebook, a bit for each: rows are numbered without large gaps.
struct RowSet: Hashable, Sendable {
    private var words: [UInt64] = []

    init(_ files: some Sequence<FileID> = []) { for file in files { insert(file) } }

    mutating func insert(_ file: FileID) {
        let (word, bit) = Self.place(of: file)
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= bit
    }

    func contains(_ file: FileID) -> Bool {
        let (word, bit) = Self.place(of: file)
        return word < words.count && words[word] & bit != 0
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// In ascending order.
    var files: [FileID] {
        var files: [FileID] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                files.append(FileID(row: Int64(index * 64 + rest.trailingZeroBitCount)))
                rest &= rest - 1
            }
        }
        return files
    }

    func union(_ other: RowSet) -> RowSet {
        var longer = words.count > other.words.count ? self : other
        let shorter = words.count > other.words.count ? other : self
        for index in shorter.words.indices { longer.words[index] |= shorter.words[index] }
        return longer
    }

    func intersection(_ other: RowSet) -> RowSet {
        var set = RowSet()
        set.words = zip(words, other.words).map { $0 & $1 }
        return set
    }

    private static func place(of file: FileID) -> (word: Int, bit: UInt64) {
        (Int(file.row >> 6), 1 << UInt64(file.row & 63))
    }
}
