"""What the machine is, since figures of another one are not comparable."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def machine_facts(folder: Path) -> dict[str, str | int]:
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _field("/proc/cpuinfo", "model name"),
        "memory_bytes": int(_field("/proc/meminfo", "MemTotal").split()[0]) * 1024,
        "kernel": platform.release(),
        "python": platform.python_version(),
        "file_system": _file_system(folder),
    }


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "0 unknown"


def _file_system(folder: Path) -> str:
    found = subprocess.run(["stat", "--file-system", "--format=%T", folder], capture_output=True, text=True)
    return found.stdout.strip() or "unknown"
