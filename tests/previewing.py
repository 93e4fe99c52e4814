"""The preview as somebody who edits has it: a project of its own, the command that shows it, and a browser's questions."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import escape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from building import DATA, ROOT, TODAY
from slt_plan.findings import Finding
from slt_plan.reading import read_data

_READY = re.compile(r"klar: (http://\S+)")
_PATIENCE = 30.0


def project(folder: Path, data: Path = DATA) -> Path:
    """A project to change things in: everything but the code is a copy."""
    for name in ("docs", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(data, folder / "data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    return folder


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """Show a project until left, on whatever port is free."""
    log = folder / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0"]
    environment = os.environ | {"SLT_DATO": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            with closing(Preview(folder / "data", _address(process, log), process, log)) as preview:
                yield preview
        finally:
            process.send_signal(signal.SIGINT)  # as Ctrl+C does
            process.wait(_PATIENCE)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    patience = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < patience:
        if found := _READY.search(log.read_text("utf-8")):
            return found[1]
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))


@dataclass
class Preview:
    """A preview that is running."""

    data: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def __post_init__(self) -> None:
        """Keep one connection, as a browser does."""
        self._connection = HTTPConnection(urlsplit(self.address).netloc, timeout=_PATIENCE)

    def close(self) -> None:
        """Leave the page."""
        self._connection.close()

    def answer(self, path: str) -> tuple[HTTPResponse, str]:
        """What comes back for an address below the root."""
        self._connection.request("GET", f"/{path}")
        response = self._connection.getresponse()
        return response, response.read().decode("utf-8", "replace")

    def page(self, path: str) -> str:
        """The page at an address."""
        return self.answer(path)[1]

    def version(self, path: str = "") -> str:
        """Which version of the site a page is of."""
        found = re.search(r'data-version="([0-9.]+)"', self.page(path))
        assert found, path
        return found[1]

    def newer(self, version: str) -> str:
        """The version that comes after this one, as soon as there is one."""
        return self.page(f"_live/nytt/{version}")

    def soon(self, path: str, fits: Callable[[str], bool]) -> str:
        """The page, as soon as it fits."""
        patience = time.monotonic() + _PATIENCE
        while not fits(page := self.page(path)):
            assert time.monotonic() < patience, page[page.find('id="_live"') :]
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.01)
        return page


def told(page: str) -> list[str]:
    """What a page says is wrong in the data, each with its place and code."""
    panel = page[page.find('<section class="live-errors"') :] if "live-errors" in page else ""
    return re.findall(r'class="live-place">([^<]*)<', panel.partition("</section>")[0])


def expected(data: Path, own: str = "nordre-land") -> list[str]:
    """What it ought to say, by the command ``sjekk``: first what is wrong in the municipality itself."""
    errors = [found for found in read_data(data).findings if found.severity == "error"]
    errors.sort(key=lambda found: not found.file.startswith(f"{data.name}/{own}/"))
    return [escape(_place(found)) for found in errors]


def _place(found: Finding) -> str:
    return f"{found.file}:{found.line}:{found.column} [{found.code}]"
