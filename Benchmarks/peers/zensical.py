"""Zensical: search and navigation are parts of its build."""

from __future__ import annotations

from pathlib import Path

from measuring.process import Run, run
from peers.content import copy_content


class ZensicalSite:
    """A journal that Zensical can build, in a folder that is not there yet."""

    def __init__(self, zensical: Path, folder: Path) -> None:
        self._zensical = zensical
        self.folder = folder

    def prepare(self, journal: Path) -> None:
        copy_content(journal, self.folder / "docs", home="index.md")

    def build(self, output: str, log: Path, limit: float) -> Run:
        """The output lies beside the notes."""
        settings = self.folder / "zensical.toml"
        settings.write_text(f'[project]\nsite_name = "Journal"\ndocs_dir = "docs"\nsite_dir = "{output}"\n')
        return run([self._zensical, "build", "--clean", "--config-file", settings], log, limit=limit)
