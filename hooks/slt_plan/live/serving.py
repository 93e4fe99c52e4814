"""The preview as a whole: what was saved is read, the browsers hear of it, and a page is made when one asks for it.

The engine is asked again only when something else than data has changed. Nothing that is saved ends the preview:
what goes wrong is told on the pages, and the last that was right stays.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Condition

from slt_plan.findings import as_shown
from slt_plan.live.answers import Asked, State
from slt_plan.live.disk import DataFolder
from slt_plan.live.panel import LIVE, counted
from slt_plan.live.preview import Preview, Reader
from slt_plan.live.server import Answer
from slt_plan.loading import unreadable
from slt_plan.publication import Press
from slt_plan.reading import Files

log = logging.getLogger(__name__)

NEWS = f"{LIVE}nytt/"
"""Where a browser waits for something newer than what it has."""
_POLL = 25.0
"""Seconds that it waits before it asks again."""


class Serving:
    """A preview of one data folder."""

    def __init__(self, data: Path, today: Callable[[], date], tell: Callable[[str], None]) -> None:
        """Take the folder, which may come and go, the clock, and whoever hears what is wrong."""
        self._data, self._reader = DataFolder(data), Reader()
        self._today, self._tell = today, tell
        self._started, self._built, self._number = time.time_ns() // 1_000_000, 0, 0
        self._news = Condition()
        nothing = Files(data.name, {}, {})
        self._state = State(self._reader.read(nothing, today()), nothing)
        self._told = ("", "")
        self.look()

    @property
    def preview(self) -> Preview:
        """What can be shown of the data."""
        return self._state.preview

    @property
    def settings(self) -> tuple[object, ...]:
        """What the pages of the engine show of the data."""
        edition = self.preview.edition
        return edition.site, edition.logo, edition.several

    @property
    def version(self) -> str:
        """Which of the things shown so far is shown now: of which start, which answer of the engine, which change."""
        return f"{self._started}.{self._built}.{self._number}"

    def dress(self, press: Press) -> None:
        """Make pages with this from now on."""
        self._show(replace(self._state, press=press))

    def take(self, documents: Mapping[str, bytes]) -> None:
        """Show these files of the engine's, besides the pages made of data."""
        self._built += 1
        self._show(replace(self._state, documents=documents, engine_trouble=()))

    def look(self, touched: Collection[str] | None = None) -> None:
        """Read again what has changed; ``touched`` names the folders it may be in, when that is known."""
        try:
            state = self._read(touched)
        except OSError:
            gone = self._state.texts("serve.gone", folder=self._data.path)
            preview = replace(self._state.preview, findings=())
            state = replace(self._state, preview=preview, trouble=(gone,))
        except Exception as error:  # a fault of ours; what was shown stays, and the next save may do better
            log.exception("What was saved could not be read")
            trouble = self._state.texts("serve.failed", reason=f"{type(error).__name__}: {error}")
            state = replace(self._state, trouble=(trouble,))
        self._show(state)
        self._tell_of(state)

    def _read(self, touched: Collection[str] | None) -> State:
        files, texts = self._data.read(touched), self._state.texts
        preview = self._reader.read(files, self._today())
        trouble = tuple(unreadable(error, self._data.path, texts) for error in self._data.unreadable)
        return replace(self._state, preview=preview, files=files, trouble=trouble)

    def failed(self, reason: str) -> None:
        """Say on the pages that the engine could not do its part."""
        log.error("%s", reason)
        self._show(replace(self._state, engine_trouble=(self._state.texts("serve.engine", reason=reason),)))

    def answer(self, path: str, root: str, *, here: bool) -> Answer:
        """What a browser gets for an address below that of the site's root: on this machine, or on another."""
        if path.startswith(NEWS):
            return Answer(self._newer_than(path.removeprefix(NEWS)).encode(), "text/plain")
        with self._news:
            asked = Asked(path, self._state, root, self.version, here=here)
        try:
            return asked.answer()
        except Exception as error:  # whatever is wrong with a template, say; the next save may mend it
            log.exception("%s could not be made", path)
            return asked.excuse(error)

    def stray(self) -> Answer:
        """What a browser gets that was looking for another machine."""
        return Answer(self._state.texts("serve.stray").encode(), "text/plain", 421)

    def text(self, path: str) -> str:
        """One of the files that are made of data."""
        return (Asked(path, self._state, "/", self.version).content(path) or b"").decode()

    def _show(self, state: State) -> None:
        """Let this be what is shown, and say so to the browsers if it is anything new."""
        with self._news:
            is_new, self._state = state != self._state, state
            if is_new:
                self._number += 1
                self._news.notify_all()

    def _newer_than(self, version: str) -> str:
        """The version shown, as soon as it is another one, or when a browser has waited long enough."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, timeout=_POLL)
            return self.version

    def _tell_of(self, state: State) -> None:
        """Say what is wrong to whoever started the preview, once; warnings are only counted."""
        errors = [found for found in state.preview.findings if found.severity == "error"]
        wrong = "\n".join(filter(None, (*state.trouble, as_shown(errors))))
        warned = counted(state.preview.findings, state.texts)
        told = (wrong or state.texts("command.no-findings"), f"{warned}." if warned else "")
        if told != self._told:
            self._told = told
            self._tell(("\n" if wrong else " ").join(filter(None, told)))
