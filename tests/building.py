"""Building a site as anybody does, by the command, seen from one fixed day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner
from mkdocs.__main__ import cli

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
EXAMPLE = ROOT / "tests" / "example"
TODAY = "2026-11-22"


class Built(NamedTuple):
    """How a build ended, and all that it said."""

    code: int
    said: str


def build(site: Path, data: Path = DATA, **settings: str) -> Built:
    """Run the strict build of ``data`` into ``site``, by the command but in this process: that saves a second."""
    run = CliRunner().invoke(cli, _arguments(site), env=_environment(site, data, settings))
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
    return Built(run.exit_code, run.output)


def build_apart(site: Path, data: Path = DATA, *, engine: str = "mkdocs", **settings: str) -> Built:
    """The same in a process of its own, as anybody runs it; ``engine`` is the module of the command."""
    run = subprocess.run(
        [sys.executable, "-m", engine, *_arguments(site)],
        cwd=ROOT,
        env=os.environ | _environment(site, data, settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Built(run.returncode, run.stdout)


def _arguments(site: Path) -> list[str]:
    return ["build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(site)]


def _environment(site: Path, data: Path, settings: dict[str, str]) -> dict[str, str]:
    cache = site.parent / f"{site.name}.mellomlager"
    given = {"SLT_DATA": str(data), "SLT_DATO": TODAY, "SLT_MELLOMLAGER": str(cache)}
    return given | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | settings


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site and its bytes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
