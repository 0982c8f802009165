"""How measurements are taken and what is made of them; no test depends on how fast the machine is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from measuring.figures import median_ratio, summary, sums
from measuring.folders import FreshFolders, files_below, tree_size
from measuring.process import RunFailed, RunTimedOut, run
from measuring.rounds import alternate


def test_a_ratio_is_the_median_of_the_rounds_own_ratios() -> None:
    # The medians alone would give 20 / 10.
    assert median_ratio([10, 20, 60], [10, 40, 10]) == 1
    with pytest.raises(ValueError):
        median_ratio([1, 2], [1])
    with pytest.raises(ValueError):
        median_ratio([], [])


def test_programs_that_follow_each_other_are_added_round_by_round() -> None:
    assert sums([1, 2], [10, 20]) == [11, 22]
    with pytest.raises(ValueError):
        sums([1], [1, 2])


def test_a_summary_keeps_every_round() -> None:
    assert summary([3, 1, 2]) == {"median": 2, "min": 1, "max": 3, "rounds": [3, 1, 2]}


def test_contenders_take_turns_and_each_begins_once() -> None:
    order: list[str] = []
    results = alternate({name: lambda name=name: order.append(name) or len(order) for name in "abc"}, rounds=3)
    assert "".join(order) == "abcbcacab"
    assert results == {"a": [1, 6, 8], "b": [2, 4, 9], "c": [3, 5, 7]}


def test_a_run_gives_what_the_program_printed_and_took(tmp_path: Path) -> None:
    text = "import sys; data = bytearray(100_000_000); print('out'); print('err', file=sys.stderr)"
    made = run([sys.executable, "-c", text], tmp_path / "log")
    assert (made.output, made.errors) == ("out\n", "err\n")
    assert made.peak_bytes > 100_000_000
    assert 0 < made.cpu_seconds and 0 < made.seconds


def test_the_memory_of_the_measuring_process_is_not_counted(tmp_path: Path) -> None:
    ballast = bytearray(b"x") * 150_000_000
    made = run(["/bin/true"], tmp_path / "log")
    assert made.peak_bytes < len(ballast) / 3


def test_the_environment_is_added_to(tmp_path: Path) -> None:
    made = run(["/bin/sh", "-c", "echo $COLOUR $HOME"], tmp_path / "log", environment={"COLOUR": "red", "HOME": "/home/a"})
    assert made.output == "red /home/a\n"


def test_a_failure_names_the_program_and_its_words(tmp_path: Path) -> None:
    with pytest.raises(RunFailed, match="(?s)sh exited with 3.*no such thing"):
        run(["/bin/sh", "-c", "echo no such thing >&2; exit 3"], tmp_path / "log")


def test_a_program_that_does_not_end_is_stopped_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(RunTimedOut):
        run(["/bin/sh", "-c", "sleep 600 & echo $!; wait"], tmp_path / "log", limit=0.5)
    child = int((tmp_path / "log.out").read_text())
    status = Path(f"/proc/{child}/stat")
    assert not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z"


def test_fresh_folders_are_not_there_yet_and_nothing_is_deleted_early(tmp_path: Path) -> None:
    folders = FreshFolders(tmp_path / "runs")
    first = folders.fresh("site")
    assert not first.exists()
    first.mkdir()
    assert folders.fresh("site") != first
    database = tmp_path / "database"
    database.mkdir()
    (database / "file").write_text("kept")
    folders.set_aside(database)
    assert not database.exists()
    assert [path.read_text() for path in (tmp_path / "runs").rglob("file")] == ["kept"]
    folders.set_aside(database)
    folders.delete_all()
    assert not (tmp_path / "runs").exists()


def test_trees_are_counted_without_hidden_files(tmp_path: Path) -> None:
    for path in ("b.md", "a/c.md", ".git/d", "a/.e"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("four")
    assert [str(path.relative_to(tmp_path)) for path in files_below(tmp_path)] == ["b.md", "a/c.md"]
    assert tree_size(tmp_path) == {"files": 2, "bytes": 8}
