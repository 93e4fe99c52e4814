"""What a build does around the making of pages: it counts warnings, says how far it is, and forgets what is done."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from slt_plan.pages.page import View

_SAY_EVERY = 2.0
"""Seconds between two words on how far a long build is."""


class WarningCount(logging.Handler):
    """Counts warnings, as ``--strict`` does, so that a build that will be refused does not take the old site's place."""

    def __init__(self) -> None:
        """Start at none."""
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.number += 1


class Progress:
    """Says now and then how far a long build is."""

    def __init__(self, total: int, tell: Callable[[str], None]) -> None:
        """Take how many municipalities there are to make."""
        self._total, self._tell, self._last = total, tell, time.monotonic()

    def __call__(self, number: int, pages: int) -> None:
        """Say it, unless it was said just now."""
        if time.monotonic() - self._last > _SAY_EVERY:
            self._last = time.monotonic()
            self._tell(f"Lager sider: {number} av {self._total} kommuner, {pages} sider så langt")


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let no garbage be looked for while much is read that will stay, nor afterwards among it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def emptied(views: list[View]) -> Iterator[View]:
    """The views one by one, last first; nothing holds one that was handed over."""
    while views:
        yield views.pop()


def reader(folders: list[Path]) -> Callable[[str], str]:
    """How to read a file of the site: the one just written, or the one that stands from an earlier build."""

    def read(path: str) -> str:
        file = next(folder / path for folder in folders if (folder / path).is_file())
        return file.read_text(encoding="utf-8")

    return read
