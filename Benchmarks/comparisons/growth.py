"""A small journal beside a large one, in turns: whether the work grows with the journal."""

from __future__ import annotations

from typing import Any

from comparisons.bench import Bench
from comparisons.clean_builds import CleanBuilds
from comparisons.small_changes import SmallChanges, figures
from journals.stored import Journal
from measuring.folders import warm
from measuring.rounds import alternate


def measure_growth(bench: Bench, small: Journal, large: Journal, clean_rounds: int, change_rounds: int) -> dict[str, Any]:
    """Clean builds of both, then one changed note in each by `--changed-since`."""
    journals = {"small": small, "large": large}
    for journal in journals.values():
        warm(journal.folder)
    builders = {key: CleanBuilds(bench, journal).build_with_codex for key, journal in journals.items()}
    clean = alternate(builders, clean_rounds, lambda text: bench.announce(f"{small.name} and {large.name}, clean build, {text}"))
    changes = {key: SmallChanges(bench, journal) for key, journal in journals.items()}
    for change in changes.values():
        change.prepare()
    bench.announce(f"{small.name} and {large.name}: one note changed, {change_rounds} rounds")
    edited = alternate({key: change.changed_since for key, change in changes.items()}, change_rounds)
    return {
        key: {
            "journal": journal.name,
            "notes": journal.note_count,
            "clean": CleanBuilds.codex_figures(clean[key]),
            "changed_since": figures(edited[key]),
        }
        for key, journal in journals.items()
    }
