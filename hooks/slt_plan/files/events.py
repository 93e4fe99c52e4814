"""The slow way from a text to plain data, event by event: it knows the place of each part, and every oddity.

It reads what the quick way reads, to the same data; with what is odd left out, and told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from slt_plan.files import plain_data
from slt_plan.files.lines import field_names, indent, quoted_value, wholly_quoted
from slt_plan.files.plain_data import DEEPEST, as_seen
from slt_plan.files.slips import bullet, hard_blank, slip_in_point, unspaced_point
from slt_plan.files.syntax import FORBIDDEN
from slt_plan.findings import Mistake, Path, Place

_WHOLE_LINE = 10_000
_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SIGNS = frozenset({"alias", "merkelapp"})
_FIELD_LINE = re.compile(r"^ +([^\W\d_][\w-]*):(?: |$)")
_REST = re.compile(r" +#(\S.*)")


class Places(NamedTuple):
    """Where a value stands, and its key; the same place where it has none."""

    key: Place
    value: Place
    empty: bool


class EventReader:
    """Reads a text event by event: its data, the place of each part, and every oddity."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.places: dict[Path, Places] = {}
        self.mistakes: list[Mistake] = []
        self.lost: set[Path] = set()
        self._lines = _YAML_BREAK.split(text)
        self._events: Iterator[Any] = yaml.parse(text, plain_data.Loader)
        self.data = self._document()

    def _document(self) -> Any:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), ())
        next(self._events)
        following = next(self._events)
        if isinstance(following, yaml.DocumentStartEvent):
            self._tell("flere-dokumenter", following, ())
        return data

    def _value(self, event: Any, path: Path, key: Place | None = None) -> Any:
        place = _place(event)
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        self.places.setdefault(path, Places(key or place, place, empty and key is not None))
        if isinstance(event, yaml.AliasEvent):
            return self._lose("alias", event, path)
        self._tell_of_properties(event, path)
        if isinstance(event, yaml.ScalarEvent):
            if FORBIDDEN.search(event.value):  # written as an escape, which YAML lets through
                return self._lose("styretegn", event, path)
            if event.style and event.style in "|>":
                self._look_for_fields(event, path)
            if not empty and not event.style and (slip := self._slip(event, path)):
                self.mistakes.append(slip)
                self.lost.add(path)
                return None
            if empty and key:
                self._look_for_rest(event, path)
            return None if empty else as_seen(event.value, event.style)
        if len(path) >= DEEPEST:
            self._skip(event)
            return self._lose("for-dypt", event, path)
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _slip(self, event: Any, path: Path) -> Mistake | None:
        """What was meant to be a list but became a text; a text that is cut short is told of on the way."""
        first, last = event.start_mark, event.end_mark
        line = self._lines[first.line]
        if rest := _REST.match(self._lines[last.line], last.column):
            self._tell_of_rest(rest, last.line, path, wholly_quoted(line) if first.line == last.line else "")
        if not line[: first.column].strip():
            ways = (hard_blank, bullet, unspaced_point)
            return next((slip for way in ways if (slip := way(self.file, line, first.line))), None)
        is_point = path and isinstance(path[-1], int)
        return slip_in_point(self.file, self._lines, first.line, last.line) if is_point else None

    def _look_for_rest(self, event: Any, path: Path) -> None:
        """All that stands at a key may be taken for a remark; a colour is told of elsewhere."""
        line = self._lines[event.start_mark.line] if event.start_mark.line < len(self._lines) else ""
        rest = _REST.match(line, line.find(":", event.start_mark.column - 1) + 1)
        if rest and path[-1] != "farge" and ":" in line[: event.start_mark.column]:
            self._tell_of_rest(rest, event.start_mark.line, path, wholly_quoted(line))

    def _tell_of_rest(self, rest: re.Match[str], number: int, path: Path, corrected: str) -> None:
        place = Place(number + 1, rest.start(1), len(rest[1]) + 1)
        values = {"rest": f"#{rest[1]}"}
        self.mistakes.append(
            Mistake(self.file, path, "avkortet-tekst", values, place=place, corrected=corrected)
        )

    def _look_for_fields(self, event: Any, path: Path) -> None:
        """The first line in a text over several lines that looks like a field that is too far in."""
        first = event.start_mark.line
        lines = [(number, self._lines[number]) for number in range(first + 1, event.end_mark.line)]
        lines = [(number, line) for number, line in lines if line.strip()]
        for place, (number, line) in enumerate(lines):
            found = _FIELD_LINE.match(line)
            if not found or found[1] not in field_names():
                continue
            below = lines[place + 1][1].strip() if place + 1 < len(lines) else ""
            deeper = len(indent(line)) > len(indent(lines[0][1])) and event.style == ">"
            if deeper or (below.startswith("- ") and line.rstrip().endswith(":")):
                place_ = Place(number + 1, found.start(1) + 1, len(found[1]))
                corrected = indent(self._lines[first]) + line.lstrip()
                values = {"field": found[1]}
                self.mistakes.append(
                    Mistake(self.file, path, "felt-i-tekst", values, place=place_, corrected=corrected)
                )
                return

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._odd_key(event, path)
            elif event.value in data:
                self._tell("dobbel-nokkel", event, (*path, event.value), key=event.value)
                self._skip(next(self._events))
            else:
                self._tell_of_properties(event, path)
                data[event.value] = None
                data[event.value] = self._value(next(self._events), (*path, event.value), _place(event))
        return data

    def _odd_key(self, event: Any, path: Path) -> None:
        self._tell("alias" if isinstance(event, yaml.AliasEvent) else "sammensatt-nokkel", event, path)
        self._skip(event)
        self._skip(next(self._events))

    def _skip(self, event: Any) -> None:
        depth = _step(event)
        while depth:
            depth += _step(next(self._events))

    def _tell_of_properties(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            self._tell("alias", event, path)
        elif event.tag is not None:
            self._tell("merkelapp", event, path)
        else:
            return
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
            self.lost.add(path)

    def _lose(self, code: str, event: Any, path: Path) -> None:
        self._tell(code, event, path)
        self.lost.add(path)

    def _tell(self, code: str, event: Any, path: Path, **values: object) -> None:
        place = _place(event)
        if code in _SIGNS and any(_is_there(mistake, code, place.line) for mistake in self.mistakes):
            return  # several signs in a line are one mistake
        signs = code in _SIGNS and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
        simple = signs and event.end_mark.line == event.start_mark.line
        corrected = quoted_value(self._lines[place.line - 1]) if simple else ""
        self.mistakes.append(Mistake(self.file, path, code, values, place=place, corrected=corrected))


def _is_there(mistake: Mistake, code: str, line: int) -> bool:
    return mistake.code == code and mistake.place is not None and mistake.place.line == line


def _step(event: Any) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else _WHOLE_LINE
    return Place(start.line + 1, start.column + 1, max(1, length))
