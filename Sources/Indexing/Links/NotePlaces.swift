import GRDB
import NotebookModel

/// The places of a note that the fragment of a link can name: its headings and its blocks.
final class NotePlaces {
    struct Heading {
        let level: Int
        let text: String
        let anchor: String
    }

    let headings: [Heading]
    /// Without `^`, in lower case.
    let blocks: [String]
    /// Of each heading the text as `HeadingName` has it; most links need none.
    private lazy var comparables = headings.map { HeadingName.comparable($0.text) }

    init(headings: [Heading], blocks: [String]) {
        self.headings = headings
        self.blocks = blocks
    }

    convenience init(of file: FileID, _ database: Database) throws {
        let headings = "SELECT level, text, anchor FROM heading WHERE file = ? ORDER BY ordinal"
        let blocks = "SELECT identifier FROM block WHERE file = ?"
        self.init(
            headings: try Row.fetchAll(database.cachedStatement(sql: headings), arguments: [file.row])
                .map { Heading(level: $0[0], text: $0[1], anchor: $0[2]) },
            blocks: try String.fetchAll(database.cachedStatement(sql: blocks), arguments: [file.row]))
    }

    /// The `id` on the note's page of the place that a fragment names; `nil` when it names none.
    ///
    /// `^id` behind the last `#` is a block. All else is a heading, or several, each below the one before, levels between them
    /// left out at will. In markdown and HTML an anchor as GitHub gives it comes first; then the text as it stands, then as
    /// Obsidian compares it, then its anchor. Of several such headings the first is meant.
    ///
    /// - Complexity: linear in the headings and blocks.
    func anchor(of fragment: String, syntax: LinkReference.Syntax) -> String? {
        switch PlaceName(fragment) {
        case .note: return nil
        case .block(let identifier): return blocks.contains(identifier) ? "^" + identifier : nil
        case .headings(let path):
            if syntax != .wikilink, let heading = headings.first(where: { $0.anchor == fragment }) {
                return heading.anchor
            }
            return anchor(of: path) ?? (path.count > 1 ? anchor(of: [fragment]) : nil)
        }
    }

    private func anchor(of path: [String]) -> String? {
        if let found = heading(path, where: { headings[$0].text == $1 }) { return found.anchor }
        let comparable = path.map { HeadingName.comparable($0) }
        let found = heading(comparable) { comparables[$0] == $1 && !$1.isEmpty }
        return (found ?? heading(path.map { HeadingAnchors.anchor($0) }) { headings[$0].anchor == $1 })?.anchor
    }

    /// The heading itself that a path ends in, wherever it stands.
    func innermostHeading(of path: [String]) -> Heading? {
        path.last.map { HeadingName.comparable($0) }.flatMap { comparables.firstIndex(of: $0) }.map { headings[$0] }
    }

    /// - Parameter matches: whether the heading of an index is what a part of the path names.
    private func heading(_ path: [String], where matches: (Int, String) -> Bool) -> Heading? {
        // No heading lies below six others.
        if path.count > 6 { return nil }
        return headingWithin(path[...], from: 0, below: 0, matches) ?? headingBehind(path, matches)
    }

    /// Each part in the section of the one before.
    private func headingWithin(
        _ path: ArraySlice<String>, from start: Int, below level: Int, _ matches: (Int, String) -> Bool
    ) -> Heading? {
        guard let part = path.first else { return nil }
        for index in start..<headings.count {
            let heading = headings[index]
            if heading.level <= level { return nil }
            guard matches(index, part) else { continue }
            if path.count == 1 { return heading }
            let found = headingWithin(path.dropFirst(), from: index + 1, below: heading.level, matches)
            if let found { return found }
        }
        return nil
    }

    /// Each part somewhere behind the one before and at a lower level, which is enough for Obsidian.
    private func headingBehind(_ path: [String], _ matches: (Int, String) -> Bool) -> Heading? {
        var rest = path[...]
        var level = 0
        for (index, heading) in headings.enumerated() {
            guard let part = rest.first, heading.level > level, matches(index, part) else { continue }
            if rest.count == 1 { return heading }
            rest.removeFirst()
            level = heading.level
        }
        return nil
    }
}

/// What a fragment asks for.
enum PlaceName: Equatable {
    /// The note itself: nothing stands behind the `#`.
    case note
    /// In lower case.
    case block(String)
    /// From the outermost to the one that is meant; at least one.
    case headings([String])

    init(_ fragment: String) {
        // By bytes: a part may begin with a mark that would make one character with the `#`.
        let parts = fragment.utf8.split(separator: UInt8(ascii: "#")).map { Self.trimmed(Substring($0)) }
            .filter { !$0.isEmpty }
        guard let last = parts.last else {
            self = .note
            return
        }
        let isBlock = last.utf8.first == UInt8(ascii: "^")
        self = isBlock ? .block(FoldedName.fold(Substring(last.utf8.dropFirst()))) : .headings(parts)
    }

    private static func trimmed(_ part: Substring) -> String {
        var bytes = part.utf8
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
