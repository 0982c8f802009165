import Typesetting

/// What the HTML of notes depends on besides them and the options: what typesets formulas and code.
package enum MarkdownTools {
    package static var version: String { Typesetter.version }
}

/// What a markdown parse recognises and how it writes HTML. One value for a whole notebook.
package struct MarkdownOptions: Sendable, Hashable {
    package var html: HTMLPolicy
    /// `true`: a single line feed joins two lines; `false`: it becomes `<br>`.
    package var strictLineBreaks: Bool
    /// Gives each heading an `id`.
    package var headingAnchors: Bool
    package var syntax: NoteSyntax
    package var extensions: MarkdownExtensions

    package init(
        html: HTMLPolicy = .sanitize,
        strictLineBreaks: Bool = false,
        headingAnchors: Bool = true,
        syntax: NoteSyntax = .notes,
        extensions: MarkdownExtensions = .notes
    ) {
        self.html = html
        self.strictLineBreaks = strictLineBreaks
        self.headingAnchors = headingAnchors
        self.syntax = syntax
        self.extensions = extensions
    }
}

/// What notes written for Obsidian and Dataview hold beyond GitHub Flavored Markdown.
package struct NoteSyntax: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// `[[target]]` and `![[target]]`.
    package static let wikilinks = NoteSyntax(rawValue: 1)
    /// `#tag` in text.
    package static let tags = NoteSyntax(rawValue: 2)
    /// `%%what nobody reads%%`, also over several blocks.
    package static let comments = NoteSyntax(rawValue: 4)
    /// `$x$` and `$$x$$`.
    package static let math = NoteSyntax(rawValue: 8)
    /// `^[a note in place]`.
    package static let inlineFootnotes = NoteSyntax(rawValue: 16)
    /// `==marked==`.
    package static let highlights = NoteSyntax(rawValue: 32)
    /// `> [!type] title`.
    package static let callouts = NoteSyntax(rawValue: 64)
    /// `^name` at the end of a block, or below it.
    package static let blockIdentifiers = NoteSyntax(rawValue: 128)
    /// `- [c]` with any character.
    package static let tasks = NoteSyntax(rawValue: 256)
    /// `Key:: value`, `[key:: value]`, `(key:: value)`.
    package static let fields = NoteSyntax(rawValue: 512)
    /// Code of a known language gets the colours of its tokens; Mermaid's becomes a figure.
    package static let codeLanguages = NoteSyntax(rawValue: 1024)
    /// An `![[embed]]` of a note parts the paragraph that it stands in.
    package static let noteEmbeds = NoteSyntax(rawValue: 2048)
    /// Code of the languages `cdx` and `query` gives way to what it asks the journal for.
    package static let queries = NoteSyntax(rawValue: 4096)

    package static let notes: NoteSyntax = [
        .wikilinks, .tags, .comments, .math, .inlineFootnotes, .highlights, .callouts, .blockIdentifiers, .tasks,
        .fields, .codeLanguages, .noteEmbeds, .queries,
    ]
}

extension NoteSyntax {
    /// Without what a text cannot hold, so that its blocks need not be searched for it one by one.
    func occurring(in text: UnsafeBufferPointer<UInt8>) -> NoteSyntax {
        var syntax = self
        func drop(_ element: NoteSyntax, unlessFound mark: StaticString) {
            if syntax.contains(element), ByteSearch.firstOffset(of: mark, in: text) == nil { syntax.remove(element) }
        }
        drop(.wikilinks, unlessFound: "[[")
        drop(.tags, unlessFound: "#")
        drop(.highlights, unlessFound: "==")
        drop(.fields, unlessFound: "::")
        drop(.blockIdentifiers, unlessFound: "^")
        return syntax
    }
}

/// The extensions of GitHub Flavored Markdown, <https://github.github.com/gfm/>.
package struct MarkdownExtensions: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let table = MarkdownExtensions(rawValue: 1)
    package static let strikethrough = MarkdownExtensions(rawValue: 2)
    package static let autolink = MarkdownExtensions(rawValue: 4)
    package static let taskList = MarkdownExtensions(rawValue: 8)
    package static let footnotes = MarkdownExtensions(rawValue: 16)
    /// Makes `<script>`, `<style>` and their like visible text; works under `html: raw` alone, the other policies are stricter.
    package static let tagFilter = MarkdownExtensions(rawValue: 32)

    /// What notes are written in.
    package static let notes: MarkdownExtensions = [.table, .strikethrough, .autolink, .taskList, .footnotes]
}
