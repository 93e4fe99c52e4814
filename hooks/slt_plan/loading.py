"""The files of a folder on disk. Nothing that cannot be read is passed over: it may be the plan itself."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from slt_plan.layout import is_meant_as_data
from slt_plan.logos import LARGEST
from slt_plan.words import Words

_DEEPEST = 20
"""How many folders within folders are looked into; data lies in the first."""
_REASONS = {errno.ELOOP: "too-deep", errno.EXDEV: "leads-out"}
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""The bytes of a file's name that are no text in UTF-8, as Python has them."""


def entries(folder: Path, *, deep: bool) -> Iterator[os.DirEntry[str]]:
    """All that is no folder in a folder, ``deep`` down or only at its top; what is hidden does not count.

    Raises ``OSError`` when a folder cannot be read, or lies too deep.
    """
    folders = [(str(folder), 0)]
    while folders:
        path, depth = folders.pop()
        if depth > _DEEPEST:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
        with os.scandir(path) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    yield entry
                elif deep:
                    folders.append((entry.path, depth + 1))


def data_files(folder: Path, within: Path, *, deep: bool) -> Iterator[tuple[str, bytes]]:
    """The bytes of each file that is meant as data, by its path in the folder, in order.

    Raises ``OSError``, also for a link that leads out of the data folder, ``within`` which all of it lies.
    """
    _stay(folder, within)
    found = {Path(entry.path): entry.is_symlink() for entry in entries(folder, deep=deep)}
    for path in sorted(found):
        name = path.relative_to(folder).as_posix()
        if is_meant_as_data(name) and path.is_file():
            if found[path]:
                _stay(path, within)
            with _named(path):
                raw = path.read_bytes()
            yield visible(name), raw


def pictures(folder: Path, within: Path) -> dict[str, bytes]:
    """The bytes of each picture at the top of the folder, none larger than can be told. Raises ``OSError`` likewise."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".svg", ".png"} and path.is_file():
            _stay(path, within)
            with _named(path):
                found[visible(path.name)] = _first_bytes(path)
    return found


def _stay(path: Path, within: Path) -> None:
    """Refuse a link that leads out of the data folder: what it leads to was not put there to be published."""
    if path.is_symlink() and path != within and not path.resolve().is_relative_to(within.resolve()):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))


def _first_bytes(path: Path) -> bytes:
    """All of a small file, and of a large one enough to tell that it is."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Give an error the name of the file, which the system leaves out when it comes amidst the reading."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def visible(name: str) -> str:
    """The name of a file or a folder as a text that can be written anywhere; no good name looks like a spoilt one."""
    return _NO_TEXT.sub("\ufffd", name)


def unreadable(error: OSError, folder: Path, texts: Words) -> str:
    """That something in a data folder cannot be read, as a sentence."""
    reason = _REASONS.get(error.errno or 0, "unreadable")
    return texts(f"command.{reason}", name=visible(str(error.filename or folder)))
