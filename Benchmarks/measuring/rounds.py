"""Contenders take turns, so that all meet the machine at its fast and its slow times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def alternate(
    contenders: Mapping[str, Callable[[], Result]], rounds: int, announce: Callable[[str], None] = lambda _: None
) -> dict[str, list[Result]]:
    """The results of each contender, one a round; each round begins with another one."""
    results: dict[str, list[Result]] = {name: [] for name in contenders}
    for number in range(rounds):
        for name in _rotated(list(contenders), number):
            announce(f"round {number + 1} of {rounds}: {name}")
            results[name].append(contenders[name]())
    return results


def _rotated(names: Sequence[str], number: int) -> Iterator[str]:
    for offset in range(len(names)):
        yield names[(number + offset) % len(names)]
