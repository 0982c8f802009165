import Indexing
import NotebookModel
import Rendering

extension SiteContents {
    /// The page of a tag, `nil` when no published note has it or a tag below it.
    func plan(tag key: String) throws -> PlannedPage? {
        let notes = try indexes.flatMap { try $0.notes(taggedWith: key) }
        if notes.isEmpty { return nil }
        let counts = try tags()
        let prefix = key + "/"
        let children = counts.sorted.filter { tag in
            tag.key.hasPrefix(prefix) && !tag.key.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "/"))
        }
        let name = counts.name(of: key)
        let frame = try frame(address: TagAddresses.address(of: key), title: "#\(name)", folder: nil)
        let page = TagPage(
            frame: frame, name: name,
            children: children.map {
                TagSummary(name: $0.name, address: TagAddresses.address(of: $0.key), noteCount: $0.noteCount)
            },
            notes: notes.map(NoteSummary.init))
        return planned(.tag(key), page)
    }

    /// The list of all tags, `nil` when there are none.
    func planTagList() throws -> PlannedPage? {
        if site.tags == nil { return nil }
        let frame = try frame(address: TagAddresses.list, title: "Tags", folder: nil)
        return planned(.tagList, TagListPage(frame: frame, tags: Self.nodes(try tags().sorted, below: nil)))
    }

    private static func nodes(_ tags: [TagCounts.Count], below parent: String?) -> [TagListPage.Node] {
        let byParent = Dictionary(grouping: tags) { tag in
            tag.key.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(tag.key[..<$0]) } ?? ""
        }
        func nodes(_ parent: String) -> [TagListPage.Node] {
            (byParent[parent] ?? []).map { tag in
                TagListPage.Node(
                    title: String(NotebookPath(tag.name).name), address: TagAddresses.address(of: tag.key),
                    noteCount: tag.noteCount, children: nodes(tag.key))
            }
        }
        return nodes(parent ?? "")
    }

    private static let popularCount = 24

    /// The tags at the top that most notes have, those of one count by their keys.
    func popularTags() throws -> [TagSummary] {
        let ranked = try tags().sorted.sorted { left, right in
            left.noteCount != right.noteCount ? left.noteCount > right.noteCount : left.key < right.key
        }
        return ranked.prefix(Self.popularCount).map {
            TagSummary(name: $0.name, address: TagAddresses.address(of: $0.key), noteCount: $0.noteCount)
        }
    }

    /// The tags of all notebooks, counted when first asked for.
    func tags() throws -> TagCounts {
        if let known = countedTags { return known }
        let counted = TagCounts(try indexes.map { try $0.tagCounts() })
        countedTags = counted
        return counted
    }
}

/// The tags of a site with the notes that have them; a note with `a/b` counts for `a` too.
struct TagCounts {
    struct Count: Hashable, Sendable {
        let key: String
        let name: String
        let noteCount: Int
    }

    /// In the order of their keys.
    let sorted: [Count]
    private let names: [String: String]

    /// - Parameter counts: by notebook.
    init(_ counts: [[TagCount]]) {
        var noteCounts: [String: Int] = [:]
        var names: [String: String] = [:]
        for count in counts.joined() {
            noteCounts[count.key, default: 0] += count.notes
            if names[count.key] == nil { names[count.key] = count.name }
        }
        self.names = names
        sorted = noteCounts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { Count(key: $0, name: names[$0] ?? $0, noteCount: noteCounts[$0] ?? 0) }
    }

    /// The tag as the first note by path spells it.
    func name(of key: String) -> String { names[key] ?? key }
}
