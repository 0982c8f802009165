/// Compiled scripts and a table of them, as the module `Typesetting` reads them.
struct Archive {
    /// A line for each script: its name, how many bytes of `code` are its own, which scripts it needs before it, and the
    /// languages it is for, with tabs between and spaces in the lists.
    private var table = ""
    /// One script after the other, in base 64.
    private var code = ""
    private var digest = Digest()

    mutating func append(_ source: String, name: String, needs: [String] = [], languages: [String] = []) throws {
        let compiled = try ScriptEngine().compile(source)
        let fields = [
            name, String(compiled.utf8.count), needs.joined(separator: " "), languages.joined(separator: " "),
        ]
        table += fields.joined(separator: "\t") + "\n"
        code += compiled
        digest.update(table.utf8)
        digest.update(compiled.utf8)
    }

    /// The core of highlight.js as the script `highlight`, and each of its languages.
    mutating func append(languagesOf source: String) throws {
        let library = HighlightLibrary(source)
        try append(library.core, name: "highlight")
        for language in try library.describedLanguages() {
            try append(
                language.source, name: language.name, needs: language.needs,
                languages: [language.name] + language.aliases)
        }
    }

    var swiftSource: String {
        """
        // Made by ScriptCompiler.
        enum ScriptArchive {
            static let digest = "\(digest.hexadecimal)"
            static let table: StaticString = "\(Self.escaped(table))"
            static let code: StaticString = "\(code)"
        }

        """
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
    }
}

/// FNV-1a of 64 bits: tells builds apart, and needs no library.
private struct Digest {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    var hexadecimal: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
