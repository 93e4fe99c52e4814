"""Why a text is not YAML, in the coordinator's terms: the parser's complaint, made into a mistake.

The parser often points at the line after the slip, and speaks of tokens; what it was in the middle of says
more. Both its forms (in C and in Python) word the complaints a little differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from slt_plan.files.lines import (
    closed,
    goes_on,
    has_curly_quotes,
    in_single_quotes,
    indent,
    indented_below_its_field,
    indented_like_its_like,
    quoted_value,
    value_column,
    wholly_quoted,
)
from slt_plan.files.points import first_without_dash, point_beside, with_dash
from slt_plan.files.slips import merge_conflicts, slip_near
from slt_plan.findings import Mistake, Place

TURNS_TEXT = "\u202a-\u202e\u2066-\u2069"
"""Characters that are not seen themselves, and show what follows in another order than it is written in."""
FORBIDDEN = re.compile(
    "[^\t\n\r -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow, the breaks of line that only YAML sees, and what turns a text around."""
LINE_BREAK = re.compile("\r\n|\n|\r")
_OTHER_BREAKS = "\v\f\x85\u2028\u2029"
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_COMPLAINTS = {
    "nesting depth": "for-dypt",
    "end of stream": "ikke-lukket",
    "',' or": "ikke-lukket",
    "mapping values are not allowed": "kolon-i-tekst",
    "could not find expected ':'": "mangler-kolon",
    "escape": "skrastrek",
    "hexdec": "skrastrek",
    "cannot start any token": "tegn-forst",
    "directive": "tegn-forst",
    "alphabetic": "tegn-forst",
    "entries are not allowed": "innrykk",
    "expected key": "innrykk",
    "expected '-'": "innrykk",
    "<block end>": "innrykk",
    "<document start>": "innrykk",
}
_SIGNS = {"*": "alias", "&": "alias", "!": "merkelapp"}
_ENDS = {"'": "'", '"': '"', "[": "]", "{": "}"}
_BEGAN_EARLIER = {"ikke-lukket", "mangler-kolon", "skrastrek", "tegn-forst"}


def syntax_mistakes(file: str, text: str, fault: Any) -> list[Mistake]:
    """The parser's complaint as a mistake, placed where the slip was made; two versions can stand in many places."""
    lines = [*LINE_BREAK.split(text), ""]
    return merge_conflicts(file, lines) or [_slip(file, lines, fault) or _mistake(file, text, lines, fault)]


def _mistake(file: str, text: str, lines: list[str], fault: Any) -> Mistake:
    code = next((code for words, code in _COMPLAINTS.items() if words in fault.problem), "ikke-yaml")
    mark = (code in _BEGAN_EARLIER and fault.context_mark) or fault.problem_mark
    number, column = mark.line, mark.column
    if code == "ikke-yaml" and number >= len(lines) - 2:
        code, (number, column) = "ikke-lukket", _last_bracket(text)
    line = lines[min(number, len(lines) - 1)]
    if code == "kolon-i-tekst" and len(line[:column].split()) == 1:
        code = "innrykk"
    if (bare := _without_dash(code, lines, number)) is not None:
        corrected = with_dash(lines, bare)
        return Mistake(
            file,
            (),
            "mangler-strek",
            place=Place(bare + 1, len(indent(lines[bare])) + 1),
            corrected=corrected,
        )
    if code == "kolon-i-tekst" and has_curly_quotes(line):
        code = "krolle-anforselstegn"
    sign = line[column : column + 1]
    if code == "innrykk" and (start := value_column(line)) is not None and start < column:
        code = _SIGNS.get(line[start], "tekst-etter-slutten" if line[start] in _ENDS else code)
        sign = _ENDS.get(line[start], line[start])
        column = column if code == "tekst-etter-slutten" else start
    values = {"sign": sign}
    place = Place(number + 1, column + 1)
    return Mistake(file, (), code, values, place=place, corrected=_corrected(code, lines, place.line - 1))


def _without_dash(code: str, lines: list[str], number: int) -> int | None:
    """The line that stands among points, but is none."""
    if code not in ("innrykk", "mangler-kolon", "kolon-i-tekst") or not 0 < number < len(lines):
        return None
    if (first := first_without_dash(lines, number)) is not None:
        return first
    is_bare = bool(lines[number].strip()) and not lines[number].lstrip().startswith("-")
    return number if is_bare and code != "kolon-i-tekst" and point_beside(lines, number) is not None else None


def _slip(file: str, lines: list[str], fault: Any) -> Mistake | None:
    """What looks wrong in the line that is complained of, or in the nearest lines above it."""
    number = fault.problem_mark.line
    if tab := _tab_near(lines, number):
        line = lines[tab.line - 1]
        indent = line[: len(line) - len(line.lstrip())]
        corrected = indent.replace("\t", "  ") + line.lstrip()
        return Mistake(file, (), "tabulator", place=tab, corrected=corrected)
    above = [fault.context_mark.line] if fault.context_mark else []
    return slip_near(file, lines, [*above, number - 2, number - 1, number])


def _corrected(code: str, lines: list[str], number: int) -> str:
    """The line put right; nothing where that is not so simple."""
    cure = _CURES.get(code)
    return cure(lines, number) if cure else ""


def _quoted(lines: Sequence[str], number: int) -> str:
    return "" if goes_on(lines, number) else quoted_value(lines[number])


def _wholly_quoted(lines: Sequence[str], number: int) -> str:
    return "" if goes_on(lines, number) else wholly_quoted(lines[number])


_CURES: Mapping[str, Callable[[Sequence[str], int], str]] = {
    **dict.fromkeys(("kolon-i-tekst", "krolle-anforselstegn", "tegn-forst", "alias", "merkelapp"), _quoted),
    "tekst-etter-slutten": _wholly_quoted,
    "skrastrek": in_single_quotes,
    "ikke-lukket": closed,
    "mangler-kolon": indented_below_its_field,
    "innrykk": indented_like_its_like,
}


def _last_bracket(text: str) -> tuple[int, int]:
    """Where the bracket stands that a text came to its end after."""
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    before = text[: max(text.rfind("["), text.rfind("{"))]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def forbidden_characters(file: str, lines: list[str]) -> Iterator[Mistake]:
    """The first character in each line that nobody meant to write, with the line put right."""
    for number, line in enumerate(lines, start=1):
        if found := FORBIDDEN.search(line):
            place = Place(number, found.start() + 1)
            yield Mistake(file, (), "styretegn", place=place, corrected=without_forbidden(line))


def without_forbidden(text: str) -> str:
    """The text without the characters that nobody meant; what was to be a new line becomes a blank."""
    return FORBIDDEN.sub(lambda found: " " if found[0] in _OTHER_BREAKS else "", text)


def _tab_near(lines: list[str], number: int) -> Place | None:
    for candidate in (number, number - 1):
        line = lines[candidate] if 0 <= candidate < len(lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return Place(candidate + 1, indent.index("\t") + 1)
    return None
