"""Putting a file right where nobody can doubt how: letters, blanks, bullets, quotation marks and names of fields.

What a plan says is never guessed: no party, date, state or id is touched. What cannot be put right so that the
mistake is gone is left as it is, and every byte that is not part of a mistake is kept.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan.decoding import rescued
from slt_plan.findings import Mistake, corrected
from slt_plan.gathering import FileRead, read_file
from slt_plan.model_fields import ENGLISH
from slt_plan.plan.fields import Model
from slt_plan.sources import Source

SAFE = frozenset(
    {
        "odelagte-bokstaver",
        "tabulator",
        "hardt-mellomrom",
        "punkttegn",
        "mangler-mellomrom",
        "kolon-i-tekst",
        "krolle-anforselstegn",
        "ukjent-felt",
        "felt-uten-kolon",
        "skjevt-punkt",
        "innrykk",
        "mangler-kolon",
        "tegn-forst",
        "merkelapp",
        "tekst-etter-slutten",
        "ikke-lukket",
        "skrastrek",
        "styretegn",
    }
)
"""The mistakes that are put right, by their codes; a file in another encoding is the only one beside them."""

_BREAK = re.compile(rb"(\r\n|\n|\r)")
_BYTE_ORDER_MARK = "\ufeff"
_LIKE = 0.7
_MOST = 1000


class Change(NamedTuple):
    """One line before and after."""

    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """A file put right: its bytes, and what was changed in it, line by line."""

    raw: bytes
    changes: tuple[Change, ...] = ()
    is_encoded_anew: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to put right, or nothing that could be."""
        return not self.changes and not self.is_encoded_anew


def correct(source: Source, model: type[Model]) -> Correction:
    """The file with all put right that is safe to; all of it or, where the file is no better for it, nothing."""
    raw = start = _in_utf_8(source.raw)
    changes: dict[int, Change] = {}
    for _ in range(_MOST):
        read = read_file(Source(source.file, raw), model, closely=True)
        if not (found := _next(read)):
            break
        raw = _with(raw, found)
        first = changes.get(found.line, found)
        changes[found.line] = found._replace(before=first.before)
    else:
        return Correction(source.raw)
    left = read.parsed.mended if read.parsed.readable else read.mistakes
    if any(read.place(mistake).line in changes for mistake in left):
        return Correction(source.raw)
    return Correction(raw, tuple(sorted(changes.values())), is_encoded_anew=start != source.raw)


def _next(read: FileRead) -> Change | None:
    changes = (_change(read, mistake) for mistake in read.mistakes if _is_safe(mistake))
    return next((change for change in changes if change and change.before != change.after), None)


def _change(read: FileRead, mistake: Mistake) -> Change | None:
    place = read.place(mistake)
    before = read.source.line(place.line)
    after = corrected(mistake, place, before)
    return Change(place.line, before, after) if after else None


def _is_safe(mistake: Mistake) -> bool:
    return mistake.code in SAFE and (mistake.code != "ukjent-felt" or _is_unambiguous(mistake))


def _is_unambiguous(mistake: Mistake) -> bool:
    """Whether a field's name is like that of one field alone, or an English one."""
    name, choices = str(mistake.values["field"]).casefold(), mistake.values["choices"]
    names = [str(choice) for choice in choices] if isinstance(choices, Iterable) else []
    alike = difflib.get_close_matches(name, names, n=2, cutoff=_LIKE)
    return (alike == [mistake.near] or name in ENGLISH) and not set(name) & {" ", ":"}


def _with(raw: bytes, change: Change) -> bytes:
    """The bytes with one line changed, and its end and everything around it kept."""
    parts = _BREAK.split(raw)
    here = 2 * (change.line - 1)
    parts[here] = _changed(parts[here].decode(), change).encode()
    return b"".join(parts)


def _changed(line: str, change: Change) -> str:
    """A line of the file itself, where a letter may be made of two characters and a mark may stand before all."""
    start = _alike(change.before, change.after)
    end = _alike(change.before[start:][::-1], change.after[start:][::-1])
    head, tail = change.before[:start], change.before[len(change.before) - end :]
    first = next((i for i in range(len(line) + 1) if _composed(line[:i]) == head), None)
    last = next((i for i in range(len(line), -1, -1) if _composed(line[i:]) == tail), None)
    if first is None or last is None or first > last:
        return change.after
    return line[:first] + change.after[start : len(change.after) - end] + line[last:]


def _alike(one: str, other: str) -> int:
    """How many characters they have in common before they part."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (left, right) in pairs if left != right), min(len(one), len(other)))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.removeprefix(_BYTE_ORDER_MARK))


def _in_utf_8(raw: bytes) -> bytes:
    """The same text in the right encoding; the bytes as they are when nobody can tell what they say."""
    if _is_utf_8(raw):
        return raw
    text = rescued(raw)
    return raw if not text or "\N{REPLACEMENT CHARACTER}" in text else text.encode()


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw
