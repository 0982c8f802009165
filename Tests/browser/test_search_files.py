"""The search field over files made for the test: hostile text, and files that are missing."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

ASSETS = Path(__file__).resolve().parents[2] / "site-assets"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:">
<link rel="stylesheet" href="search.css"><script src="search.js" defer></script></head>
<body><form class="search" role="search" data-search-root="search/"><input type="search" name="q" aria-label="Search"></form></body></html>
"""
FIELD = 'input[name="q"]'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for asset in ASSETS.glob("search*"):
        shutil.copy(asset, tmp_path)
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "search").mkdir()
    return tmp_path


def write_search(folder: Path, pages: list[tuple[str, str, list[str], str]], buckets: int = 1) -> None:
    """The titles of all pages, and a single bucket with the text of all."""
    titles = {"format": 1, "buckets": buckets, "pages": [[address, title, tags] for address, title, tags, _ in pages]}
    text = {"format": 1, "bucket": 0, "pages": [[address, text] for address, _, _, text in pages]}
    (folder / "search/titles.js").write_text(f"CodexSearch.addTitles({json.dumps(titles)});", encoding="utf-8")
    (folder / "search/text-00.js").write_text(f"CodexSearch.addText({json.dumps(text)});", encoding="utf-8")


@pytest.fixture
def page(browser: Browser, folder: Path):
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        yield page


def search(page, text: str):
    page.locator(FIELD).press_sequentially(text)
    expect(page.locator('[role="listbox"]')).to_have_attribute("aria-busy", "false")


def test_what_notes_say_never_becomes_markup(page, folder):
    hostile = '<img src="x" onerror="document.title=1"> needle <b>bold</b>'
    write_search(folder, [("javascript:alert(1)//a b.html", hostile, [hostile], hostile)])
    search(page, "needle")
    option = page.locator('[role="option"]')
    expect(option.locator(".search-title")).to_have_text(hostile)
    expect(option.locator(".search-snippet")).to_have_text(hostile)
    expect(option.locator("mark")).to_have_text(["needle", "needle"])
    assert page.locator(".search-panel :is(img, b)").count() == 0
    assert option.locator("a").evaluate("link => link.href") == folder.as_uri() + "/javascript%3Aalert(1)//a%20b.html"
    assert page.title() == "Page"


def test_missing_text_is_told_beside_what_titles_gave(page, folder):
    write_search(folder, [("a.html", "Needle", [], "")], buckets=2)
    search(page, "needle")
    expect(page.locator('[role="status"]')).to_have_text("1 page; some search files could not be loaded")
    expect(page.locator('[role="option"]')).to_have_count(1)


@pytest.mark.parametrize("missing", ["search/titles.js", "search-index.js"])
def test_missing_titles_or_scripts_are_told(page, folder, missing):
    write_search(folder, [("a.html", "Needle", [], "")])
    (folder / missing).unlink()
    search(page, "needle")
    expect(page.locator('[role="status"]')).to_have_text("The search files could not be loaded")
    expect(page.locator('[role="option"]')).to_have_count(0)


def test_long_lists_are_cut_and_counted(page, folder):
    write_search(folder, [(f"{number}.html", f"Needle {number}", [], "") for number in range(50)])
    search(page, "needle")
    expect(page.locator('[role="status"]')).to_have_text("50 pages, the best 30 shown")
    expect(page.locator('[role="option"]')).to_have_count(30)


def test_an_emptied_field_closes_the_panel(page, folder):
    write_search(folder, [("a.html", "Needle", [], "")])
    search(page, "needle")
    expect(page.locator('[role="listbox"]')).to_be_visible()
    page.locator(FIELD).fill("")
    expect(page.locator('[role="listbox"]')).to_be_hidden()
    expect(page.locator('[role="option"]')).to_have_count(0)
