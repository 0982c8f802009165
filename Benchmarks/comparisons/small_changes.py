"""Builds of a journal that changed by one note or by nothing, with the databases and the site of the build before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from comparisons.bench import Bench, run_figures
from contenders.codex import Codex, CodexBuild
from journals.repository import Repository
from journals.stored import Journal
from measuring.figures import median
from measuring.folders import warm
from measuring.process import RunFailed
from measuring.rounds import alternate

EDITED_NOTES = 40


class SmallChanges:
    def __init__(self, bench: Bench, journal: Journal) -> None:
        self._bench = bench
        self._journal = journal
        self._codex: Codex = bench.codex_on(journal)
        self._repository = Repository(journal.folder)
        self._output: Path = bench.folders.fresh("codex")
        self._notes: list[Path] = []
        self._edits = 0

    def prepare(self) -> None:
        """Builds the journal once from nothing, and once more so that all that is settled is."""
        self._bench.announce(f"{self._journal.name}: a build to start from")
        self._repository.restore()
        warm(self._journal.folder)
        self._bench.folders.set_aside(self._codex.databases)
        self._notes = self._repository.spread_notes(EDITED_NOTES, self._journal.note_count)
        for _ in range(2):
            self._codex.build(self._output, self._bench.log("codex"))

    def measure(self, rounds: int) -> dict[str, Any]:
        contenders: dict[str, Callable[[], CodexBuild]] = {
            "no_op": self.no_op, "full_scan": self.full_scan, "changed_since": self.changed_since,
        }  # fmt: skip
        self._bench.announce(f"{self._journal.name}: nothing and one note changed, {rounds} rounds")
        return {name: figures(builds) for name, builds in alternate(contenders, rounds).items()}

    def no_op(self) -> CodexBuild:
        return self._build(modified=0)

    def full_scan(self) -> CodexBuild:
        self._edit()
        return self._build(modified=1)

    def changed_since(self) -> CodexBuild:
        self._edit()
        return self._build("--changed-since", "HEAD~1", modified=1)

    def _edit(self) -> None:
        note = self._notes[self._edits % len(self._notes)]
        self._edits += 1
        self._repository.edit(note, self._edits)

    def _build(self, *options: str, modified: int) -> CodexBuild:
        build = self._codex.build(self._output, self._bench.log("codex"), *options)
        if build.report["modified"] != modified or (build.report["rendered"] > 0) != (modified > 0):
            raise RunFailed(f"{modified} notes were edited, and Codex reports {build.report}")
        return build


def figures(builds: list[CodexBuild]) -> dict[str, Any]:
    reports = [build.report for build in builds]
    return {
        **run_figures([build.run for build in builds]),
        "step_seconds": {step: median(report["seconds"][step] for report in reports) for step in reports[-1]["seconds"]},
        "counts": {key: median(report[key] for report in reports) for key in ("modified", "rendered", "written", "unchanged")},
    }
