"""python3 -B Benchmarks --codex PROGRAM [--floor PROGRAM]: measures Codex beside its peers. README.md explains it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comparisons.bench import Bench
from comparisons.clean_builds import CleanBuilds, measure_zensical
from comparisons.growth import measure_growth
from comparisons.small_changes import SmallChanges
from journals.stored import Journal, corpus_journal, generated_journal, note_count
from measuring.machine import machine_facts
from measuring.process import RunFailed
from peers.environment import PeerMissing, PeerPrograms
from reporting.bounds import Records, verdicts
from reporting.results import with_tables, write_results
from reporting.tables import all_tables

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent


def main() -> int:
    options = parse_arguments()
    work: Path = options.work.resolve()
    try:
        floor = options.floor.resolve() if options.floor else None
        bench = Bench(options.codex.resolve(), floor, PeerPrograms.find(options.environment.resolve()), work)
    except PeerMissing as missing:
        print(f"error: {missing}", file=sys.stderr)
        return 2
    try:
        return measure(options, bench)
    except RunFailed as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    finally:
        # Only now: to delete files slows down the builds after it.
        bench.folders.delete_all()


def measure(options: argparse.Namespace, bench: Bench) -> int:
    records: Records = {}
    journals = make_journals(options, bench.work / "journals")
    for journal, record in measure_clean_builds(options, bench, journals):
        records[journal.name] = record
        if journal.name != "corpus":
            changes = SmallChanges(bench, journal)
            changes.prepare()
            record["changes"] = changes.measure(options.change_rounds)
        # A run takes long, and what it found is not to be lost when it is stopped.
        keep(options, bench, records)
    generated = [journal for journal in journals if journal.name != "corpus"]
    if len(generated) > 1:
        small, large = generated[0], generated[-1]
        rounds = min(3, rounds_for(large, options))
        records[f"growth-{small.name}-{large.name}"] = measure_growth(bench, small, large, rounds, options.change_rounds)
        keep(options, bench, records)
    print("\n".join(all_tables(records, verdicts(records))))
    return 0


def make_journals(options: argparse.Namespace, folder: Path) -> list[Journal]:
    """The smallest first."""
    names = sorted(set(options.sizes), key=note_count)
    journals = []
    for name in names:
        print(f"Journal of {name} notes", file=sys.stderr)
        journals.append(generated_journal(name, folder))
    if options.corpus.is_file():
        journals.append(corpus_journal(options.corpus, folder))
    else:
        print(f"No corpus at {options.corpus}: what is measured on it is left out", file=sys.stderr)
    return sorted(journals, key=lambda journal: journal.note_count)


def measure_clean_builds(options: argparse.Namespace, bench: Bench, journals: list[Journal]) -> Iterator[tuple[Journal, dict[str, Any]]]:
    given_up = ""
    for journal in journals:
        builds, rounds = CleanBuilds(bench, journal), rounds_for(journal, options)
        record: dict[str, Any] = {"notes": journal.note_count, "note_bytes": journal.note_bytes}
        if journal.note_count > options.peers_up_to:
            record |= builds.measure_alone(rounds)
        elif given_up:
            record |= builds.measure(rounds)
            record["zensical"] = {"unfinished": f"not tried: did not finish {given_up}"}
        else:
            record |= builds.measure(rounds)
            record["zensical"] = measure_zensical(bench, journal, options.zensical_limit)
            given_up = journal.name if "unfinished" in record["zensical"] else ""
        yield journal, record


def rounds_for(journal: Journal, options: argparse.Namespace) -> int:
    """Fewer where a round takes minutes."""
    return options.rounds or (5 if journal.note_count < 8000 else 3)


def keep(options: argparse.Namespace, bench: Bench, records: Records) -> None:
    if options.results is None:
        return
    found = verdicts(records)
    facts = {
        "machine": machine_facts(bench.work),
        "versions": bench.peers.versions() | {"codex": revision()},
    }
    write_results(options.results, records, found, facts)
    readme = HERE / "README.md"
    readme.write_text(with_tables(readme.read_text(), all_tables(records, found)))


def revision() -> str:
    found = subprocess.run(["git", "-C", CHECKOUT, "describe", "--always", "--dirty"], capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -B Benchmarks", description="Measure Codex beside its peers.")
    parser.add_argument("--codex", type=Path, required=True, help="the program, as `make release` builds it")
    parser.add_argument("--floor", type=Path, help="FloorBenchmark; without it the floor is left out")
    parser.add_argument("--environment", type=Path, default=CHECKOUT / ".venv-bench", help="where requirements.txt is installed")
    parser.add_argument("--sizes", nargs="+", default=["1k", "10k"], help="generated journals: 1k, 10k, 100k")
    parser.add_argument("--corpus", type=Path, default=CHECKOUT.parent / "shared/corpora/obsidian-hub.tar.gz")
    parser.add_argument("--rounds", type=int, default=0, help="of clean builds (default 5; 3 from 8,000 notes on)")
    parser.add_argument("--change-rounds", type=int, default=15, help="of small changes")
    parser.add_argument("--peers-up-to", type=int, default=1_000_000, metavar="NOTES", help="larger journals are left to Codex")
    parser.add_argument("--zensical-limit", type=float, default=90, help="seconds that it may take")
    parser.add_argument("--work", type=Path, default=CHECKOUT / ".build-bench", help="where journals and sites are made")
    parser.add_argument("--results", type=Path, help="where to write JSON; README.md gets the tables then too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
