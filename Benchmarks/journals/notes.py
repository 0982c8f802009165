"""The text of one note from its outline."""

from __future__ import annotations

import random

from journals.blocks import BlockWriter
from journals.links import LinkWriter
from journals.outline import TAGS, Outline
from journals.vocabulary import Vocabulary


def note_text(seed: int, outlines: list[Outline], own: Outline, vocabulary: Vocabulary) -> str:
    """The same for the same seed, outline and number of notes."""
    source = random.Random(f"note/{seed}/{len(outlines)}/{own.index}")
    links = LinkWriter(source, outlines, own)
    blocks = BlockWriter(source, vocabulary, links)
    parts = [_front_matter(source, links, own)] if source.random() < 0.88 else []
    if source.random() < 0.7:
        parts.append(f"# {own.name}")
    parts.append(_opening(source, blocks))
    headings = list(own.headings)
    length = sum(map(len, parts))
    # A heading every so many bytes.
    stride = own.byte_count // (len(headings) + 1)
    written = 0
    while length < own.byte_count or written < len(headings):
        if written < len(headings) and length >= stride * (written + 1):
            part = f"## {headings[written]}"
            written += 1
        else:
            part = blocks.block()
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts) + "\n"


def _opening(source: random.Random, blocks: BlockWriter) -> str:
    tags = " ".join(f"#{tag}" for tag in source.sample(TAGS, source.choice((0, 0, 1, 2))))
    return f"{blocks.paragraph()} {tags}".rstrip()


def _front_matter(source: random.Random, links: LinkWriter, own: Outline) -> str:
    lines = ["---"]
    tags = source.sample(TAGS, source.choice((0, 1, 2, 2, 3, 4)))
    if tags:
        lines += [f"tags: [{', '.join(tags)}]"] if source.random() < 0.5 else ["tags:"] + [f"  - {tag}" for tag in tags]
    lines += [f"type: {own.kind}", f"created: {own.date}"]
    if source.random() < 0.2:
        lines += ["aliases:", f"  - Run {own.index}"]
    if own.kind == "experiment":
        lines += [f"status: {source.choice(('open', 'running', 'done'))}", f"loss: {source.random():.4f}", f"seed: {source.randrange(100)}"]
    if source.random() < 0.3:
        lines.append(f'project: "[[{links.target().name}]]"')
    if source.random() < 0.1:
        lines.append(f'description: "What came of it on {own.date}"')
    if source.random() < 0.01:
        lines.append("draft: true")
    return "\n".join(lines + ["---"])
