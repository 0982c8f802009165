"""What must be reached. Ratios are of the same run, medians over its rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from measuring.figures import median_ratio, sums

Records = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Bound:
    title: str
    limit: float
    # `ms`, or nothing for a ratio.
    unit: str
    measure: Callable[[Records], float]
    # The record that `measure` reads, and the program or the change without which it was not measured.
    needs: tuple[str, str]


@dataclass(frozen=True)
class Verdict:
    title: str
    limit: float
    unit: str
    # None where it was not measured.
    value: float | None

    @property
    def holds(self) -> bool | None:
        return None if self.value is None else self.value <= self.limit


def verdicts(records: Records) -> list[Verdict]:
    return [
        Verdict(bound.title, bound.limit, bound.unit, bound.measure(records) if _is_measured(records, *bound.needs) else None)
        for bound in BOUNDS
    ]


def _is_measured(records: Records, name: str, part: str) -> bool:
    return part in records.get(name, {})


def _rounds(record: dict[str, Any], program: str, figure: str = "seconds") -> list[float]:
    return record[program][figure]["rounds"]


def against_hugo(record: dict[str, Any]) -> float:
    return median_ratio(_rounds(record, "codex"), _rounds(record, "hugo"))


def against_hugo_and_pagefind(record: dict[str, Any]) -> float:
    return median_ratio(_rounds(record, "codex"), sums(_rounds(record, "hugo"), _rounds(record, "pagefind")))


def against_floor(record: dict[str, Any]) -> float:
    return median_ratio(_rounds(record, "codex"), _rounds(record, "floor"))


def peak_against_hugo(record: dict[str, Any]) -> float:
    return median_ratio(_rounds(record, "codex", "peak_bytes"), _rounds(record, "hugo", "peak_bytes"))


def milliseconds(record: dict[str, Any], change: str) -> float:
    return record["changes"][change]["seconds"]["median"] * 1000


def changed_since_growth(record: dict[str, Any]) -> float:
    return median_ratio(_rounds(record["large"], "changed_since"), _rounds(record["small"], "changed_since"))


def clean_growth(record: dict[str, Any]) -> float:
    """Of the time per note."""
    large, small = record["large"], record["small"]
    return median_ratio(_rounds(large, "clean"), _rounds(small, "clean")) / (large["notes"] / small["notes"])


# Growth is recorded under the names of its journals, so that a smaller pair does not pass for the one that is asked for.
GROWTH = "growth-1k-100k"

BOUNDS = (
    Bound("Corpus, clean build with index and search, against Hugo alone", 0.4, "", lambda r: against_hugo(r["corpus"]), ("corpus", "hugo")),
    Bound("… against Hugo + Pagefind", 0.2, "", lambda r: against_hugo_and_pagefind(r["corpus"]), ("corpus", "pagefind")),
    Bound("… against the floor (read, hash, cmark, write; one thread)", 3, "", lambda r: against_floor(r["corpus"]), ("corpus", "floor")),
    Bound("… peak memory against Hugo", 0.4, "", lambda r: peak_against_hugo(r["corpus"]), ("corpus", "hugo")),
    Bound("10k notes, nothing changed, full scan", 40, "ms", lambda r: milliseconds(r["10k"], "no_op"), ("10k", "changes")),
    Bound("10k notes, one changed, full scan", 50, "ms", lambda r: milliseconds(r["10k"], "full_scan"), ("10k", "changes")),
    Bound("10k notes, one changed, --changed-since", 25, "ms", lambda r: milliseconds(r["10k"], "changed_since"), ("10k", "changes")),
    Bound("One changed, --changed-since, 100k notes against 1k", 2, "", lambda r: changed_since_growth(r[GROWTH]), (GROWTH, "large")),
    Bound("Clean build, time per note, 100k notes against 1k", 1.5, "", lambda r: clean_growth(r[GROWTH]), (GROWTH, "large")),
)
