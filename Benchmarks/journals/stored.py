"""Journals on disk, made once and built many times."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from journals.journal import VERSION
from journals.repository import Repository
from measuring.folders import files_below

SEED = 1


@dataclass(frozen=True)
class Journal:
    name: str
    folder: Path
    note_count: int
    note_bytes: int


def generated_journal(name: str, work: Path) -> Journal:
    """A journal of as many notes as `name` says (`10k`), committed to Git, as it was first written."""
    folder = work / f"{name}-seed{SEED}-v{VERSION}"
    if not folder.exists():
        unfinished = _emptied(folder.with_name(f"unfinished-{name}"))
        command = [sys.executable, "-B", "-m", "journals", str(note_count(name)), unfinished, "--seed", str(SEED)]
        # In a process of its own, whose memory does not count as that of what is measured later.
        subprocess.run(command, check=True, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL)
        Repository(unfinished).create()
        unfinished.rename(folder)
    Repository(folder).restore()
    return _journal(name, folder)


def corpus_journal(archive: Path, work: Path) -> Journal:
    """The notes of an archive, as they are."""
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    folder = work / f"corpus-{digest[:8]}"
    if not folder.exists():
        unfinished = _emptied(folder.with_name("unfinished-corpus"))
        with tarfile.open(archive) as tar:
            tar.extractall(unfinished, filter="data")
        unfinished.rename(folder)
    roots = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return _journal("corpus", roots[0] if len(roots) == 1 else folder)


def note_count(name: str) -> int:
    """`1k` is 1,000."""
    return int(name[:-1]) * 1000 if name.endswith("k") else int(name)


def _emptied(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def _journal(name: str, folder: Path) -> Journal:
    count = total = 0
    for path in files_below(folder):
        if path.suffix == ".md":
            count += 1
            total += path.stat().st_size
    return Journal(name, folder, count, total)
