"""The search field, by keyboard, mouse and touch."""

import re

import pytest
from playwright.sync_api import Page, expect

FIELD = 'form.search input[name="q"]'
OPTIONS = '[role="option"]'


def search(page: Page, text: str) -> None:
    """Types and waits until the search has come to its end."""
    page.locator(FIELD).press_sequentially(text)
    expect(page.locator('[role="listbox"]')).to_have_attribute("aria-busy", "false")


def option_for(page: Page, url: str):
    addresses = page.locator(f"{OPTIONS} a").evaluate_all("links => links.map(link => link.href)")
    assert url in addresses, f"{url} is not among {addresses}"
    return page.locator(OPTIONS).nth(addresses.index(url))


@pytest.fixture
def titled_note(site):
    return site.first("note with a word in its title", lambda page: page.is_note and re.search(r"[A-Za-z]{4}", page.heading))


def test_words_of_a_title_find_the_note_and_open_it(page, url_of, titled_note):
    page.goto(url_of("index.html"))
    search(page, " ".join(re.findall(r"\w+", titled_note.heading)))
    option = option_for(page, url_of(titled_note.address))
    expect(option.locator("mark").first).to_be_visible()
    option.click()
    page.wait_for_url(url_of(titled_note.address))
    expect(page.locator("main h1").first).to_have_text(titled_note.heading)


def test_search_works_from_pages_below_the_root(page, url_of, site, titled_note):
    deepest = max(site.pages, key=lambda page: page.address.count("/"))
    assert "/" in deepest.address, "the site has no folder"
    page.goto(url_of(deepest.address))
    search(page, " ".join(re.findall(r"\w+", titled_note.heading)))
    option_for(page, url_of(titled_note.address)).click()
    page.wait_for_url(url_of(titled_note.address))


def test_word_of_the_text_finds_the_note_with_a_snippet(page, url_of, site):
    word, note = site.telling_word
    page.goto(url_of("index.html"))
    search(page, word.upper())
    expect(page.locator('[role="status"]')).to_have_text("1 page")
    marked = option_for(page, url_of(note.address)).locator("mark")
    assert marked.first.inner_text().lower() == word


def test_excluded_word_and_missing_word_find_nothing(page, url_of, site):
    word, _ = site.telling_word
    page.goto(url_of("index.html"))
    search(page, f"{word} -{word}")
    expect(page.locator('[role="status"]')).to_have_text("No page found")
    expect(page.locator(OPTIONS)).to_have_count(0)


def test_tag_filter_finds_the_tags_notes(page, url_of, site):
    note = site.first("note with a tag", lambda page: page.is_note and any("tags" in link.within for link in page.links))
    page.goto(url_of(note.address))
    name = page.locator(".tags a").first.inner_text().lstrip("#")
    search(page, f'tag:"{name}" ' + " ".join(re.findall(r"\w+", note.heading)))
    option_for(page, url_of(note.address))


def test_slash_and_control_k_focus_the_field(page, url_of):
    page.goto(url_of("index.html"))
    for key in ["/", "Control+k"]:
        page.locator(FIELD).blur()
        page.keyboard.press(key)
        expect(page.locator(FIELD)).to_be_focused()
        expect(page.locator(FIELD)).to_have_value("")
    page.keyboard.type("a/b")
    expect(page.locator(FIELD)).to_have_value("a/b")


def test_arrows_choose_and_enter_opens(page, url_of, titled_note):
    page.goto(url_of("index.html"))
    page.keyboard.press("/")
    search(page, re.search(r"[A-Za-z]{4}", titled_note.heading)[0])
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    for key, place in [("ArrowDown", 0), ("ArrowUp", None), ("ArrowUp", -1), ("ArrowDown", None), ("ArrowDown", 0)]:
        field.press(key)
        chosen = page.locator(f'{OPTIONS}[aria-selected="true"]')
        expect(chosen).to_have_count(0 if place is None else 1)
        if place is not None:
            option = page.locator(OPTIONS).first if place == 0 else page.locator(OPTIONS).last
            expect(option).to_have_attribute("aria-selected", "true")
            assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    address = page.locator(f'{OPTIONS}[aria-selected="true"] a').evaluate("link => link.href")
    field.press("Enter")
    page.wait_for_url(address)


def test_enter_alone_opens_the_best_page_be_it_pressed_before_results_came(page, url_of, titled_note):
    page.goto(url_of("index.html"))
    field = page.locator(FIELD)
    field.focus()
    page.keyboard.insert_text(" ".join(re.findall(r"\w+", titled_note.heading)))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != url_of("index.html"))
    expect(page.locator("main h1").first).to_be_visible()


def test_escape_closes_and_then_leaves(page, url_of, titled_note):
    page.goto(url_of("index.html"))
    field = page.locator(FIELD)
    text = re.search(r"[A-Za-z]{4}", titled_note.heading)[0]
    search(page, text)
    expect(page.locator('[role="listbox"]')).to_be_visible()
    field.press("Escape")
    expect(page.locator('[role="listbox"]')).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(text)
    expect(field).to_be_focused()
    field.press("Enter")
    expect(page.locator('[role="listbox"]')).to_be_visible()
    field.press("Escape")
    field.press("Escape")
    expect(field).not_to_be_focused()


def test_pressing_elsewhere_closes(page, url_of, titled_note):
    page.goto(url_of("index.html"))
    search(page, re.search(r"[A-Za-z]{4}", titled_note.heading)[0])
    expect(page.locator('[role="listbox"]')).to_be_visible()
    page.locator("main h1").first.click(position={"x": 2, "y": 2})
    expect(page.locator('[role="listbox"]')).to_be_hidden()


def test_search_on_a_phone_by_touch(new_page, url_of, titled_note):
    page = new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.goto(url_of("index.html"))
    page.locator(FIELD).tap()
    search(page, " ".join(re.findall(r"\w+", titled_note.heading)))
    panel = page.locator(".search-panel").bounding_box()
    assert panel["x"] >= 0 and panel["x"] + panel["width"] <= 360 and panel["width"] > 300
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    option_for(page, url_of(titled_note.address)).tap()
    page.wait_for_url(url_of(titled_note.address))
