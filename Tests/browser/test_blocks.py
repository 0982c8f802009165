"""Callouts, tasks, embedded notes and what links lead to in a page, in a vault made for the test."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from conftest import build_site
from contrast import CONTRASTS
from published_site import PublishedSite

TYPES = "note abstract info todo tip success question warning failure danger bug example quote custom-type".split()
STATES = [" ", "x", "-", "/", ">", "<", "?", "!", "*", '"', "i", "é"]
LONG_WORD = "word" * 60
WIDE_TABLE = "| " + " | ".join(f"Column {number}" for number in range(12)) + " |\n|" + "---|" * 12 + "\n|" + " 1 |" * 12
LONG_CODE = "```\n" + "code " * 60 + "\n```"


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


FILLING = "More.\n\n" * 50
PLACES = f"""
See [[#Far below]] and [[#^paragraph]].

{FILLING}

## Far below ^heading

A paragraph to link to. ^paragraph

- an item ^item

> [!tip] A callout

^callout

| Table |
|---|
| cell |

^table

> [!note]- Closed
>
> Hidden until a link leads here. ^hidden

{FILLING}
"""

NOTES = {
    "Callouts": "\n\n".join(
        f"> [!{kind}]\n> Text with a [[Tasks|link]], `code`, a [[Missing]] one, [key:: value] and ==marked== words.\n>\n"
        "> - [x] done\n> - [-] cancelled\n>\n> > [!quote] Nested\n> > Text." for kind in TYPES),
    "Folding": "> [!tip]- Closed\n> Hidden text.\n\n> [!tip]+ Open\n> Shown text.\n\n> [!tip] Title only",
    "Tasks": "\n".join(f"- [{state}] task" for state in STATES) + "\n\nA [[Missing]] and a [[Folding|found]] note.",
    "Wide": f"{LONG_WORD}\n\n{WIDE_TABLE}\n\n{LONG_CODE}\n\n" + "\n\n".join(
        quoted(f"[!note] {LONG_WORD}\n{LONG_WORD}\n\n{part}\n\n> [!tip]\n> {LONG_WORD}") for part in [WIDE_TABLE, LONG_CODE]
    ) + f"\n\n- [ ] {LONG_WORD}\n- item\n  - ![[Outer]]\n\n[{LONG_WORD}:: {LONG_WORD}]\n\n| Embed |\n|---|\n| ![[Outer]] |",
    "Places": PLACES,
    "Inner": f"## One\n\nText.[^1] ^block\n\n{LONG_CODE}\n\n## Two\n\nText.\n\n[^1]: Note.",
    "Outer": "## One\n\n![[Inner]]\n\n![[Inner#Two]]\n\n![[Inner#^block]]\n\n![[Inner]]\n\n![[Outer]]",
    "Right": "> [!warning] تحذير\n> نص\n\n> [!warning]\n> نص\n\n- [x] تم\n",
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> PublishedSite:
    folder = tmp_path_factory.mktemp("blocks")
    (folder / "vault").mkdir()
    for name, text in NOTES.items():
        (folder / "vault" / f"{name}.md").write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    return PublishedSite(build_site(folder / "vault", folder / "site"))


@pytest.fixture
def root_url(vault) -> str:
    return vault.folder.as_uri() + "/"


# Callouts


@pytest.mark.parametrize("has_scripts", [True, False])
def test_callouts_fold_and_unfold_by_mouse_and_keyboard(new_page, url_of, has_scripts):
    page = new_page(java_script_enabled=has_scripts)
    page.goto(url_of("folding.html"))
    hidden, shown = page.get_by_text("Hidden text."), page.get_by_text("Shown text.")
    expect(hidden).to_be_hidden()
    expect(shown).to_be_visible()
    page.get_by_text("Closed", exact=True).click()
    expect(hidden).to_be_visible()
    page.keyboard.press("Enter")
    expect(hidden).to_be_hidden()
    page.get_by_text("Open", exact=True).click()
    expect(shown).to_be_hidden()


def test_only_callouts_that_fold_have_a_fold_mark(page, url_of):
    page.goto(url_of("folding.html"))
    marks = page.locator(".callout-title").evaluate_all("titles => titles.map(title => getComputedStyle(title, '::after').content)")
    assert marks == ['""', '""', "none"]


def test_paper_shows_what_is_folded(page, url_of):
    page.goto(url_of("folding.html"))
    page.emulate_media(media="print")
    expect(page.get_by_text("Hidden text.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_callouts_of_every_type_stand_out(new_page, url_of, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(url_of("callouts.html"))
    found = page.evaluate(CONTRASTS)["found"]
    assert {text["text"] for text in found} >= {"Warning", "Custom Type", "link", "code", "Missing", "key", "marked", "Nested"}
    assert [text for text in found if text["ratio"] < 4.5] == []


def test_every_family_of_callouts_has_a_sign_of_its_own(page, url_of):
    page.goto(url_of("callouts.html"))
    signs = page.locator(".prose > .callout > .callout-title").evaluate_all(
        "titles => titles.map(title => getComputedStyle(title, '::before').maskImage)")
    assert all(sign.startswith('url("data:image/svg+xml,') for sign in signs)
    assert len(signs) == len(TYPES)
    # A type that nobody knows has the sign of a note.
    assert signs[-1] == signs[0] and len(set(signs)) == len(TYPES) - 1


def test_the_sign_stands_beside_the_title_whatever_its_direction(page, url_of):
    page.goto(url_of("right.html"))
    distances = page.locator(".callout-title").evaluate_all("""titles => titles.map((title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      return title.getBoundingClientRect().right - range.getBoundingClientRect().right;
    })""")
    assert [round(distance) for distance in distances] == [44, 44]


# Tasks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tasks_look_different_by_state(new_page, url_of, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(url_of("tasks.html"))
    looks = {}
    for state, box in zip(STATES, page.locator(".task > input").all(), strict=True):
        looks[state] = box.screenshot()
    assert [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]] == []


def test_tasks_have_boxes_and_no_bullets(page, url_of):
    page.goto(url_of("tasks.html"))
    bullets = page.locator(".task").evaluate_all("items => items.map(item => getComputedStyle(item).listStyleType)")
    assert set(bullets) == {"none"}
    struck = page.locator(".task").evaluate_all(
        "items => items.filter(item => getComputedStyle(item).textDecorationLine === 'line-through').map(item => item.dataset.task)")
    assert struck == ["-"]


def test_signs_of_tasks_stand_out_from_their_boxes(new_page, url_of):
    for scheme in ["light", "dark"]:
        page = new_page(color_scheme=scheme)
        page.goto(url_of("tasks.html"))
        # Each sign as a text in its box, so that the same measure serves.
        page.locator(".task").evaluate_all("""items => items.forEach((item) => {
          const sign = document.createElement("b");
          sign.textContent = `sign ${item.dataset.task}`;
          sign.style.color = getComputedStyle(item, "::before").color;
          sign.style.background = getComputedStyle(item.firstElementChild).backgroundColor;
          item.append(sign);
        })""")
        signs = [text for text in page.evaluate(CONTRASTS)["found"] if text["text"].startswith("sign")]
        assert len(signs) == len(STATES)
        assert [text for text in signs if text["ratio"] < 4.5] == [], scheme


# Links and embeds


def test_unresolved_links_are_red_and_not_underlined(new_page, url_of):
    for scheme in ["light", "dark"]:
        page = new_page(color_scheme=scheme)
        page.goto(url_of("tasks.html"))
        style = "element => [getComputedStyle(element).color, getComputedStyle(element).textDecorationLine]"
        color, line = page.locator(".unresolved").evaluate(style)
        red, green, blue = (int(part) for part in color.removeprefix("rgb(").removesuffix(")").split(","))
        assert red > 1.4 * max(green, blue) and line == "none"
        assert page.locator(".prose a").evaluate(style)[1] == "underline"


def test_embeds_repeat_no_identifier(vault):
    assert {page.address: page.repeated_ids for page in vault.pages if page.repeated_ids} == {}
    assert len([name for name in vault.html["outer.html"].ids if name.startswith("embed-")]) >= 8


@pytest.mark.parametrize("name", ["far-below", "^heading", "^paragraph", "^item", "^callout", "^table", "^hidden"])
@pytest.mark.parametrize("width", [390, 1440])
def test_what_a_link_leads_to_stands_below_the_bar(new_page, url_of, name, width):
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(url_of("places.html") + "#" + name.replace("^", "%5E"))
    target = page.locator(f'[id="{name}"]')
    expect(target).to_be_in_viewport()
    bar, place = page.locator(".topbar").bounding_box(), target.bounding_box()
    assert bar["y"] == 0
    assert bar["height"] <= place["y"] < bar["height"] + 40


@pytest.mark.parametrize(["number", "name"], [(0, "far-below"), (1, "^paragraph")])
def test_links_within_the_page_lead_below_the_bar_and_mark_the_place(new_page, url_of, number, name):
    page = new_page(reduced_motion="reduce")
    page.goto(url_of("places.html"))
    target, ground = page.locator(f'[id="{name}"]'), "target => getComputedStyle(target).backgroundColor"
    before = target.evaluate(ground)
    page.locator(".prose a").nth(number).click()
    expect(target).to_be_in_viewport()
    assert page.locator(".topbar").bounding_box()["height"] <= target.bounding_box()["y"]
    assert target.evaluate(ground) != before


# Narrow screens


@pytest.mark.parametrize("address", ["wide.html", "outer.html", "callouts.html", "tasks.html", "right.html"])
def test_nothing_scrolls_the_page_sideways_on_a_phone(new_page, url_of, address):
    page = new_page(viewport={"width": 390, "height": 800}, is_mobile=True, has_touch=True)
    page.goto(url_of(address))
    assert page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]") == [390, 390]


def test_wide_tables_and_code_scroll_in_their_own_boxes(new_page, url_of):
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(url_of("wide.html"))
    boxes = page.locator(".prose > :is(table, pre), .prose > .callout :is(table, pre)").evaluate_all(
        "boxes => boxes.map(box => [box.scrollWidth > box.clientWidth, getComputedStyle(box).overflowX, box.getBoundingClientRect().right <= 390])")
    assert len(boxes) == 5
    assert all(box == [True, "auto", True] for box in boxes)
