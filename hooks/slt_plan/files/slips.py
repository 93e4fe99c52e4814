"""Slips of the hand in the lines of a file: what the parser blames on a neighbour, or lets pass as text.

Each is told by how a line looks, with the line put right. Whoever asks knows already that something is wrong
there, or that the line is no part of a longer text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from slt_plan.files.lines import field_names, indent, is_beside_a_field, is_running_text
from slt_plan.findings import Mistake, Place

ODD = "\xa0ÂÃâ•◦▪●‣∙"
"""Characters that some slips are made of, and few texts hold."""
BULLET = re.compile(r"^[ \t]*[\xa0•◦▪●‣∙]|^ *-\xa0", re.MULTILINE)
"""Where a line begins with one that may be a slip."""

_MISREAD = re.compile("[ÂÃ][^\0-\x7f]|â€[^\0-\x7f]")
_MEANT = frozenset("æøåÆØÅéèêòôäöü«»–—’“”…")
_WORD = re.compile("[^ ]+")
_CONFLICT = re.compile("^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UNSPACED_FIELD = re.compile(r"^((?: *- )* *)([^\W\d_][\w-]*):(?!//)([^\s:].*)$")
_NO_COLON = re.compile(r"^((?: *- )* *)([^\W\d_][\w-]*)(?: *[=;\N{FULLWIDTH COLON}] *| +|$)([^:]*)$")
_UNSPACED_POINT = re.compile("^( *)-([^- \xa0].*)$")
_BULLET_POINT = re.compile(r"^([ \xa0]*)[*•◦▪●‣∙][ \t\xa0]+(\S.*)$|^([ \xa0]*)[•◦▪●‣∙](\S.*)$")
_DASH_POINT = re.compile(r"^([ \xa0]*)[–—][ \t\xa0]+(\S.*)$")
_HARD_BLANK = re.compile(r"^((?: *- +)* *(?:-|[^\W\d_][\w-]*:)?)(\xa0[ \xa0]*)(\S.*)$")


def repaired(text: str) -> str:
    """The text with letters put right that were saved in one encoding and read in another."""
    right = _MISREAD.sub(lambda found: _reread(found[0]), text)
    return right if right == text else repaired(right)


def _reread(signs: str) -> str:
    try:
        right = signs.encode("cp1252").decode()
    except UnicodeError:
        return signs
    return right if right in _MEANT else signs


def misread_letters(file: str, lines: Sequence[str]) -> Mistake | None:
    """The first letters in the file that were read in another encoding than they were saved in."""
    for number, line in enumerate(lines, start=1):
        if (right := repaired(line)) != line:
            odd = next(found.start() for found in _WORD.finditer(line) if repaired(found[0]) != found[0])
            word = line[odd:].split(" ")[0]
            place = Place(number, odd + 1, len(word))
            return Mistake(file, (), "odelagte-bokstaver", {"word": word}, place=place, corrected=right)
    return None


def merge_conflicts(file: str, lines: Sequence[str]) -> list[Mistake]:
    """Two versions of the same lines, as a version control system leaves them; one mistake for each pair."""
    marks = [(number, line) for number, line in enumerate(lines, start=1) if _CONFLICT.match(line)]
    firsts = [mark for mark in marks if mark[1].startswith("<")] or marks[:1]
    return [Mistake(file, (), "to-versjoner", place=Place(number, 1, len(line))) for number, line in firsts]


def slip_near(file: str, lines: Sequence[str], numbers: Iterable[int]) -> Mistake | None:
    """The first slip in those lines, which are counted from nought."""
    for number in sorted(set(numbers)):
        if (
            0 <= number < len(lines)
            and not is_running_text(lines, number)
            and (slip := _slip(file, lines, number))
        ):
            return slip
    return None


def _slip(file: str, lines: Sequence[str], number: int) -> Mistake | None:
    line = lines[number]
    if slip := hard_blank(file, line, number) or bullet(file, line, number) or dash(file, line, number):
        return slip
    if slip := unspaced_field(file, line, number) or unspaced_point(file, line, number):
        return slip
    slip = without_colon(file, line, number)
    return slip if slip and slip.place and is_beside_a_field(lines, number, slip.place.column - 1) else None


def unspaced_field(file: str, line: str, number: int) -> Mistake | None:
    """A field whose text begins right after its colon."""
    found = _UNSPACED_FIELD.match(line)
    if not found or found[2] not in field_names():
        return None
    start, name, rest = found.groups()
    return _mistake(
        file, "mangler-mellomrom", number, found.end(2), 1, corrected=f"{start}{name}: {rest}", sign=":"
    )


def without_colon(file: str, line: str, number: int) -> Mistake | None:
    """A line that begins with a field's name, but without the colon after it."""
    found = _NO_COLON.match(line)
    if not found or found[2] not in field_names():
        return None
    start, name, rest = found.groups(default="")
    corrected = f"{start}{name}: {rest}".rstrip()
    return _mistake(
        file, "felt-uten-kolon", number, found.start(2), len(name), corrected=corrected, field=name
    )


def hard_blank(file: str, line: str, number: int) -> Mistake | None:
    """A blank that is none, in the indentation or after a dash or a colon."""
    found = _HARD_BLANK.match(line)
    if not found or (":" in found[1] and found[1].strip(" -:") not in field_names()):
        return None
    start, blanks, rest = found.groups()
    corrected = start + blanks.replace("\xa0", " ") + rest
    return _mistake(file, "hardt-mellomrom", number, len(start), len(blanks.rstrip(" ")), corrected=corrected)


def bullet(file: str, line: str, number: int) -> Mistake | None:
    """A point that begins with the bullet of a word processor."""
    found = _BULLET_POINT.match(line)
    if not found:
        return None
    return _point(file, number, line, *((found[1], found[2]) if found[2] else (found[3], found[4])))


def dash(file: str, line: str, number: int) -> Mistake | None:
    """A point that begins with a dash longer than the one on the keyboard; a text may begin with one too."""
    found = _DASH_POINT.match(line)
    return found and _point(file, number, line, found[1], found[2])


def _point(file: str, number: int, line: str, start: str, text: str) -> Mistake:
    place, sign = len(start), line[len(start)]
    return _mistake(file, "punkttegn", number, place, 1, corrected=f"{start}- {text}", sign=sign)


def unspaced_point(file: str, line: str, number: int) -> Mistake | None:
    """A point whose text begins right after its dash."""
    found = _UNSPACED_POINT.match(line)
    if not found:
        return None
    corrected = f"{found[1]}- {found[2]}"
    return _mistake(file, "mangler-mellomrom", number, len(found[1]), 1, corrected=corrected, sign="-")


def slip_in_point(file: str, lines: Sequence[str], first: int, last: int) -> Mistake | None:
    """A line of a point's text that was meant to be a point of its own."""
    start = indent(lines[first])
    for number in range(first + 1, min(last + 1, len(lines))):
        line = lines[number]
        if slip := hard_blank(file, line, number) or bullet(file, line, number):
            return slip
        if line.lstrip().startswith("- "):
            corrected = start + line.lstrip()
            return _mistake(file, "skjevt-punkt", number, 0, len(indent(line)), corrected=corrected)
        if len(indent(line)) == len(start) and (slip := unspaced_point(file, line, number)):
            return slip
    return None


def _mistake(
    file: str, code: str, number: int, column: int, length: int, *, corrected: str, **values: object
) -> Mistake:
    place = Place(number + 1, column + 1, max(1, length))
    return Mistake(file, (), code, values, place=place, corrected=corrected)
