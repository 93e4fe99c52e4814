"""The lines of a list: which should be a point but has no dash, and what it is when put right.

A line that is put right is the whole line; nothing is said where that is not so simple.
"""

from __future__ import annotations

from collections.abc import Sequence

from slt_plan.files.lines import (
    FIELD,
    POINT,
    SIMPLE,
    field_names,
    goes_on,
    indent,
    is_running_text,
    no_further_in,
)

_LONGEST_POINT = 20


def point_beside(lines: Sequence[str], number: int) -> int | None:
    """The point above that begins as far in as the line, so that the line stands in its list without a dash."""
    column = len(indent(lines[number]))
    place = no_further_in(lines, number, column)
    if place is None or len(indent(lines[place])) != column or not POINT.match(lines[place]):
        return None
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    goes_on_below = len(indent(below)) == column and POINT.match(below)
    return place if goes_on_below or not _is_at_its_field(lines, place) else None


def first_without_dash(lines: Sequence[str], number: int) -> int | None:
    """The line at or above that others follow as points of its list, when it begins that list without a dash."""
    for place in range(number, max(-1, number - _LONGEST_POINT), -1):
        line = lines[place]
        if _begins_a_part(lines, place) and not is_running_text(lines, place):
            column = len(indent(line))
            below = next(
                (one for one in lines[place + 1 :] if one.strip() and len(indent(one)) <= column), ""
            )
            return place if len(indent(below)) == column and POINT.match(below) else None
    return None


def _begins_a_part(lines: Sequence[str], number: int) -> bool:
    """Whether the line is the first further in than the field above it, and no point."""
    line = lines[number]
    if not line.strip() or POINT.match(line) or line.lstrip().startswith("#"):
        return False
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    return above.rstrip().endswith(":") and len(indent(above)) < len(indent(line))


def with_dash(lines: Sequence[str], number: int) -> str:
    """The line as a point of the list that it stands in; nothing when it may belong to the point above."""
    line, above = lines[number], point_beside(lines, number)
    if first_without_dash(lines, number) == number:
        return f"{indent(line)}- {line.strip()}"
    if above is None:
        return ""
    text, field, other = line.strip(), FIELD.match(line), FIELD.match(lines[above])
    if field:
        fits = field["name"] in field_names() and (other is None or other["name"] == field["name"])
    else:
        fits = all(_is_one_thing(one) for one in (text, lines[above].strip().removeprefix("-").strip()))
    return f"{indent(line)}- {text}" if fits else ""


def _is_one_thing(text: str) -> bool:
    """Whether it is a word, or stands in brackets; more words may go on from one line to the next."""
    return " " not in text or (text.startswith("{") and text.endswith("}"))


def _is_at_its_field(lines: Sequence[str], point: int) -> bool:
    """Whether the list begins no further in than the field it stands in, so that a field may stand there too."""
    column = len(indent(lines[point]))
    above = no_further_in(lines, point, column)
    while above is not None and len(indent(lines[above])) == column and POINT.match(lines[above]):
        above = no_further_in(lines, above, column)
    return above is None or len(indent(lines[above])) == column


def as_list(line: str) -> str:
    """The line as a point, or as a list on that line where commas part it."""
    start, text = indent(line), line.strip()
    if "," in text:
        return f"{start}[{text}]" if SIMPLE.fullmatch(text) else ""
    return f"{start}- {text}"


def below_its_part(lines: Sequence[str], number: int, part: str) -> str:
    """The field as far in as the others of the part right above it; nothing where that part stands elsewhere."""
    line = lines[number]
    above = no_further_in(lines, number, len(indent(line)))
    if above is None or goes_on(lines, number) or lines[above].rstrip() != f"{indent(line)}{part}:":
        return ""
    within = [below for below in lines[above + 1 : number] if below.strip()]
    return f"{indent(within[0]) if within else indent(line) + '  '}{line.lstrip()}"
