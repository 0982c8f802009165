// What galleries gain from scripts: a picture over the page, with its neighbours a key or a swipe away.
(function () {
  "use strict";

  /** In CSS pixels; a shorter move of the finger is no swipe. */
  const swipeLength = 40;

  const pictures = "a.gallery-picture";

  /** Of the view whose pictures are shown: its links, and the place of the current one. */
  let links = [];
  let place = 0;
  let parts = null;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function button(label, sign, className, action) {
    const made = element("button", { type: "button", className: `lightbox-button ${className}`, textContent: sign });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  /** The dialog is made when the first picture is opened. */
  function makeDialog() {
    const image = element("img", { className: "lightbox-image", alt: "" });
    const caption = element("div", { className: "lightbox-caption" });
    const count = element("span", { className: "lightbox-count" });
    const note = element("a", { className: "lightbox-note", textContent: "Open note" });
    const original = element("a", { className: "lightbox-note", textContent: "Open picture" });
    const previous = button("Previous picture", "‹", "lightbox-previous", () => move(-1));
    const next = button("Next picture", "›", "lightbox-next", () => move(1));
    const close = button("Close", "×", "lightbox-close", () => dialog.close());
    close.autofocus = true;
    const stage = element("div", { className: "lightbox-stage" }, image);
    const foot = element("div", { className: "lightbox-foot" }, caption, note, original, count);
    const dialog = element("dialog", { className: "lightbox" }, stage, foot, previous, next, close);
    dialog.setAttribute("aria-label", "Picture");
    caption.setAttribute("aria-live", "polite");
    image.addEventListener("load", () => dialog.classList.remove("is-loading"));
    image.addEventListener("error", () => dialog.classList.remove("is-loading"));
    dialog.addEventListener("keydown", followKey);
    dialog.addEventListener("close", leave);
    stage.addEventListener("click", (event) => event.target === stage && dialog.close());
    followSwipes(stage);
    document.body.append(dialog);
    return { dialog, image, caption, count, note, original, previous, next };
  }

  function followKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isRightToLeft = getComputedStyle(parts.dialog).direction === "rtl";
    const steps = { ArrowLeft: isRightToLeft ? 1 : -1, ArrowRight: isRightToLeft ? -1 : 1, Home: -links.length, End: links.length };
    if (!(event.key in steps)) return;
    event.preventDefault();
    move(steps[event.key]);
  }

  function followSwipes(stage) {
    let start = null;
    stage.addEventListener("touchstart", (event) => {
      start = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
    }, { passive: true });
    stage.addEventListener("touchend", (event) => {
      if (!start || visualViewport?.scale > 1) return;
      const x = event.changedTouches[0].clientX - start.x;
      const y = event.changedTouches[0].clientY - start.y;
      start = null;
      if (Math.abs(x) < swipeLength || Math.abs(x) < 2 * Math.abs(y)) return;
      const isRightToLeft = getComputedStyle(parts.dialog).direction === "rtl";
      move((x < 0) === isRightToLeft ? -1 : 1);
    }, { passive: true });
  }

  /** Moves by so many pictures, no further than the first and the last. */
  function move(step) {
    const target = Math.min(Math.max(place + step, 0), links.length - 1);
    if (target !== place) show(target);
  }

  function show(target) {
    place = target;
    const link = links[place];
    const thumbnail = link.querySelector("img");
    parts.dialog.classList.add("is-loading");
    parts.image.src = link.href;
    parts.image.alt = thumbnail?.alt ?? "";
    if (parts.image.complete) parts.dialog.classList.remove("is-loading");
    const caption = link.parentElement.querySelector(".gallery-caption");
    parts.caption.replaceChildren(...[...(caption?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    if (!caption) parts.caption.textContent = parts.image.alt;
    parts.count.textContent = `${place + 1} of ${links.length}`;
    parts.note.hidden = !link.dataset.note;
    if (link.dataset.note) parts.note.href = link.dataset.note;
    parts.original.href = link.href;
    // A button that loses its use must not take the focus with it.
    for (const [control, isUsable] of [[parts.previous, place > 0], [parts.next, place < links.length - 1]]) {
      control.setAttribute("aria-disabled", String(!isUsable));
    }
    for (const neighbour of [links[place + 1], links[place - 1]]) {
      if (neighbour) new Image().src = neighbour.href;
    }
  }

  function leave() {
    parts.image.removeAttribute("src");
    document.documentElement.classList.remove("has-lightbox");
    // Where the reader was last, which is where the page goes on.
    links[place]?.focus();
  }

  function open(link) {
    links = [...link.closest(".gallery-view").querySelectorAll(`[data-lightbox] ${pictures}`)];
    parts ??= makeDialog();
    show(Math.max(links.indexOf(link), 0));
    document.documentElement.classList.add("has-lightbox");
    parts.dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.(`[data-lightbox] ${pictures}`);
    if (!link || !window.HTMLDialogElement) return;
    event.preventDefault();
    open(link);
  });
})();
