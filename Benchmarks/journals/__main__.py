"""python3 -m journals COUNT FOLDER [--seed N]: writes a journal and prints the hash of what it holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from journals.journal import write_journal


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m journals", description="Write a generated journal.")
    parser.add_argument("count", type=int, help="number of notes")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(write_journal(options.seed, options.count, options.folder))


if __name__ == "__main__":
    main()
