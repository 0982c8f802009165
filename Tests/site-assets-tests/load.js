"use strict";
// Runs the site's classic scripts as a page would, in this process.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const assets = path.join(__dirname, "../../site-assets");

/** Runs a script file; what it attaches to `globalThis` stays. */
function run(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

/** Loads the search without its page elements and returns `CodexSearch`. */
function loadSearch() {
  run(path.join(assets, "search-engine.js"));
  run(path.join(assets, "search-index.js"));
  return globalThis.CodexSearch;
}

module.exports = { assets, run, loadSearch };
