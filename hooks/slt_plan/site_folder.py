"""The folder of the site: written afresh beside the old one, which it replaces only when all went well."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from io import FileIO
from pathlib import Path

from slt_plan.publication import Output

if sys.platform != "win32":
    import fcntl


class SiteFolder:
    """A site being written into ``<name>.ny`` while the old one stands, until ``take_place`` swaps them."""

    def __init__(self, final: Path) -> None:
        """Take the folder the site is to end up in."""
        self.final = final.resolve()  # a link stays a link
        self.fresh = self.final.with_name(f"{self.final.name}.ny")
        self._old = self.final.with_name(f"{self.final.name}.gammel")
        self._reserved: int | None = None

    def reserve(self, waiting: Callable[[], None]) -> None:
        """Be the only build beside the old site; ``waiting`` is called when another must finish first."""
        self.final.parent.mkdir(parents=True, exist_ok=True)
        self._reserved = _alone_in(self.final.parent, waiting)
        self.fresh.mkdir(exist_ok=True)

    def put_back(self, folders: Mapping[str, Mapping[str, tuple[int, int]]]) -> None:
        """Undo what a build had done when it was killed in the midst of ``take_place``.

        ``folders`` are those it may have taken over, each with its files as they were written.
        """
        if not self.final.exists() and self._old.exists():
            self._old.rename(self.final)
        for folder, files in folders.items():
            if not (self.final / folder).exists() and files and _stand(self.fresh, files):
                (self.fresh / folder).rename(self.final / folder)

    def holds(self, files: Mapping[str, tuple[int, int]]) -> bool:
        """Whether the old site has every one of these files as it was written: same size, same time."""
        return _stand(self.final, files)

    def stamps(self, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
        """The size and time of files in the fresh folder, by which to know them again."""
        found = ((path, _stamp(f"{self.fresh}/{path}")) for path in paths)
        return {path: stamp for path, stamp in found if stamp}

    def take_place(self, keeping: Iterable[str] = ()) -> None:
        """Put the fresh folder where the old one was; ``keeping`` names folders to take over from the old one.

        Should a step fail, those before it are taken back.
        """
        shutil.rmtree(self._old, ignore_errors=True)
        steps = [(self.final / folder, self.fresh / folder) for folder in keeping]
        if self.final.exists():
            steps.append((self.final, self._old))
        _rename_all([*steps, (self.fresh, self.final)])
        shutil.rmtree(self._old, ignore_errors=True)
        self._leave()

    def discard(self) -> None:
        """Remove what a failed build left; the old site is untouched."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        self._leave()

    def _leave(self) -> None:
        if self._reserved is not None:
            os.close(self._reserved)
            self._reserved = None


def _alone_in(folder: Path, waiting: Callable[[], None]) -> int | None:
    """What to close when others may build in this folder; the system closes it for a build that is killed."""
    if sys.platform == "win32":
        return None
    place = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(place, fcntl.LOCK_EX)
    except OSError:  # a disk of the network that knows no locks
        pass
    return place


def _stand(folder: Path, files: Mapping[str, tuple[int, int]]) -> bool:
    return all(_stamp(f"{folder}/{path}") == stamp for path, stamp in files.items())


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  (thousands of files: plain stat is faster)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _rename_all(steps: list[tuple[Path, Path]]) -> None:
    for done, (old, new) in enumerate(steps):
        try:
            old.rename(new)
        except OSError:
            for before, after in reversed(steps[:done]):
                after.rename(before)
            raise


def pieces(content: str | bytes | Iterable[str]) -> Iterable[bytes]:
    """What stands in a file, as bytes."""
    match content:
        case bytes():
            return (content,)
        case str():
            return (content.encode(),)
    return (piece.encode() for piece in content)


def _write(file: FileIO, piece: bytes) -> None:
    """Write all of it: where there is room for a part only, the system writes that part, and says so the next time."""
    while (written := file.write(piece)) < len(piece):
        piece = piece[written:]


class Writer:
    """Writes files into a folder that was empty at the start, making each folder on the way once."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that paths count from."""
        self._folder = str(folder)
        self._made: set[str] = set()

    def write(self, output: Output) -> None:
        """Write one file, whole. Raises ``OSError``."""
        path = f"{self._folder}/{output.path}"
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._make(parent)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123  (thousands of files: plain open is faster)
            for piece in pieces(output.content):
                _write(file, piece)

    def _make(self, folder: str) -> None:
        try:
            os.mkdir(folder)  # noqa: PTH102  (as above)
        except FileExistsError:
            pass
        except FileNotFoundError:
            self._make(folder.rpartition("/")[0])
            self._make(folder)
        self._made.add(folder)
