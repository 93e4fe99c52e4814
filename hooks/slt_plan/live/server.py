"""Pages over HTTP to the browsers on this machine, and a way for them to hear of changes."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv6Address, ip_address
from mimetypes import guess_type
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from slt_plan.addresses import EMBEDS

log = logging.getLogger(__name__)

_RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors"
"""What the site is sent with, as ``docs/_headers`` says; who may frame a page comes last."""


class Answer(NamedTuple):
    """What is sent back: bytes of some kind, or the way to another address."""

    body: bytes
    kind: str = "text/html"
    status: int = 200
    location: str = ""


class Server(ThreadingHTTPServer):
    """Sends whatever ``answer`` says to an address, each in a thread of its own; one may wait while others do not.

    ``answer`` is told, too, whether it was asked on this machine. ``stray`` is sent to whoever asked for another
    machine, by a name that somebody has made to lead here.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, host: str, port: int, answer: Callable[[str, bool], Answer], stray: Callable[[], Answer]
    ) -> None:
        """Take a free port at once; raises ``OSError`` when it is not free."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._host, self._find, self._stray = host, answer, stray
        super().__init__((host, port), _Handler)

    def answer(self, path: str, asker: str, host: str) -> Answer:
        """What to send to an address of the network that asks for this on a host."""
        if not is_named(host, self._host, self.server_port):
            return self._stray()
        return self._find(path, is_here(asker))

    def start(self) -> None:
        """Begin to answer."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""
        log.debug("%s went away", client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    server: Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        answer = self.server.answer(path, self.client_address[0], self.headers.get("Host", ""))
        self.send_response(answer.status)
        for name, value in _headers(answer, path).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815  (the names are those of the library)

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002  (likewise)
        log.debug(format, *values)


def is_here(address: str) -> bool:
    """Whether an address is this machine's own, which no other can have."""
    told = ip_address(address.partition("%")[0])
    if isinstance(told, IPv6Address) and told.ipv4_mapped:
        return told.ipv4_mapped.is_loopback
    return told.is_loopback


def is_named(told: str, host: str, port: int) -> bool:
    """Whether a request says that it is for this server. Anybody's name may be made to lead here, but no number can."""
    try:
        named = urlsplit(f"//{told}")
        name, number = named.hostname or "", named.port or 80
    except ValueError:
        return False
    return number == port and (name in {"localhost", host.lower()} or _is_number(name))


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _headers(answer: Answer, path: str) -> dict[str, str]:
    text = answer.kind.startswith("text/") or answer.kind in {"application/json", "image/svg+xml"}
    kind = f"{answer.kind}; charset=utf-8" if text else answer.kind
    framing = "*" if f"/{EMBEDS}" in path else "'none'"
    where = {"Location": answer.location} if answer.location else {}
    return {
        "Content-Type": kind,
        "Content-Length": str(len(answer.body)),
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{_RULES} {framing}",
        "X-Content-Type-Options": "nosniff",
        **where,
    }


def kind(path: str) -> str:
    """What a file is, by its name; not every system says so of scripts."""
    if path.endswith(".js"):
        return "text/javascript"
    return guess_type(path)[0] or "application/octet-stream"
