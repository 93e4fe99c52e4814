"""A data folder on disk, read again and again: each time only what has changed, whatever becomes of it meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from slt_plan.loading import entries
from slt_plan.reading import Files, Loaded, folders, load_folder, put_together

_UNSURE = 100_000_000
"""Nanoseconds: a file this young may be written once more and look no different."""

Stamp = tuple[int, int, int, int]
"""When a file was written, when it came to be as it is (a copy may say that it is old), its size, and which file it is."""
Stamps = dict[str, Stamp]
"""The stamp of each file, by its path."""


class _Known(NamedTuple):
    """A folder as it was last read; without stamps when it is to be read again in any case."""

    loaded: Loaded = Loaded({}, {})
    stamps: Stamps | None = None


class DataFolder:
    """What stands in a data folder. What cannot be read just now stays as it was."""

    def __init__(self, path: Path) -> None:
        """Take the folder, which may come and go."""
        self.path = path
        self.unreadable: list[OSError] = []
        """What could not be read the last time although it is there, and why; each error names its file."""
        self._known: dict[str, _Known] = {}

    def read(self, touched: Collection[str] | None = None) -> Files:
        """Every file as it is now; ``touched`` names the folders to look into, when not all.

        Raises ``OSError`` when the data folder itself is not there to be read.
        """
        self.unreadable = []
        names = folders(self.path)
        self._known = {
            name: self._known[name]
            if touched is not None and self._is_as_it_was(name, touched)
            else self._now(name)
            for name in names
        }
        return put_together(self.path, {name: known.loaded for name, known in self._known.items()})

    def _is_as_it_was(self, name: str, touched: Collection[str]) -> bool:
        return name in self._known and name not in touched

    def _now(self, name: str) -> _Known:
        before = self._known.get(name, _Known())
        try:
            now = stamps(self.path / name, deep=bool(name))
            if now == before.stamps:
                return before
            return _Known(load_folder(self.path, name), now if _has_settled(now) else None)
        except OSError as error:
            error.filename = error.filename or str(self.path / name)
            self.unreadable.append(error)
            return _Known(before.loaded)


def stamps(folder: Path, *, deep: bool = True) -> Stamps:
    """The stamps of the files in a folder, ``deep`` down or only at its top."""
    return {entry.path: _stamp(entry.stat(follow_symlinks=False)) for entry in entries(folder, deep=deep)}


def stamp(file: Path) -> Stamp:
    """The stamp of one file."""
    return _stamp(file.lstat())


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _has_settled(found: Stamps) -> bool:
    return all(written < time.time_ns() - _UNSURE for written, *_ in found.values())
