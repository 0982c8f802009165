extension Glob {
    /// - Parameter separatesFolders: whether `/` divides the text, so that only `**` reaches over it.
    /// - Returns: `nil` for a pattern that can match nothing: an unclosed `[`, an unknown `[:class:]`, a `\` at the end.
    package init?(_ pattern: ArraySlice<UInt8>, separatesFolders: Bool) {
        var reader = GlobReader(pattern: pattern, separatesFolders: separatesFolders)
        guard let steps = reader.readSteps() else { return nil }
        self.steps = steps
    }
}

private struct GlobReader {
    let pattern: ArraySlice<UInt8>
    let separatesFolders: Bool
    var index: Int

    init(pattern: ArraySlice<UInt8>, separatesFolders: Bool) {
        self.pattern = pattern
        self.separatesFolders = separatesFolders
        index = pattern.startIndex
    }

    /// The byte at the reading place; `nil` at the end.
    private var peek: UInt8? { index < pattern.endIndex ? pattern[index] : nil }

    private mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        index += 1
        return byte
    }

    mutating func readSteps() -> [Glob.Step]? {
        var steps: [Glob.Step] = []
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "*"): steps += readStars()
            case UInt8(ascii: "?"):
                var set = ByteSet()
                set.invert()
                steps.append(.oneOf(bounded(set)))
            case UInt8(ascii: "["):
                guard let set = readSet() else { return nil }
                steps.append(.oneOf(set))
            case UInt8(ascii: "\\"):
                guard let escaped = next() else { return nil }
                steps.append(.byte(escaped))
            default: steps.append(.byte(byte))
            }
        }
        return steps
    }

    /// Behind the first `*` of a run. Two or more reach over folders only as a whole part of the path.
    private mutating func readStars() -> [Glob.Step] {
        let first = index - 1
        while peek == UInt8(ascii: "*") { index += 1 }
        let beginsPart = first == pattern.startIndex || pattern[first - 1] == UInt8(ascii: "/")
        guard separatesFolders, index - first > 1, beginsPart else { return [.star] }
        if peek == UInt8(ascii: "/") {
            index += 1
            return [.optionalFolders, .globstar, .byte(UInt8(ascii: "/"))]
        }
        let isAtEscapedSlash = pattern[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "/")])
        return peek == nil || isAtEscapedSlash ? [.globstar] : [.star]
    }

    private func bounded(_ set: ByteSet) -> ByteSet {
        var set = set
        if separatesFolders { set.remove(UInt8(ascii: "/")) }
        return set
    }

    /// Behind `[`, to behind its `]`. A `]` that comes first stands for itself.
    private mutating func readSet() -> ByteSet? {
        var set = ByteSet()
        let isNegated = peek == UInt8(ascii: "!") || peek == UInt8(ascii: "^")
        if isNegated { index += 1 }
        var rangeStart: UInt8?
        var isFirst = true
        while let byte = next() {
            if byte == UInt8(ascii: "]"), !isFirst {
                if isNegated { set.invert() }
                return bounded(set)
            }
            isFirst = false
            guard readMember(byte, into: &set, rangeStart: &rangeStart) else { return nil }
        }
        return nil
    }

    /// - Parameter rangeStart: the byte before, where a `-` may make a range of it.
    private mutating func readMember(_ byte: UInt8, into set: inout ByteSet, rangeStart: inout UInt8?) -> Bool {
        if byte == UInt8(ascii: "\\") {
            guard let escaped = next() else { return false }
            set.insert(escaped)
            rangeStart = escaped
        } else if byte == UInt8(ascii: "-"), let start = rangeStart, let end = peek, end != UInt8(ascii: "]") {
            index += 1
            guard let last = end == UInt8(ascii: "\\") ? next() : end else { return false }
            if start <= last { set.insert(start...last) }
            rangeStart = nil
        } else if byte == UInt8(ascii: "["), peek == UInt8(ascii: ":"), let name = readClassName() {
            guard let members = Self.classes[String(decoding: name, as: UTF8.self)] else { return false }
            for member in members { set.insert(member) }
            rangeStart = nil
        } else {
            set.insert(byte)
            rangeStart = byte
        }
        return true
    }

    /// `alpha` of `[:alpha:]`, from behind `[`; `nil`, and nothing read, where no `:]` closes it before the next `]`.
    private mutating func readClassName() -> ArraySlice<UInt8>? {
        let start = index + 1
        guard let bracket = pattern[start...].firstIndex(of: UInt8(ascii: "]")), bracket > start,
            pattern[bracket - 1] == UInt8(ascii: ":")
        else { return nil }
        index = bracket + 1
        return pattern[start..<bracket - 1]
    }

    /// The POSIX character classes over ASCII.
    private static let classes: [String: [ClosedRange<UInt8>]] = [
        "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
        "alpha": [0x41...0x5A, 0x61...0x7A],
        "blank": [0x20...0x20, 0x09...0x09],
        "cntrl": [0x00...0x1F, 0x7F...0x7F],
        "digit": [0x30...0x39],
        "graph": [0x21...0x7E],
        "lower": [0x61...0x7A],
        "print": [0x20...0x7E],
        "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
        "space": [0x20...0x20, 0x09...0x0D],
        "upper": [0x41...0x5A],
        "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
    ]
}
