"use strict";
// The files that the Swift tests hold `SearchFiles` to (`GoldenFilesTests.swift`), read as a page reads them.
const { it } = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { loadSearch, run } = require("./load.js");
const search = loadSearch();

function documents(file, callback) {
  let documents;
  search[callback] = (given) => (documents = given);
  run(path.join(__dirname, "fixtures", file));
  return documents;
}

it("Titles that Swift wrote come back as they were", () => {
  assert.deepEqual({ ...documents("titles.js", "addTitles") }, {
    format: search.FORMAT,
    buckets: 1,
    pages: [
      ["index.html", 'Lab "journal"', [], "folder"],
      ["notes/line\u2028break.html", "Line break", []],
      ["notes/été à 100 %.html", "L’été </script> \\ 漢字 🎉", ["ml", "Résumé/a b"]],
      ["tags/ml.html", "ml", [], "tag"],
    ],
  });
});

it("Text that Swift wrote comes back, its white space collapsed", () => {
  assert.deepEqual({ ...documents("text-00.js", "addText") }, {
    format: search.FORMAT,
    bucket: 0,
    pages: [
      ["notes/line\u2028break.html", ""],
      ["notes/été à 100 %.html", 'Some "text" with <b>markup</b>, a back\\slash, a bell \u0007 and 🎉 <!--'],
    ],
  });
});
