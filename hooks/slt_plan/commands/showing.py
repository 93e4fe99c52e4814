"""The command ``vis``: the site in a browser on this machine, while somebody edits."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Mapping
from pathlib import Path

from slt_plan.commands.command import WELL, Option, WrongUseError, words_of
from slt_plan.words import words

_TEXT = words("nb")
_PROJECT = Path(__file__).parents[3]
_PORTS = range(1024, 65536)
OPTIONS = (
    Option("--data", "MAPPE", _TEXT("command.check.data"), "data"),
    Option("--port", "PORT", _TEXT("serve.port"), "8000"),
    Option("--åpne", "", _TEXT("serve.open")),
)


def show(told: Mapping[str, str]) -> int:
    """Start the engine on the data, as ``mkdocs serve`` does, until somebody ends it."""
    data, settings = Path(told["--data"]).resolve(), _PROJECT / "mkdocs.yml"
    if not data.is_dir():
        raise WrongUseError(_TEXT("command.no-folder", folder=told["--data"]))
    if not settings.is_file():
        raise WrongUseError(words_of(data)("serve.no_project", file=settings))
    address = f"127.0.0.1:{_port(told['--port'], data)}"
    os.environ |= {"SLT_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    sys.argv = ["mkdocs", "serve", "--quiet", "--config-file", str(settings), "--dev-addr", address]
    sys.argv += ["--open"] if told["--åpne"] else []
    runpy.run_module("mkdocs", run_name="__main__")
    return WELL


def _port(told: str, data: Path) -> int:
    if told.isascii() and told.isdigit() and int(told) in _PORTS:
        return int(told)
    raise WrongUseError(words_of(data)("serve.bad_port", value=told))
