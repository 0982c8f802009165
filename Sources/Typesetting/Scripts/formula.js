// What Swift calls for formulas: `typesetFormula`, `forgetMacros`.

(function (global) {
  "use strict";

  /* By name, with backslash; what a formula defines holds for those after it, as MathJax has it. */
  var macros = {};

  // Definitions in one note may repeat those of another or of KaTeX itself, as MathJax lets them.
  global.katex.__defineMacro("\\newcommand", "\\providecommand");
  global.katex.__defineMacro("\\renewcommand", "\\providecommand");
  global.katex.__defineMacro("\\DeclareMathOperator", "\\@ifstar\\@declarewithlimits\\@declare");
  global.katex.__defineMacro("\\@declare", "\\providecommand{#1}{\\operatorname{#2}}");
  global.katex.__defineMacro("\\@declarewithlimits", "\\providecommand{#1}{\\operatorname*{#2}}");
  // What only LaTeX and MathJax have a use for.
  ["\\label", "\\require"].forEach(function (name) {
    global.katex.__defineMacro(name, function (context) {
      context.consumeArg();
      return "";
    });
  });

  function copy(table) {
    var other = {};
    for (var name in table) other[name] = table[name];
    return other;
  }

  /* KaTeX's own, which have to do with one formula. TeX, too, keeps this character from names in notes. */
  function forgetInternalMacros() {
    for (var name in macros) if (name.indexOf("@") >= 0) delete macros[name];
  }

  function settings(isDisplay, table) {
    return {
      displayMode: isDisplay,
      output: "mathml",
      throwOnError: true,
      // Unusual TeX is a matter of taste; what KaTeX can't read at all throws all the same.
      strict: "ignore",
      // No links, images, classes or styles from notes.
      trust: false,
      // As many macros as MathJax expands; what they expand to is bounded by the engine's steps.
      maxExpand: 10000,
      // In em: what is larger is no formula, but covers the page.
      maxSize: 100,
      macros: table,
      globalGroup: true,
    };
  }

  /* The message without KaTeX's name before it, and the place and the piece of the formula behind it. */
  function summary(error) {
    var message = error.message.replace(/^KaTeX parse error: /, "");
    var place = error.position === undefined ? -1 : message.search(/ at (end of input|position \d+): /);
    if (place >= 0) message = message.slice(0, place);
    if (/^Too many expansions/.test(message)) return "Too many expansions of macros; does one expand without end?";
    return message.replace(/'EOF'/g, "the end");
  }

  /* Positions inside of macros are positions in other texts; the message shows a piece of the text that it means. */
  function position(error, tex) {
    var piece = error.message.match(/ at (?:end of input|position \d+): ([^]*)$/);
    if (error.position === undefined || !piece) return "";
    var excerpt = piece[1].replace(/\u0332/g, "").replace(/^…|…$/g, "");
    var start = Math.max(0, error.position - 15);
    return tex.substr(start, excerpt.length) === excerpt ? error.position : "";
  }

  function problem(error, tex) {
    if (error instanceof global.katex.ParseError) return position(error, tex) + ":" + summary(error);
    if (error instanceof RangeError) return ":The formula is nested too deeply or is too large";
    return ":KaTeX failed: " + error.message;
  }

  /* KaTeX takes these only in formulas that stand on their own, MathJax in any. */
  var displays = /\\begin\{(align|alignat|CD|equation|gather|split)\*?\}/;

  function typeset(tex, isDisplay) {
    var isTallInline = !isDisplay && displays.test(tex);
    var before = copy(macros);
    var math = global.katex.__renderToDomTree(tex, settings(isDisplay || isTallInline, macros)).children[0];
    if (isTallInline) {
      delete math.attributes.display;
      math.setAttribute("displaystyle", "true");
    }
    var tags = [];
    if (tex.indexOf("\\tag") >= 0) tags = global.rowTags(global.katex.__parse(tex, settings(true, before)));
    global.rewriteForBrowsers(math, tags);
    return math.toMarkup();
  }

  /*
    "=" and the MathML; or "!", the place in UTF-16 code units if it is known, ":" and a message. Before it stands "+"
    where macros are in force behind the formula, and "-" where none are.
  */
  global.typesetFormula = function (tex, display) {
    var answer;
    try {
      answer = "=" + typeset(tex, display === "display");
    } catch (error) {
      answer = "!" + problem(error, tex);
    }
    forgetInternalMacros();
    return (Object.keys(macros).length === 0 ? "-" : "+") + answer;
  };

  global.forgetMacros = function () {
    macros = {};
    return "";
  };
})(this);
