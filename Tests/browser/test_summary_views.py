"""Rollups, timelines and task lists, on pages of their own and within a note, in a vault made for the test."""

import pytest
from playwright.sync_api import expect

from conftest import build_site
from contrast import CONTRASTS
from published_site import PublishedSite

LONG = "word" * 40
TYPES = {
    "rollup": "stats: [count, {sum: hours, unit: h}]\n  sections: [{title: Runs, filter: {tags: [run]}, show: cards}]\n  by: week",
    "timeline": "end_property: end\n  lanes: area",
    "task-list": "show: all\n  group: state",
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> PublishedSite:
    folder = tmp_path_factory.mktemp("summaries")
    vault = folder / "vault"
    vault.mkdir()
    for number in range(12):
        (vault / f"run-{number}.md").write_text(
            f"---\ndate: 2026-01-{2 * number + 1:02}\nend: 2026-02-{number + 1:02}\nhours: 2.5\narea: Area {number % 3}\ntags: [run]\n---\n"
            f"# Run {number} {LONG if number == 5 else ''}\n\nWords about it.\n\n"
            f"- [ ] clean up **all** 📅 2020-01-0{number % 9 + 1} ⏫\n- [x] done\n- [-] given up\n- [/] half\n- [?] {LONG}\n", encoding="utf-8")
    for name, config in TYPES.items():
        (vault / f"{name}.cdx").write_text(
            f"---\ntype: view\nview_type: {name}\nquery: {{tags: [run]}}\nconfig:\n  {config}\n---\n", encoding="utf-8")
    (vault / "All.md").write_text("# All\n\n" + "\n\n".join(f"![[{name}.cdx]]" for name in TYPES), encoding="utf-8")
    return PublishedSite(build_site(vault, folder / "site"))


@pytest.fixture
def root_url(vault) -> str:
    return vault.folder.as_uri() + "/"


@pytest.mark.parametrize("name", [*TYPES, "all"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(new_page, url_of, name, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(url_of(f"{name}.html"))
    assert [text for text in page.evaluate(CONTRASTS)["found"] if text["ratio"] < 4.5] == []


@pytest.mark.parametrize("name", [*TYPES, "all"])
def test_nothing_scrolls_sideways_on_a_phone(new_page, url_of, name):
    page = new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.goto(url_of(f"{name}.html"))
    assert page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]") == [360, 360]


def test_a_bar_of_the_chart_leads_to_its_note(page, url_of):
    page.goto(url_of("timeline.html"))
    page.locator(".timeline-chart a rect").first.click()
    page.wait_for_url("**/run-0.html")


def test_tasks_are_read_without_their_marks(page, url_of):
    page.goto(url_of("task-list.html"))
    task = page.locator(".task[data-task=' ']").first
    expect(task.locator(".task-text")).to_have_text("clean up all")
    expect(task).to_contain_text("Overdue since 2020-01-01")
    expect(task).to_contain_text("High priority")
