/// The scripts that the build compiled: KaTeX, highlight.js and its languages, and those of `Scripts`.
///
/// They are part of the program's own read-only data.
struct CompiledScripts: Sendable {
    struct Script: Sendable {
        /// Its bytes of the archive, in base 64.
        fileprivate let bytes: Range<Int>
        /// Names of scripts to be loaded before, in this order.
        let needs: [String]
    }

    static let all = CompiledScripts(table: "\(ScriptArchive.table)")

    private var scripts: [String: Script] = [:]
    /// Names of scripts, by language and by each of its other names, in lower case.
    private(set) var languages: [String: String] = [:]

    /// - Parameter table: what the plugin's `Archive` describes.
    private init(table: String) {
        var end = 0
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 4, let byteCount = Int(fields[1]) else { continue }
            let name = String(fields[0])
            scripts[name] = Script(
                bytes: end..<end + byteCount, needs: fields[2].split(separator: " ").map { String($0) })
            // Of two languages with one name the first keeps it; a language's own name goes before another's alias.
            for (index, word) in fields[3].lowercased().split(separator: " ").map(String.init).enumerated()
            where index == 0 || languages[word] == nil {
                languages[word] = name
            }
            end += byteCount
        }
    }

    func script(named name: String) -> Script? { scripts[name] }

    /// The script of a language, by any name that highlight.js or people have for it, in any case.
    func language(named name: String) -> String? {
        let name = name.lowercased()
        return languages[name] ?? Self.furtherNames[name].flatMap { languages[$0] }
    }

    /// What a script's engine takes; valid as long as the program runs.
    func code(of script: Script) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: ScriptArchive.code.utf8Start + script.bytes.lowerBound, count: script.bytes.count)
    }

    /// Names in use for which highlight.js has the language under another.
    private static let furtherNames = [
        "cuda": "cpp", "latex": "tex", "json5": "json", "jsonc": "json", "python3": "python", "rscript": "r",
        "shell-session": "shell", "tsx": "typescript", "vue": "xml", "svelte": "xml",
    ]
}
