"""What must be reached, and how it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from measuring.figures import summary
from peers.content import without_front_matter
from peers.hugo import indexed_count, page_count
from reporting.bounds import BOUNDS, verdicts
from reporting.results import BEGIN, END, with_tables
from reporting.table import aligned
from reporting.tables import all_tables


def program(*seconds: float, peak: float = 1e8) -> dict[str, Any]:
    return {"seconds": summary(seconds), "peak_bytes": summary([peak] * len(seconds))}


def records() -> dict[str, dict[str, Any]]:
    corpus = {"codex": program(1, 2), "hugo": program(4, 4, peak=4e8), "pagefind": program(1, 1), "floor": program(1, 1)}
    changes = {name: program(0.03) for name in ("no_op", "full_scan", "changed_since")}
    growth = {
        key: {"journal": key, "notes": notes, "clean": program(clean), "changed_since": program(change)}
        for key, notes, clean, change in (("small", 1000, 1, 0.02), ("large", 100_000, 200, 0.03))
    }
    return {"corpus": corpus, "10k": {"changes": changes}, "growth-1k-100k": growth}


def test_each_bound_is_computed_from_its_rounds() -> None:
    found = [(verdict.value, verdict.holds) for verdict in verdicts(records())]
    assert found == [
        (pytest.approx(0.375), True), (pytest.approx(0.3), False), (pytest.approx(1.5), True), (pytest.approx(0.25), True),
        (pytest.approx(30), True), (pytest.approx(30), True), (pytest.approx(30), False),
        (pytest.approx(1.5), True), (pytest.approx(2), False),
    ]  # fmt: skip


@pytest.mark.parametrize("missing", ["corpus", "10k", "growth-1k-100k"])
def test_what_was_not_measured_neither_holds_nor_fails(missing: str) -> None:
    measured = records()
    del measured[missing]
    for bound, verdict in zip(BOUNDS, verdicts(measured)):
        assert (verdict.holds is None) == (bound.needs[0] == missing)


def test_a_floor_that_is_left_out_is_not_measured() -> None:
    measured = records()
    del measured["corpus"]["floor"]
    assert [verdict.holds is None for verdict in verdicts(measured)].count(True) == 1


def test_the_tables_name_all_bounds() -> None:
    lines = all_tables({}, verdicts({}))
    assert all(any(bound.title in line and "not measured" in line for line in lines) for bound in BOUNDS)


def test_columns_are_aligned() -> None:
    assert aligned([["a", "b"], ["naïve", "12"]]) == ["| a     |   b |", "| ----- | --: |", "| naïve |  12 |"]


def test_tables_replace_those_between_the_markers() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    once = with_tables(text, ["| new |"])
    assert once == f"before\n{BEGIN}\n\n| new |\n\n{END}\nafter\n"
    assert with_tables(once, ["| new |"]) == once
    with pytest.raises(ValueError):
        with_tables("no markers", [])


def test_counts_are_read_from_what_peers_print() -> None:
    assert page_count(" Pages            │ 1124 \n Paginator pages  │    0 \n") == 1124
    assert indexed_count("Indexed 1 page\n") == 1


def test_front_matter_is_cut_off() -> None:
    assert without_front_matter("---\na: [\n---\ntext\n---\n") == "text\n---\n"
    assert without_front_matter("text --- and\n---\n") == "text --- and\n---\n"
    assert without_front_matter("---\nnever closed") == "---\nnever closed"
