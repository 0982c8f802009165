// The search files as they are loaded: titles first, then buckets of page text, and the runs of queries over them.
// Loaded after `search-engine.js`, whose functions it uses.
(function () {
  "use strict";

  const engine = globalThis.CodexSearch;
  /** Buckets on their way at one time. */
  const LANES = 4;
  /** Work between two breaths of the page, in milliseconds. */
  const SLICE = 12;
  /** UTF-16 units of page text that stay in memory; what is beyond is read again from the browser's cache by each query. */
  const MEMORY = 32_000_000;

  const pause = () => new Promise((resume) => setTimeout(resume, 0));

  /** One site's search files. `load(address)` runs the script at a site address and resolves when it has run. */
  class SearchIndex {
    constructor(load, memory = MEMORY) {
      this.load = load;
      this.room = memory;
      this.pages = new Map();
      this.bucketCount = 0;
      this.kept = new Map();
      this.arrived = new Map();
      this.onTheWay = new Map();
      this.titlesLoading = null;
      this.run = null;
    }

    /** Called by `titles.js`. */
    addTitles({ format, buckets, pages }) {
      if (format !== engine.FORMAT) return;
      this.bucketCount = buckets;
      this.pages = new Map(pages.map((record) => [record[0], engine.makePage(record)]));
    }

    /** Called by `text-NN.js`. */
    addText({ format, bucket, pages }) {
      if (format !== engine.FORMAT) return;
      this.arrived.set(bucket, pages.map(([address, text]) => ({ address, text, folded: engine.fold(text) })));
    }

    /** Resolves when the titles are there; rejects when they can't be read, and then may be tried again. */
    loadTitles() {
      this.titlesLoading ??= this.load("search/titles.js").then(() => {
        if (this.bucketCount === 0) throw new Error("search/titles.js holds no titles that this page can read");
      }).catch((error) => {
        this.titlesLoading = null;
        throw error;
      });
      return this.titlesLoading;
    }

    /** The texts of a bucket, from memory or loaded; a bucket under way is not asked for twice. */
    loadBucket(bucket) {
      if (this.kept.has(bucket)) return this.kept.get(bucket);
      if (!this.onTheWay.has(bucket)) {
        this.onTheWay.set(bucket, this.fetchBucket(bucket).finally(() => this.onTheWay.delete(bucket)));
      }
      return this.onTheWay.get(bucket);
    }

    async fetchBucket(bucket) {
      const address = `search/text-${bucket.toString(16).padStart(2, "0")}.js`;
      await this.load(address);
      const texts = this.arrived.get(bucket);
      this.arrived.delete(bucket);
      if (!texts) throw new Error(`${address} holds no text that this page can read`);
      const size = texts.reduce((sum, { text, folded }) => sum + text.length + folded.length, 0);
      if (size <= this.room) {
        this.room -= size;
        this.kept.set(bucket, texts);
      }
      return texts;
    }

    /**
     * Answers a query; `report` gets `{hits, count, searching, failed}` whenever there is more to show, and a last time
     * with `searching` false. A newer query ends the older one, which then reports no more.
     */
    async search(input, report) {
      const run = new Run(this, engine.parseQuery(input), report);
      this.run = run;
      await run.start();
    }

    stop() {
      this.run = null;
    }
  }

  /** One query's way through the index. */
  class Run {
    constructor(index, query, report) {
      this.index = index;
      this.query = query;
      this.report = report;
      /** The best hits so far, best first, at most `SHOWN`. */
      this.top = [];
      this.found = new Set();
      this.unread = new Set();
      this.failed = 0;
    }

    get isCurrent() {
      return this.index.run === this;
    }

    async start() {
      if (engine.isEmpty(this.query)) return this.tell(false);
      try {
        await this.index.loadTitles();
      } catch {
        this.failed += 1;
        return this.tell(false);
      }
      if (!this.isCurrent) return;
      this.unread = new Set(this.index.pages.values());
      const readsText = engine.needsText(this.query);
      // A word that must not occur may still turn up in the text: such a page is shown once that was read.
      if (!readsText || this.query.excluded.length === 0) this.matchTitles();
      this.tell(readsText);
      if (readsText) await this.readBuckets();
    }

    matchTitles() {
      for (const page of this.unread) this.consider(page, null);
    }

    async readBuckets() {
      const all = Array.from({ length: this.index.bucketCount }, (_, bucket) => bucket);
      const isKept = (bucket) => this.index.kept.has(bucket);
      this.pending = [...all.filter(isKept), ...all.filter((bucket) => !isKept(bucket))];
      this.sliceStart = performance.now();
      await Promise.all(Array.from({ length: LANES }, () => this.readLane()));
      if (!this.isCurrent) return;
      // Pages without text, such as those of folders.
      this.matchTitles();
      this.tell(false);
    }

    async readLane() {
      while (this.isCurrent && this.pending.length > 0) {
        try {
          const texts = await this.index.loadBucket(this.pending.shift());
          await this.readTexts(texts);
        } catch {
          this.failed += 1;
        }
      }
    }

    async readTexts(texts) {
      for (const text of texts) {
        if (performance.now() - this.sliceStart > SLICE) {
          if (this.isCurrent) this.tell(true);
          await pause();
          this.sliceStart = performance.now();
        }
        if (!this.isCurrent) return;
        const page = this.index.pages.get(text.address);
        // A page of a newer site than the titles are of.
        if (!page) continue;
        this.unread.delete(page);
        this.consider(page, text);
      }
      this.tell(true);
    }

    /** Takes the page among the hits when it answers; `text` is null while it is not known. */
    consider(page, text) {
      if (this.found.has(page)) {
        const hit = text && this.top.find((other) => other.page === page);
        if (hit) hit.snippet = engine.snippet(this.query, text.text);
        return;
      }
      const score = engine.score(this.query, page, text?.folded ?? "");
      if (score === 0) return;
      this.found.add(page);
      const hit = { page, score, snippet: [] };
      const place = this.top.findIndex((other) => engine.compareHits(hit, other) < 0);
      if (place < 0 && this.top.length === engine.SHOWN) return;
      if (text) hit.snippet = engine.snippet(this.query, text.text);
      this.top.splice(place < 0 ? this.top.length : place, 0, hit);
      if (this.top.length > engine.SHOWN) this.top.pop();
    }

    tell(searching) {
      const { top, found, query, failed } = this;
      this.report({ hits: top, count: found.size, query, searching, failed });
    }
  }

  Object.assign(engine, { SearchIndex, index: null });
  engine.addTitles = (file) => engine.index?.addTitles(file);
  engine.addText = (file) => engine.index?.addText(file);
})();
