"""Codex and what its `--json` says."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from measuring.process import Run, run


@dataclass(frozen=True)
class CodexBuild:
    run: Run
    # As `codex build --json` prints it, without the diagnostics.
    report: dict[str, Any]


class Codex:
    """The command on one journal; its databases lie in the journal, the site elsewhere."""

    def __init__(self, program: Path, journal: Path) -> None:
        self._program = program
        self.journal = journal

    @property
    def databases(self) -> Path:
        return self.journal / ".codex"

    def build(self, output: Path, log: Path, *options: str) -> CodexBuild:
        made = run([self._program, "build", self.journal, "--output", output, "--json", *options], log)
        report = json.loads(made.output)
        report["diagnostics"] = len(report["diagnostics"])
        # What it printed is not kept: a large journal has many diagnostics.
        return CodexBuild(replace(made, output=""), report)
