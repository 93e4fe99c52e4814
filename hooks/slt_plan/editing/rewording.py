"""A text over several lines, in the way its author laid it out, with only the words changed that differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from slt_plan.files.sources import Source

_HEADER = re.compile(r"[|>][^\n]*\n")
_WORD = re.compile(r"\S+")


def words_changed(source: str, old: str, new: str) -> str | None:
    """A text over several lines with only the words changed that differ, when its lines can stay as they are."""
    header = _HEADER.match(source) if source[:1] in "|>" else None
    quote = source[0] if source[0] in "'\"" else ""
    start, end = (header.end(), len(source)) if header else (len(quote), len(source) - len(quote))
    spans = [(found.start() + start, found.end() + start) for found in _WORD.finditer(source[start:end])]
    words, wanted = [source[first:last] for first, last in spans], new.split()
    if words != old.split():
        return None
    changed, place = "", 0
    for kind, first, last, new_first, new_last in SequenceMatcher(
        None, words, wanted, autojunk=False
    ).get_opcodes():
        fresh = " ".join(wanted[new_first:new_last])
        match kind:
            case "replace":
                changed += source[place : spans[first][0]] + fresh
                place = spans[last - 1][1]
            case "insert" if first:
                changed += f"{source[place : spans[first - 1][1]]} {fresh}"
                place = spans[first - 1][1]
            case "insert":
                changed += f"{source[place : spans[0][0]]}{fresh} "
                place = spans[0][0]
            case "delete" if first:
                changed += source[place : spans[first - 1][1]]
                place = spans[last - 1][1]
            case "delete":
                changed += source[place : spans[0][0]]
                place = spans[last][0] if last < len(spans) else end
    changed += source[place:]
    return changed if says(f"k: {changed}\n", {"k": new}) else None


def says(text: str, wanted: object) -> bool:
    """Whether a file with that text says what is wanted, and nothing is wrong with it."""
    parsed = Source("", text.encode()).parse()
    return not parsed.mistakes and _bare(parsed.data) == _bare(wanted)


def _bare(value: object) -> object:
    """A value without the blanks at the ends of its texts, which mean nothing."""
    match value:
        case str():
            return value.strip()
        case dict():
            return {key: _bare(each) for key, each in value.items()}
        case list() | tuple():
            return [_bare(each) for each in value]
        case _:
            return value
