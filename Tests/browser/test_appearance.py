"""Colours by the system's setting, and screens of a phone's width."""

import pytest

from contrast import CONTRASTS


def kinds_of_pages(site) -> list[str]:
    """The home page, two notes, and a page of each other kind that the site has."""
    chosen = ["index.html", *[note.address for note in site.notes[:2]]]
    chosen += [page.address for page in site.pages if page.address.startswith("tags/")][:2]
    chosen += [page.address for page in site.pages if page.address.endswith("/index.html")][:1]
    return list(dict.fromkeys(chosen))


def spread_pages(site, count: int) -> list[str]:
    """The home page and others from all parts of the site, at most `count`."""
    others = [page.address for page in site.pages if page.address != "index.html"]
    return ["index.html", *others[::-(-len(others) // (count - 1))]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(new_page, url_of, site, scheme):
    page = new_page(color_scheme=scheme)
    for address in kinds_of_pages(site):
        page.goto(url_of(address))
        found = page.evaluate(CONTRASTS)["found"]
        assert found, f"{address} has no text"
        assert [text for text in found if text["ratio"] < 4.5] == [], f"{address}, {scheme}"


def test_dark_mode_darkens_the_background(new_page, url_of):
    luminance = {}
    for scheme in ["light", "dark"]:
        page = new_page(color_scheme=scheme)
        page.goto(url_of("index.html"))
        luminance[scheme] = page.evaluate(CONTRASTS)["background"]
    assert luminance["light"] > 0.7
    assert luminance["dark"] < 0.1


def test_nothing_scrolls_sideways_on_a_phone(new_page, url_of, site):
    page = new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    for address in spread_pages(site, 20):
        page.goto(url_of(address))
        # A page that is too wide makes a phone zoom out: its layout is then wider than the screen.
        widths = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
        assert widths == [360, 360], address
