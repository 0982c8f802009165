"""FloorBenchmark: reading, hashing, cmark-gfm and writing alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from measuring.process import run


def measure_floor(program: Path, journal: Path, output: Path, log: Path) -> dict[str, Any]:
    """What the program prints, with its peak memory."""
    made = run([program, journal, output], log)
    report = json.loads(made.output)
    report["peak_bytes"] = made.peak_bytes
    report["run_seconds"] = made.seconds
    return report
