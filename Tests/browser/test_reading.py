"""What a reader meets: home, notes, links between them, tags, the page for what is not there."""

import pytest
from playwright.sync_api import expect

from published_site import Link


def visible_links(page) -> int:
    return page.locator("a[href]:visible").count()


def test_home_opens_with_title_and_links(page, url_of, site):
    page.goto(url_of("index.html"))
    assert page.title().strip() != ""
    expect(page.locator("main h1").first).to_be_visible()
    assert visible_links(page) >= 3
    assert site.html["index.html"].title == page.title()


def test_note_has_title_text_navigation_contents_and_backlinks(page, url_of, site):
    note = site.first(
        "note with contents and backlinks",
        lambda page: page.is_note and any("contents" in link.within for link in page.links)
        and any("backlinks" in link.within for link in page.links))
    page.goto(url_of(note.address))
    expect(page.locator("main h1").first).to_have_text(note.heading)
    assert len(page.locator("main .prose").inner_text()) > 40
    expect(page.locator("nav a[href]:visible").first).to_be_visible()
    expect(page.locator(".contents a[href]:visible").first).to_be_visible()
    expect(page.locator(".backlinks a[href]:visible").first).to_be_visible()


def test_contents_lead_to_headings(page, url_of, site):
    note = site.first("note with contents", lambda page: page.is_note and any("contents" in link.within for link in page.links))
    page.goto(url_of(note.address))
    entry = page.locator(".contents a[href]:visible").last
    target = entry.evaluate("link => decodeURIComponent(link.hash.slice(1))")
    entry.click()
    expect(page.locator(f'[id="{target}"]')).to_be_in_viewport()


def test_link_between_notes_and_its_backlink(page, url_of, site):
    note = site.first("note that links to another note", lambda page: page.is_note and site.note_links(page))
    link = site.note_links(note)[0]
    page.goto(url_of(note.address))
    follow(page, f'.prose a[href="{link.value}"]')
    expect(page.locator("main h1").first).to_have_text(site.html[link.target].heading)
    assert page.url.split("#")[0] == url_of(link.target)
    back = next(back for back in backlinks(site, link.target) if back.target == note.address)
    follow(page, f'.backlinks a[href="{back.value}"]')
    expect(page.locator("main h1").first).to_have_text(note.heading)


def backlinks(site, address: str) -> list[Link]:
    return [link for link in site.html[address].links if "backlinks" in link.within]


def follow(page, selector: str) -> None:
    page.locator(selector).first.click()
    page.wait_for_load_state()


def test_tag_page_lists_notes(page, url_of, site):
    note = site.first("note with a tag", lambda page: page.is_note and any("tags" in link.within for link in page.links))
    tag = next(link for link in note.links if "tags" in link.within)
    page.goto(url_of(note.address))
    follow(page, f'a[href="{tag.value}"]')
    listed = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
    assert url_of(note.address) in listed


@pytest.mark.parametrize("address", ["404.html"])
def test_page_for_what_is_not_there_leads_home(page, url_of, address):
    page.goto(url_of(address))
    assert "404" in page.locator("main").inner_text()
    follow(page, "main a[href]")
    assert page.url in {url_of("index.html"), url_of("")}


def test_missing_address_is_answered_with_that_page(browser, served_url):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        response = page.goto(served_url + "no/such/page.html")
        assert response is not None and response.status == 404
        assert "404" in page.locator("main").inner_text()


def test_all_pages_read_well_without_javascript(new_page, url_of, site):
    page = new_page(java_script_enabled=False)
    for known in site.pages:
        page.goto(url_of(known.address))
        assert page.locator("main").inner_text().strip() != "", known.address
        assert page.locator("main h1:visible").count() >= 1, known.address
        assert visible_links(page) >= 1, known.address
