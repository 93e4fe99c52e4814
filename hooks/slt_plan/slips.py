"""Slips of the hand in the lines of a file: what the parser blames on a neighbour, or lets pass as text.

Each is told by how a line looks, with the line put right. Whoever asks knows already that something is wrong
there, or that the line is no part of a longer text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from slt_plan.findings import Mistake, Place
from slt_plan.plan.fields import Model

ODD = "\xa0ÂÃâ•◦▪●‣∙"
"""Characters that some slips are made of, and few texts hold."""
BULLET = re.compile(r"^[ \t]*[\xa0•◦▪●‣∙]", re.MULTILINE)
"""Where a line begins with one that may be a slip."""

_MISREAD = re.compile("[ÂÃ][^\0-\x7f]|â€[^\0-\x7f]")
_MEANT = frozenset("æøåÆØÅéèêòôäöü«»–—’“”…")
_WORD = re.compile("[^ ]+")
_CONFLICT = re.compile("^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_FIELD = re.compile(r"^(?P<point> *- +)? *(?P<name>[^\W\d_][\w-]*):(?: +(?P<value>.*))?$")
_POINT = re.compile(r"^ *- +(?P<value>.*)$")
_UNSPACED_FIELD = re.compile(r"^((?: *- )* *)([^\W\d_][\w-]*):(?!//)([^\s:].*)$")
_NO_COLON = re.compile(r"^((?: *- )* *)([^\W\d_][\w-]*)(?: *[=;\N{FULLWIDTH COLON}] *| +|$)([^:]*)$")
_UNSPACED_POINT = re.compile("^( *)-([^- ].*)$")
_BULLET_POINT = re.compile(r"^([ \xa0]*)[*•◦▪●‣∙][ \t\xa0]+(\S.*)$|^([ \xa0]*)[•◦▪●‣∙](\S.*)$")
_BLOCK = re.compile("[:-] +[|>][-+0-9]*$")
_CURLY = re.compile("^[“”„](.*)[“”]$")
_COMMENT = re.compile(" +#.*$")
_QUOTES = ("'", '"')
_ENDS = {"[": "]", "{": "}"}
_LAID_OUT = ("'", '"', "[", "{", "|", ">")


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
            and not _is_running_text(lines, number)
            and (slip := _slip(file, lines, number))
        ):
            return slip
    return None


def _slip(file: str, lines: Sequence[str], number: int) -> Mistake | None:
    line = lines[number]
    if slip := hard_blank(file, line, number) or bullet(file, line, number):
        return slip
    if (found := _UNSPACED_FIELD.match(line)) and found[2] in field_names():
        start, name, rest = found.groups()
        return _mistake(
            file, "mangler-mellomrom", number, found.end(2), 1, corrected=f"{start}{name}: {rest}", sign=":"
        )
    if found := _UNSPACED_POINT.match(line):
        return unspaced_point(file, line, number)
    if (found := _NO_COLON.match(line)) and found[2] in field_names() and _beside_a_field(lines, number):
        start, name, rest = found.groups(default="")
        corrected = f"{start}{name}: {rest}".rstrip()
        return _mistake(
            file, "felt-uten-kolon", number, found.start(2), len(name), corrected=corrected, field=name
        )
    return None


def hard_blank(file: str, line: str, number: int) -> Mistake | None:
    """A blank in the indentation that is none."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\xa0" not in indent or not line.strip():
        return None
    corrected = indent.replace("\xa0", " ") + line.lstrip()
    return _mistake(
        file, "hardt-mellomrom", number, indent.index("\xa0"), indent.count("\xa0"), corrected=corrected
    )


def bullet(file: str, line: str, number: int) -> Mistake | None:
    """A point that begins with the bullet of a word processor."""
    found = _BULLET_POINT.match(line)
    if not found:
        return None
    indent, text = (found[1], found[2]) if found[2] else (found[3], found[4])
    sign = line[len(indent)]
    return _mistake(file, "punkttegn", number, len(indent), 1, corrected=f"{indent}- {text}", sign=sign)


def unspaced_point(file: str, line: str, number: int) -> Mistake | None:
    """A point whose text begins right after its dash."""
    found = _UNSPACED_POINT.match(line)
    if not found:
        return None
    corrected = f"{found[1]}- {found[2]}"
    return _mistake(file, "mangler-mellomrom", number, len(found[1]), 1, corrected=corrected, sign="-")


def slip_in_point(file: str, lines: Sequence[str], first: int, last: int) -> Mistake | None:
    """A line of a point's text that was meant to be a point of its own."""
    indent = _indent(lines[first])
    for number in range(first + 1, min(last + 1, len(lines))):
        line = lines[number]
        if slip := hard_blank(file, line, number) or bullet(file, line, number):
            return slip
        if line.lstrip().startswith("- "):
            corrected = indent + line.lstrip()
            return _mistake(file, "skjevt-punkt", number, 0, len(_indent(line)), corrected=corrected)
        if len(_indent(line)) == len(indent) and (slip := unspaced_point(file, line, number)):
            return slip
    return None


def quoted_value(line: str) -> str:
    """The line with quotation marks around all of its text; nothing when that is not so simple."""
    return _in_quotes(line, _with_value(line))


def quoted_point(line: str) -> str:
    """The point with quotation marks around all of its text; nothing when that is not so simple."""
    return _in_quotes(line, _POINT.match(line))


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
    if value[0] in _QUOTES:
        return line + value[0] if value.count(value[0]) == 1 else ""
    signs = [sign for sign in value if sign in _ENDS or sign in _ENDS.values()]
    return line + _ENDS[value[0]] if value[0] in _ENDS and len(signs) == 1 < len(value) else ""


def goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the text of a line goes on in the next, which then begins further in."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(_indent(below)) > len(_indent(lines[number]))


def has_curly_quotes(line: str) -> bool:
    """Whether all of a field's or a point's text stands between curly quotation marks."""
    found = _with_value(line)
    return found is not None and _CURLY.match(found["value"].strip()) is not None


def _with_value(line: str) -> re.Match[str] | None:
    """The line as a field or a point with something in it; a colon in a point's text makes no field of it."""
    field = _FIELD.match(line)
    if field and (not field["point"] or field["name"] in field_names()):
        return field if field["value"] else None
    return _POINT.match(line)


def _quoted(value: str) -> str:
    if found := _CURLY.match(value):
        value = found[1]
    return f"'{value.replace(chr(39), 2 * chr(39))}'" if '"' in value or "\\" in value else f'"{value}"'


def indented_below_its_field(lines: Sequence[str], number: int) -> str:
    """The line as far in as the text above it that it goes on with; nothing when it is no running text."""
    if ":" in lines[number] or " " not in lines[number].strip():
        return ""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    step = "  " if _FIELD.match(above) else ""
    return f"{_indent(above)}{step}{lines[number].lstrip()}"


def indented_like_the_one_above(lines: Sequence[str], number: int) -> str:
    """The line as far in as the field or the point above it, when it is of the same kind and only too far in."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    line = lines[number]
    same = any(kind.match(line) and kind.match(above) for kind in (_POINT, _FIELD))
    deeper = len(_indent(line)) > len(_indent(above))
    return _indent(above) + line.lstrip() if same and deeper and not above.rstrip().endswith(":") else ""


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all models."""
    return frozenset(str(info.alias) for model in _models(Model) for info in model.model_fields.values())


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _models(inner)


def _beside_a_field(lines: Sequence[str], number: int) -> bool:
    """Whether the next line above or below that is not empty is a field, and begins as far in."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    points = (lines[number], above, below)
    here, *around = (len(_indent(line)) for line in points)
    fields = (_FIELD.match(above), _FIELD.match(below))
    return any(found and far == here for found, far in zip(fields, around, strict=True))


def _is_running_text(lines: Sequence[str], number: int) -> bool:
    """Whether the line stands in a text that is laid out over several lines, where anything may stand."""
    here = len(_indent(lines[number]))
    above = (line for line in reversed(lines[:number]) if line.strip() and len(_indent(line)) < here)
    return _BLOCK.search(next(above, "").rstrip()) is not None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _mistake(
    file: str, code: str, number: int, column: int, length: int, *, corrected: str, **values: object
) -> Mistake:
    place = Place(number + 1, column + 1, max(1, length))
    return Mistake(file, (), code, values, place=place, corrected=corrected)
