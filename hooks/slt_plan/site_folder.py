"""The folder of the site: written afresh beside the old one, which it replaces only when all went well."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from slt_plan.publication import Output


class SiteFolder:
    """A site being written into ``<name>.ny`` while the old one stands, until ``take_place`` swaps them."""

    def __init__(self, final: Path) -> None:
        """Take the folder the site is to end up in."""
        self.final = final
        self.fresh = final.with_name(f"{final.name}.ny")
        self._old = final.with_name(f"{final.name}.gammel")

    def holds(self, files: Mapping[str, tuple[int, int]]) -> bool:
        """Whether the old site has every one of these files as it was written: same size, same time."""
        return all(_stamp(f"{self.final}/{path}") == stamp for path, stamp in files.items())

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

    def discard(self) -> None:
        """Remove what a failed build left; the old site is untouched."""
        shutil.rmtree(self.fresh, ignore_errors=True)


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


class Writer:
    """Writes files into a folder that was empty at the start, making each folder on the way once."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that paths count from."""
        self._folder = str(folder)
        self._made: set[str] = set()

    def write(self, output: Output) -> None:
        """Write one file."""
        path = f"{self._folder}/{output.path}"
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._make(parent)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123  (thousands of files: plain open is faster)
            file.write(output.text.encode())

    def _make(self, folder: str) -> None:
        try:
            os.mkdir(folder)  # noqa: PTH102  (as above)
        except FileExistsError:
            pass
        except FileNotFoundError:
            self._make(folder.rpartition("/")[0])
            self._make(folder)
        self._made.add(folder)
