"""The pictures of a gallery and the lightbox, in a vault made for the test."""

import struct
import zlib

import pytest
from playwright.sync_api import expect

from conftest import build_site
from published_site import PublishedSite

NAMES = ["First", "Second", "Third"]
VIEW = "---\ntype: view\nview_type: gallery\nquery: {tags: [figure], sort: title}\nconfig: {caption: [title, stain]}\n---\n"


def png(width: int, height: int, colour: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + colour * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> PublishedSite:
    folder = tmp_path_factory.mktemp("gallery")
    vault = folder / "vault"
    vault.mkdir()
    for number, name in enumerate(NAMES):
        (vault / f"{name}.png").write_bytes(png(300, 200 + 40 * number, bytes([40 * number, 90, 120])))
        (vault / f"{name}.md").write_text(
            f"---\ntags: [figure]\nimage: {name}.png\nstain: DAPI\n---\n# {name}\n\n![[{name}.png]]\n", encoding="utf-8")
    (vault / "Plain.md").write_text("---\ntags: [figure]\n---\n# Plain\n\nWithout a picture.\n", encoding="utf-8")
    (vault / "Gallery.cdx").write_text(VIEW, encoding="utf-8")
    return PublishedSite(build_site(vault, folder / "site"))


@pytest.fixture
def root_url(vault) -> str:
    return vault.folder.as_uri() + "/"


def open_first(page, url_of):
    page.goto(url_of("gallery.html"))
    page.locator("a.gallery-picture").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def test_without_scripts_a_picture_is_a_link_to_the_whole_one(new_page, url_of):
    page = new_page(java_script_enabled=False)
    page.goto(url_of("gallery.html"))
    expect(page.locator("a.gallery-picture img")).to_have_count(len(NAMES))
    expect(page.get_by_text("Without a picture.")).to_be_visible()
    page.locator("a.gallery-picture").first.click()
    assert page.url.endswith("/first.png")


def test_keys_move_between_pictures_and_close(page, url_of):
    dialog = open_first(page, url_of)
    expect(dialog.get_by_text("1 of 3")).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_text("2 of 3")).to_be_visible()
    expect(dialog.locator(".lightbox-image")).to_have_attribute("alt", "Second")
    expect(dialog.locator(".lightbox-caption")).to_contain_text("DAPI")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_text("3 of 3")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    # Where the reader was last.
    expect(page.locator("a.gallery-picture").last).to_be_focused()


def test_the_note_of_a_picture_is_a_link_away(page, url_of):
    dialog = open_first(page, url_of)
    dialog.get_by_role("button", name="Next picture").click()
    dialog.get_by_role("link", name="Open note").click()
    page.wait_for_url("**/second.html")


def test_a_swipe_shows_the_next_picture(new_page, url_of):
    page = new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    dialog = open_first(page, url_of)
    page.locator(".lightbox-stage").evaluate("""stage => {
      const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
      stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(300)], changedTouches: [touch(300)] }));
      stage.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(100)] }));
    }""")
    expect(dialog.get_by_text("2 of 3")).to_be_visible()


def test_a_modified_click_is_left_to_the_browser(page, url_of):
    page.goto(url_of("gallery.html"))
    with page.context.expect_page():
        page.locator("a.gallery-picture").first.click(modifiers=["ControlOrMeta"])
    expect(page.get_by_role("dialog")).to_be_hidden()
