"""The files of a run: results/*.json, and the tables in README.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reporting.bounds import Records, Verdict

BEGIN, END = "<!-- tables of the last run -->", "<!-- end of the tables -->"


def write_results(folder: Path, records: Records, found: list[Verdict], facts: dict[str, Any]) -> None:
    """One file a record, and summary.json with the verdicts and what is said of the machine and the versions."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, record in records.items():
        _write(folder / f"{name}.json", record)
    rows = [{**asdict(verdict), "holds": verdict.holds} for verdict in found]
    _write(folder / "summary.json", {**facts, "records": sorted(records), "bounds": rows})


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(_rounded(value), indent=2, ensure_ascii=False) + "\n")


def _rounded(value: Any) -> Any:
    """Times to microseconds: more digits are noise."""
    match value:
        case float():
            return round(value, 6)
        case dict():
            return {key: _rounded(item) for key, item in value.items()}
        case list():
            return [_rounded(item) for item in value]
    return value


def with_tables(text: str, lines: list[str]) -> str:
    """`text` with `lines` between the two markers.

    Raises ValueError where a marker is missing.
    """
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"no '{BEGIN}' … '{END}' in the text")
    return f"{before}{BEGIN}\n\n" + "\n".join(lines).strip() + f"\n\n{END}{after}"
