"""A document that holds a plan: its paragraphs and tables in order, whatever kind of file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

POINT = "- "
"""What every point in a list begins with, whatever sign the document has."""
_MARK = re.compile(r"^(?:[-–—•▪◦·○●■o*\uf0b7\uf0a7])\s+")
_HYPHENATED = re.compile(r"(?<=\w)-$")


class Note(NamedTuple):
    """Something a human must look at; ``code`` is the name of its text, below ``import.note`` in ``words``."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


class DocumentError(Exception):
    """A document that cannot be used; ``code`` is the name of the reason, below ``import.refused`` in ``words``."""

    def __init__(self, code: str) -> None:
        """Take the name of the reason."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Cell:
    """What stands in a cell."""

    lines: tuple[str, ...] = ()
    wrapped: bool = False
    """Whether a new line may only mean that the cell was too narrow."""
    continued: bool = False
    """Whether it is one with the cell above, whose lines it repeats."""

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(paragraphs(self))


@dataclass(frozen=True)
class Row:
    """A row of a table, with a cell for every column."""

    cells: tuple[Cell, ...]
    spanning: bool = False
    """Whether one cell, the first, takes the whole width."""


@dataclass(frozen=True)
class Table:
    """A table, or the part of one that stands on a page."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text, a heading, or a point of a list."""

    text: str
    heading: bool = False
    point: bool = False


Part: TypeAlias = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """Everything that was read, in order."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...] = field(default=())


def without_mark(line: str) -> tuple[str, bool]:
    """A line without the sign that makes it a point, and whether there was one."""
    bare = _MARK.sub("", line)
    return bare, bare != line


def tidy(text: str) -> str:
    """A text without soft hyphens, odd blanks and signs nobody sees."""
    seen = "".join(sign for sign in text.replace("\t", " ") if sign.isprintable() or sign.isspace())
    return re.sub(r"\s+", " ", seen.replace("\xad", "").replace("\u200b", "")).strip()


def says_something(text: str) -> bool:
    """Whether there is a letter or a number in it; a dash in an empty cell says nothing."""
    return any(sign.isalnum() for sign in text)


def paragraphs(cell: Cell) -> list[str]:
    """The paragraphs of a cell, each point of a list beginning with ``- ``, with broken lines put together."""
    found: list[str] = []
    for line in cell.lines:
        if found and _goes_on(found[-1], line, wrapped=cell.wrapped):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    return found


def joined(line: str, following: str) -> str:
    """Two lines as one; a word that was divided between them is put together."""
    if not _HYPHENATED.search(line) or re.match(r"(og|eller|/)\b", following):
        return f"{line} {following}"
    if line[-2].islower() and following[:1].islower():
        return line[:-1] + following
    return line + following


def divided_words(cell: Cell) -> Iterable[str]:
    """The words that were put together from two lines, as they became."""
    for line, following in zip(cell.lines, cell.lines[1:], strict=False):
        whole = joined(line, following)
        if len(whole) < len(line) + len(following):
            yield f"{line.split()[-1][:-1]}{following.split()[0]}"


def _goes_on(line: str, following: str, *, wrapped: bool) -> bool:
    """Whether a line continues the one above it."""
    if following.startswith(POINT):
        return False
    if _HYPHENATED.search(line):
        return True
    if not wrapped:
        return False
    ended = line.endswith((".", ":", "!", "?")) and following[:1].isupper()
    return not ended or line.startswith(POINT)
