/// The grammars of highlight.js, which the system ships as one script: the core and a call for each language.
///
/// They are data once the library has compiled them: modes, each with the expressions that begin and end it, its words, and
/// the modes that may stand in it. `CodeGrammar` reads what is written here.
struct HighlightLibrary {
    private let engine: ScriptEngine
    /// In the order of the library, in which an alias of two languages is the first one's.
    let languages: [String]

    init(_ source: String) throws {
        engine = try ScriptEngine()
        try engine.run(Self.environment + source)
        try engine.run(Self.describer)
        languages = try engine.call("languages", "").split(separator: " ").map(String.init)
    }

    /// Other names of a language.
    func aliases(of language: String) throws -> [String] {
        try engine.call("aliases", language).split(separator: " ").map(String.init)
    }

    /// A language's grammar in lines:
    ///
    /// - `i` or `c`: whether case is ignored, and ` auto` when the language may be guessed;
    /// - `p`, tab, an expression;
    /// - `n`, tab, a class;
    /// - `k` and, each after a tab, words with the number of their class and their relevance, sorted by bytes;
    /// - `m` and, each after a tab, what a mode has, the first being the language itself: the number of its class, its
    ///   relevance, letters of what holds for it, the numbers of its words, of the expression for words, of its end, of all
    ///   ends that may come, of what is illegal and of the mode that follows, the language of what is in it, and the modes
    ///   that may begin in it, each with its expression. Numbers count the lines of one letter; `-` is for none.
    func grammar(of language: String) throws -> String { try engine.call("grammar", language) }

    private static let environment = """
        var self = this;
        var console = { log: function () {}, warn: function () {}, error: function () {} };

        """

    private static let describer = #"""
        function languages() { return hljs.listLanguages().join(" "); }

        function aliases(name) { return (hljs.getLanguage(name).aliases || []).join(" "); }

        function grammar(name) {
          // The library compiles a grammar when it is first used.
          hljs.highlight(name, "", true);
          var language = hljs.getLanguage(name);
          var pools = { p: [], n: [], k: [] };
          var modes = [];
          var rows = [];

          function number(kind, text) {
            if (!text) return "-";
            var known = pools[kind].indexOf(text);
            return known >= 0 ? known : pools[kind].push(text) - 1;
          }

          function expression(value) {
            if (!value) return "-";
            var source = value.source || value;
            if (/\\[\n\t]/.test(source)) throw new Error("an escaped line end in " + name);
            source = source.replace(/\n/g, "\\n").replace(/\t/g, "\\t");
            // JavaScript takes the hyphen of `[\w-:]` as it is, others don't.
            source = source.replace(/(\\[dswDSW])-(?!\])/g, "$1\\-");
            return number("p", source);
          }

          function words(keywords) {
            if (!keywords) return "-";
            var entries = Object.keys(keywords).filter(function (word) { return /^\S+$/.test(word); }).sort();
            return number("k", entries.map(function (word) {
              return word + " " + number("n", "hljs-" + keywords[word][0]) + " " + keywords[word][1];
            }).join("\t"));
          }

          function letters(mode) {
            var all = {
              s: "skip", b: "excludeBegin", e: "excludeEnd", B: "returnBegin", E: "returnEnd", p: "endsWithParent",
              P: "endsParent", "=": "endSameAsBegin",
            };
            return Object.keys(all).filter(function (letter) { return mode[all[letter]]; }).join("") || "-";
          }

          function sublanguage(mode) {
            if (mode.subLanguage == null) return "-";
            if (typeof mode.subLanguage === "string") return "=" + number("n", mode.subLanguage);
            return "?" + mode.subLanguage.join(" ");
          }

          function visit(mode) {
            if (!mode) return "-";
            var known = modes.indexOf(mode);
            if (known >= 0) return known;
            var index = modes.push(mode) - 1;
            var rules = mode.contains.map(function (rule) {
              var begin = rule.beginKeywords ? "\\.?(?:" + rule.begin + ")\\.?" : rule.begin;
              return visit(rule) + ":" + expression(begin);
            });
            rows[index] = [
              number("n", mode.className && "hljs-" + mode.className), mode.relevance, letters(mode), words(mode.keywords),
              mode.keywords ? expression(mode.lexemesRe) : "-", expression(mode.end), expression(mode.terminator_end),
              expression(mode.illegal), visit(mode.starts), sublanguage(mode), rules.join(" "),
            ].join("\t");
            return index;
          }

          visit(language);
          var lines = [(language.case_insensitive ? "i" : "c") + (language.disableAutodetect ? "" : " auto")];
          function write(letter, texts) { texts.forEach(function (text) { lines.push(letter + "\t" + text); }); }
          write("p", pools.p);
          write("n", pools.n);
          write("k", pools.k);
          write("m", rows);
          return lines.join("\n") + "\n";
        }
        """#
}
