"""A journal built from nothing: Codex beside its peers and beside the floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comparisons.bench import Bench, run_figures
from contenders.codex import CodexBuild
from contenders.floor import measure_floor
from journals.stored import Journal
from measuring.figures import median, summary
from measuring.folders import tree_size, warm
from measuring.process import Run, RunFailed, RunTimedOut
from measuring.rounds import alternate
from peers.hugo import HugoSite, indexed_count, page_count
from peers.zensical import ZensicalSite


class CleanBuilds:
    """Each round builds with each contender once, each into a folder that is not there yet."""

    def __init__(self, bench: Bench, journal: Journal) -> None:
        self._bench = bench
        self._journal = journal
        self._hugo = HugoSite(bench.peers.hugo, bench.peers.pagefind, bench.work / "sites" / f"hugo-{journal.name}")

    def measure_alone(self, rounds: int) -> dict[str, Any]:
        """Codex without its peers."""
        warm(self._journal.folder)
        results = alternate({"codex": self.build_with_codex}, rounds, self._announce)
        return {"codex": self.codex_figures(results["codex"])}

    def measure(self, rounds: int) -> dict[str, Any]:
        self._bench.announce(f"{self._journal.name}: preparing the content for Hugo")
        self._hugo.prepare(self._journal.folder)
        warm(self._hugo.folder)
        warm(self._journal.folder)
        contenders = {"codex": self.build_with_codex, "hugo": self._build_with_hugo}
        if floor := self._bench.floor:
            contenders["floor"] = lambda: self._build_floor(floor)
        # After the thousands of files that were just made, the file system is slower for a while, whoever comes first.
        alternate(contenders, 1, lambda text: self._announce(f"{text}, which does not count"))
        results = alternate(contenders, rounds, self._announce)
        hugo, pagefind = ([round_[key] for round_ in results["hugo"]] for key in ("hugo", "pagefind"))
        figures = {
            "codex": self.codex_figures(results["codex"]),
            "hugo": {
                **run_figures(hugo),
                "counts": {"pages": page_count(hugo[-1].output), "refused_front_matters": len(self._hugo.refused)},
                "output": results["hugo"][-1]["output"],
            },
            "pagefind": {**run_figures(pagefind), "counts": {"pages": indexed_count(pagefind[-1].output)}},
        }
        if "floor" in results:
            figures["floor"] = self._floor_figures(results["floor"])
        return figures

    def _announce(self, text: str) -> None:
        self._bench.announce(f"{self._journal.name}, clean build, {text}")

    def build_with_codex(self) -> dict[str, Any]:
        codex = self._bench.codex_on(self._journal)
        self._bench.folders.set_aside(codex.databases)
        output = self._bench.folders.fresh("codex")
        build = codex.build(output, self._bench.log("codex"))
        return {"build": build, "output": tree_size(output)}

    def _build_with_hugo(self) -> dict[str, Any]:
        output = self._bench.folders.fresh("hugo")
        built = self._hugo.build(output, self._bench.log("hugo"))
        size = tree_size(output)
        return {"hugo": built, "output": size, "pagefind": self._hugo.index(output, self._bench.log("pagefind"))}

    def _build_floor(self, program: Path) -> dict[str, Any]:
        output = self._bench.folders.fresh("floor")
        return measure_floor(program, self._journal.folder, output, self._bench.log("floor"))

    @staticmethod
    def codex_figures(results: list[dict[str, Any]]) -> dict[str, Any]:
        builds: list[CodexBuild] = [result["build"] for result in results]
        reports = [build.report for build in builds]
        counts = {key: value for key, value in reports[-1].items() if key != "seconds"}
        steps = {step: median(report["seconds"][step] for report in reports) for step in reports[-1]["seconds"]}
        return {
            **run_figures([build.run for build in builds]),
            "step_seconds": steps,
            "counts": counts,
            "output": results[-1]["output"],
        }

    @staticmethod
    def _floor_figures(results: list[dict[str, Any]]) -> dict[str, Any]:
        parts = {part: median(result["seconds"][part] for result in results) for part in results[-1]["seconds"]}
        return {
            "seconds": summary([result["seconds"]["total"] for result in results]),
            "peak_bytes": summary([result["peak_bytes"] for result in results]),
            "part_seconds": parts,
            "counts": {key: results[-1][key] for key in ("notes", "bytes", "written_bytes")},
        }


def measure_zensical(bench: Bench, journal: Journal, limit: float) -> dict[str, Any]:
    """Once, since it takes so long; where it does not finish, what became of it."""
    site = ZensicalSite(bench.peers.zensical, bench.folders.fresh("zensical"))
    site.prepare(journal.folder)
    bench.announce(f"{journal.name}, clean build: zensical, at most {limit:.0f} s")
    try:
        built: Run = site.build("site", bench.log("zensical"), limit)
    except (RunTimedOut, RunFailed) as failure:
        return {"unfinished": str(failure).splitlines()[0]}
    return {**run_figures([built]), "output": tree_size(site.folder / "site")}
