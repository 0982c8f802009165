import Diagnostics

/// A link of a note to another file, as its author wrote it; what it names is decided when the whole notebook is known.
package struct LinkReference: Hashable, Sendable {
    package enum Syntax: String, Hashable, Sendable {
        /// `[[target#fragment|label]]`
        case wikilink
        /// `[label](target#fragment "title")`
        case markdown
        /// A `href` or `src` in raw HTML.
        case html
    }

    package let syntax: Syntax
    /// `![[…]]`, `![…](…)` and `src`: the target is shown in place.
    package let isEmbed: Bool
    /// The path as written, percent-decoded where the syntax says so; empty when the link stays in its own note.
    package let target: String
    /// What follows the first `#`, without it: a heading path `A#B` or a block `^id`.
    package let fragment: String?
    /// The text to show, where the syntax carries it apart from the flow: what follows `|`, or an image's alternative text.
    package let label: String?
    /// The title in quotes of a markdown link.
    package let title: String?
    package let position: SourcePosition

    package init(
        syntax: Syntax,
        isEmbed: Bool,
        target: String,
        fragment: String? = nil,
        label: String? = nil,
        title: String? = nil,
        position: SourcePosition
    ) {
        self.syntax = syntax
        self.isEmbed = isEmbed
        self.target = target
        self.fragment = fragment
        self.label = label
        self.title = title
        self.position = position
    }
}
