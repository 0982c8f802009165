"""Serves a folder at a path that is not the host's root, as a project's pages on a shared host are."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/some/prefix/"


class SiteHandler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        # Browsers ask each host for its icon; the host's root is not the site's.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        elif self.path.startswith(PREFIX):
            self.path = "/" + self.path[len(PREFIX):]
            super().do_GET()
        else:
            self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the site's own page for what is not there, as hosts of static sites do."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


class SiteServer:
    """Runs from `with` to its end on a free loopback port; `url` is the site's root and ends with `/`."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.server.server_port}{PREFIX}"

    def __enter__(self) -> SiteServer:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
