// What finds pages: folding, the query language, matching, ranking, snippets, and the index over the search files.
// It knows no page elements; `search.js` loads it when a search field is first used.
// A classic script, as pages opened by double click may not load modules.
(function () {
  "use strict";

  /** The format of the search files that this script reads (`SearchFiles.format`). */
  const FORMAT = 1;
  const SHOWN = 30;
  const SNIPPET_LENGTH = 180;

  // ---------------------------------------------------------------- Folding

  const ASCII = /^[\x00-\x7f]*$/;
  const MARKS = /\p{M}+/gu;

  /**
   * Text without case and diacritics, compatibility forms unfolded: `Été ﬁn` → `ete fin`.
   * Queries and pages go through it alike.
   */
  function fold(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    // Upper case first: `ß` becomes `ss` and `ı` becomes `i`. A final sigma is a sigma.
    return text.normalize("NFKD").replace(MARKS, "").toUpperCase().toLowerCase().replace(/ς/g, "σ");
  }

  /**
   * The folded text with, for each of its UTF-16 units and its end, the offset of what it was folded from.
   * `offsets` is null where all are equal.
   */
  function foldWithOffsets(text) {
    if (ASCII.test(text)) return { folded: text.toLowerCase(), offsets: null };
    let folded = "";
    const offsets = [];
    let offset = 0;
    for (const character of text) {
      const piece = fold(character);
      for (let unit = 0; unit < piece.length; unit += 1) offsets.push(offset);
      folded += piece;
      offset += character.length;
    }
    offsets.push(text.length);
    return { folded, offsets };
  }

  // ---------------------------------------------------------------- Queries

  /** One word of a query as typed: an optional `-`, an optional `#` or `tag:`, then a quoted phrase or a word. */
  const TOKEN = /(-?)(#|tag:)?(?:"([^"]*)("|$)|(\S+))/giu;

  /**
   * Reads what was typed. All of `terms` and `tags` must match, none of `excluded` and `excludedTags`.
   * A term is whole when only whole words count (a closed quote); a tag is open while it is still being typed.
   */
  function parseQuery(input) {
    const query = { terms: [], tags: [], excluded: [], excludedTags: [] };
    for (const match of input.matchAll(TOKEN)) {
      const [typed, minus, tagPrefix, phrase, closing, word] = match;
      const text = fold(phrase ?? word).replace(/\s+/g, " ").trim();
      const isLast = match.index + typed.length === input.length && closing !== '"';
      if (tagPrefix) {
        const name = text.replace(/^#+|\/+$/g, "");
        if (name) (minus ? query.excludedTags : query.tags).push({ text: name, open: isLast && !minus });
      } else if (text && !(word && /^[-#"]+$/.test(text)) && !(isLast && text === "tag:")) {
        (minus ? query.excluded : query.terms).push({ text, whole: closing === '"' || minus !== "" });
      }
    }
    return query;
  }

  function isEmpty(query) {
    return query.terms.length === 0 && query.tags.length === 0;
  }

  /** Whether page text can change the answer: one letter finds too much, but one ideograph is a word. */
  function needsText(query) {
    if (query.terms.length === 0) return query.excluded.length > 0;
    return query.terms.some(({ text }) => text.length >= 2 || !ASCII.test(text));
  }

  // ---------------------------------------------------------------- Matching

  /** How well a term stands in a text; higher is better. */
  const NONE = 0, SUBSTRING = 1, PREFIX = 2, EXACT = 3;

  const WORD = /[\p{L}\p{N}\p{M}_]/u;
  /** Scripts that are written without spaces: each letter may begin or end a word. */
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

  function scalarBefore(text, offset) {
    if (offset === 0) return "";
    const low = text.charCodeAt(offset - 1);
    const isPair = low >= 0xdc00 && low <= 0xdfff && offset > 1;
    return text.slice(isPair ? offset - 2 : offset - 1, offset);
  }

  function scalarAt(text, offset) {
    return offset < text.length ? String.fromCodePoint(text.codePointAt(offset)) : "";
  }

  /** Whether no word goes on across the offset. */
  function isBoundary(text, offset) {
    const before = scalarBefore(text, offset), after = scalarAt(text, offset);
    if (!WORD.test(before) || !WORD.test(after)) return true;
    return UNSPACED.test(before) || UNSPACED.test(after);
  }

  function kindAt(text, offset, length) {
    if (!isBoundary(text, offset)) return SUBSTRING;
    return isBoundary(text, offset + length) ? EXACT : PREFIX;
  }

  /** The best way in which the folded term stands in the folded text. Linear in the text. */
  function occurrence(term, text) {
    let best = NONE;
    let offset = text.indexOf(term.text);
    while (offset >= 0 && best < EXACT) {
      best = Math.max(best, kindAt(text, offset, term.text.length));
      offset = text.indexOf(term.text, offset + 1);
    }
    return term.whole && best < EXACT ? NONE : best;
  }

  /** Whether a page's folded tags hold the tag or one below it; an open one may end early. */
  function hasTag(tags, { text, open }) {
    return tags.some((tag) => tag === text || tag.startsWith(open ? text : text + "/"));
  }

  /** A page of `titles.js` made ready for matching. */
  function makePage([address, title, tags, kind]) {
    return { address, title, tags, kind: kind ?? "note", foldedTitle: fold(title), foldedTags: tags.map(fold) };
  }

  /**
   * How well a page answers; 0 when it does not. `text` is its folded text, "" while it is not loaded.
   * A term in the title outweighs any tag, a tag any text; whole words outweigh beginnings, those outweigh insides.
   */
  function score(query, page, text) {
    const tagLine = page.foldedTags.join("\n");
    if (!query.tags.every((tag) => hasTag(page.foldedTags, tag))) return 0;
    if (query.excludedTags.some((tag) => hasTag(page.foldedTags, tag))) return 0;
    if (query.excluded.some((term) => [page.foldedTitle, tagLine, text].some((part) => occurrence(term, part)))) return 0;
    let total = 1;
    for (const term of query.terms) {
      const points = termScore(term, page.foldedTitle, tagLine, text);
      if (points === 0) return 0;
      total += points;
    }
    return total;
  }

  function termScore(term, title, tagLine, text) {
    const inTitle = occurrence(term, title);
    if (inTitle) return 8 + inTitle;
    const inTags = occurrence(term, tagLine);
    return inTags ? 4 + inTags : occurrence(term, text);
  }

  /** Best first: score, then the shorter title, then the address by code units. */
  function compareHits(left, right) {
    if (left.score !== right.score) return right.score - left.score;
    const byLength = left.page.title.length - right.page.title.length;
    if (byLength !== 0) return byLength;
    return left.page.address < right.page.address ? -1 : left.page.address > right.page.address ? 1 : 0;
  }

  // ---------------------------------------------------------------- Snippets

  /** The ranges `[start, end)` of the folded text where terms stand, by start; at most `limit` a term. */
  function matchRanges(query, folded, limit = 50) {
    const ranges = [];
    for (const [index, term] of query.terms.entries()) {
      // Where the term stands as a word, its chance standings inside other words are left alone.
      const least = term.whole ? EXACT : Math.min(occurrence(term, folded), PREFIX);
      let offset = folded.indexOf(term.text);
      for (let found = 0; offset >= 0 && found < limit; offset = folded.indexOf(term.text, offset + 1)) {
        if (kindAt(folded, offset, term.text.length) < least) continue;
        ranges.push({ start: offset, end: offset + term.text.length, term: index });
        found += 1;
      }
    }
    return ranges.sort((left, right) => left.start - right.start);
  }

  /** Text cut into `{text, marked}` parts, marked where the query's terms stand. */
  function markedParts(query, text) {
    const { folded, offsets } = foldWithOffsets(text);
    return cutParts(text, originalRanges(matchRanges(query, folded), offsets, text.length), 0, text.length);
  }

  /** Ranges of the folded text as ranges of the original; a letter is marked whole, with the marks that follow it. */
  function originalRanges(ranges, offsets, length) {
    if (!offsets) return ranges;
    return ranges.map(({ start, end, term }) => {
      const last = offsets[end - 1];
      let after = end;
      while (after < offsets.length - 1 && offsets[after] === last) after += 1;
      return { start: offsets[start], end: offsets[after] ?? length, term };
    });
  }

  /** `text[from..<to]` as parts; ranges that meet or overlap are one mark. */
  function cutParts(text, ranges, from, to) {
    const parts = [];
    let done = from;
    const push = (end, marked) => {
      if (end <= done) return;
      const last = parts.at(-1);
      if (last?.marked && marked) last.text += text.slice(done, end);
      else parts.push({ text: text.slice(done, end), marked });
      done = end;
    };
    for (const range of ranges) {
      if (range.end <= done || range.start >= to) continue;
      push(range.start, false);
      push(Math.min(range.end, to), true);
    }
    push(to, false);
    return parts;
  }

  /** The stretch of text around the most terms, as parts, `…` where it was cut; the text's beginning when no term stands in it. */
  function snippet(query, text, length = SNIPPET_LENGTH) {
    const { folded, offsets } = foldWithOffsets(text);
    const ranges = originalRanges(matchRanges(query, folded), offsets, text.length);
    const start = snippetStart(text, ranges, length);
    const end = wordEnd(text, start, length);
    const parts = cutParts(text, ranges, start, end);
    if (start > 0) parts.unshift({ text: "…", marked: false });
    if (end < text.length) parts.push({ text: "…", marked: false });
    return parts;
  }

  function snippetStart(text, ranges, length) {
    const span = length * 0.7;
    let best = null, bestCount = 0;
    for (let first = 0; first < ranges.length; first += 1) {
      const terms = new Set();
      for (let next = first; next < ranges.length && ranges[next].end <= ranges[first].start + span; next += 1) {
        terms.add(ranges[next].term);
      }
      if (terms.size > bestCount) [best, bestCount] = [ranges[first], terms.size];
    }
    const lead = Math.floor(length * 0.25);
    if (!best || best.start <= lead) return 0;
    const earliest = best.start - lead;
    const space = text.indexOf(" ", earliest);
    if (space >= 0 && space < best.start) return space + 1;
    return scalarStart(text, earliest);
  }

  function wordEnd(text, start, length) {
    if (start + length >= text.length) return text.length;
    const space = text.lastIndexOf(" ", start + length);
    return space > start + length / 2 ? space : scalarStart(text, start + length);
  }

  /** The offset, or the one before where it would part a surrogate pair. */
  function scalarStart(text, offset) {
    const unit = text.charCodeAt(offset);
    return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
  }

  globalThis.CodexSearch = {
    FORMAT, SHOWN, fold, foldWithOffsets, parseQuery, isEmpty, needsText, occurrence, NONE, SUBSTRING, PREFIX, EXACT,
    makePage, score, compareHits, markedParts, snippet,
  };
})();
