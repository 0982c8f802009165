import NotebookModel
import Templating

/// What a block `query` found, as Obsidian's search lists it: notes with the lines in which something was found.
package struct SearchResults: ViewContent, RecipeContent {
    package struct Note: Hashable, Sendable, RecipeContent {
        package var page: PageLink
        /// How often something was found; 0 where the note was found by what is said of it.
        package var matchCount: Int
        package var excerpts: [Excerpt]

        package init(page: PageLink, matchCount: Int, excerpts: [Excerpt]) {
            self.page = page
            self.matchCount = matchCount
            self.excerpts = excerpts
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(page)
            hasher.add(matchCount)
            hasher.add(excerpts)
        }
    }

    package struct Excerpt: Hashable, Sendable, RecipeContent {
        package var text: String
        /// Bytes of its UTF-8, in order, without overlaps.
        package var marks: [Range<Int>]

        package init(text: String, marks: [Range<Int>]) {
            self.text = text
            self.marks = marks
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(text)
            hasher.add(marks.flatMap { [$0.lowerBound, $0.upperBound] })
        }
    }

    /// As its author wrote it.
    package var search: String
    package var notes: [Note]

    package init(search: String, notes: [Note]) {
        self.search = search
        self.notes = notes
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(search)
        hasher.add(notes)
    }

    /// More notes are counted and not listed.
    private static let shownCount = 100

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        try layout.render(
            "view-search",
            [
                (.title, .text(search)), (.count, .text(String(notes.count))), (.oneNote, .boolean(notes.count == 1)),
                (.isEmpty, .boolean(notes.isEmpty)),
                (.rows, .list(notes.prefix(Self.shownCount).map { row($0, layout) })),
                (
                    .summary,
                    notes.count > Self.shownCount
                        ? .text("and \(notes.count - Self.shownCount) more notes") : .null
                ),
            ])
    }

    private func row(_ note: Note, _ layout: ViewLayout) -> TemplateValue {
        [
            .title: .text(note.page.title), .href: .text(layout.href(to: note.page.address)),
            .count: note.matchCount > 1 ? .text(String(note.matchCount)) : .null,
            .children: .list(note.excerpts.map { [.html: .bytes($0.html)] }),
        ]
    }
}

extension SearchResults.Excerpt {
    /// With what was found marked.
    fileprivate var html: [UInt8] {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var written = 0
        for mark in marks where mark.lowerBound >= written && mark.upperBound <= bytes.count {
            output.append(escaping: String(decoding: bytes[written..<mark.lowerBound], as: UTF8.self))
            output.append(markup: "<mark>")
            output.append(escaping: String(decoding: bytes[mark], as: UTF8.self))
            output.append(markup: "</mark>")
            written = mark.upperBound
        }
        output.append(escaping: String(decoding: bytes[written...], as: UTF8.self))
        return output
    }
}
