"""A journal's files as other programs take them."""

from __future__ import annotations

import shutil
from pathlib import Path

from measuring.folders import files_below

LEFT_OUT = {".cdx"}


def copy_content(journal: Path, target: Path, home: str) -> None:
    """Copies all files but views and hidden ones. A folder's own page, `index.md`, gets the name `home`."""
    for path in files_below(journal):
        if path.suffix in LEFT_OUT:
            continue
        place = path.relative_to(journal)
        copied = target / (place.with_name(home) if place.name == "index.md" else place)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


def without_front_matter(text: str) -> str:
    end = text.find("\n---", 3) if text.startswith("---") else -1
    return text if end < 0 else text[text.find("\n", end + 1) + 1 :]
