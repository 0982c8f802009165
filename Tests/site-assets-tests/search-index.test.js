"use strict";
const { describe, it } = require("node:test");
const assert = require("node:assert/strict");
const search = require("./load.js").loadSearch();

/** An index over pages `[address, title, tags, text]`, the n-th in bucket n modulo `buckets`; `loads` lists what was loaded. */
function makeIndex(pages, { buckets = 2, memory, fails = () => false, gate = async () => {} } = {}) {
  const loads = [];
  const index = new search.SearchIndex(async (address) => {
    loads.push(address);
    await gate(address);
    if (fails(address)) throw new Error(address);
    if (address === "search/titles.js") {
      return index.addTitles({ format: 1, buckets, pages: pages.map(([place, title, tags = []]) => [place, title, tags]) });
    }
    const bucket = parseInt(address.match(/^search\/text-([0-9a-f]{2})\.js$/)[1], 16);
    const texts = pages.filter((page, number) => page[3] !== undefined && number % buckets === bucket);
    index.addText({ format: 1, bucket, pages: texts.map(([place, , , text]) => [place, text]) });
  }, memory);
  return { index, loads };
}

async function states(index, input) {
  const reported = [];
  await index.search(input, (state) => reported.push({ ...state, hits: state.hits.map(({ page }) => page.address) }));
  return reported;
}

const last = (list) => list[list.length - 1];
const pages = [
  ["a", "Cats", ["pets"], "purring"], ["b", "Dogs", [], "barking at cats"], ["c", "Birds", ["pets"], "singing"], ["d", "Fish", [], "silent"],
];

describe("Search index", () => {
  it("answers from titles first, then from the text", async () => {
    const { index, loads } = makeIndex(pages);
    const reported = await states(index, "cats");
    assert.deepEqual(reported[0].hits, ["a"]);
    assert.equal(reported[0].searching, true);
    assert.deepEqual(last(reported).hits, ["a", "b"]);
    assert.deepEqual([last(reported).count, last(reported).searching, last(reported).failed], [2, false, 0]);
    assert.deepEqual(loads, ["search/titles.js", "search/text-00.js", "search/text-01.js"]);
  });

  it("loads no text for one letter or for tags alone", async () => {
    const { index, loads } = makeIndex(pages);
    assert.deepEqual(last(await states(index, "c")).hits, ["a"]);
    assert.deepEqual(last(await states(index, "#pets ")).hits, ["a", "c"]);
    assert.deepEqual(loads, ["search/titles.js"]);
  });

  it("gives hits by title their snippet once the text is there", async () => {
    const { index } = makeIndex(pages);
    let hits;
    await index.search("cats", (state) => (hits = state.hits));
    assert.deepEqual(hits.map(({ snippet }) => snippet.map(({ text }) => text).join("")), ["purring", "barking at cats"]);
  });

  it("never shows a page whose text holds an excluded word, and shows pages without text", async () => {
    const { index } = makeIndex([["a", "Cats", [], "and dogs"], ["b", "Cats too", [], "alone"], ["folder", "Cats here"]]);
    const reported = await states(index, "cats -dogs");
    assert.equal(reported.some(({ hits }) => hits.includes("a")), false);
    assert.deepEqual(last(reported).hits, ["b", "folder"]);
  });

  it("keeps buckets in memory", async () => {
    const { index, loads } = makeIndex(pages);
    await states(index, "cats");
    await states(index, "dogs");
    assert.equal(loads.length, 3);
  });

  it("keeps no more text than its memory takes, and still finds all", async () => {
    const { index, loads } = makeIndex(pages, { memory: 30 });
    assert.deepEqual(last(await states(index, "barking")).hits, ["b"]);
    assert.deepEqual([...index.kept.keys()], [0]);
    assert.deepEqual(last(await states(index, "silent")).hits, ["d"]);
    assert.deepEqual(loads.slice(3), ["search/text-01.js"]);
  });

  it("shows the best 30 and counts all", async () => {
    const many = Array.from({ length: 100 }, (_, number) => [`n${number}`, "x".repeat(100 - number), [], "a common word"]);
    const { index } = makeIndex(many, { buckets: 16 });
    const { hits, count } = last(await states(index, "common"));
    assert.equal(count, 100);
    assert.deepEqual(hits, Array.from({ length: 30 }, (_, place) => `n${99 - place}`));
  });

  it("drops the older query when a newer one comes", async () => {
    let open;
    const opened = new Promise((resolve) => (open = resolve));
    const { index, loads } = makeIndex(pages, { gate: (address) => (address.includes("text") ? opened : undefined) });
    const older = [];
    const first = index.search("cats", (state) => older.push(state));
    await new Promise(setImmediate);
    const second = states(index, "silent");
    await new Promise(setImmediate);
    const before = older.length;
    open();
    assert.deepEqual(last(await second).hits, ["d"]);
    await first;
    assert.equal(older.length, before);
    assert.equal(older.every(({ searching }) => searching), true);
    assert.equal(loads.length, 3, "buckets under way are shared");
  });

  it("counts files that can't be loaded and tries them again next time", async () => {
    let broken = true;
    const { index } = makeIndex(pages, { fails: (address) => broken && address === "search/text-01.js" });
    assert.deepEqual((({ hits, failed, searching }) => [hits, failed, searching])(last(await states(index, "cats"))), [["a"], 1, false]);
    broken = false;
    assert.deepEqual((({ hits, failed }) => [hits, failed])(last(await states(index, "cats"))), [["a", "b"], 0]);
  });

  it("tells when the titles can't be loaded and tries again", async () => {
    let broken = true;
    const { index } = makeIndex(pages, { fails: () => broken });
    assert.deepEqual((await states(index, "cats")).map(({ failed, searching }) => [failed, searching]), [[1, false]]);
    broken = false;
    assert.deepEqual(last(await states(index, "cats")).hits, ["a", "b"]);
  });

  it("reads no files of another format", async () => {
    const { index } = makeIndex(pages);
    index.load = async () => index.addTitles({ format: 2, buckets: 1, pages: [["a", "Cats", []]] });
    assert.deepEqual((await states(index, "cats")).map(({ hits, failed }) => [hits, failed]), [[[], 1]]);
  });

  it("passes over text of pages that the titles don't know", async () => {
    const { index } = makeIndex(pages);
    await index.loadTitles();
    index.pages.delete("b");
    assert.deepEqual((({ hits, failed }) => [hits, failed])(last(await states(index, "cats"))), [["a"], 0]);
  });

  it("answers an empty query with nothing, at once", async () => {
    const { index, loads } = makeIndex(pages);
    assert.deepEqual((await states(index, " ")).map(({ hits, searching }) => [hits, searching]), [[[], false]]);
    assert.deepEqual(loads, []);
  });
});
