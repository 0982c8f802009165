/// The languages of highlight.js and what they are called.
struct CodeLanguages: Sendable {
    static let all = CodeLanguages()

    private var grammars: [String: Range<Int>] = [:]
    /// A language's own name, by each of its names in lower case.
    private(set) var names: [String: String] = [:]

    private init() {
        for (bytes, text) in ArchiveTable.rows("\(GrammarArchive.table)") {
            let words = text.split(separator: " ").map(String.init)
            guard let name = words.first else { continue }
            grammars[name] = bytes
            // Of two languages with one name the first keeps it; a language's own name goes before another's alias.
            for (index, word) in words.enumerated() where index == 0 || names[word.lowercased()] == nil {
                names[word.lowercased()] = name
            }
        }
    }

    /// A language's own name, by any name that highlight.js or people have for it, in any case.
    func name(of language: String) -> String? {
        let language = language.lowercased()
        return names[language] ?? Self.furtherNames[language].flatMap { names[$0] }
    }

    /// - Parameter name: the language's own.
    func grammar(named name: String) -> CodeGrammar? {
        grammars[name].map { CodeGrammar(ArchiveTable.bytes($0, of: GrammarArchive.content)) }
    }

    /// Names in use for which highlight.js has the language under another.
    private static let furtherNames = [
        "cuda": "cpp", "latex": "tex", "json5": "json", "jsonc": "json", "python3": "python", "rscript": "r",
        "shell-session": "shell", "tsx": "typescript", "vue": "xml", "svelte": "xml",
    ]
}
