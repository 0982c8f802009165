"""Tables that read well on a terminal and are markdown too."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose first row is its head; columns but the first are set to the right."""
    widths = [max(3, *(_width(cell) for cell in column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return [_line(row, widths) for row in (rows[0], rule, *rows[1:])]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell + " " * (width - _width(cell)) if position == 0 else " " * (width - _width(cell)) + cell
        for position, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(sign) else 1 for sign in text)
