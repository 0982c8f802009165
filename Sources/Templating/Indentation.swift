/// What every line of the template at hand begins with: the white space before the partial tags around it.
struct Indentation {
    /// The indentation of every level, one after the other, the innermost last.
    private var bytes: [UInt8] = []
    private var start = 0
    /// How much of the next line's indentation the template around has already written.
    private var skipped = 0

    /// Where the level around begins.
    struct Level {
        fileprivate var start: Int
        fileprivate var end: Int
    }

    var isEmpty: Bool { start == bytes.count }

    /// The bytes to begin a line with.
    mutating func nextLine() -> ArraySlice<UInt8> {
        defer { skipped = 0 }
        return bytes[start...].dropFirst(skipped)
    }

    /// - Returns: what ``leave(_:)`` takes back.
    mutating func enter(_ indentation: ArraySlice<UInt8>) -> Level {
        let level = Level(start: start, end: bytes.count)
        bytes.append(contentsOf: bytes[start...])
        bytes.append(contentsOf: indentation)
        start = level.end
        return level
    }

    /// Lines are not indented until ``leave(_:)``.
    mutating func enterUnindented() -> Level {
        let level = Level(start: start, end: bytes.count)
        start = level.end
        return level
    }

    mutating func leave(_ level: Level) {
        bytes.removeLast(bytes.count - level.end)
        start = level.start
    }

    /// The text before has written the indentation of the line that comes next, until ``expectNothingSkipped()``.
    mutating func skipNextLine() { skipped = bytes.count - start }

    mutating func expectNothingSkipped() { skipped = 0 }
}
