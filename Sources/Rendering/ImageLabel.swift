/// What stands behind `|` in an embedded image: a text, a size, or both: `Loss by step|400x300`.
struct ImageLabel: Hashable, Sendable {
    var text: String
    /// In CSS pixels.
    var width: Int?
    var height: Int?

    init(_ label: String) {
        let cut = label.lastIndex(of: "|")
        let last = cut.map { label[label.index(after: $0)...] } ?? label[...]
        guard let size = Self.size(last) else {
            text = label
            return
        }
        text = cut.map { String(label[..<$0]) } ?? ""
        (width, height) = size
    }

    /// `100` or `100x145`; `nil` for anything else, so that it is text.
    private static func size(_ text: Substring) -> (width: Int, height: Int?)? {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(number)
        guard numbers.count == parts.count, let width = numbers.first, parts.count <= 2 else { return nil }
        return (width, numbers.count == 2 ? numbers[1] : nil)
    }

    private static func number(_ digits: Substring) -> Int? {
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
