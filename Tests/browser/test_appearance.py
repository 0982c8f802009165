"""Colours by the system's setting, and screens of a phone's width."""

import pytest

# The contrast ratio (WCAG 2.2) of each text of the page to what lies behind it. Colours go through a canvas,
# which understands every notation that a style may have.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = (element) => {
    if (!element) return rgba("Canvas");
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    // Signs without letters are ornaments.
    if (!/[\\p{L}\\p{N}]/u.test(walker.currentNode.data) || !element.checkVisibility({ visibilityProperty: true }) || element.closest("svg")) continue;
    const ground = behind(element);
    const values = [luminance(over(rgba(getComputedStyle(element).color), ground)), luminance(ground)].sort((a, b) => b - a);
    found.push({ text: walker.currentNode.data.trim().slice(0, 40), ratio: (values[0] + 0.05) / (values[1] + 0.05) });
  }
  return { background: luminance(behind(document.body)), found };
}"""


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
