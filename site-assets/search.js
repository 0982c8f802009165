// The search field of every page: `<form class="search" role="search" data-search-root="../search/">` with an
// `<input type="search" name="q">` inside. The rest of the search is loaded when a field is first used.
// ARIA: an editable combobox with a listbox popup (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
(function () {
  "use strict";

  /** After this many milliseconds without a key the query runs. */
  const TYPING_PAUSE = 60;
  const KIND_NAMES = { folder: "Folder", tag: "Tag" };
  /** Where this script lies, its siblings lie too. */
  const ownFolder = new URL(".", document.currentScript.src);

  // ---------------------------------------------------------------- Loading

  function loadScript(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.charset = "utf-8";
      script.src = url;
      script.onload = () => (script.remove(), resolve());
      script.onerror = () => (script.remove(), reject(new Error(`${url} could not be loaded`)));
      document.head.append(script);
    });
  }

  let indexLoading = null;

  /** The page's one index; `root` is how this page reaches the site's root. */
  function openIndex(root) {
    indexLoading ??= (async () => {
      await loadScript(new URL("search-engine.js", ownFolder).href);
      await loadScript(new URL("search-index.js", ownFolder).href);
      const engine = globalThis.CodexSearch;
      engine.index = new engine.SearchIndex((address) => loadScript(root + address));
      return engine.index;
    })().catch((error) => {
      indexLoading = null;
      throw error;
    });
    return indexLoading;
  }

  // ---------------------------------------------------------------- Elements

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** Parts as text nodes and `mark` elements: what a note says never becomes markup. */
  function partNodes(parts) {
    return parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
  }

  function statusText({ count, hits, searching, failed, query }) {
    if (searching) return count > 0 ? `Searching… ${count} so far` : "Searching…";
    if (failed > 0 && count === 0) return "The search files could not be loaded";
    if (globalThis.CodexSearch.isEmpty(query)) return "";
    const pages = count === 1 ? "1 page" : `${count} pages`;
    const shown = count > hits.length ? `, the best ${hits.length} shown` : "";
    return (count === 0 ? "No page found" : pages + shown) + (failed > 0 ? "; some search files could not be loaded" : "");
  }

  // ---------------------------------------------------------------- The field

  class SearchField {
    constructor(form, number) {
      this.form = form;
      this.input = form.querySelector('input[name="q"]');
      this.root = form.dataset.searchRoot.replace(/search\/$/, "") || "./";
      this.active = -1;
      this.options = [];
      this.timer = 0;
      /** Whether results may open the panel: since the last key and until it was closed. */
      this.isWanted = false;
      /** Enter came before the pages did. */
      this.opensBest = false;
      /** The query that the panel answers. */
      this.shownText = "";
      this.makePanel(number);
      this.listen();
    }

    makePanel(number) {
      const id = `search-results-${number}`;
      this.status = element("p", { class: "search-status", role: "status" });
      this.list = element("ul", { class: "search-results", id, role: "listbox", "aria-label": "Pages found" });
      this.panel = element("div", { class: "search-panel", hidden: "" }, this.status, this.list);
      // In the body, so that no scrolling or stacking part of the page cuts it off.
      document.body.append(this.panel);
      const attributes = {
        role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-haspopup": "listbox",
        autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
      };
      for (const [key, value] of Object.entries(attributes)) this.input.setAttribute(key, value);
    }

    listen() {
      this.input.addEventListener("focus", () => openIndex(this.root).then((index) => index.loadTitles()).catch(() => {}));
      this.input.addEventListener("input", () => this.inputChanged());
      this.input.addEventListener("keydown", (event) => this.keyPressed(event));
      this.input.addEventListener("click", () => this.options.length > 0 && this.open());
      this.form.addEventListener("submit", (event) => (event.preventDefault(), this.openPage()));
      // A press on the panel keeps the field focused, so that the panel stays until the click has come through.
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
      for (const type of ["pointerdown", "focusin"]) {
        document.addEventListener(type, (event) => this.contains(event.target) || this.close());
      }
      for (const target of [window, window.visualViewport].filter(Boolean)) {
        target.addEventListener("resize", () => this.place());
        target.addEventListener("scroll", () => this.place(), { passive: true });
      }
    }

    contains(target) {
      return this.form.contains(target) || this.panel.contains(target);
    }

    // -------------------------------------------------------------- Queries

    inputChanged() {
      this.isWanted = true;
      this.opensBest = false;
      this.list.setAttribute("aria-busy", "true");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), TYPING_PAUSE);
    }

    async search() {
      const text = this.input.value;
      if (text.trim() === "") return this.clear();
      try {
        const index = await openIndex(this.root);
        if (this.input.value === text) await index.search(text, (state) => this.showSoon({ ...state, text }));
      } catch {
        this.list.setAttribute("aria-busy", "false");
        this.showStatus("The search files could not be loaded");
      }
    }

    clear() {
      globalThis.CodexSearch?.index?.stop();
      this.state = null;
      this.list.setAttribute("aria-busy", "false");
      this.showStatus("");
      this.showOptions([]);
      this.close();
    }

    /** Shows at most one state a frame, always the latest. */
    showSoon(state) {
      if (!this.state) requestAnimationFrame(() => this.showLatest());
      this.state = { ...state, hits: [...state.hits] };
    }

    showLatest() {
      const state = this.state;
      this.state = null;
      if (!state || this.input.value.trim() === "") return;
      this.panel.classList.toggle("is-searching", state.searching);
      this.showOptions(state.hits.map((hit) => this.optionFor(hit, state.query)));
      this.showStatus(statusText(state));
      this.shownText = state.text;
      if (state.text === this.input.value) this.list.setAttribute("aria-busy", String(state.searching));
      if (this.opensBest && !state.searching) this.openPage();
    }

    showStatus(text) {
      // The same text again would be read aloud again.
      if (this.status.textContent !== text) this.status.textContent = text;
      if (text !== "" && this.isWanted) this.open();
    }

    /** Moves no element that stays where it was: a click may be half way through. */
    showOptions(options) {
      const active = this.options[this.active];
      const items = new Set(options.map(({ item }) => item));
      for (const item of [...this.list.children]) if (!items.has(item)) item.remove();
      for (const [place, { item }] of options.entries()) {
        item.id = `${this.list.id}-${place}`;
        if (this.list.children[place] !== item) this.list.insertBefore(item, this.list.children[place] ?? null);
      }
      this.list.hidden = options.length === 0;
      active?.item.setAttribute("aria-selected", "false");
      this.options = options;
      // What was chosen stays chosen while better pages come in above it.
      this.activate(options.findIndex(({ page }) => page === active?.page), false);
    }

    /** The option that already shows the hit, else a new one. */
    optionFor({ page, snippet }, query) {
      const isSame = (option) => option.page === page && option.snippet === snippet && option.query === query;
      return this.options.find(isSame) ?? this.makeOption(page, snippet, query);
    }

    makeOption(page, snippet, query) {
      const href = this.root + page.address.split("/").map(encodeURIComponent).join("/");
      const title = element("span", { class: "search-title" });
      title.append(...partNodes(globalThis.CodexSearch.markedParts(query, page.title)));
      const link = element("a", { href, tabindex: "-1" }, title);
      if (KIND_NAMES[page.kind]) link.append(" ", element("span", { class: "search-kind" }, KIND_NAMES[page.kind]));
      link.append(element("span", { class: "search-place" }, this.placeLine(page)));
      if (snippet.length > 0) link.append(element("span", { class: "search-snippet" }, ...partNodes(snippet)));
      const item = element("li", { role: "option", "aria-selected": "false" }, link);
      const option = { item, link, page, snippet, query };
      item.addEventListener("pointermove", () => this.activate(this.options.indexOf(option), false));
      return option;
    }

    /** The folders above a page, then its tags. */
    placeLine(page) {
      const folders = page.address.split("/").slice(0, -1).join(" / ");
      return [folders, page.tags.map((tag) => `#${tag}`).join(" ")].filter(Boolean).join(" · ");
    }

    // -------------------------------------------------------------- The panel

    open() {
      this.isWanted = true;
      if (!this.panel.hidden) return this.place();
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.place();
    }

    close() {
      this.isWanted = false;
      this.opensBest = false;
      if (this.panel.hidden) return;
      this.panel.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.activate(-1, false);
    }

    /** Below the field, on whichever side has room; `search.css` makes it as wide as the screen on phones. */
    place() {
      if (this.panel.hidden) return;
      const field = this.form.getBoundingClientRect();
      const width = document.documentElement.clientWidth;
      const height = window.visualViewport?.height ?? window.innerHeight;
      const isAtEnd = field.left + field.right > width;
      this.panel.classList.toggle("is-at-end", isAtEnd);
      const top = Math.max(field.bottom, 0) + 6;
      const side = Math.max(isAtEnd ? width - field.right : field.left, 0);
      for (const [name, length] of Object.entries({ top, side, height: Math.max(height - top - 12, 160) })) {
        this.panel.style.setProperty(`--search-${name}`, `${length}px`);
      }
    }

    // -------------------------------------------------------------- Keys

    keyPressed(event) {
      if (event.isComposing) return;
      if (event.key === "Escape") return this.escapePressed(event);
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && this.options.length > 0 && !event.altKey) {
        event.preventDefault();
        this.open();
        this.move(steps[event.key]);
      }
    }

    /** Closes the panel; where it is closed, leaves the field. The text stays. */
    escapePressed(event) {
      event.preventDefault();
      if (this.panel.hidden) this.input.blur();
      else this.close();
    }

    /** The field itself is a stop before the first and after the last page. */
    move(step) {
      const stops = this.options.length + 1;
      this.activate((this.active + 1 + step + stops) % stops - 1, true);
    }

    activate(place, scrolls) {
      this.options[this.active]?.item.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.options[place];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.item.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.item.id);
      if (scrolls) option.item.scrollIntoView({ block: "nearest" });
    }

    /** Enter opens the chosen page, else the best one, as soon as it is known; a panel that was closed opens again first. */
    openPage() {
      const chosen = this.options[this.active];
      if (chosen) return chosen.link.click();
      this.opensBest = this.shownText !== this.input.value;
      if (this.opensBest || this.options.length === 0) return;
      if (this.panel.hidden) this.open();
      else this.options[0].link.click();
    }
  }

  // ---------------------------------------------------------------- The page

  function isTyping(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function focusByKey(event, field) {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    field.input.focus();
    field.input.select();
  }

  function start() {
    const forms = document.querySelectorAll("form.search[data-search-root]");
    const usable = [...forms].filter((form) => form.querySelector('input[name="q"]'));
    const fields = usable.map((form, number) => new SearchField(form, number));
    if (fields.length > 0) document.addEventListener("keydown", (event) => focusByKey(event, fields[0]));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
