"use strict";
const { describe, it } = require("node:test");
const assert = require("node:assert/strict");
const search = require("./load.js").loadSearch();

/** Addresses of the pages that answer, best first; a page is `[address, title, tags, text]`. */
function answer(input, ...pages) {
  const query = search.parseQuery(input);
  return pages
    .map(([address, title, tags = [], text = ""]) => {
      const page = search.makePage([address, title, tags]);
      return { page, score: search.score(query, page, search.fold(text)) };
    })
    .filter(({ score }) => score > 0)
    .sort(search.compareHits)
    .map(({ page }) => page.address);
}

const texts = (parts) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
const title = (input, text) => texts(search.markedParts(search.parseQuery(input), text));
const snippet = (input, text, length) => texts(search.snippet(search.parseQuery(input), text, length));

describe("Folding", () => {
  for (const [text, folded] of [
    ["Plain ASCII 1", "plain ascii 1"], ["Été", "ete"], ["E\u0301te\u0301", "ete"], ["ﬁn ½", "fin 1⁄2"], ["Straße STRASSE", "strasse strasse"],
    ["İstanbul ısı", "istanbul isi"], ["ΟΔΟΣ ὁδός", "οδοσ οδοσ"], ["ＦＵＬＬ", "full"], ["a\u00a0b", "a b"], ["漢字", "漢字"], ["🎉", "🎉"],
  ]) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(folded)}`, () => assert.equal(search.fold(text), folded));
  }

  it("knows where each folded unit came from", () => {
    const { folded, offsets } = search.foldWithOffsets("ﬁ Été 🎉!");
    assert.equal(folded, "fi ete 🎉!");
    assert.deepEqual(offsets, [0, 0, 1, 2, 3, 4, 5, 6, 6, 8, 9]);
    assert.equal(search.foldWithOffsets("Abc").offsets, null);
  });

  it("folds a text as it folds the text's letters, for texts of all scripts", () => {
    let seed = 20240607;
    const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const ranges = [[0x20, 0x7f], [0xc0, 0x250], [0x300, 0x370], [0x370, 0x530], [0x900, 0x980], [0xac00, 0xac80], [0x1e00, 0x2000], [0x3040, 0x3100], [0xfb00, 0xfb07], [0x1f600, 0x1f640]];
    for (let round = 0; round < 400; round += 1) {
      let text = "";
      for (let length = random(12); length >= 0; length -= 1) {
        const [first, end] = ranges[random(ranges.length)];
        text += String.fromCodePoint(first + random(end - first));
      }
      const { folded, offsets } = search.foldWithOffsets(text);
      assert.equal(folded, search.fold(text), `seed 20240607, round ${round}: ${JSON.stringify(text)}`);
      if (offsets) assert.equal(offsets.length, folded.length + 1);
    }
  });
});

describe("Query", () => {
  const parsed = (input) => {
    const { terms, tags, excluded, excludedTags } = search.parseQuery(input);
    const shown = (list) => list.map(({ text, whole, open }) => text + (whole ? "!" : "") + (open ? "…" : ""));
    return [shown(terms), shown(tags), shown(excluded), shown(excludedTags)];
  };
  for (const [input, terms, tags = [], excluded = [], excludedTags = []] of [
    ["", []], ["   ", []], ["One  Two", ["one", "two"]], ['"Deep  Learning" x', ["deep learning!", "x"]],
    ['"still typ', ["still typ"]], ["a -b", ["a"], [], ["b!"]], ['-"b c"', [], [], ["b c!"]],
    ["#ml", [], ["ml…"]], ["#ml ", [], ["ml"]], ["tag:ML x", ["x"], ["ml"]], ["TAG:été", [], ["ete…"]],
    ['tag:"two words"', [], ["two words"]], ["#a/b/ x", ["x"], ["a/b"]], ["-#ml -tag:x y", ["y"], [], [], ["ml", "x"]],
    ["- # -- tag:", []], ['- "', []], ['" -x', ["-x"]], ["c# c++ a-b", ["c#", "c++", "a-b"]], ['""', []], ["tag: x", ["tag:", "x"]],
  ]) {
    it(`reads ${JSON.stringify(input)}`, () => assert.deepEqual(parsed(input), [terms, tags, excluded, excludedTags]));
  }

  it("is empty without a word or a tag to find", () => {
    for (const input of ["", "-a", "-#a", '""']) assert.equal(search.isEmpty(search.parseQuery(input)), true, input);
    for (const input of ["a", "#a", '"a b"']) assert.equal(search.isEmpty(search.parseQuery(input)), false, input);
  });

  it("reads page text for two letters or one ideograph, and for what is excluded from tags", () => {
    for (const input of ["ab", "a bc", "漢", "#tag -x"]) assert.equal(search.needsText(search.parseQuery(input)), true, input);
    for (const input of ["a", "#tag", "#tag x"]) assert.equal(search.needsText(search.parseQuery(input)), false, input);
  });
});

describe("Occurrence", () => {
  const kinds = { [search.NONE]: "none", [search.SUBSTRING]: "inside", [search.PREFIX]: "beginning", [search.EXACT]: "word" };
  for (const [text, term, kind] of [
    ["a cat sat", "cat", "word"], ["catalog", "cat", "beginning"], ["concat", "cat", "inside"], ["concat catalog cat", "cat", "word"],
    ["dog", "cat", "none"], ["ml/pytorch", "pytorch", "word"], ["snake_case", "case", "inside"], ["機械学習", "学習", "word"],
    ["node.js", "node", "word"], ["c++ code", "c++", "word"], ["x𝒜y", "y", "inside"], ["🎉party", "party", "word"], ["a b c", "a b", "word"], ["a bc", "a b", "beginning"],
  ]) {
    it(`of ${term} in ${text} is: ${kind}`, () => {
      assert.equal(kinds[search.occurrence({ text: term, whole: false }, text)], kind);
    });
  }
});

describe("Matching", () => {
  it("needs every word, in the title, tags or text", () => {
    const page = ["a", "Neural networks", ["ml"], "about gradients"];
    assert.deepEqual(answer("neural ml gradients", page), ["a"]);
    assert.deepEqual(answer("neural ml potatoes", page), []);
  });

  it("finds beginnings and insides of words", () => {
    assert.deepEqual(answer("grad", ["a", "A", [], "gradients"]), ["a"]);
    assert.deepEqual(answer("dients net", ["a", "A", [], "gradients of nets"]), ["a"]);
  });

  it("sees no difference of case and diacritics on either side", () => {
    const pages = [["a", "Résumé"], ["b", "resume"]];
    assert.deepEqual(answer("RÉSUMÉ", ...pages), ["a", "b"]);
    assert.deepEqual(answer("resume", ...pages), ["a", "b"]);
  });

  it("takes a phrase in quotes as it stands, of whole words", () => {
    assert.deepEqual(answer('"deep learning"', ["a", "A", [], "on deep learning"], ["b", "B", [], "learning deep"]), ["a"]);
    assert.deepEqual(answer('"cat"', ["a", "Cat"], ["b", "Catalog"]), ["a"]);
    assert.deepEqual(answer('"deep lear', ["a", "A", [], "deep learning"]), ["a"]);
  });

  it("leaves out pages with an excluded word anywhere, but not words that begin so", () => {
    const pages = [["a", "Cat and dog"], ["b", "Cat", ["dog"]], ["c", "Cat", [], "a dog"], ["d", "Cat", [], "dogma"]];
    assert.deepEqual(answer("cat -dog", ...pages), ["d"]);
    assert.deepEqual(answer('cat -"and dog"', ...pages), ["b", "c", "d"]);
  });

  it("filters by tag, with the tags below it", () => {
    const pages = [["a", "A", ["ML"]], ["b", "B", ["ml/pytorch"]], ["c", "C", ["mlops"]], ["d", "ml"]];
    assert.deepEqual(answer("#ml ", ...pages), ["a", "b"]);
    assert.deepEqual(answer("tag:ml ", ...pages), ["a", "b"]);
    assert.deepEqual(answer("#ml/pytorch ", ...pages), ["b"]);
    assert.deepEqual(answer("#ml", ...pages), ["a", "b", "c"], "while it is being typed");
    assert.deepEqual(answer("-#ml c", ...pages), ["c"]);
    assert.deepEqual(answer("#ml a ", ...pages), ["a"]);
  });

  it("asks for all of several tags", () => {
    assert.deepEqual(answer("#x #y ", ["a", "A", ["x", "y"]], ["b", "B", ["x"]]), ["a"]);
  });
});

describe("Ranking", () => {
  it("puts the title above tags above the text", () => {
    assert.deepEqual(
      answer("cat", ["text", "A", [], "cat"], ["tag", "Longer", ["cat"]], ["title", "The longest: concat"]), ["title", "tag", "text"]);
  });

  it("puts the whole word above a beginning above an inside", () => {
    for (const place of [(w) => ["", w], (w) => ["", "T", [w]], (w) => ["", "T", [], w]]) {
      const page = (address, word) => [address, ...place(word).slice(1)];
      assert.deepEqual(answer("cat", page("1", "concat"), page("2", "catalog"), page("3", "the cat itself")), ["3", "2", "1"]);
    }
  });

  it("puts a page with both words in the title above one with one there", () => {
    assert.deepEqual(answer("cat dog", ["one", "Cat", [], "dog"], ["both", "A cat, a dog"]), ["both", "one"]);
  });

  it("then puts the shorter title first, then the address", () => {
    assert.deepEqual(answer("cat", ["c", "Cat food"], ["b", "Cat"], ["a", "Cat"]), ["a", "b", "c"]);
  });
});

describe("Marks", () => {
  for (const [input, text, marked] of [
    ["cat", "A Cat", "A [Cat]"], ["ete", "L’été fini", "L’[été] fini"], ["fi", "ﬁn", "[ﬁ]n"], ["f", "ﬁn", "[ﬁ]n"],
    ["ete", "e\u0301te\u0301 !", "[e\u0301te\u0301] !"], ["a", "a cat", "[a] cat"], ["at", "cat", "c[at]"], ["aa", "aaa", "[aa]a"],
    ["cat ca", "cat", "[cat]"], ["x", "cat", "cat"], ["#cat", "cat", "cat"], ['"a cat"', "a cat, a catalog", "[a cat], a catalog"],
    ["<b>", "a <b>", "a [<b>]"], ["🎉", "x🎉y", "x[🎉]y"],
    ["abc bcd", "abcde", "[abcd]e"], ["bc abcd", "abcde", "[abcd]e"], ["ab cd", "abcd ef", "[abcd] ef"],
  ]) {
    it(`of ${input} in ${text}`, () => assert.equal(title(input, text), marked));
  }
});

describe("Snippet", () => {
  const filler = "lorem ipsum dolor sit amet ".repeat(20);

  it("is the whole of a short text", () => assert.equal(snippet("cat", "A cat sat"), "A [cat] sat"));
  it("is the beginning where no word stands", () => assert.equal(snippet("cat", "one two three four", 10), "one two…"));
  it("is empty for an empty text", () => assert.equal(snippet("cat", ""), ""));

  it("is cut at words around the place", () => {
    const shown = snippet("cat", `${filler}the cat sat ${filler}`, 60);
    assert.match(shown, /^…\w+ .*the \[cat\] sat .*\w…$/);
    assert.ok(shown.length <= 64, shown);
  });

  it("shows the place where most of the words stand", () => {
    assert.match(snippet("cat dog", `cat ${filler} dog ${filler} a cat, a dog`, 80), /a \[cat\], a \[dog\]$/);
  });

  it("parts no letter of text without spaces", () => {
    for (let length = 40; length < 48; length += 1) {
      assert.match(snippet("x", `${"🎉".repeat(100)}x${"🎊".repeat(100)}`, length), /^…🎉+\[x\]🎊+…$/u, `length ${length}`);
    }
  });

  it("finds the place in text that folds to another length", () => {
    assert.match(snippet("cat", `${"ﬃ é ".repeat(100)}cat`, 40), /\[cat\]$/);
  });
});
