"""Small things about the texts in cells: their lines, and how they are compared and shown in a sentence."""

from __future__ import annotations

_LONGEST_SHOWN = 60


def lines(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line for line in text.split("\n") if line.strip()]


def each_line(text: str) -> str:
    """The same text with no more blanks than it needs, in each line."""
    found = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in found if line)


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()


def short(text: str, other: str = "") -> str:
    """A text as a sentence can hold it; of a long one, the part that differs from the other."""
    text, other = " ".join(text.split()), " ".join(other.split())
    if len(text) <= _LONGEST_SHOWN:
        return text
    pairs = zip(text, other, strict=False)
    same = next((number for number, (one, two) in enumerate(pairs) if one != two), min(len(text), len(other)))
    start = max(0, text.rfind(" ", 0, max(same - 15, 0)) + 1)
    piece = text[start : start + _LONGEST_SHOWN]
    return f"{'…' if start else ''}{piece}{'…' if start + _LONGEST_SHOWN < len(text) else ''}"
