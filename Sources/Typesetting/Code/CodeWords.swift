/// Words of a language in the order of their bytes, with the number of a class and a relevance.
struct CodeWords {
    private let entries: [UnsafeBufferPointer<UInt8>]

    /// - Parameter list: each `word class relevance`, with tabs between; lasts as long as the words are used.
    init(_ list: UnsafeBufferPointer<UInt8>) {
        entries = list.split(separator: UInt8(ascii: "\t")).map { UnsafeBufferPointer(rebasing: $0) }
    }

    /// - Complexity: O(log n).
    func find(_ word: UnsafeBufferPointer<UInt8>) -> (className: Int, relevance: Int)? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = low + (high - low) / 2
            let order = Self.compare(entries[middle], with: word)
            if order == 0 { return Self.values(of: entries[middle].dropFirst(word.count + 1)) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// - Parameter word: of which the list has the form in lower case.
    func findIgnoringCase(_ word: UnsafeBufferPointer<UInt8>) -> (className: Int, relevance: Int)? {
        let lowercased =
            word.allSatisfy { $0 < 0x80 }
            ? word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            : Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
        return lowercased.withUnsafeBufferPointer { find($0) }
    }

    /// Negative when the entry's word comes before the other, 0 when it is the same.
    private static func compare(_ entry: UnsafeBufferPointer<UInt8>, with word: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        while index < word.count {
            // No word has a byte as small as the space that ends an entry's.
            let difference = Int(entry[index]) - Int(word[index])
            if difference != 0 { return difference }
            index += 1
        }
        return entry[index] == UInt8(ascii: " ") ? 0 : 1
    }

    private static func values(of rest: Slice<UnsafeBufferPointer<UInt8>>) -> (className: Int, relevance: Int)? {
        let numbers = String(decoding: rest, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
}
