"""The folder of the site: written afresh beside the old one, which it replaces only when all went well."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from slt_plan.publication import Output


class SiteFolder:
    """A site being written into ``<name>.ny`` while the old one stands, until ``take_place`` swaps them."""

    def __init__(self, final: Path) -> None:
        """Take the folder the site is to end up in."""
        self.final = final
        self.fresh = final.with_name(f"{final.name}.ny")
        self._old = final.with_name(f"{final.name}.gammel")

    def take_place(self) -> None:
        """Put the fresh folder where the old one was. Should the last step fail, the old one comes back."""
        shutil.rmtree(self._old, ignore_errors=True)
        if self.final.exists():
            self.final.rename(self._old)
        try:
            self.fresh.rename(self.final)
        except OSError:
            if self._old.exists():
                self._old.rename(self.final)
            raise
        shutil.rmtree(self._old, ignore_errors=True)

    def discard(self) -> None:
        """Remove what a failed build left; the old site is untouched."""
        shutil.rmtree(self.fresh, ignore_errors=True)


class Writer:
    """Writes files below a folder, making each folder on the way once, and touches no file that is right."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that paths count from."""
        self._folder = str(folder)
        self._made: set[str] = set()

    def write(self, output: Output) -> None:
        """Write one file, unless the very same bytes stand there already."""
        path = f"{self._folder}/{output.path}"
        content = output.text.encode()
        if self._stands(path, content):
            return
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123  (thousands of files: plain open is faster)
            file.write(content)

    def _stands(self, path: str, content: bytes) -> bool:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            fresh = not os.path.isdir(parent)  # noqa: PTH112  (as above)
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103  (as above)
            self._made.add(parent)
            if fresh:
                return False
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (as above)
                return file.read() == content
        except FileNotFoundError:
            return False
