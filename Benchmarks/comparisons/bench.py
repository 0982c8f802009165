"""What all comparisons need."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from contenders.codex import Codex
from journals.stored import Journal
from measuring.figures import summary
from measuring.folders import FreshFolders
from measuring.process import Run
from peers.environment import PeerPrograms


@dataclass
class Bench:
    codex: Path
    # None where the floor is left out.
    floor: Path | None
    peers: PeerPrograms
    work: Path
    folders: FreshFolders = field(init=False)

    def __post_init__(self) -> None:
        self.folders = FreshFolders(self.work / "runs")
        (self.work / "logs").mkdir(parents=True, exist_ok=True)

    def log(self, name: str) -> Path:
        return self.work / "logs" / f"{name}.log"

    def codex_on(self, journal: Journal) -> Codex:
        return Codex(self.codex, journal.folder)

    @staticmethod
    def announce(text: str) -> None:
        print(f"  {text}", file=sys.stderr, flush=True)


def run_figures(runs: list[Run]) -> dict[str, object]:
    return {
        "seconds": summary([run.seconds for run in runs]),
        "cpu_seconds": summary([run.cpu_seconds for run in runs]),
        "peak_bytes": summary([run.peak_bytes for run in runs]),
    }
