"""What one build costs: processes that are run to their end, and what the system says they used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .synthetic import one_word_changed

PROJECT = Path(__file__).parents[2]
DATE = "2026-11-22"

_PLAIN = Path(__file__).parent / "plain.py"
_BYTES = 1 if sys.platform == "darwin" else 1024
"""The unit of ``ru_maxrss``."""


class Cost(NamedTuple):
    """CPU seconds (user and system), and the peak memory of the largest process in megabytes."""

    cpu: float
    memory: float


class Output(NamedTuple):
    """How much was made: HTML pages, and the bytes in them."""

    pages: int
    size: int


class Round(NamedTuple):
    """The plain script and our build, cold and warm, one right after the other on the same data."""

    plain: Cost
    plain_output: Output
    cold: Cost
    output: Output
    warm: Cost


def measure(data: Path) -> Round:
    """One round. Cold is with nothing kept from before; warm is after the edit of one word."""
    with TemporaryDirectory(prefix="slt-benchmark-") as name:
        folder = Path(name)
        plain_site, site, cache = folder / "plain", folder / "site", folder / "cache"
        plain = run_plain(data, plain_site)
        cold = run_build(data, site, cache)
        output = made(site)
        with edited(min(data.glob("*/tiltak/*.yml"))):
            warm = run_build(data, site, cache)
        return Round(plain, made(plain_site), cold, output, warm)


def run_plain(data: Path, site: Path) -> Cost:
    """The plain script."""
    return _run([sys.executable, str(_PLAIN), str(data), str(site)], {})


def run_build(data: Path, site: Path, cache: Path) -> Cost:
    """Our build, all checks included."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    return _run(command, {"SLT_DATA": str(data), "SLT_DATO": DATE, "SLT_MELLOMLAGER": str(cache)})


def made(site: Path) -> Output:
    """What stands in a site folder."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return Output(len(sizes), sum(sizes))


@contextmanager
def edited(path: Path) -> Iterator[None]:
    """A file with one word changed, put back afterwards."""
    before = path.read_text(encoding="utf-8")
    path.write_text(one_word_changed(before), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def _run(command: list[str], settings: dict[str, str]) -> Cost:
    """A command's cost.

    The system counts this program's own memory as the child's until the child has started, so nothing
    large may be held here.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    with TemporaryDirectory(prefix="slt-benchmark-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)}\n{log.read_text(encoding='utf-8', errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES / 1e6)
