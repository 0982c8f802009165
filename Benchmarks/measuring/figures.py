"""What is made of several measurements."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

median = statistics.median


def median_ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """The median of the ratios of the same round: a machine's pace changes between rounds.

    Raises ValueError when the rounds are not the same ones.
    """
    if len(numerators) != len(denominators) or not numerators:
        raise ValueError(f"{len(numerators)} rounds cannot be compared with {len(denominators)}")
    return median(first / second for first, second in zip(numerators, denominators))


def sums(*columns: Sequence[float]) -> list[float]:
    """What several programs that run one after the other take in each round."""
    return [sum(row) for row in zip(*columns, strict=True)]


def summary(values: Sequence[float]) -> dict[str, float | list[float]]:
    return {"median": median(values), "min": min(values), "max": max(values), "rounds": list(values)}
