"""What one build remembers for the next, in a file of its own that may be lost, spoilt or out of reach at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from slt_plan.kept import Kept, as_json, digest, from_json
from slt_plan.plan.fields import Id

_MADE_FROM = frozenset({".py", ".yml", ".html", ".md", ".css"})


class Memory:
    """The file that remembers what was left in one site's folder."""

    def __init__(self, folder: Path, site: Path) -> None:
        """Take the folder of such files, and the folder of the site."""
        self._file = folder / f"{digest([str(site).encode()])}.json"

    def recall(self) -> dict[Id, Kept]:
        """What earlier builds left; nothing when that cannot be read."""
        try:
            return from_json(self._file.read_bytes())
        except OSError:
            return {}

    def remember(self, kept: Mapping[Id, Kept]) -> None:
        """Write down what this build left."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(as_json(kept), encoding="utf-8")


def made_from(root: Path, files: Iterable[Path], folders: Iterable[Path], settings: Iterable[str]) -> str:
    """Stands for all that pages are made from besides the data: code, words, templates, documents, settings."""
    below = chain.from_iterable(sorted(folder.rglob("*.*")) for folder in folders)
    sources = [*files, *(path for path in below if path.suffix in _MADE_FROM)]
    return digest(
        chain(
            *((path.relative_to(root).as_posix().encode(), path.read_bytes()) for path in sources),
            (text.encode() for text in settings),
        )
    )
