import NotebookModel
import Templating

/// The headings of a note as links, indented by their level.
struct TableOfContents {
    struct Entry: Hashable, Sendable {
        let text: String
        let anchor: String
        /// 1 for the highest level that the note uses, at most 3; what is deeper is left out.
        let depth: Int
    }

    static let deepestDepth = 3
    let entries: [Entry]

    init(_ headings: some Collection<Heading>) {
        let top = headings.map(\.level).min() ?? 1
        entries = headings.compactMap { heading in
            let depth = heading.level - top + 1
            guard depth <= Self.deepestDepth, !heading.text.isEmpty else { return nil }
            return Entry(text: heading.text, anchor: heading.anchor, depth: depth)
        }
    }

    /// A single heading needs no list.
    var isWorthShowing: Bool { entries.count >= 2 }

    var value: TemplateValue {
        .list(
            entries.map { entry in
                [.text: .text(entry.text), .anchor: .text(entry.anchor), .depth: .text(String(entry.depth))]
            })
    }
}
