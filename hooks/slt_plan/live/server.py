"""Pages over HTTP to the browsers on this machine, and a way for them to hear of changes."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv6Address, ip_address
from mimetypes import guess_type
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)


class Answer(NamedTuple):
    """What is sent back: bytes of some kind, or the way to another address."""

    body: bytes
    kind: str = "text/html"
    status: int = 200
    location: str = ""


class Server(ThreadingHTTPServer):
    """Sends whatever ``answer`` says to an address, each in a thread of its own; one may wait while others do not.

    ``answer`` is told, too, whether it was asked on this machine.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, answer: Callable[[str, bool], Answer]) -> None:
        """Take a free port at once; raises ``OSError`` when it is not free."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), partial(_Handler, answer))

    def start(self) -> None:
        """Begin to answer."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""
        log.debug("%s went away", client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, answer: Callable[[str, bool], Answer], *connection: object) -> None:
        self._answer = answer
        super().__init__(*connection)  # type: ignore[arg-type]  # the server knows what it hands over

    def do_GET(self) -> None:
        answer = self._answer(unquote(urlsplit(self.path).path), is_here(self.client_address[0]))
        self.send_response(answer.status)
        for name, value in _headers(answer).items():
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


def _headers(answer: Answer) -> dict[str, str]:
    text = answer.kind.startswith("text/") or answer.kind in {"application/json", "image/svg+xml"}
    kind = f"{answer.kind}; charset=utf-8" if text else answer.kind
    where = {"Location": answer.location} if answer.location else {}
    return {
        "Content-Type": kind,
        "Content-Length": str(len(answer.body)),
        "Cache-Control": "no-store",
        **where,
    }


def kind(path: str) -> str:
    """What a file is, by its name; not every system says so of scripts."""
    if path.endswith(".js"):
        return "text/javascript"
    return guess_type(path)[0] or "application/octet-stream"
