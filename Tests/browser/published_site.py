"""A published site as it lies on disk, read without a browser; tests find in it what they open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

VOID_ELEMENTS = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LINK_ATTRIBUTES = {"href", "src", "poster", "data"}


@dataclass
class Link:
    """An address as an attribute gives it, and the address in the site that it leads to, if it leads into the site."""

    element: str
    value: str
    rel: str
    within: tuple[str, ...]
    target: str | None
    fragment: str

    @property
    def is_loaded(self) -> bool:
        """Whether the browser fetches it to show the page."""
        return self.element not in {"a", "area"} and (self.element != "link" or self.rel in {"stylesheet", "icon", "preload"})


@dataclass
class Page:
    """What the tests want to know of one HTML file."""

    address: str
    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated_ids: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    heading: str = ""
    #: All that its main part says, code and tables too.
    text: str = ""
    is_redirect: bool = False

    @property
    def is_note(self) -> bool:
        return "note" in self.classes

    @property
    def words(self) -> list[str]:
        """The long ASCII words of its paragraphs, in lower case."""
        return re.findall(r"\b[a-z]{7,}\b", " ".join(self.paragraphs).lower())


class PageParser(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.page = Page(address)
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            (self.page.repeated_ids if values["id"] in self.page.ids else self.page.ids).add(values["id"])
        if tag == "article":
            self.page.classes.update(values.get("class", "").split())
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.page.is_redirect = True
        if tag == "p" and self.is_in("main"):
            self.page.paragraphs.append("")
        self.add_links(tag, values)
        if tag not in VOID_ELEMENTS:
            self.open.append((tag, values.get("class", "")))

    def add_links(self, tag: str, values: dict[str, str]) -> None:
        found = [values[name] for name in LINK_ATTRIBUTES & values.keys()]
        found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        for value in found:
            target, fragment = self.resolve(value)
            within = tuple(name for _, classes in self.open for name in classes.split())
            self.page.links.append(Link(tag, value, values.get("rel", ""), within, target, fragment))

    def resolve(self, value: str) -> tuple[str | None, str]:
        parts = urlsplit(value)
        if parts.scheme or parts.netloc:
            return None, ""
        path = unquote(parts.path)
        # An empty path is the page itself.
        target = normpath(join(dirname(self.page.address), path)) if path else self.page.address
        return target + ("/" if path.endswith("/") else ""), unquote(parts.fragment)

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag not in VOID_ELEMENTS:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        innermost = self.open[-1][0] if self.open else ""
        if innermost == "title" and not self.is_in("svg"):
            self.page.title += data
        if self.is_in("main"):
            self.page.text += data
        if self.is_in("h1"):
            self.page.heading += data
        if self.is_in("p") and self.is_in("main") and self.page.paragraphs:
            self.page.paragraphs[-1] += data

    def is_in(self, tag: str) -> bool:
        return any(name == tag for name, _ in self.open)


class PublishedSite:
    """The folder that `codex build` wrote. Pages are sorted by address; redirects are told apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> set[str]:
        return {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file()}

    @cached_property
    def html(self) -> dict[str, Page]:
        parsed = {}
        for address in sorted(name for name in self.files if name.endswith(".html")):
            parser = PageParser(address)
            parser.feed((self.folder / address).read_text(encoding="utf-8"))
            parser.close()
            parsed[address] = parser.page
        return parsed

    @cached_property
    def pages(self) -> list[Page]:
        return [page for page in self.html.values() if not page.is_redirect]

    @cached_property
    def notes(self) -> list[Page]:
        return [page for page in self.pages if page.is_note]

    def first(self, what: str, fits) -> Page:
        """The first page that fits; a site without one can't be tested, which is a failure."""
        for page in self.pages:
            if fits(page):
                return page
        raise AssertionError(f"the site has no {what}")

    def note_links(self, page: Page) -> list[Link]:
        """Links from a page's text to other notes of the site."""
        notes = {note.address for note in self.notes}
        return [
            link for link in page.links
            if link.element == "a" and "prose" in link.within and link.target in notes and link.target != page.address
        ]

    @cached_property
    def telling_word(self) -> tuple[str, Page]:
        """A long word of one note's paragraphs that no other page says, not even as a part of a word, and no title."""
        texts = [(page.address, page.text.lower()) for page in self.pages]
        titles = " ".join(page.title + " " + page.heading for page in self.pages).lower()
        candidates = {(word, note.address) for note in self.notes for word in note.words}
        for word, address in sorted(candidates, key=lambda item: (-len(item[0]), item)):
            if word not in titles and all(word not in text or holder == address for holder, text in texts):
                return word, self.html[address]
        raise AssertionError("the site has no word that stands in one note alone")
