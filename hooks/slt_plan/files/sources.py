"""One data file: from bytes to plain data, and from a path of keys back to a line and a column.

The quick way makes the data and no more. Only a text with something odd in it, or with a mistake to be placed,
is read once more, slowly, by its events; and only one that makes no sense is put right in memory first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from slt_plan.files.decoding import decoded, rescued
from slt_plan.files.events import EventReader, Places
from slt_plan.files.lines import goes_on, quoted_point
from slt_plan.files.mending import Mended, mended
from slt_plan.files.plain_data import OddError, plain_data
from slt_plan.files.slips import BULLET, ODD, misread_letters
from slt_plan.files.syntax import FORBIDDEN, LINE_BREAK, TURNS_TEXT
from slt_plan.findings import Mistake, Path, Place

_SPECIAL = re.compile("[&*!\x85\u2028\u2029]")
_SUSPECT = re.compile(f"[&*!\x85\u2028\u2029{TURNS_TEXT}{ODD}]")
_CUT_OFF = re.compile(r"[^\s#][^\n#]* #[^\s#]")


class Parsed(NamedTuple):
    """What a file says, and what is wrong with the way it is written."""

    data: Any
    mistakes: tuple[Mistake, ...] = ()
    lost: frozenset[Path] = frozenset()
    """Where something stood that could not be read; what is missing there has been told already."""
    readable: bool = True
    mended: tuple[Mistake, ...] = ()
    """The mistakes that kept the text from being read at all, until it was put right in memory."""
    doubtful: frozenset[int] = frozenset()
    """The lines that were put right by a guess, about which all has been told."""


@dataclass(frozen=True)
class Source:
    """A data file of a municipality. It keeps the bytes; everything else is made when asked for."""

    file: str
    """Seen from the municipality's folder."""
    raw: bytes = field(repr=False)

    def parse(self, *, closely: bool = False) -> Parsed:
        """The file as plain data, with every mistake in its form; read ``closely`` when it makes no sense."""
        try:
            return self._parse(self._text, closely=closely)
        except (UnicodeDecodeError, yaml.YAMLError, _SenselessError):
            return self._parse_mended()

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of what the path leads to, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if places := self._places.get(path[:length]):
                return self._as_written(places.key if key or places.empty else places.value)
        return Place(1, 1)

    def place_of(self, words: str, start: Place) -> Place:
        """The place of some words in what starts there, however its lines are broken; all of that when nowhere."""
        rest = "\n".join([self.line(start.line)[start.column - 1 :], *self.lines[start.line :]])
        found = re.search(r"\s+".join(map(re.escape, words.split())), rest)
        if not found:
            return start
        before, first = rest[: found.start()], found[0].split("\n")[0]
        line = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1) + (1 if line else start.column)
        return Place(start.line + line, column, len(first))

    def line(self, number: int) -> str:
        """One of the lines as its author sees it; nothing when there is no such line, or no text at all."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def value_of(self, key: str) -> str:
        """What the first line that begins with a key says, although the file as a whole may make no sense."""
        values = (line.partition(":")[2] for line in self.lines if line.startswith(f"{key}:"))
        return next(values, "").strip(" '\"")

    def point_in_quotes(self, number: int) -> str:
        """A point with quotation marks around its text; nothing when that takes more than one line."""
        return "" if goes_on(self.lines, number - 1) else quoted_point(self.line(number))

    def _parse(self, text: str, *, closely: bool) -> Parsed:
        if _SUSPECT.search(text):
            if FORBIDDEN.search(text) or misread_letters(self.file, LINE_BREAK.split(text)):
                raise _SenselessError
            closely = closely or bool(_SPECIAL.search(text) or BULLET.search(text))
        closely = closely or ("#" in text and " #" in text and _CUT_OFF.search(text) is not None)
        try:
            data = None if closely else plain_data(text)
        except (OddError, RecursionError):
            data = None
        return self._read(EventReader(self.file, text)) if data is None else Parsed(data)

    def _parse_mended(self) -> Parsed:
        _, reader, mistakes, doubtful = self._mended
        if reader is None:
            return Parsed(None, mistakes, readable=False)
        parsed = self._read(reader)
        told = {mistake.place and mistake.place.line for mistake in mistakes}
        rest = (mistake for mistake in parsed.mistakes if (mistake.place and mistake.place.line) not in told)
        return parsed._replace(mistakes=(*mistakes, *rest), mended=mistakes, doubtful=doubtful)

    def _read(self, reader: EventReader) -> Parsed:
        if reader.data is None:
            mistakes = reader.mistakes or [Mistake(self.file, (), "tom-fil", place=Place(1, 1))]
            return Parsed(None, tuple(mistakes), readable=False)
        return Parsed(reader.data, tuple(reader.mistakes), frozenset(reader.lost))

    def _as_written(self, place: Place) -> Place:
        """A place in the text that was put right as a place in the line as its author wrote it."""
        if not self._is_mended:
            return place
        lines, written = LINE_BREAK.split(self._mended.text), self.line(place.line)
        right = lines[place.line - 1] if place.line <= len(lines) else written
        if right == written or right[: place.column] == written[: place.column]:
            return place
        return place._replace(column=max(1, place.column + len(written) - len(right)))

    @property
    def _is_mended(self) -> bool:
        """Whether the text made no sense until it was put right in memory."""
        return "_mended" in self.__dict__

    @cached_property
    def _mended(self) -> Mended:
        return mended(self.file, self.raw)

    @property
    def _text(self) -> str:
        return decoded(self.raw)

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line, as its author sees it; as it was most likely meant, where nobody can be sure."""
        try:
            return LINE_BREAK.split(self._text)
        except UnicodeDecodeError:
            return LINE_BREAK.split(rescued(self.raw))

    @cached_property
    def _places(self) -> dict[Path, Places]:
        self.parse()
        if not self._is_mended:
            return EventReader(self.file, self._text).places
        return self._mended.reader.places if self._mended.reader else {}


class _SenselessError(Exception):
    """Letters that nobody meant."""
