extension DiagnosticRule {
    static let links: [Row] = [
        (
            "alias-resolved", .note, "link names a note by an alias, which other programs do not follow",
            "write the note's name, and the alias behind `|`"
        ),
        (
            "ambiguous-link", .warning, "several files fit a link equally well, and the first by its path is taken",
            "write more of the path"
        ),
        (
            "broken-anchor", .warning, "link names a heading or a block that its note does not have",
            "correct what follows the `#`, or restore the heading or the `^id`"
        ),
        (
            "broken-link", .warning, "link names no note, file or folder",
            "correct the name, or write the note"
        ),
        ("embed-cycle", .warning, "notes embed each other in a circle", "make one of the embeds a link"),
        (
            "missing-attachment", .warning, "link or embed names a file that does not exist",
            "correct the name, or add the file"
        ),
        (
            "overlong-link", .warning, "target of a link is longer than any path can be",
            "shorten it, or make it an address of the web"
        ),
        (
            "unused-attachment", .note, "no note links to an attachment, so that it is not published",
            "link to it from a note, or delete it"
        ),
    ]

    static let names: [Row] = [
        (
            "address-collision", .error, "two sources would have one address, and the second gets another",
            "rename one of them"
        ),
        (
            "case-collision", .warning, "paths of two files differ only in case or in their Unicode form",
            "rename one of them"
        ),
        ("invalid-file-name", .warning, "name of a file is not UTF-8, so that it is left out", "rename it"),
        (
            "invalid-alias", .warning, "alias with a path cannot be an address of the site",
            "write a path without signs that addresses reserve"
        ),
        (
            "invalid-permalink", .error, "permalink cannot be an address of the site",
            "write a path without signs that addresses reserve"
        ),
        (
            "redirect-collision", .warning, "redirect would stand at the address of a page or of another redirect",
            "change the permalink or the alias that it comes from"
        ),
        (
            "symlink-skipped", .warning, "symbolic link is not followed",
            "copy the file into the notebook, or name the link in `.codexignore`"
        ),
        (
            "unlinkable-name", .warning, "name of a file holds a sign that links cannot name in every program",
            "rename it without `#`, `|`, `^`, `:`, `%%`, `[[` and `]]`"
        ),
        (
            "unreadable-file", .error, "file cannot be read and stays as it was in the site",
            "give yourself the right to read it, or name it in `.codexignore`"
        ),
        (
            "unreadable-folder", .error, "folder cannot be read and stays as it was in the site",
            "give yourself the right to read and enter it, or name it in `.codexignore`"
        ),
    ]

    static let text: [Row] = [
        (
            "html-nesting", .warning, "HTML elements nest so deep that the inner ones are left out",
            "close elements that were left open, or use fewer of them"
        ),
        ("invalid-math", .warning, "formula is not understood and is shown as it is written", "correct the formula"),
        ("invalid-utf8", .warning, "bytes are not UTF-8 and are shown as �", "save the file as UTF-8"),
        (
            "unread-ignore-filter", .warning, "Obsidian excludes files by a regular expression, which is not followed",
            "add a glob to `ignore` in codex.yml"
        ),
        (
            "unclosed-comment", .warning, "comment has no end and hides the rest of the note",
            "close it with `%%`"
        ),
    ]

    static let metadata: [Row] = [
        (
            "alias-not-a-list", .note, "`aliases` is a text, which Obsidian no longer reads",
            "write each alias in a line of its own, behind `- `"
        ),
        (
            "deprecated-property", .note, "property has a name that Obsidian no longer reads",
            "write `aliases`, `tags` or `cssclasses`, with a list"
        ),
        ("duplicate-key", .error, "key stands twice, and one of the two does not count", "remove or rename one"),
        (
            "front-matter-not-a-map", .error, "front matter holds no `key: value` lines",
            "write `key: value` lines, or an empty line before the first `---`"
        ),
        (
            "invalid-csv", .warning, "table of a CSV file is not as its first rows are, and is read as far as it is",
            "correct what the message names"
        ),
        ("invalid-json", .error, "text is not JSON from here on", "correct what the message names"),
        (
            "invalid-metadata-line", .warning, "line below a heading `Metadata` has no key",
            "write `Key: value`, or begin a new heading"
        ),
        ("invalid-xml", .error, "sidecar is not XML from here on", "correct what the message names"),
        (
            "invalid-yaml", .error, "text is not YAML here, and the lines that can be read count alone",
            "correct what the message names; most often a value needs quotes"
        ),
        (
            "missing-property", .warning, "file has no value for a property that its schema requires",
            "give it one, or make it optional under `schemas`"
        ),
        (
            "property-type", .warning, "property has another type than its schema says",
            "write a value of the type, or correct the schema"
        ),
        (
            "property-value", .warning, "property has a value that its schema does not allow",
            "write one that it allows, or correct the schema"
        ),
        (
            "publication-conflict", .warning, "file asks to be published and not to be, so that it is withheld",
            "remove one of the two properties"
        ),
        (
            "sidecar-not-a-map", .error, "sidecar holds no object of keys and values",
            "write an object with the properties of the file"
        ),
        (
            "sidecar-properties-not-a-map", .error, "`properties` of a sidecar holds no keys and values",
            "give each property a name"
        ),
        (
            "text-boolean", .note, "`publish` or `draft` is a text that is read as true or false",
            "write `true` or `false` without quotes"
        ),
        (
            "unclear-publication", .warning, "`publish` or `draft` is neither true nor false, which withholds the file",
            "write `true` or `false`"
        ),
        ("unclosed-front-matter", .warning, "front matter has no end and is shown as text", "close it with `---`"),
        (
            "vault-property-type", .note, "property has another type than the vault says in `.obsidian/types.json`",
            "write a value of the type, or choose another in Obsidian"
        ),
    ]

    static let views: [Row] = [
        ("exhausted-pattern", .warning, "pattern of a query takes too long for a file", "write a simpler one"),
        (
            "invalid-query", .error, "query has a value that it cannot use, and goes without it",
            "write what the message asks for"
        ),
        (
            "invalid-search", .error, "search cannot be read here, and goes without this part",
            "correct what the message names, or put quotes around text"
        ),
        (
            "missing-baseline", .warning, "runs are to be held against one that is not among them",
            "write the title or the path of a run"
        ),
        (
            "missing-column", .warning, "chart asks for a column that its table does not have",
            "write one of those that the message lists"
        ),
        ("invalid-view", .error, "view cannot be shown as it asks for", "write what the message asks for"),
        (
            "unscaled-picture", .warning, "picture of a view is damaged, too large or cannot be scaled here",
            "restore it or make it smaller; scaling needs libvips"
        ),
        (
            "unclear-query-field", .warning, "name that is nearly that of a field is read as a property",
            "correct it, or write `properties.` before it"
        ),
        ("unknown-query-field", .error, "query has a field that is not known", "correct or remove it"),
        (
            "unknown-search-operator", .warning, "search has an operator that is not known, and takes it for text",
            "correct it, or put quotes around the text"
        ),
        ("unknown-view-field", .warning, "`config` of a view has a key that is not known", "correct or remove it"),
    ]
}
