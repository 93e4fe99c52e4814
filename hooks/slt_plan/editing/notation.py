"""Values as a data file holds them: quoted only where it must be, and long texts folded over several lines."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from slt_plan.files.sources import Source

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
_WIDEST = 100
_STEP = "  "
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""A line break that is no new paragraph, which folded text cannot hold."""


def file_text(fields: Mapping[str, Value]) -> str:
    """A whole file; what holds nothing is left out."""
    return "".join(f"{line}\n" for name, value in fields.items() if value for line in field(name, value))


def field(name: str, value: Value) -> list[str]:
    """The lines of a field, beginning at the left edge."""
    match value:
        case str():
            return _text(f"{name}: ", value)
        case Mapping():
            return [f"{name}:", *_indented(_fields(value))]
        case _:
            return [f"{name}:", *_indented(line for item in value for line in list_item(item))]


def list_item(value: Value) -> list[str]:
    """The lines of an item in a list, with its dash at the left edge."""
    match value:
        case str():
            return _text("- ", value)
        case Mapping() if _is_brief(value):
            return [f"- {flow(value)}"]
        case Mapping():
            first, *rest = _fields(value)
            return [f"- {first}", *_indented(rest)]
        case _:
            return [f"- {flow(value)}"]


def flow(value: Value) -> str:
    """A value on one line, as it stands among others between brackets."""
    match value:
        case str():
            return _plain_or_quoted(value, "key: [{{key: {}}}]\n", ["key", 0, "key"])
        case Mapping():
            return f"{{{', '.join(f'{name}: {flow(each)}' for name, each in value.items())}}}"
        case _:
            return f"[{', '.join(map(flow, value))}]"


def scalar(text: str) -> str:
    """A text on one line, as it stands after a key or a dash."""
    return _plain_or_quoted(text, "key:\n  - key: {}\n", ["key", 0, "key"])


def _fields(fields: Mapping[str, Value]) -> list[str]:
    return [line for name, value in fields.items() if value for line in field(name, value)]


def _text(start: str, text: str) -> list[str]:
    if "\n" not in text and len(start) + len(text) <= _WIDEST:
        return [f"{start}{scalar(text)}"]
    if _LINE_BREAK.search(text.strip()):
        return [f"{start}|", *_indented(text.strip().split("\n"))]
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    folded = "\n\n".join(_wrapped(paragraph) for paragraph in paragraphs)
    return [f"{start}>-", *_indented(folded.split("\n"))]


def _wrapped(paragraph: str) -> str:
    return textwrap.fill(paragraph, _WIDEST - 4, break_long_words=False, break_on_hyphens=False)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" if line else "" for line in lines)


def _is_brief(value: Mapping[str, Value]) -> bool:
    """Whether it reads best on one line, as a share in a measure does; what has an id never does."""
    texts = all(isinstance(each, str) and "\n" not in each for each in value.values())
    return texts and "id" not in value and len(flow(value)) <= _WIDEST // 2 + _WIDEST // 3


def _plain_or_quoted(text: str, frame: str, way: Sequence[str | int]) -> str:
    """The text as it is when it would be read as it is and lets its neighbours be; otherwise in quotes."""
    parsed = Source("", frame.format(text).encode()).parse()
    return (
        text
        if not parsed.mistakes and _at(parsed.data, way) == text
        else json.dumps(text, ensure_ascii=False)
    )


def _at(data: object, way: Sequence[str | int]) -> object:
    """What stands at the end of a way that has no side roads; nothing when it has."""
    for step in way:
        match data, step:
            case {**fields}, str() if list(fields) == [step]:
                data = fields[step]
            case [only], 0:
                data = only
            case _:
                return None
    return data
