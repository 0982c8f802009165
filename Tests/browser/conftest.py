"""Builds the demo site once, serves it, and gives each test a page that tolerates no error.

CODEX_BIN: the executable that builds (also CODEX_EXECUTABLE; default .build/debug/codex in the checkout).
CODEX_SITE: a folder with a published site, which stands for the demo.
CHROMIUM: the browser (default /usr/bin/chromium).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from published_site import PublishedSite
from site_server import SiteServer

CHECKOUT = Path(__file__).resolve().parents[2]


def build_site(workspace: Path, output: Path) -> Path:
    environment = os.environ
    codex = Path(environment.get("CODEX_BIN") or environment.get("CODEX_EXECUTABLE") or CHECKOUT / ".build/debug/codex")
    if not codex.is_file():
        pytest.exit(f"no executable at {codex}: build it with `swift build`, or set CODEX_BIN", returncode=2)
    run = subprocess.run([codex, "build", workspace, "-o", output], capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        pytest.exit(f"codex build exited with {run.returncode}\n{run.stdout}{run.stderr}", returncode=2)
    return output


def build_demo(temporary: Path) -> Path:
    workspace = temporary / "lab-journal"
    shutil.copytree(CHECKOUT / "Examples/lab-journal", workspace, ignore=shutil.ignore_patterns("public", ".codex"))
    return build_site(workspace, temporary / "site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    given = os.environ.get("CODEX_SITE")
    folder = Path(given).resolve() if given else build_demo(tmp_path_factory.mktemp("codex"))
    assert (folder / "index.html").is_file(), f"{folder} has no index.html"
    return PublishedSite(folder)


@pytest.fixture(scope="session")
def served_url(site: PublishedSite) -> Iterator[str]:
    with SiteServer(site.folder) as server:
        yield server.url


@pytest.fixture(params=["http", "file"])
def root_url(request: pytest.FixtureRequest, site: PublishedSite) -> str:
    """The site's root, once over HTTP and once as a folder on disk; ends with `/`."""
    if request.param == "http":
        return request.getfixturevalue("served_url")
    return site.folder.as_uri() + "/"


@pytest.fixture
def url_of(root_url: str) -> Callable[[str], str]:
    return lambda address: root_url + quote(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        executable = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


class Watch:
    """Notes whatever goes wrong in the pages of a context, and every request that leaves the site."""

    def __init__(self, root_url: str) -> None:
        self.root_url = root_url
        self.problems: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self.console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("request", self.request)
        context.on("requestfailed", self.request_failed)
        context.on("response", self.response)

    def console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.root_url, "data:", "blob:")) and not request.url.endswith("/favicon.ico"):
            self.problems.append(f"outside the site: {request.url}")

    def request_failed(self, request: Request) -> None:
        # A page that is left gives up what it has not loaded yet: its icon, pictures further down.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} ({request.failure})")

    def response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"status {response.status}: {response.url}")


@pytest.fixture
def new_page(browser: Browser, root_url: str) -> Iterator[Callable[..., Page]]:
    """Makes pages in contexts of their own, with the options of `new_context`; any problem in them fails the test."""
    contexts: list[BrowserContext] = []
    watch = Watch(root_url)

    def make(**options: object) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not watch.problems, "\n".join(watch.problems)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(viewport={"width": 1280, "height": 800})
