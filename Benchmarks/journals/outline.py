"""What is settled of every note before the first is written, so that links lead to what is there."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from journals.vocabulary import Vocabulary

NOTES_PER_FOLDER = 100
FIRST_DAY = datetime.date(2012, 1, 2)
ORNAMENTS = ("🧪 {}", "{} (draft)", "{} & more", "{} – notes", "{}, part 2", "{}'s limits", "{} 100 %")
SECTIONS = ("Method", "Results", "Open questions", "Next steps", "Background", "Data", "Discussion", "See also")
TAGS = tuple(
    f"{root}{rest}"
    for root in "experiment reading meeting method model dataset idea project person status tool question".split()
    for rest in ("", "/2024", "/2025", "/ml", "/ml/vision", "/bio", "/bio/assay", "/physics", "/open", "/done", "/to-do")
)


@dataclass(frozen=True, slots=True)
class Outline:
    """A note's place, name and headings."""

    index: int
    folder: str
    name: str
    kind: str
    date: datetime.date
    headings: tuple[str, ...]
    # Of the whole note, about; the median of real vaults with a long tail.
    byte_count: int

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.name}.md"


def outlines(seed: int, count: int) -> list[Outline]:
    """One a note, in the order of their paths' folders; names differ in the whole journal, also in case."""
    vocabulary = Vocabulary(seed)
    source = random.Random(f"outlines/{seed}/{count}")
    folders = _folders(vocabulary, source, (count + NOTES_PER_FOLDER - 1) // NOTES_PER_FOLDER)
    taken: set[str] = set()
    made = []
    for index in range(count):
        kind = source.choices(("experiment", "concept", "reading", "meeting"), (4, 3, 2, 1))[0]
        date = FIRST_DAY + datetime.timedelta(days=source.randrange(5000))
        name = _unique(_name(vocabulary, source, kind, date), taken)
        byte_count = min(120_000, int(source.lognormvariate(6.93, 0.95)))
        headings = tuple(source.sample(SECTIONS, min(len(SECTIONS), byte_count // 500)))
        made.append(Outline(index, folders[index // NOTES_PER_FOLDER], name, kind, date, headings, byte_count))
    return made


def _folders(vocabulary: Vocabulary, source: random.Random, count: int) -> list[str]:
    """Two or three deep: areas, which hold about eight projects each, some of which have parts."""
    taken: set[str] = set()
    areas = [_unique(vocabulary.title(source), taken) for _ in range(max(1, count // 8))]
    made = []
    for number in range(count):
        project = _unique(vocabulary.title(source), taken)
        part = f"/Part {number % 3 + 1}" if number % 4 == 3 else ""
        made.append(f"{areas[number * len(areas) // count]}/{project}{part}")
    return made


def _name(vocabulary: Vocabulary, source: random.Random, kind: str, date: datetime.date) -> str:
    title = vocabulary.title(source)
    if kind == "meeting" or kind == "experiment" and source.random() < 0.3:
        return f"{date} {title}"
    return source.choice(ORNAMENTS).format(title) if source.random() < 0.06 else title


def _unique(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{name} {number}", number + 1
    taken.add(candidate.casefold())
    return candidate
