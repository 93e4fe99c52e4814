"""Text set in lines, for drawings: an SVG cannot wrap its own text, so the width of every word is estimated.

The estimate is on the wide side, so that no font a reader has makes a line leave its box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple


class Style(NamedTuple):
    """A kind of text."""

    name: str
    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return round(self.size * 1.4, 1)


NAME = Style("name", 16, bold=True)
HEAD = Style("head", 14, bold=True)
LABEL = Style("label", 13, bold=True)
TEXT = Style("text", 13)


class Line(NamedTuple):
    """A line of text, and where it begins."""

    x: float
    y: float
    style: Style
    text: str


class Piece(NamedTuple):
    """A text to be set: its style, how far in, how far below the text before, or whether beside it."""

    style: Style
    text: str
    indent: float = 0
    above: float = 0
    beside: bool = False


class Lettering(NamedTuple):
    """Lines that belong together, and how high they are."""

    lines: tuple[Line, ...]
    height: float

    def at(self, x: float, y: float) -> tuple[Line, ...]:
        """The lines, moved to where they are to stand."""
        return tuple(line._replace(x=round(line.x + x, 1), y=round(line.y + y, 1)) for line in self.lines)


def lettering(pieces: Iterable[Piece], width: float) -> Lettering:
    """The pieces set below each other, in lines no wider than that."""
    lines: list[Line] = []
    top = bottom = 0.0
    for piece in pieces:
        top = top if piece.beside else bottom + piece.above
        leading = piece.style.leading
        for number, text in enumerate(wrapped(piece.text, piece.style, width - piece.indent)):
            lines.append(Line(piece.indent, top + number * leading + piece.style.size, piece.style, text))
            bottom = max(bottom, top + (number + 1) * leading)
    return Lettering(tuple(lines), round(bottom, 1))


def wrapped(text: str, style: Style, width: float) -> Iterator[str]:
    """A text in lines; a word that is too long for a line of its own is broken."""
    line: list[str] = []
    room = 0.0
    space = breadth(" ", style)
    for word in (part for whole in text.split() for part in _broken(whole, style, width)):
        taken = breadth(word, style)
        if line and taken + space > room:
            yield " ".join(line)
            line = []
        room = room - space - taken if line else width - taken
        line.append(word)
    if line:
        yield " ".join(line)


def _broken(word: str, style: Style, width: float) -> Iterator[str]:
    """A word in parts that fit: parted after a hyphen or a slash, otherwise wherever it must be."""
    start = 0
    while start < len(word):
        end = _end(word, start, style, width) if start or breadth(word, style) > width else len(word)
        if end < len(word):
            end = max(word.rfind(sign, start, end) for sign in "-/") + 1 or end
        yield word[start:end]
        start = end


def _end(word: str, start: int, style: Style, width: float) -> int:
    """How far into the word a line that begins there can go: one letter at the least."""
    room = width
    for place in range(start, len(word)):
        room -= breadth(word[place], style)
        if room < 0:
            return max(place, start + 1)
    return len(word)


@lru_cache(maxsize=8192)
def breadth(text: str, style: Style) -> float:
    """How wide a text is at the most."""
    return sum(map(_EMS.__getitem__, text)) * style.size * (1.1 if style.bold else 1)


class _Ems(dict[str, float]):
    """How wide letters are, counted in their height; a letter that is not listed is as wide as most."""

    def __missing__(self, letter: str) -> float:
        return 0.66 if letter.isupper() else 0.6


_EMS = _Ems(
    {
        **dict.fromkeys("ijl.,:;'|!()[]/- ", 0.36),
        **dict.fromkeys("frt", 0.42),
        **dict.fromkeys("mwMW@%—", 0.95),
        **dict.fromkeys("ABCDGHKNOQRUVXYÆØÅæ", 0.76),
    }
)
