"""The names in a cell of responsible parties: where one ends and the next begins, and which may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import combinations

from slt_plan.documents.document import POINT, Cell, Note, joined, says_something

_COMMA = re.compile(r"\s*[,;](?![^(]*\))\s*")
_AND = re.compile(r"\s+(?:og|samt)\s+", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_GOES_ON = re.compile(r"(i|på|for|ved|til|med|av)\s", re.IGNORECASE)
_BROKEN = re.compile(r"\b[a-zæøå]{3,}(?:[A-ZÆØÅ]{2,}|[A-ZÆØÅ][a-zæøå]+)\b")
_ALIKE = 0.86


def lines_of_names(cell: Cell) -> list[str]:
    """The lines of a cell as their author meant them: one that was too long is put together again."""
    found: list[str] = []
    for line in cell.lines:
        bare = line.removeprefix(POINT)
        if found and not line.startswith(POINT) and _is_continued(found[-1], bare, wrapped=cell.wrapped):
            found[-1] = joined(found[-1], bare)
        else:
            found.append(bare)
    return found


def names(cell: Cell, known: AbstractSet[str]) -> tuple[list[str], list[Note]]:
    """The names in a cell, and the splits that are doubtful. ``known`` are names that stand alone elsewhere."""
    pieces = [piece for line in lines_of_names(cell) for piece in _COMMA.split(line)]
    found: list[str] = []
    notes: list[Note] = []
    for piece in filter(says_something, map(_bare, pieces)):
        parts, note = _split(piece, known)
        found += parts
        notes += [note] if note else []
    return list(dict.fromkeys(found)), notes


def standing_alone(cells: Iterable[Cell]) -> set[str]:
    """The names that stand somewhere without «og» or a slash, folded, so that others can be told by them."""
    pieces = (piece for cell in cells for line in lines_of_names(cell) for piece in _COMMA.split(line))
    return {_bare(piece).casefold() for piece in pieces if not _AND.search(piece) and "/" not in piece}


def broken_words(text: str) -> list[str]:
    """Words with capitals inside, as when two have grown together."""
    return _BROKEN.findall(text)


def alike(new: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may mean the same party, though they are written differently."""
    fresh = list(new)
    pairs = [*combinations(fresh, 2), *((name, other) for name in fresh for other in known)]
    return (pair for pair in pairs if _are_alike(*map(str.casefold, pair)))


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(f"{short} ") or (long.startswith(short) and 4 <= len(short) >= len(long) - 3):
        return True
    return SequenceMatcher(None, one, other).ratio() > _ALIKE


def _is_continued(line: str, following: str, *, wrapped: bool) -> bool:
    if line.endswith((",", "-", " og")) or following.startswith(("og ", "(", ",")):
        return True
    return wrapped and following[:1].islower()


def _split(piece: str, known: AbstractSet[str]) -> tuple[list[str], Note | None]:
    """What a slash or «og» in a name means: two names, or one that it is a part of."""
    by_slash = [part for part in map(_bare, _SLASH.split(piece)) if says_something(part)]
    if (
        len(by_slash) > 1
        and piece.casefold() not in known
        and not known.isdisjoint(map(str.casefold, by_slash))
    ):
        return by_slash, _told_as_split(piece, by_slash)
    return _split_at_and(piece, known)


def _split_at_and(piece: str, known: AbstractSet[str]) -> tuple[list[str], Note | None]:
    """What «og» in a name means: two names, or one whose name it is a part of."""
    parts = [_bare(part) for part in _AND.split(piece)]
    if len(parts) == 1 or piece.casefold() in known:
        return [piece], None
    if all(part.casefold() in known for part in parts[1:]):
        return parts, None
    # «Kultur og fritid» is a unit, «FAU og Politiet» are two.
    if any(_GOES_ON.match(part) or part[:1].islower() for part in parts[1:]):
        return [piece], Note("kept_together", (("name", piece),))
    return parts, _told_as_split(piece, parts)


def _told_as_split(piece: str, parts: Iterable[str]) -> Note:
    return Note("split", (("name", piece), ("parts", " | ".join(parts))))


def _bare(name: str) -> str:
    """A name without the full stop after it; one that ends a short word («vgs.») belongs to the name."""
    name = name.strip(" ,;:–")
    last = name.rpartition(" ")[2]
    is_short = len(last) <= len("vgs.") and last[:1].islower()
    return name if is_short else name.removesuffix(".")
