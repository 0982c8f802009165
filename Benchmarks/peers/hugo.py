"""Hugo, with layouts that give the pages that Codex gives, and Pagefind behind it for the search."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from measuring.process import Run, RunFailed, run
from peers.content import copy_content, without_front_matter

SITE = Path(__file__).parent / "hugo-site"
REFUSAL_LIMIT = 200


class HugoSite:
    """A journal that Hugo can build."""

    def __init__(self, hugo: Path, pagefind: Path, folder: Path) -> None:
        self._hugo = hugo
        self._pagefind = pagefind
        self.folder = folder
        # Notes that Hugo refused until they had no front matter.
        self.refused: list[str] = []

    def prepare(self, journal: Path) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        shutil.copytree(SITE, self.folder)
        copy_content(journal, self.folder / "content", home="_index.md")
        self._correct()

    def _correct(self) -> None:
        """Hugo stops at a note whose front matter is broken; Codex does not."""
        content = self.folder / "content"
        for _ in range(REFUSAL_LIMIT):
            found = subprocess.run([*self._command(), "--renderToMemory"], capture_output=True, text=True)
            if found.returncode == 0:
                return
            named = re.search(r'"(/[^"]*?\.md)(?::\d+)*"', found.stdout + found.stderr)
            note = Path(named[1]) if named else None
            if note is None or not note.is_relative_to(content) or str(note) in self.refused:
                raise RunFailed(f"Hugo cannot build the journal:\n{(found.stdout + found.stderr)[-2000:]}")
            self.refused.append(str(note))
            note.write_text(without_front_matter(note.read_text(errors="replace")))
        raise RunFailed(f"Hugo refuses more than {REFUSAL_LIMIT} notes")

    def _command(self) -> list[str | Path]:
        return [self._hugo, "--source", self.folder, "--noBuildLock"]

    def build(self, output: Path, log: Path) -> Run:
        return run([*self._command(), "--destination", output], log)

    def index(self, site: Path, log: Path) -> Run:
        return run([self._pagefind, "--site", site], log)


def page_count(report: str) -> int:
    """From the table that Hugo prints."""
    return _number(r"Pages\s+│\s+(\d+)", report)


def indexed_count(report: str) -> int:
    """From what Pagefind prints."""
    return _number(r"Indexed (\d+) pages?", report)


def _number(pattern: str, report: str) -> int:
    found = re.search(pattern, report)
    if found is None:
        raise RunFailed(f"the report holds no count:\n{report[-500:]}")
    return int(found[1])
