"""Generated journals: the same bytes for the same seed, and what real vaults hold."""

from __future__ import annotations

import re
import statistics
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from journals.images import HEIGHT, WIDTH, png
from journals.journal import journal_files, write_journal
from journals.stored import note_count

BENCHMARKS = Path(__file__).resolve().parents[2] / "Benchmarks"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(journal_files(seed=1, count=600))


@pytest.fixture(scope="module")
def notes(files: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".md")}


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    own = write_journal(7, 150, tmp_path / "own")
    # Sets of texts are ordered otherwise in each process.
    command = [sys.executable, "-B", "-m", "journals", "150", tmp_path / "other", "--seed", "7"]
    other = subprocess.run(command, cwd=BENCHMARKS, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == own
    trees = [{path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in (tmp_path / "own", tmp_path / "other")]
    assert trees[0] == trees[1] and len(trees[0]) > 150


def test_another_seed_writes_another_journal(files: dict[str, bytes]) -> None:
    assert dict(journal_files(seed=2, count=600)) != files


def test_a_journal_holds_as_many_notes_as_asked_for(notes: dict[str, str]) -> None:
    assert len(notes) == 600
    assert len({path.casefold() for path in notes}) == 600


def test_a_folder_holds_about_a_hundred_notes(notes: dict[str, str]) -> None:
    counts = [sum(Path(path).parent == folder for path in notes) for folder in {Path(path).parent for path in notes} if folder.parts]
    assert max(counts) <= 100 and len(counts) == 6


def test_lengths_are_those_of_real_vaults(notes: dict[str, str]) -> None:
    lengths = sorted(len(text.encode()) for text in notes.values())
    assert 900 < statistics.median(lengths) < 1600
    assert lengths[-1] > 5 * statistics.median(lengths)


@pytest.mark.parametrize(
    "pattern",
    [r"^---\ntags", r"\[\[[^\]|#]+\]\]", r"\[\[[^\]]+\|", r"\[\[[^\]|]+#", r"!\[\[figure", r"!\[\[[^\]]+#", r"^- \[x\] ",
     r"^```python", r"^\| run", r"\$x_", r"^\$\$", r"^> \[!", r"^%% ", r"#\w+/\w+", r"^\[\^\d+\]:", r"^aliases:"],
)  # fmt: skip
def test_notes_hold_what_writers_write(notes: dict[str, str], pattern: str) -> None:
    assert any(re.search(pattern, text, re.MULTILINE) for text in notes.values())


def test_nearly_all_links_lead_to_a_note_and_its_heading(notes: dict[str, str]) -> None:
    names = {Path(path).stem: text for path, text in notes.items()}
    links = [link for text in notes.values() for link in re.findall(r"\[\[([^\]|]+)", text) if not link.startswith("figure")]
    lost = [link for link in links if not _leads_somewhere(link, names)]
    assert len(links) > 1000
    assert 0 < len(lost) < 0.04 * len(links)
    assert all(link.startswith("Nowhere ") for link in lost)


def _leads_somewhere(link: str, names: dict[str, str]) -> bool:
    path, _, heading = link.partition("#")
    text = names.get(path.rpartition("/")[2])
    return text is not None and (not heading or f"\n## {heading}\n" in text)


def test_embedded_images_are_there(files: dict[str, bytes], notes: dict[str, str]) -> None:
    images = {Path(path).name for path in files if path.endswith(".png")}
    embedded = {name for text in notes.values() for name in re.findall(r"figure-\d+\.png", text)}
    assert embedded and embedded <= images


def test_images_are_whole_png_files() -> None:
    content = png(3)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    length = struct.unpack(">I", content[33:37])[0]
    assert len(zlib.decompress(content[41 : 41 + length])) == HEIGHT * (1 + 3 * WIDTH)
    assert struct.unpack(">I", content[41 + length : 45 + length])[0] == zlib.crc32(content[37 : 41 + length])
    assert png(4) != content


def test_views_hold_a_query(files: dict[str, bytes]) -> None:
    views = [content.decode() for path, content in files.items() if path.endswith(".cdx")]
    assert len(views) == 2
    assert all(re.match(r"---\ntype: view\nview_type: \w+\n(.*\n)*query:\n", view) for view in views)


@pytest.mark.parametrize(("name", "count"), [("1k", 1000), ("100k", 100_000), ("250", 250)])
def test_sizes_are_read(name: str, count: int) -> None:
    assert note_count(name) == count
