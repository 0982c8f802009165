"""Folders to build into.

ext4 creates files 5 to 15 times slower for minutes after many were deleted, and a build that finds files does other work than
one that finds none. So each run gets a fresh folder, and nothing is deleted before the last measurement.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path


class FreshFolders:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        root.mkdir(parents=True, exist_ok=True)

    def fresh(self, name: str) -> Path:
        """A path below the root at which nothing stands yet."""
        while True:
            self._count += 1
            path = self._root / f"{self._count:04}-{name}"
            if not path.exists():
                return path

    def set_aside(self, path: Path) -> None:
        """Moves what stands at `path`, if anything, out of the way."""
        if path.exists():
            path.rename(self.fresh(f"aside-{path.name}"))

    def delete_all(self) -> None:
        shutil.rmtree(self._root, ignore_errors=True)


def files_below(folder: Path) -> Iterator[Path]:
    """All files but hidden ones, sorted folder by folder; never holds the paths of more than one."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def warm(folder: Path) -> None:
    """Reads every file, so that it lies in the system's cache."""
    for path in files_below(folder):
        with path.open("rb", buffering=0) as file:
            while file.read(65536):
                pass


def tree_size(folder: Path) -> dict[str, int]:
    files = total = 0
    for path in files_below(folder):
        files += 1
        total += path.stat().st_size
    return {"files": files, "bytes": total}
