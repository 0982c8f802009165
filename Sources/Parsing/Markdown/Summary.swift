/// Gathers the first words of a note's paragraphs.
struct Summary {
    /// In Unicode scalars.
    static let limit = 240

    private var scalars = String.UnicodeScalarView()
    private(set) var isFull = false

    /// Adds a paragraph's words; white space of any kind becomes one space.
    mutating func append(_ paragraph: UnsafeBufferPointer<UInt8>) {
        // A scalar has at most four bytes, and one more than the limit tells that something was cut.
        let bounded = UnsafeBufferPointer(rebasing: paragraph.prefix(4 * (Self.limit + 1)))
        var count = scalars.count
        var pendingSpace = count > 0
        for scalar in String(decoding: bounded, as: UTF8.self).unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
                pendingSpace = count > 0
                continue
            }
            if pendingSpace {
                scalars.append(" ")
                count += 1
                pendingSpace = false
            }
            scalars.append(scalar)
            count += 1
            if count > Self.limit {
                isFull = true
                return
            }
        }
    }

    /// The words, cut behind the last that fits whole, with `…` where something was cut.
    var text: String {
        guard isFull else { return String(scalars) }
        let head = scalars.prefix(Self.limit - 1)
        let endsWithWord = scalars[scalars.index(scalars.startIndex, offsetBy: Self.limit - 1)] == " "
        let cut = endsWithWord ? head.endIndex : head.lastIndex(of: " ") ?? head.endIndex
        return String(String.UnicodeScalarView(head[..<cut])) + "…"
    }
}
