// What pages gain from scripts: the place in the contents and links to headings.
(function () {
  "use strict";

  document.documentElement.classList.add("js");

  // ---------------------------------------------------------------- Contents

  /** Where the contents stand beside the text; the style sheet has the same width. */
  const wide = matchMedia("(min-width: 80rem)");

  function keepContentsOpen(contents) {
    const follow = () => (contents.open = wide.matches);
    wide.addEventListener("change", follow);
    follow();
  }

  /** Scrolls the column beside the text, where it is too long for the screen, so far that the entry is seen. */
  function keepInView(link) {
    const column = link.closest(".margin-inner");
    if (!column || column.scrollHeight <= column.clientHeight) return;
    const frame = column.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) column.scrollTop += place.top - frame.top - frame.height / 2;
  }

  /** Marks the contents entry of the heading that the reader has passed last. */
  function followReading(contents) {
    const entries = [...contents.querySelectorAll("a[href^='#']")]
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ heading }) => heading);
    if (entries.length === 0) return;
    let current = null;
    let isWaiting = false;
    const mark = () => {
      isWaiting = false;
      const line = innerHeight * 0.3;
      const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
      const passed = isAtEnd ? entries : entries.filter(({ heading }) => heading.getBoundingClientRect().top < line);
      const next = passed.at(-1) ?? null;
      if (next === current) return;
      current?.link.removeAttribute("aria-current");
      next?.link.setAttribute("aria-current", "location");
      if (next) keepInView(next.link);
      current = next;
    };
    const schedule = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(mark);
    };
    addEventListener("scroll", schedule, { passive: true });
    addEventListener("resize", schedule, { passive: true });
    schedule();
  }

  const contents = document.querySelector(".contents");
  if (contents) {
    keepContentsOpen(contents);
    followReading(contents);
  }

  // ---------------------------------------------------------------- Links to headings

  for (const heading of document.querySelectorAll(".prose :is(h1, h2, h3, h4, h5, h6)[id]")) {
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.textContent = "#";
    link.setAttribute("aria-label", "Link to this section");
    heading.append(link);
  }
})();
