"""A site as a real server gives it: gzipped, with the headers its own ``_headers`` asks for, 404 page included."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml", "text/calendar")


class Rule(NamedTuple):
    """The addresses a block of ``_headers`` is about, and its lines: ``Name: value``, or ``! Name`` to take back."""

    pattern: re.Pattern[str]
    lines: tuple[str, ...]


class Answer(NamedTuple):
    """What is sent back."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve the site until left; gives the address of its root, ending in ``/``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, Site(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Site:
    """What a server needs to know of a site's folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, and read what it says about headers."""
        self._folder = folder
        self._rules = rules((folder / "_headers").read_text("utf-8"))

    def answer(self, target: str) -> Answer:
        """What the server says to whoever asks for ``target``."""
        path = unquote(urlsplit(target).path)
        file = self._folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            return Answer(301, {"Location": f"{path}/"}, b"")
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        return self._file(file if file.is_file() else self._folder / "404.html", path, status)

    def _file(self, file: Path, path: str, status: int) -> Answer:
        kind = guess_type(file.name)[0] or "application/octet-stream"
        headers = {"Content-Type": kind, "Cache-Control": "max-age=600", **self.headers(path)}
        if not kind.startswith(_TEXT):
            return Answer(status, headers, file.read_bytes())
        headers |= {"Content-Type": f"{kind}; charset=utf-8", "Content-Encoding": "gzip"}
        return Answer(status, headers, gzip.compress(file.read_bytes(), 9))

    def headers(self, path: str) -> dict[str, str]:
        """The headers that ``_headers`` asks for on an address: rules add up, unless one takes a header back."""
        found: dict[str, str] = {}
        for line in (line for rule in self._rules if rule.pattern.fullmatch(path) for line in rule.lines):
            if line.startswith("!"):
                found.pop(line[1:].strip())
                continue
            name, value = line.split(": ", 1)
            found[name] = f"{found[name]}, {value}" if name in found else value
        return found


def rules(text: str) -> list[Rule]:
    """The blocks of a ``_headers`` file."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    found: list[Rule] = []
    for line in lines:
        if line.startswith("/"):
            found.append(Rule(_pattern(line.strip()), ()))
        else:
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, line.strip()))
    return found


def _pattern(address: str) -> re.Pattern[str]:
    """``*`` is anything, ``:name`` is one step of the address."""
    steps = re.split(r"(\*|:\w+)", address)
    return re.compile("".join(".*" if s == "*" else "[^/]+" if s[:1] == ":" else re.escape(s) for s in steps))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, site: Site, *connection: object) -> None:
        self._site = site
        super().__init__(*connection)  # type: ignore[arg-type]  # the server knows what it hands over

    def do_GET(self) -> None:
        answer = self._site.answer(self.path)
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing: what goes wrong is seen by the test."""
