"""A build of the site: read, made and written beside the old one, which it replaces only when all went well."""

from __future__ import annotations

import errno
import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from slt_plan.edition import Edition, Made, Refused, make, read_edition, to_keep
from slt_plan.kept import Kept
from slt_plan.loading import unreadable
from slt_plan.memory import Memory
from slt_plan.pages.page import View
from slt_plan.plan.fields import Id
from slt_plan.publication import BrokenLink, Press
from slt_plan.site_folder import SiteFolder, Writer
from slt_plan.sitemap import robots, sitemap
from slt_plan.words import words

_SAY_EVERY = 2.0
"""Seconds between two words on how far a long build is."""

_STANDS = "\n\nNettstedet er ikke bygget på nytt. Det som er publisert, står som før."
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""How the system says that the disk is full, or that whoever builds may not fill it further."""


class NotBuiltError(Exception):
    """Why a site is not built; the text says it in Norwegian."""


class Build:
    """One build. ``read``, ``make`` and ``finish`` come in that order; ``discard`` comes instead of what is left."""

    edition: Edition
    """What the data says, from when it is read; its views are gone when their pages are made."""

    def __init__(self, site: Path, memory: Path, tell: Callable[[str], None]) -> None:
        """Take the site's folder, where builds remember things, and whoever hears how it goes."""
        self._folder, self._tell, self._made = SiteFolder(site), tell, Made()
        self._memory = Memory(memory, self._folder.final)
        self._writer = Writer(self.fresh)
        try:
            self._folder.reserve(
                lambda: tell("Et annet bygg holder på i samme mappe. Venter til det er ferdig …")
            )
        except OSError as error:
            text = f"Kan ikke skrive i mappen «{self.final.parent}» ({error.strerror})."
            raise NotBuiltError(text) from error

    @property
    def fresh(self) -> Path:
        """The folder that is written into."""
        return self._folder.fresh

    @property
    def final(self) -> Path:
        """The folder the site ends up in."""
        return self._folder.final

    def read(self, data: Path, today: date, shared: str) -> None:
        """Read and check the data; ``shared`` stands for all else that pages are made from."""
        known = self._known()
        try:
            with collector_resting():
                self.edition = read_edition(data, today=today, shared=shared, known=known)
        except Refused as refused:
            raise NotBuiltError(f"{refused}{_STANDS}") from refused
        except OSError as error:
            raise NotBuiltError(f"{unreadable(error, data, words('nb'))}{_STANDS}") from error
        for line in "\n".join(filter(None, self.edition.warnings.values())).splitlines():
            self._tell(line)

    def _known(self) -> dict[Id, Kept]:
        """What earlier builds left, as far as it still stands in the site's folder."""
        known = self._memory.recall()
        self._folder.put_back({id_: kept.files for id_, kept in known.items()})
        return {id_: kept for id_, kept in known.items() if self._folder.holds(kept.files)}

    def make(self, press: Press) -> list[BrokenLink]:
        """Make and write every page, each municipality forgotten when it is done; gives the links that lead nowhere."""
        views = [*reversed(self.edition.views)]
        self.edition = replace(self.edition, views=())  # nothing else may hold a view that is to be forgotten
        progress = Progress(len(views), self._tell)
        self._made = make(
            self.edition, _emptied(views), press, self._writer.write, read=self.text, tell=progress
        )
        return self._made.broken

    def text(self, path: str) -> str:
        """A file of the site: the one just written, or the one that stands from an earlier build."""
        file = next(folder / path for folder in (self.fresh, self.final) if (folder / path).is_file())
        return file.read_text(encoding="utf-8")

    def finish(self, base: str, written: Iterable[str]) -> None:
        """Write the sitemap, and let the new site take the old one's place; ``written`` are pages made by others."""
        pages = [*self._made.addresses, *written]
        self._writer.write(sitemap(base, pages))
        self._writer.write(robots(base))
        kept = to_keep(self.edition, self._made, self._folder.stamps)
        self._take_place()
        self._remember(kept)
        unchanged = words("nb").count("command.municipalities", len(self.edition.kept))
        again = f" ({unchanged} var uendret)" if self.edition.kept else ""
        self._tell(f"Ferdig: {len(pages)} sider i {self.final}{again}")

    def _take_place(self) -> None:
        try:
            self._folder.take_place(keeping=self.edition.kept)
        except OSError as error:
            text = f"Mappen «{self.final}» kan ikke byttes ut med en ny ({error.strerror}). Det som står der, står som før."
            raise NotBuiltError(text) from error

    def _remember(self, kept: dict[Id, Kept]) -> None:
        try:
            self._memory.remember(kept)
        except OSError as error:
            self._tell(f"Kan ikke skrive i mellomlageret ({error.strerror}). Neste bygg lager alt på nytt.")

    def discard(self) -> None:
        """Leave nothing behind; the old site stands."""
        self._folder.discard()

    def fail(self, error: Exception) -> None:
        """The same after an error, whoever met it; one that is no fault of the program is explained."""
        self.discard()
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            text = f"Det er ikke plass til nettstedet i mappen «{self.final.parent}» ({error.strerror}).{_STANDS}"
            raise NotBuiltError(text) from error


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


def _emptied(views: list[View]) -> Iterator[View]:
    """The views one by one, last first; nothing holds one that was handed over."""
    while views:
        yield views.pop()
