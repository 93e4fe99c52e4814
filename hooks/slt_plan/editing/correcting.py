"""Putting a file right where nobody can doubt how: letters, blanks, bullets, quotation marks and names of fields.

What a plan says is never guessed: no party, date, state or id is touched. What cannot be put right so that the
mistake is gone is left as it is, and every byte that is not part of a mistake is kept.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan.files.decoding import rescued
from slt_plan.files.slips import repaired
from slt_plan.files.sources import Source
from slt_plan.findings import Finding, Mistake, corrected
from slt_plan.gathering import FileRead, read_file
from slt_plan.model_fields import ENGLISH
from slt_plan.plan.fields import Model

SAFE = frozenset(
    {
        "odelagte-bokstaver",
        "tabulator",
        "hardt-mellomrom",
        "punkttegn",
        "mangler-mellomrom",
        "mangler-strek",
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

_GUESSES = frozenset({"ukjent-felt", "innrykk", "mangler-kolon"})
"""Those that tell what a line was meant to be only as long as its author's own signs stand in it."""

_BREAK = re.compile(rb"(\r\n|\n|\r)")
_BYTE_ORDER_MARK = "\ufeff"
_LIKE = 0.7
_MOST = 200


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


def is_fixable(found: Finding) -> bool:
    """Whether what was found can perhaps be put right here."""
    return found.code == "tegnsett" or (found.code in SAFE and bool(found.suggestion))


def correct(source: Source, model: type[Model]) -> Correction:
    """The file with all put right that is safe to; all of it or, where the file is no better for it, nothing."""
    raw = start = _in_utf_8(source.raw)
    changes: dict[int, Change] = {}
    read = read_file(Source(source.file, raw), model, closely=True)
    for _ in range(_MOST):
        if not (found := _found(read, changes)):
            break
        raw = _with(raw, found)
        for line, change in found.items():
            changes[line] = change._replace(before=changes.get(line, change).before)
        read = read_file(Source(source.file, raw), model, closely=True)
    left = read.parsed.mended if read.parsed.readable else read.mistakes
    if any(read.place(mistake).line in changes for mistake in left):
        return Correction(source.raw)
    return Correction(raw, tuple(sorted(changes.values())), is_encoded_anew=start != source.raw)


def _found(read: FileRead, done: Container[int]) -> dict[int, Change]:
    """The first change of each line that is safe; no guess about a line that has been changed before."""
    found: dict[int, Change] = {}
    for mistake in read.mistakes:
        if mistake.code == "odelagte-bokstaver":
            return dict(_with_letters(read.source))
        place = read.place(mistake)
        if place.line in found or not _is_safe(mistake) or (mistake.code in _GUESSES and place.line in done):
            continue
        before = read.source.line(place.line)
        if (after := corrected(mistake, place, before)) and after != before:
            found[place.line] = Change(place.line, before, after)
    return found


def _with_letters(source: Source) -> Iterator[tuple[int, Change]]:
    """Every line with letters that were read in another encoding than they were saved in."""
    for number, line in enumerate(source.lines, start=1):
        if (right := repaired(line)) != line:
            yield number, Change(number, line, right)


def _is_safe(mistake: Mistake) -> bool:
    return mistake.code in SAFE and (mistake.code != "ukjent-felt" or _is_unambiguous(mistake))


def _is_unambiguous(mistake: Mistake) -> bool:
    """Whether a field's name is like that of one field alone, or an English one."""
    name, choices = str(mistake.values["field"]).casefold(), mistake.values["choices"]
    names = [str(choice) for choice in choices] if isinstance(choices, Iterable) else []
    alike = difflib.get_close_matches(name, names, n=2, cutoff=_LIKE)
    return (alike == [mistake.near] or name in ENGLISH) and not set(name) & {" ", ":"}


def _with(raw: bytes, changes: Mapping[int, Change]) -> bytes:
    """The bytes with some lines changed, and their ends and everything around them kept."""
    parts = _BREAK.split(raw)
    for line, change in changes.items():
        here = 2 * (line - 1)
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
