"""Whereto notes link: mostly near, often to the same few notes, now and then to nothing."""

from __future__ import annotations

import random

from journals.images import image_name, image_numbers
from journals.outline import NOTES_PER_FOLDER, Outline


class LinkWriter:
    def __init__(self, source: random.Random, outlines: list[Outline], own: Outline) -> None:
        self.source = source
        self.outlines = outlines
        self.own = own

    def target(self) -> Outline:
        """In six of ten cases a note of the same folder, in three a known one, the others anywhere."""
        chance, count = self.source.random(), len(self.outlines)
        if chance < 0.6:
            start = self.own.index // NOTES_PER_FOLDER * NOTES_PER_FOLDER
            return self.outlines[self.source.randrange(start, min(count, start + NOTES_PER_FOLDER))]
        if chance < 0.9:
            return self.outlines[int(count * self.source.random() ** 3)]
        return self.outlines[self.source.randrange(count)]

    def link(self) -> str:
        chance = self.source.random()
        if chance < 0.02:
            return f"[[Nowhere {self.source.randrange(1000)}]]"
        target = self.target()
        if chance < 0.14 and target.headings:
            return f"[[{target.name}#{self.source.choice(target.headings)}]]"
        if chance < 0.34:
            return f"[[{target.name}|as before]]"
        if chance < 0.40:
            return f"[[{target.folder}/{target.name}|{target.kind}]]"
        if chance < 0.46:
            return f"[{target.kind}](<{target.name}.md>)"
        return f"[[{target.name}]]"

    def web_link(self) -> str:
        number = self.source.randrange(10_000)
        return self.source.choice((f"https://example.org/papers/{number}", f"[paper {number}](https://example.org/{number}.pdf)"))

    def image_embed(self) -> str:
        numbers = image_numbers(len(self.outlines))
        name = image_name(self.source.choice(numbers))
        return self.source.choice((f"![[{name}]]", f"![[{name}|120]]", f"![Figure](<{name}>)"))

    def note_embed(self) -> str:
        """Only of earlier notes, so that none embeds itself."""
        if self.own.index == 0:
            return self.link()
        near = max(0, self.own.index - NOTES_PER_FOLDER)
        target = self.outlines[self.source.randrange(near, self.own.index)]
        if not target.headings:
            return self.link()
        return f"![[{target.name}#{target.headings[0]}]]"
