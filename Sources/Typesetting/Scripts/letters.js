// Letters of alphabets that Unicode has and browsers don't make: of `mathvariant`, MathML Core knows only "normal".

(function (global) {
  "use strict";

  /* Where each alphabet's capitals, small letters, digits and Greek letters begin. */
  var alphabets = {
    "bold": [0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8],
    "italic": [0x1d434, 0x1d44e, 0, 0x1d6e2],
    "bold-italic": [0x1d468, 0x1d482, 0, 0x1d71c],
    "script": [0x1d49c, 0x1d4b6, 0, 0],
    "bold-script": [0x1d4d0, 0x1d4ea, 0, 0],
    "fraktur": [0x1d504, 0x1d51e, 0, 0],
    "double-struck": [0x1d538, 0x1d552, 0x1d7d8, 0],
    "bold-fraktur": [0x1d56c, 0x1d586, 0, 0],
    "sans-serif": [0x1d5a0, 0x1d5ba, 0x1d7e2, 0],
    "bold-sans-serif": [0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756],
    "sans-serif-italic": [0x1d608, 0x1d622, 0, 0],
    "sans-serif-bold-italic": [0x1d63c, 0x1d656, 0, 0x1d790],
    "monospace": [0x1d670, 0x1d68a, 0x1d7f6, 0],
  };

  /* Letters that Unicode had before it had the alphabets. */
  var olderLetters = {
    "italic": { h: "ℎ" },
    "script": { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
    "fraktur": { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
    "double-struck": { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  };

  /* In the order of Unicode's mathematical Greek; the 18th is a capital theta of its own. */
  var greek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";

  /* A character beyond U+FFFF, as the standard has it. */
  function astral(code) {
    return String.fromCharCode(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
  }

  function letter(character, variant) {
    var older = olderLetters[variant];
    if (older && older.hasOwnProperty(character)) return older[character];
    var starts = alphabets[variant];
    var code = character.charCodeAt(0);
    if (code >= 0x41 && code <= 0x5a) return astral(starts[0] + code - 0x41);
    if (code >= 0x61 && code <= 0x7a) return astral(starts[1] + code - 0x61);
    if (code >= 0x30 && code <= 0x39 && starts[2]) return astral(starts[2] + code - 0x30);
    var place = greek.indexOf(character);
    return place >= 0 && starts[3] ? astral(starts[3] + place) : character;
  }

  var styles = [
    [/bold/, "font-weight:bold"],
    [/italic/, "font-style:italic"],
    [/sans-serif/, "font-family:sans-serif"],
    [/monospace/, "font-family:monospace"],
  ];

  function style(variant) {
    return styles.filter(function (entry) { return entry[0].test(variant); })
      .map(function (entry) { return entry[1]; })
      .join(";");
  }

  /* Words stay words, which can be searched and read aloud; symbols become letters of another alphabet. */
  global.rewriteLetters = function (node) {
    var variant = node.attributes.mathvariant;
    if (!alphabets.hasOwnProperty(variant)) return;
    delete node.attributes.mathvariant;
    var isRewritten = false;
    if (node.type !== "mtext") node.children.forEach(function (content) {
      if (!content.text) return;
      var text = content.text.replace(/[0-9A-Za-z\u0391-\u03f5\u2202\u2207]/g, function (character) {
        return letter(character, variant);
      });
      isRewritten = isRewritten || text !== content.text;
      content.text = text;
    });
    if (!isRewritten && style(variant)) node.setAttribute("style", style(variant));
  };

  /* By KaTeX's accent: Unicode's mark behind a letter. */
  var marks = {
    "ˊ": "\u0301", "ˋ": "\u0300", "^": "\u0302", "~": "\u0303", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "˜": "\u0303", "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327",
  };

  /* An accented letter among words is one again, which KaTeX had taken apart. */
  global.rewriteAccent = function (node) {
    if (node.type !== "mover" || node.children.length !== 2) return;
    var base = node.children[0];
    global.rewriteAccent(base);
    var mark = node.children[1].children[0];
    if (base.type !== "mtext" || base.children.length !== 1 || !mark || !marks.hasOwnProperty(mark.text)) return;
    base.children[0].text += marks[mark.text];
    node.type = "mtext";
    node.attributes = base.attributes;
    node.children = base.children;
  };
})(this);
