"""One run of a program, measured from start to exit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launcher.py")


class RunFailed(Exception):
    """A program exited with another status than 0."""


class RunTimedOut(Exception):
    """A program was stopped since it took longer than it was given."""


@dataclass(frozen=True)
class Run:
    """What a program cost, and what it printed."""

    seconds: float
    cpu_seconds: float
    # Of the program's largest process; never below that of the launcher, about 10 MB.
    peak_bytes: int
    output: str
    errors: str


def run(
    command: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None, limit: float = 0
) -> Run:
    """Runs the program to its end, its output and errors going to files beside `log`.

    Raises RunFailed, or RunTimedOut after `limit` seconds, unless that is 0.
    """
    arguments = [os.fspath(part) for part in command]
    outputs = [log.with_suffix(".out"), log.with_suffix(".err")]
    # What the runs before wrote is not to go to disk while this one works.
    os.sync()
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-B", LAUNCHER, *outputs, str(limit), *arguments],
        env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    code, seconds, cpu_seconds, peak = launched.stdout.split()
    name = Path(arguments[0]).name
    if limit and float(seconds) >= limit:
        raise RunTimedOut(f"{name} did not finish in {limit:.0f} s")
    output, errors = (path.read_text(errors="replace") for path in outputs)
    if code != "0":
        raise RunFailed(f"{name} exited with {code}: {' '.join(arguments)}\n{(errors or output)[-3000:]}")
    return Run(float(seconds), float(cpu_seconds), int(peak) * 1024, output, errors)
