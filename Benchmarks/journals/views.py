"""View files: questions to the journal."""

from __future__ import annotations

import random

from journals.outline import TAGS, Outline

NOTES_PER_VIEW = 200


def view_files(seed: int, outlines: list[Outline]) -> dict[str, str]:
    """Text by path."""
    source = random.Random(f"views/{seed}/{len(outlines)}")
    made = {}
    for number in range(max(1, len(outlines) // NOTES_PER_VIEW)):
        near = outlines[source.randrange(len(outlines))]
        made[f"{near.folder}/View {number}.cdx"] = _view(source, number, near)
    return made


def _view(source: random.Random, number: int, near: Outline) -> str:
    kind = source.choice(("table", "list", "kanban", "calendar", "timeline"))
    filters = source.choice(
        (
            f"  tags: [{source.choice(TAGS)}]",
            f'  paths: ["{near.folder}/**"]',
            "  properties: {status: [open, running]}",
            f"  created_after: {near.date}",
            f'  links_to: "[[{near.name}]]"',
        )
    )
    return (
        f"---\ntype: view\nview_type: {kind}\ntitle: View {number}\nquery:\n{filters}\n  sort: created_at desc\n  limit: 50\n---\n"
        f"What there is near [[{near.name}]].\n"
    )
