/// highlight.js, which the system ships as one script: the core and, behind it, a call for each language.
struct HighlightLibrary {
    struct Language {
        let name: String
        let source: String
        /// Languages to be loaded before: what this one is made from, what may stand inside of it, and what those need.
        var needs: [String]
        var aliases: [String]
    }

    let core: String
    private var languages: [Language] = []

    init(_ source: String) {
        let mark = "hljs.registerLanguage('"
        // A call begins a line. Where it ends is where the next begins.
        let parts = ("\n" + source).split(separator: "\n" + mark, omittingEmptySubsequences: false)
        core = String(parts[0])
        languages = parts.dropFirst().map { part in
            let name = String(part.prefix { $0 != "'" })
            return Language(name: name, source: mark + part, needs: [], aliases: [])
        }
    }

    /// All languages, with what the library itself says of them once it has loaded them.
    func describedLanguages() throws -> [Language] {
        let engine = try ScriptEngine()
        for script in [Self.environment, core, Self.observer] + languages.map(\.source) { try engine.run(script) }
        var described = languages
        for index in described.indices {
            let name = described[index].name
            described[index].needs = try engine.call("needs", name).split(separator: " ").map(String.init)
            described[index].aliases = try engine.call("aliases", name).split(separator: " ").map(String.init)
        }
        let needs = Dictionary(uniqueKeysWithValues: described.map { ($0.name, $0.needs) })
        for index in described.indices {
            let name = described[index].name
            described[index].needs = Self.closure(of: name, needs).filter { $0 != name }
        }
        return described
    }

    /// What a language needs, each after what it needs itself, as far as they don't need each other.
    private static func closure(of name: String, _ needs: [String: [String]]) -> [String] {
        var seen: Set<String> = []
        var order: [String] = []
        func visit(_ name: String) {
            guard seen.insert(name).inserted else { return }
            needs[name, default: []].forEach(visit)
            order.append(name)
        }
        visit(name)
        return order
    }

    private static let environment = """
        var self = this;
        var console = { log: function () {}, warn: function () {}, error: function () {} };
        """

    /// Notes which languages each language names, be it by an alias, and gives them by the names they are registered with.
    private static let observer = """
        var wanted = {};
        (function (hljs) {
          var register = hljs.registerLanguage, require = hljs.requireLanguage, current;
          hljs.registerLanguage = function (name, definition) {
            current = name;
            wanted[name] = {};
            register(name, definition);
          };
          hljs.requireLanguage = function (name) {
            wanted[current][name] = true;
            return require(name);
          };
        })(hljs);
        function needs(name) {
          var seen = [];
          (function collect(mode) {
            if (mode === null || typeof mode !== "object" || seen.indexOf(mode) >= 0) return;
            seen.push(mode);
            [].concat(mode.subLanguage || []).forEach(function (other) { wanted[name][other] = true; });
            for (var key in mode) collect(mode[key]);
          })(hljs.getLanguage(name));
          return hljs.listLanguages().filter(function (other) {
            return Object.keys(wanted[name]).some(function (word) { return hljs.getLanguage(word) === hljs.getLanguage(other); });
          }).join(" ");
        }
        function aliases(name) { return (hljs.getLanguage(name).aliases || []).join(" "); }
        """
}
