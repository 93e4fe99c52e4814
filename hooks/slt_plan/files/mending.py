"""A text that makes no sense, put right in memory and read on, so that every slip in it is told at once.

Each slip that shows how it may be put right is put right as it suggests; that is for reading only, and the file
is left as it is. What follows from a doubtful guess is not told, nor anything below a slip that nobody can put
right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

import yaml

from slt_plan.files.decoding import decoded, encoding_mistake, rescued
from slt_plan.files.events import EventReader
from slt_plan.files.slips import misread_letters, repaired
from slt_plan.files.syntax import LINE_BREAK, forbidden_characters, syntax_mistakes, without_forbidden
from slt_plan.findings import Mistake

_MOST = 30
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CERTAIN = frozenset(
    {
        "tabulator",
        "hardt-mellomrom",
        "punkttegn",
        "mangler-mellomrom",
        "mangler-strek",
        "felt-uten-kolon",
        "skjevt-punkt",
    }
)
"""The slips whose lines mean without doubt what they were put right to."""


class Mended(NamedTuple):
    """A text as it can be read, and what was wrong with it."""

    text: str
    reader: EventReader | None
    """What it says; nothing when it makes no sense all the same."""
    mistakes: tuple[Mistake, ...]
    doubtful: frozenset[int] = frozenset()
    """Lines about which nothing more can be said for sure."""


def mended(file: str, raw: bytes) -> Mended:
    """The bytes as they can be read, with every mistake that kept them from being read as they are."""
    told: list[Mistake] = []
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        told.append(encoding_mistake(file, raw, error))
        text = normalize("NFC", rescued(raw))
        if not text or _REPLACEMENT in text:
            return Mended("", None, tuple(told))
    told += forbidden_characters(file, LINE_BREAK.split(text))
    text = without_forbidden(text)
    if misread := misread_letters(file, LINE_BREAK.split(text)):
        told.append(misread)
        text = repaired(text)
    return _read_on(file, text, told)


def _read_on(file: str, text: str, told: list[Mistake]) -> Mended:
    doubtful: set[int] = set()
    done: list[tuple[int, str]] = []
    for _ in range(_MOST):
        try:
            return Mended(text, EventReader(file, text), tuple(told), frozenset(doubtful))
        except yaml.YAMLError as error:
            mistakes = syntax_mistakes(file, text, error)
        slip = mistakes[0]
        line = slip.place.line if slip.place else 0
        if line in doubtful or (line, slip.code) in done or (doubtful and line < max(doubtful)):
            break  # what was put right was no slip, or not that one
        told += mistakes
        if not slip.corrected:
            break
        text = _with(text, line, slip.corrected)
        done.append((line, slip.code))
        if slip.code not in _CERTAIN:
            doubtful.add(line)
    return Mended(text, None, tuple(told))


def _with(text: str, number: int, corrected: str) -> str:
    lines = list(_lines(text))
    old = lines[number - 1]
    end = old[len(old.rstrip("\r\n")) :]
    return "".join([*lines[: number - 1], corrected + end, *lines[number:]])


def _lines(text: str) -> Iterator[str]:
    start = 0
    for found in LINE_BREAK.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]
