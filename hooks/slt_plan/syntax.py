"""Why a text is not YAML, in the coordinator's terms: the parser's complaint, made into a mistake.

The parser often points at the line after the slip, and speaks of tokens; what it was in the middle of says
more. Both its forms (in C and in Python) word the complaints a little differently.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from slt_plan.findings import Mistake, Place

FORBIDDEN = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow, and the breaks of line that only YAML sees."""
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
_BEGAN_EARLIER = {"ikke-lukket", "mangler-kolon", "skrastrek", "tegn-forst"}


def syntax_mistake(file: str, text: str, error: yaml.YAMLError) -> Mistake:
    """The parser's complaint as a mistake, placed where the slip was made."""
    if isinstance(error, yaml.reader.ReaderError):
        return forbidden_character(file, text)
    fault: Any = error
    lines = [*text.splitlines(), ""]
    if tab := _tab_near(lines, fault.problem_mark.line):
        return Mistake(file, (), "tabulator", place=tab)
    code = next((code for words, code in _COMPLAINTS.items() if words in fault.problem), "ikke-yaml")
    mark = (code in _BEGAN_EARLIER and fault.context_mark) or fault.problem_mark
    number, column = mark.line, mark.column
    if code == "ikke-yaml" and number >= len(text.splitlines()):
        code, (number, column) = "ikke-lukket", _last_bracket(text)
    line = lines[min(number, len(lines) - 1)]
    if code == "kolon-i-tekst" and len(line[:column].split()) == 1:
        code = "innrykk"
    return Mistake(file, (), code, {"sign": line[column : column + 1]}, place=Place(number + 1, column + 1))


def _last_bracket(text: str) -> tuple[int, int]:
    """Where the bracket stands that a text came to its end after."""
    text = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    before = text[: max(text.rfind("["), text.rfind("{"))]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def forbidden_character(file: str, text: str) -> Mistake:
    """The first character in the text that nobody meant to write."""
    found = FORBIDDEN.search(text)
    before = text[: found.start()] if found else ""
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Mistake(file, (), "styretegn", place=Place(before.count("\n") + 1, column))


def _tab_near(lines: list[str], number: int) -> Place | None:
    for candidate in (number, number - 1):
        line = lines[candidate] if 0 <= candidate < len(lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return Place(candidate + 1, indent.index("\t") + 1)
    return None
