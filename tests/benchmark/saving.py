"""How long it takes from a file is saved until the changed page is in a browser's hands, while somebody edits."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from .measuring import DATE, PROJECT

ONE = PROJECT / "data"
"""The real data, of which Nordre Land is saved alone."""
_READY = re.compile(r"klar: (http://\S+)")
_VERSION = re.compile(r'data-version="([0-9.]+)"')
_WORD = "Ungdommen"


def seconds_to_show(data: Path, measure: Path, *, saves: int = 15) -> float:
    """Seconds from a measure is saved until its page has come, as the browser that shows it gets it: the median."""
    with (
        _previewed(data) as address,
        closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection,
    ):
        browser = Browser(connection, f"{measure.parent.parent.name}/tiltak/{measure.stem}/")
        before = measure.read_text(encoding="utf-8")
        try:
            times = [_save(browser, measure, before, f"{_WORD}{number}") for number in range(saves + 1)]
        finally:
            measure.write_text(before, encoding="utf-8")
    return median(times[1:])  # the first page of all has its templates compiled


def of_one() -> float:
    """The same for Nordre Land alone."""
    with TemporaryDirectory(prefix="slt-benchmark-") as name:
        data = Path(name) / "data"
        data.mkdir()
        shutil.copy(ONE / "nettsted.yml", data)
        shutil.copytree(ONE / "nordre-land", data / "nordre-land")
        return seconds_to_show(data, data / "nordre-land" / "tiltak" / "vip.yml")


def _save(browser: Browser, measure: Path, before: str, word: str) -> float:
    browser.open()
    time.sleep(0.2)  # whoever saves has looked at the page first
    started = time.perf_counter()
    measure.write_text(re.sub("^tittel: .*", f"tittel: {word}", before, flags=re.MULTILINE), encoding="utf-8")
    while f">{word}</h1>" not in browser.changed():  # the file was read when it was half written, say
        pass
    return time.perf_counter() - started


class Browser:
    """Asks for what the script on a page asks for."""

    def __init__(self, connection: HTTPConnection, page: str) -> None:
        """Take a connection to the preview, and the page that is open."""
        self._connection, self._page = connection, page
        self._version = ""

    def open(self) -> str:
        """The page, fetched."""
        page = self._get(self._page)
        self._version = _VERSION.findall(page)[-1]
        return page

    def changed(self) -> str:
        """The page, fetched again as soon as there is news."""
        self._get(f"_live/nytt/{self._version}")
        return self.open()

    def _get(self, path: str) -> str:
        self._connection.request("GET", f"/{path}")
        return self._connection.getresponse().read().decode()


@contextmanager
def _previewed(data: Path) -> Iterator[str]:
    """The address of a preview of the data, until left."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0"]
    settings = {"SLT_DATA": str(data), "SLT_DATO": DATE, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield _address(process)
        finally:
            process.send_signal(signal.SIGINT)  # as Ctrl+C does


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if found := _READY.search(line):
            return found[1]
    sys.exit("".join(said))
