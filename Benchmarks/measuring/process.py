"""One run of a program, measured from start to exit."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class RunFailed(Exception):
    """A program exited with another status than 0."""


class RunTimedOut(Exception):
    """A program was stopped since it took longer than it was given."""


@dataclass(frozen=True)
class Run:
    """What a program cost, and what it printed.

    The peak is of the largest process of the program, in bytes. Linux counts the memory of the process that starts a program
    until the program has replaced it, so that no peak is below what this script itself takes: about 20 MB.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str
    errors: str


def run(
    command: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None, limit: float | None = None
) -> Run:
    """Runs the program to its end, its output and errors going to files beside `log`.

    Raises RunFailed, or RunTimedOut after `limit` seconds.
    """
    arguments = [os.fspath(part) for part in command]
    outputs = [log.with_suffix(".out"), log.with_suffix(".err")]
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)] + [
        (os.POSIX_SPAWN_OPEN, number, os.fspath(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for number, path in enumerate(outputs, start=1)
    ]
    # What the runs before wrote is not to go to disk while this one works.
    os.sync()
    begin = time.perf_counter()
    # In a process group of its own, so that it can be stopped with all that it started.
    process = os.posix_spawn(arguments[0], arguments, {**os.environ, **(environment or {})}, file_actions=actions, setpgroup=0)
    if limit is not None:
        _stop_after(limit, process)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    output, errors = (path.read_text(errors="replace") for path in outputs)
    name = Path(arguments[0]).name
    if limit is not None and seconds >= limit:
        raise RunTimedOut(f"{name} did not finish in {limit:.0f} s")
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise RunFailed(f"{name} exited with {code}: {' '.join(arguments)}\n{(errors or output)[-3000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output, errors)


def _stop_after(limit: float, process: int) -> None:
    """Waits for the end of the process, or kills it and its children."""
    descriptor = os.pidfd_open(process)
    try:
        if not select.select([descriptor], [], [], limit)[0]:
            os.killpg(process, signal.SIGKILL)
    finally:
        os.close(descriptor)
