"""The tree of folders, the drawer on a phone and the contents beside the text."""

import pytest
from playwright.sync_api import expect

FOLDER = ".tree > li:first-child > details"
MARKER = {"x": 8, "y": 12}


def open_first_folder(page) -> None:
    expect(page.locator(FOLDER)).not_to_have_attribute("open", "")
    page.locator(f"{FOLDER} > summary").click(position=MARKER)
    expect(page.locator(f"{FOLDER} > ul a").first).to_be_visible()


def test_folder_lists_its_content_when_opened_and_its_name_leads_to_its_page(page, url_of, site):
    page.goto(url_of("index.html"))
    open_first_folder(page)
    listed = page.locator(f"{FOLDER} > ul a").evaluate_all("links => links.map(link => link.href)")
    assert set(listed) <= {url_of(known.address) for known in site.pages}
    page.locator(f"{FOLDER} > summary a").click()
    page.wait_for_load_state()
    expect(page.locator('.tree [aria-current="page"]')).to_have_count(1)


def test_opened_folder_is_open_on_the_next_page(page, url_of):
    page.goto(url_of("index.html"))
    open_first_folder(page)
    page.goto(url_of("tags/index.html"))
    expect(page.locator(FOLDER)).to_have_attribute("open", "")
    expect(page.locator(f"{FOLDER} > ul a").first).to_be_visible()


def test_tree_lists_and_marks_the_note_that_is_read(page, url_of, site):
    note = site.first("note", lambda page: page.is_note)
    page.goto(url_of(note.address))
    current = page.locator('.tree a[aria-current="page"]')
    expect(current).to_have_count(1)
    assert current.evaluate("link => link.href") == url_of(note.address)
    expect(current).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_drawer_opens_and_closes_on_a_phone(new_page, url_of, scripts):
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page.goto(url_of("index.html"))
    navigation = page.locator(".navigation")
    expect(navigation).to_be_hidden()
    page.locator(".menu").click()
    expect(navigation).to_be_visible()
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()


def test_navigation_stands_beside_the_text_without_scripts(new_page, url_of):
    page = new_page(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page.goto(url_of("index.html"))
    expect(page.locator(".navigation")).to_be_visible()
    expect(page.locator(".menu")).to_be_hidden()


def test_contents_mark_the_heading_that_was_reached(page, url_of, site):
    note = site.first("note with contents", lambda page: page.is_note and any("contents" in link.within for link in page.links))
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(url_of(note.address))
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    expect(page.locator(".contents a").last).to_have_attribute("aria-current", "location")
    expect(page.locator(".contents a[aria-current]")).to_have_count(1)


def test_skip_link_leads_past_the_navigation(page, url_of):
    page.goto(url_of("index.html"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
