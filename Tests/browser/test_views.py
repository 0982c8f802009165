"""Views of every type in the example journal, with scripts and without."""

import pytest
from playwright.sync_api import expect

VIEWS = {
    "board": "Bytes on hot paths",
    "builds": "Hugo and Pagefind",
    "calendar": "November 2026",
    "costs": "Wall time",
    "course": "inconclusive",
    "decisions": "Cron, hook or watcher?",
    "drift": "mmap and SHA-256",
    "experiments": "Can a timestamp lie?",
    "figures": "CPU time to escape the whole corpus",
    "latest": "Everything, in one sitting",
    "start": "What a whole build costs",
    "tasks": "Someone who was not there",
    "unsettled": "Search shards",
    "weeks": "Entries of the log",
}


@pytest.mark.parametrize("name", VIEWS)
def test_is_whole_without_scripts(new_page, url_of, name):
    page = new_page(java_script_enabled=False)
    page.goto(url_of(f"views/{name}.html"))
    expect(page.locator(".view")).to_contain_text(VIEWS[name])
    expect(page.locator(".view-problems")).to_have_count(0)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_the_page_sideways(new_page, url_of, name, width):
    page = new_page(viewport={"width": width, "height": 740})
    page.goto(url_of(f"views/{name}.html"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_home_page_is_a_dashboard(page, url_of):
    page.goto(url_of("index.html"))
    expect(page.locator(".dashboard-view")).to_have_count(4)
    expect(page.locator(".dashboard .chart").first).to_be_visible()


def titles(page):
    return page.locator(".view-table").first.locator("tbody tr:not([hidden]) > *:first-child a").all_text_contents()


def test_a_table_is_sorted_by_a_click_and_back_by_another(page, url_of):
    page.goto(url_of("views/experiments.html"))
    by_date = titles(page)
    head = page.locator(".view-table th").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert titles(page) == sorted(by_date, key=str.lower)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert titles(page) == sorted(by_date, key=str.lower, reverse=True)


def test_numbers_are_sorted_as_numbers(page, url_of):
    page.goto(url_of("views/builds.html"))
    page.locator(".view-runs th", has_text="Wall").get_by_role("button").click()
    assert titles(page) == ["Codex", "Hugo", "Hugo and Pagefind"]


def test_a_table_is_filtered_by_words(page, url_of):
    page.goto(url_of("views/experiments.html"))
    page.get_by_label("Filter").fill("ESCAPING html")
    assert titles(page) == ["Escaping HTML, eight ways"]
    expect(page.get_by_role("status").filter(has_text="1 of")).to_be_visible()
    page.get_by_label("Filter").fill("")
    assert len(titles(page)) > 10
