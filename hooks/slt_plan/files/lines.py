"""The lines of a data file by how they look: a field, a point, running text; and one of them put right.

A line that is put right is the whole line; nothing is said where that is not so simple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from slt_plan.plan.fields import Model

FIELD = re.compile(r"^(?P<point> *- +)? *(?P<name>[^\W\d_][\w-]*):(?: +(?P<value>.*))?$")
POINT = re.compile(r"^ *- +(?P<value>.*)$")
_BLOCK = re.compile("[:-] +[|>][-+0-9]*$")
_CURLY = re.compile("^[“”„](.*)[“”]$")
_COMMENT = re.compile(" +#.*$")
_QUOTES = ("'", '"')
_ENDS = {"[": "]", "{": "}", "'": "'", '"': '"'}
_LAID_OUT = (*_ENDS, "|", ">")
SIMPLE = re.compile(r"[\w .,/()-]+")


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all models."""
    return frozenset(str(info.alias) for model in _models(Model) for info in model.model_fields.values())


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _models(inner)


def indent(line: str) -> str:
    """The blanks a line begins with."""
    return line[: len(line) - len(line.lstrip(" "))]


def is_running_text(lines: Sequence[str], number: int) -> bool:
    """Whether the line stands in a text that is laid out over several lines, where anything may stand."""
    here = len(indent(lines[number]))
    above = (line for line in reversed(lines[:number]) if line.strip() and len(indent(line)) < here)
    return _BLOCK.search(next(above, "").rstrip()) is not None


def is_beside_a_field(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether the nearest line above or below that is no further in is a field, and begins at that column."""
    return any(
        _first_within(around, column) == column for around in (reversed(lines[:number]), lines[number + 1 :])
    )


def _first_within(lines: Sequence[str] | Iterator[str], column: int) -> int | None:
    """Where the first of the lines begins that is no further in, if it is a field."""
    for line in lines:
        found = FIELD.match(line)
        here = found.start("name") if found else len(indent(line))
        if line.strip() and here <= column:
            return here if found else None
    return None


def goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the text of a line goes on in the next, which then begins further in."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(indent(below)) > len(indent(lines[number]))


def has_curly_quotes(line: str) -> bool:
    """Whether all of a field's or a point's text stands between curly quotation marks."""
    found = _with_value(line)
    return found is not None and _CURLY.match(found["value"].strip()) is not None


def value_column(line: str) -> int | None:
    """Where the text of a field or a point begins."""
    found = _with_value(line)
    return found.start("value") if found else None


def _with_value(line: str) -> re.Match[str] | None:
    """The line as a field or a point with something in it; a colon in a point's text makes no field of it."""
    field = FIELD.match(line)
    if field and (not field["point"] or field["name"] in field_names()):
        return field if field["value"] else None
    return POINT.match(line)


def quoted_value(line: str) -> str:
    """The line with quotation marks around all of its text."""
    return _in_quotes(line, _with_value(line))


def quoted_point(line: str) -> str:
    """The point with quotation marks around all of its text."""
    return _in_quotes(line, POINT.match(line))


def _in_quotes(line: str, found: re.Match[str] | None) -> str:
    if not found:
        return ""
    value = found["value"].rstrip()
    comment = _COMMENT.search(value)
    end = comment[0] if comment else ""
    value = value.removesuffix(end)
    if not value or value.startswith(_LAID_OUT):
        return ""
    return f"{line[: found.start('value')]}{_quoted(value)}{end}"


def wholly_quoted(line: str) -> str:
    """The line with quotation marks around all of its text, also what looks like a mark or a remark in it."""
    found = _with_value(line)
    if not found or found["value"].startswith(_LAID_OUT[:2]):
        return ""
    return f"{line[: found.start('value')]}{_quoted(found['value'].rstrip())}"


def _quoted(value: str) -> str:
    if found := _CURLY.match(value):
        value = found[1]
    return f"'{value.replace(chr(39), 2 * chr(39))}'" if '"' in value or "\\" in value else f'"{value}"'


def in_single_quotes(lines: Sequence[str], number: int) -> str:
    """The line with its text in single quotation marks, which leave a backslash alone."""
    line = lines[number]
    found = _with_value(line)
    value = found["value"].rstrip() if found else ""
    if not found or not value.endswith('"') or value.count('"') != len('""') or "'" in value:
        return ""
    return f"{line[: found.start('value')]}'{value[1:-1]}'"


def closed(lines: Sequence[str], number: int) -> str:
    """The line with what it begins also ended in it; nothing where it may be meant to go on."""
    line = lines[number].rstrip()
    found = _with_value(line)
    if not found or goes_on(lines, number) or _COMMENT.search(line):
        return ""
    value = found["value"]
    signs = [sign for sign in value if sign in (value[0] if value[0] in _QUOTES else "[]{}")]
    return line + _ENDS[value[0]] if value[0] in _ENDS and len(signs) == 1 < len(value) else ""


def in_brackets(line: str) -> str:
    """The field with its text as a list on the same line, when it is so simple that commas can only part it."""
    found = FIELD.match(line)
    value = (found["value"] or "").rstrip() if found else ""
    return f"{line[: found.start('value')]}[{value}]" if found and SIMPLE.fullmatch(value) else ""


def no_further_in(lines: Sequence[str], number: int, column: int) -> int | None:
    """The nearest line above that begins at the column or before it; what is blank or a remark does not count."""
    for place in reversed(range(number)):
        line = lines[place]
        if line.strip() and not line.lstrip().startswith("#") and len(indent(line)) <= column:
            return place
    return None


def indented_below_its_field(lines: Sequence[str], number: int) -> str:
    """The line as far in as the text above that it goes on with; nothing when nobody can tell that it does."""
    if ":" in lines[number] or " " not in lines[number].strip():
        return ""
    place, above = next(
        ((place, lines[place]) for place in reversed(range(number)) if lines[place].strip()), (0, "")
    )
    if _BLOCK.search(above.rstrip()):
        return f"{indent(above)}  {lines[number].lstrip()}"
    return indent(above) + lines[number].lstrip() if is_running_text(lines, place) else ""


def indented_like_its_like(lines: Sequence[str], number: int) -> str:
    """The line as far in as what it can only belong to; nothing when there are several such."""
    line = lines[number]
    columns = _columns_above(lines, number, points=POINT.match(line) is not None)
    if not columns or not (POINT.match(line) or FIELD.match(line)):
        return ""
    above = next(line for line in reversed(lines[:number]) if line.strip())
    if FIELD.match(line) and not POINT.match(line) and _has_company(lines, number):
        return ""
    deeper = len(indent(line)) > columns[0] and not above.rstrip().endswith(":")
    if POINT.match(line) and not deeper:
        columns = [column for column in columns if _is_like(line, _point_at(lines[:number], column))]
    return " " * columns[0] + line.lstrip() if deeper or len(columns) == 1 else ""


def _point_at(lines: Sequence[str], column: int) -> str:
    """The last of the points that begin there."""
    return next(line for line in reversed(lines) if len(indent(line)) == column and POINT.match(line))


def _is_like(point: str, other: str) -> bool:
    """Whether both begin with a field, or none of them."""
    return bool(FIELD.match(point)) == bool(FIELD.match(other))


def _has_company(lines: Sequence[str], number: int) -> bool:
    """Whether the next line begins as far in, as when the line above them both is what is missing."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(indent(below)) == len(indent(lines[number])) and bool(FIELD.match(below))


def _columns_above(lines: Sequence[str], number: int, *, points: bool) -> list[int]:
    """Where the lists, or the fields, begin that may still go on, the innermost first."""
    columns: list[int] = []
    left = len(max(lines[:number], key=len, default="")) + 1
    for line in reversed(lines[:number]):
        found = (POINT if points else FIELD).match(line)
        column = found.start("name") if found and not points else len(indent(line))
        if line.strip() and not line.lstrip().startswith("#") and column < left:
            left = min(len(indent(line)), column)
            columns += [column] if found else []
    return columns
