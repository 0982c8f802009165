"""A journal's Git repository, and edits as a writer makes them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from measuring.folders import files_below

# Nobody's settings, and always the same commit.
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Journal",
    "GIT_AUTHOR_EMAIL": "journal@example.org",
    "GIT_COMMITTER_NAME": "Journal",
    "GIT_COMMITTER_EMAIL": "journal@example.org",
    "GIT_AUTHOR_DATE": "2025-01-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2025-01-01T12:00:00Z",
}
FIRST_TAG = "first"


class Repository:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self) -> None:
        """Commits all files of the folder."""
        self._git("init", "--quiet", "--initial-branch=main")
        # No thread of Git's is to work on while something is measured.
        self._git("config", "gc.auto", "0")
        self._git("config", "maintenance.auto", "false")
        (self.folder / ".git/info/exclude").write_text(".codex/\n")
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "Begin the journal")
        self._git("tag", FIRST_TAG)

    def restore(self) -> None:
        """Takes back all edits."""
        self._git("reset", "--quiet", "--hard", FIRST_TAG)

    def edit(self, note: Path, number: int) -> None:
        """Adds a sentence to the note's end and commits it."""
        with note.open("a") as file:
            file.write(f"\nAfterthought {number}: the baseline of run {number * 7919 % 1000} was repeated.\n")
        self._git("commit", "--quiet", "--all", "--message", f"Note afterthought {number}")

    def spread_notes(self, count: int, total: int) -> list[Path]:
        """As many published notes from all over the journal, which holds `total`."""
        stride = max(1, total // count)
        notes = (path for path in files_below(self.folder) if path.suffix == ".md" and path.name != "index.md")
        chosen = (path for position, path in enumerate(notes) if position % stride == stride // 2)
        return [path for path in chosen if "\ndraft: true\n" not in path.read_text()][:count]

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", self.folder, *arguments], check=True, env={**os.environ, **ENVIRONMENT})
