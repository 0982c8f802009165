/// What a scan leaves out besides dotfiles and what `.codexignore` files say.
package struct IgnoreRules: Sendable {
    /// Lines in the language of `.gitignore`, as if they stood in a `.codexignore` at the notebook's root, before its own lines.
    package let patterns: [String]
    /// Absolute paths, the output folder above all. They need not exist and may lie outside the notebook.
    package let excludedFolders: [String]

    package init(patterns: [String] = [], excludedFolders: [String] = []) {
        self.patterns = patterns
        self.excludedFolders = excludedFolders
    }
}
