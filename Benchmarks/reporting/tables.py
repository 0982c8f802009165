"""The tables of a run: what must be reached, clean builds, small changes, growth."""

from __future__ import annotations

from typing import Any

from reporting.bounds import Records, Verdict, clean_growth, changed_since_growth
from reporting.table import aligned

PEERS = ("codex", "hugo", "pagefind", "floor", "zensical")
CHANGES = {"no_op": "nothing changed", "full_scan": "one changed, full scan", "changed_since": "one changed, --changed-since"}


def all_tables(records: Records, found: list[Verdict]) -> list[str]:
    """Lines of markdown."""
    parts = [("What must be reached", _bounds_table(found)), ("Clean builds", _clean_table(records))]
    parts += [("Small changes", _changes_table(records)), ("Growth", _growth_table(records))]
    lines: list[str] = []
    for title, rows in parts:
        if len(rows) > 1:
            lines += [f"**{title}**", "", *aligned(rows), ""]
    return lines


def _bounds_table(found: list[Verdict]) -> list[list[str]]:
    rows = [["What", "measured", "at most", "holds"]]
    for verdict in found:
        value = "not measured" if verdict.value is None else _figure(verdict.value, verdict.unit)
        holds = {None: "–", True: "yes", False: "no"}[verdict.holds]
        rows.append([verdict.title, value, f"{verdict.limit:g} {verdict.unit}".rstrip(), holds])
    return rows


def _figure(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}" if unit else f"{value:.2f}"


def _clean_table(records: Records) -> list[list[str]]:
    rows = [["Journal, program", "wall s", "CPU s", "peak MB", "Codex : it", "what was done"]]
    for name, record in records.items():
        if "codex" not in record:
            continue
        own = record["codex"]["seconds"]["median"]
        for program in PEERS:
            if program in record:
                rows.append([f"{name}, {program}", *_clean_cells(record[program], own, program)])
    return rows


def _clean_cells(figures: dict[str, Any], own: float, program: str) -> list[str]:
    if "unfinished" in figures:
        return ["–", "–", "–", "–", figures["unfinished"]]
    seconds = figures["seconds"]["median"]
    cpu = figures["cpu_seconds"]["median"] if "cpu_seconds" in figures else seconds
    peak = figures["peak_bytes"]["median"] / 1e6
    return [f"{seconds:.2f}", f"{cpu:.2f}", f"{peak:.0f}", f"{own / seconds:.2f}", _done(figures, program)]


def _done(figures: dict[str, Any], program: str) -> str:
    counts = figures.get("counts", {})
    said = {
        "codex": "{notes} notes, {pages} pages",
        "hugo": "{pages} pages",
        "pagefind": "{pages} pages indexed",
        "floor": "{notes} notes",
    }.get(program, "")
    output = figures.get("output")
    size = f"{output['files']} files, {output['bytes'] / 1e6:.0f} MB" if output else ""
    return "; ".join(part for part in (said.format(**counts), size) if part)


def _changes_table(records: Records) -> list[list[str]]:
    rows = [["Journal, change", "wall ms", "fastest", "slowest", "CPU ms", "peak MB", "pages written"]]
    for name, record in records.items():
        for change, title in CHANGES.items():
            if change in record.get("changes", {}):
                rows.append([f"{name}, {title}", *_change_cells(record["changes"][change])])
    return rows


def _change_cells(figures: dict[str, Any]) -> list[str]:
    seconds = figures["seconds"]
    times = [f"{seconds[key] * 1000:.1f}" for key in ("median", "min", "max")]
    cpu = f"{figures['cpu_seconds']['median'] * 1000:.1f}"
    return [*times, cpu, f"{figures['peak_bytes']['median'] / 1e6:.0f}", f"{figures['counts']['written']:.0f}"]


def _growth_table(records: Records) -> list[list[str]]:
    rows = [["Journals", "clean, per note", "--changed-since"]]
    for record in records.values():
        if "small" in record:
            title = f"{record['large']['journal']} against {record['small']['journal']}"
            rows.append([title, f"{clean_growth(record):.2f}", f"{changed_since_growth(record):.2f}"])
    return rows
