/// What a markdown parse recognises and how it writes HTML. One value for a whole notebook.
package struct MarkdownOptions: Sendable, Hashable {
    package var html: HTMLPolicy
    /// `true`: a single line feed joins two lines; `false`: it becomes `<br>`.
    package var strictLineBreaks: Bool
    /// Gives each heading an `id`.
    package var headingAnchors: Bool
    /// `[[target]]` and `![[target]]`.
    package var wikilinks: Bool
    /// `#tag` in text.
    package var tags: Bool
    package var extensions: MarkdownExtensions

    package init(
        html: HTMLPolicy = .sanitize,
        strictLineBreaks: Bool = false,
        headingAnchors: Bool = true,
        wikilinks: Bool = true,
        tags: Bool = true,
        extensions: MarkdownExtensions = .notes
    ) {
        self.html = html
        self.strictLineBreaks = strictLineBreaks
        self.headingAnchors = headingAnchors
        self.wikilinks = wikilinks
        self.tags = tags
        self.extensions = extensions
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
