import NotebookModel

// The places of a note's text that a search which holds of it found.
extension NoteMatching {
    func answer(_ condition: SearchCondition, excerptLimit: Int) throws(ExhaustedSearchPattern) -> NoteSearchAnswer {
        var matches = MatchList()
        try collect(condition, in: .note, into: &matches)
        let merged = matches.merged
        return NoteSearchAnswer(
            matchCount: merged.count, excerpts: ExcerptWriter(text: text, matches: merged).excerpts(limit: excerptLimit)
        )
    }

    /// - Parameter condition: one that holds.
    private func collect(
        _ condition: SearchCondition, in place: Place, into matches: inout MatchList
    ) throws(ExhaustedSearchPattern) {
        switch condition {
        case .text, .pattern: try collect(word: condition, in: range(of: place), into: &matches)
        case .all(let inner): for condition in inner { try collect(condition, in: place, into: &matches) }
        case .any(let inner):
            for condition in inner where try holds(condition, in: place) {
                try collect(condition, in: place, into: &matches)
            }
        case .within(.content, let inner): try collect(inner, in: .text(range(of: place)), into: &matches)
        case .within(.file, _), .within(.path, _): break
        case .within(let scope, let inner): try collect(scope, inner, in: range(of: place), into: &matches)
        case .tag(.named(let key)): collect(tag: key, in: range(of: place), into: &matches)
        case .not, .tag, .property, .exactly, .null, .compares: break
        }
    }

    private func collect(
        word: SearchCondition, in range: Range<Int>, into matches: inout MatchList
    ) throws(ExhaustedSearchPattern) {
        if case .text(let sought) = word, sought.isEmpty { return }
        var start = range.lowerBound
        while start < range.upperBound, !matches.isFull, let match = try first(word, in: range, from: start) {
            if match.isEmpty {
                start = nextCharacter(match.upperBound)
            } else {
                matches.append(match)
                start = match.upperBound
            }
        }
    }

    private func nextCharacter(_ offset: Int) -> Int {
        var next = offset + 1
        while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// A unit in which nothing is to be marked is shown by its beginning.
    private func collect(
        _ scope: SearchScope, _ inner: SearchCondition, in range: Range<Int>, into matches: inout MatchList
    ) throws(ExhaustedSearchPattern) {
        for unit in units(scope, in: range) where !matches.isFull {
            guard try holds(inner, in: .text(unit)) else { continue }
            let count = matches.count
            try collect(inner, in: .text(unit), into: &matches)
            if matches.count == count { matches.append(unit.lowerBound..<unit.lowerBound) }
        }
    }

    /// Where `#name` stands, and not in fenced code; in front matter tags have no `#`.
    private func collect(tag key: String, in range: Range<Int>, into matches: inout MatchList) {
        var found = MatchList()
        // Finding text throws nothing.
        try? collect(word: .text(SoughtText("#\(key)", matchesCase: false)), in: range, into: &found)
        let code = found.count == 0 ? [] : outline.code
        for match in found.ranges where isTag(match) && !code.contains(where: { $0.contains(match.lowerBound) }) {
            matches.append(match)
        }
    }

    /// Whether the name begins and ends where a tag does, be it one below it.
    private func isTag(_ match: Range<Int>) -> Bool {
        let isAtStart = match.lowerBound == 0 || !Self.isNameByte(text[match.lowerBound - 1])
        let isAtEnd =
            match.upperBound == text.count || text[match.upperBound] == UInt8(ascii: "/")
            || !Self.isNameByte(text[match.upperBound])
        return isAtStart && isAtEnd
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || "_-/#`\\".utf8.contains(byte)
    }
}

/// Places that were found, up to the number that is counted.
struct MatchList {
    private(set) var ranges: [Range<Int>] = []

    var count: Int { ranges.count }
    var isFull: Bool { ranges.count >= NoteSearchAnswer.countLimit }

    mutating func append(_ range: Range<Int>) {
        if !isFull { ranges.append(range) }
    }

    /// In order, overlapping ones as one; an empty one only where no other begins.
    var merged: [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard let last = merged.last,
                range.lowerBound < last.upperBound || range.lowerBound == last.lowerBound
            else {
                merged.append(range)
                continue
            }
            merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        }
        return merged
    }
}
