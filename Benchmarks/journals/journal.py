"""Writes a whole journal to a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from journals.images import image_name, image_numbers, png
from journals.notes import note_text
from journals.outline import outlines
from journals.views import view_files
from journals.vocabulary import Vocabulary

# Raised when the same seed gives other bytes than before, so that folders made before are made anew.
VERSION = 1


def journal_files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file; the same for the same seed and number of notes, which counts the home page and is 2 or more."""
    notes = outlines(seed, count - 1)
    vocabulary = Vocabulary(seed)
    hubs = "\n".join(f"- [[{note.name}]]" for note in notes[:20])
    yield "index.md", f"---\ntags: [home]\n---\n# Laboratory journal\n\nWhere to begin:\n\n{hubs}\n".encode()
    for note in notes:
        yield note.path, note_text(seed, notes, note, vocabulary).encode()
    for path, text in view_files(seed, notes).items():
        yield path, text.encode()
    for number in image_numbers(len(notes)):
        yield f"attachments/{number // 100:03}/{image_name(number)}", png(number)


def write_journal(seed: int, count: int, folder: Path) -> str:
    """The SHA-256 of all paths and contents."""
    digest = hashlib.sha256()
    made: set[Path] = set()
    for path, content in journal_files(seed, count):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(content)
        for part in (path.encode(), content):
            digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()
