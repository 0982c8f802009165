/// Compiled scripts and grammars, with tables of them, as the module `Typesetting` reads them.
struct Archive {
    private var scripts = Section()
    private var grammars = Section()

    /// - Parameter source: becomes a script that the engine need not compile again, in base 64.
    mutating func append(script source: String, name: String) throws {
        scripts.append(try ScriptEngine().compile(source), fields: [name])
    }

    mutating func append(grammarsOf library: HighlightLibrary) throws {
        for language in library.languages {
            let names = [language] + (try library.aliases(of: language))
            grammars.append(try library.grammar(of: language), fields: [names.joined(separator: " ")])
        }
    }

    var swiftSource: String {
        """
        // Made by ScriptCompiler.
        \(scripts.swiftSource(typeName: "ScriptArchive"))
        \(grammars.swiftSource(typeName: "GrammarArchive"))
        """
    }
}

/// Texts one after the other.
private struct Section {
    /// A line for each text: how many bytes it has, and what else is said of it, with tabs between.
    private var table = ""
    private var content = ""
    private var digest = Digest()

    mutating func append(_ text: String, fields: [String]) {
        let line = ([String(text.utf8.count)] + fields).joined(separator: "\t") + "\n"
        table += line
        content += text
        digest.update(line.utf8)
        digest.update(text.utf8)
    }

    func swiftSource(typeName: String) -> String {
        """
        enum \(typeName) {
            static let digest = "\(digest.hexadecimal)"
            static let table: StaticString = "\(Self.escaped(table))"
            static let content: StaticString = "\(Self.escaped(content))"
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
