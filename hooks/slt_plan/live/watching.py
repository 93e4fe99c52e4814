"""Tells at once when something was saved in a folder; where the system tells nothing, one must look for oneself."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

log = logging.getLogger(__name__)

_QUIET = 0.01
"""Seconds without news after which a file that was being saved probably is."""
_MOST = 20
"""How many times to wait for that."""
_CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""What counts: that somebody only opened a file, as we do, does not."""


class Watch:
    """Files and folders under watch, those too that are not there yet, or go away and come back."""

    def __init__(self, places: Iterable[Path]) -> None:
        """Take the places; what lies inside folders is watched too."""
        self._news: SimpleQueue[Path | None] = SimpleQueue()
        self._places, self._numbers = frozenset(places), dict[Path, int]()
        self._observer = Observer()
        self._observer.start()
        self.renew()

    def wait(self, seconds: float) -> set[Path]:
        """The files that something happened to, as soon as that has calmed down; none when time is up."""
        touched = set[Path | None]()
        try:
            touched.add(self._news.get(timeout=seconds))
            for _ in range(_MOST):
                touched.add(self._news.get(timeout=_QUIET))
                touched.update(self._waiting())
        except Empty:
            pass
        if not touched.isdisjoint(self._places):  # another one may have got even its number
            self._numbers = {}
        return {path for path in touched if path}

    def wake(self) -> None:
        """Let whoever waits go on, as if time were up."""
        self._news.put(None)

    def renew(self) -> None:
        """Watch what is there now; whoever waits then looks at everything, for it may have changed meanwhile."""
        numbers = {place: _number(place) for place in self._places}
        if numbers == self._numbers:
            return
        self._numbers = numbers
        self._observer.unschedule_all()
        for place, number in numbers.items():
            if number:
                self._watch(place)
        self.wake()

    def stop(self) -> None:
        """Watch no longer."""
        self._observer.stop()

    def _watch(self, place: Path) -> None:
        folder = _watched(place)
        try:
            self._observer.schedule(
                _Handler(self._news), str(folder), recursive=folder == place, event_filter=_CHANGES
            )
        except OSError as error:  # a disk of the network, or more folders than the system will watch
            log.debug("%s is not watched: %s", folder, error)

    def _waiting(self) -> Iterator[Path | None]:
        while not self._news.empty():
            yield self._news.get()


class _Handler(FileSystemEventHandler):
    """Passes on where something happened."""

    def __init__(self, news: SimpleQueue[Path | None]) -> None:
        self._news = news

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            if path:
                self._news.put(Path(str(path)))


def _watched(place: Path) -> Path:
    """The folder to watch: of what is no folder, or none any more, the one it lies in."""
    return place if place.is_dir() else place.parent


def _number(place: Path) -> int:
    """Which folder of the disk it is, for one may be removed and made again; 0 when there is none."""
    try:
        return _watched(place).stat().st_ino
    except OSError:
        return 0
