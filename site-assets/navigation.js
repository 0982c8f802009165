// The tree of folders in the sidebar. Pages carry the folders above and beside them; with this script each folder can be
// opened, its notes are loaded when it is, and folders that a reader opened stay open on the next page.
// A folder's content is a script (`navigation/notes/index.js`) that calls `codexFolder`, since a page that was opened by
// double click may load scripts but no data.
(function () {
  "use strict";

  const tree = document.querySelector(".tree");
  if (!tree) return;

  const { root: rootPrefix, page } = document.documentElement.dataset;
  const root = new URL(rootPrefix || "./", location.href).href;
  const currentPage = root + page;
  const memoryKey = `codex.open-folders ${root}`;
  /** By folder address: what waits for its content. */
  const waiting = new Map();

  // ---------------------------------------------------------------- Memory

  function rememberedFolders() {
    try {
      return new Set(JSON.parse(localStorage.getItem(memoryKey) || "[]"));
    } catch {
      return new Set();
    }
  }

  const opened = rememberedFolders();

  function remember(address, isOpen) {
    if (isOpen) opened.add(address);
    else opened.delete(address);
    try {
      localStorage.setItem(memoryKey, JSON.stringify([...opened]));
    } catch {
      // Storage may be full or forbidden; the tree works without it.
    }
  }

  // ---------------------------------------------------------------- Content of folders

  const addressOf = (link) => link.href.slice(root.length);

  function load(address, use) {
    waiting.set(address, use);
    const script = document.createElement("script");
    script.src = `${root}navigation/${address.replace(/\.html$/, "")}.js`;
    script.onload = script.onerror = () => script.remove();
    document.head.append(script);
  }

  globalThis.codexFolder = (content) => {
    const use = waiting.get(content.folder);
    waiting.delete(content.folder);
    if (use) use(content);
  };

  function makeLink([title, address]) {
    const link = document.createElement("a");
    link.href = root + address;
    link.textContent = title;
    link.dir = "auto";
    if (link.href === currentPage) link.setAttribute("aria-current", "page");
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function makeList(entries, makeItem, name) {
    const list = document.createElement("ul");
    if (name) list.className = name;
    list.append(...entries.map(makeItem));
    return list;
  }

  function showNotes(parent, notes) {
    if (notes.length === 0) return;
    const list = makeList(notes, makeLink, "tree-notes");
    parent.append(list);
    if (list.querySelector("[aria-current]")) reveal();
  }

  // ---------------------------------------------------------------- Place of the page in the tree

  const navigation = tree.closest(".navigation");

  /** Scrolls the tree, and never the page, so far that the current entry is seen. */
  function reveal() {
    const current = tree.parentElement.querySelector("[aria-current='page']") ?? tree.querySelector("[aria-current]");
    if (!current) return;
    for (const scroller of [current.closest(".tree-notes"), navigation]) {
      if (!scroller) continue;
      const frame = scroller.getBoundingClientRect();
      const place = current.getBoundingClientRect();
      if (place.top < frame.top || place.bottom > frame.bottom) {
        scroller.scrollTop += place.top - frame.top - frame.height / 2;
      }
    }
  }

  // As a drawer it has no size before it is opened.
  navigation.addEventListener("toggle", reveal);

  // ---------------------------------------------------------------- Folders that open

  /** Gives a folder that the page lists as a plain link its own content. */
  function enhance(item) {
    const link = item.querySelector(":scope > a");
    if (!link) return watch(item.querySelector(":scope > details"), true);
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    link.replaceWith(details);
    summary.append(link);
    details.append(summary);
    watch(details, false);
  }

  function watch(details, hasFolders) {
    const link = details.querySelector(":scope > summary > a");
    const address = addressOf(link);
    const isAbovePage = hasFolders || link.hasAttribute("aria-current");
    let isFilled = false;
    const fill = () => {
      if (isFilled) return;
      isFilled = true;
      load(address, ({ folders, notes }) => {
        if (!hasFolders && folders.length > 0) {
          const list = makeList(folders, makeLink);
          details.append(list);
          for (const item of list.children) enhance(item);
        }
        showNotes(details, notes);
      });
    };
    details.addEventListener("toggle", () => {
      if (details.open) fill();
      if (!isAbovePage) remember(address, details.open);
    });
    if (isAbovePage || opened.has(address)) details.open = true;
    if (details.open) fill();
  }

  for (const link of tree.querySelectorAll("a")) {
    if (link.href === currentPage) link.setAttribute("aria-current", "page");
  }
  for (const item of tree.querySelectorAll("li")) enhance(item);
  if (tree.dataset.folder) load(tree.dataset.folder, ({ notes }) => showNotes(tree.parentElement, notes));
  reveal();
})();
