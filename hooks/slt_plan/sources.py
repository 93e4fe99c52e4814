"""One data file: from bytes to plain data, and from a path of keys back to a line and a column.

Nothing in the text is given a type: a value is a text, a list, a mapping, or nothing where the author wrote
nothing. The quick way makes the data and no more. Only a text with something odd in it, or with a mistake to
be placed, is read once more, slowly, by its events.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from slt_plan.findings import Mistake, Path, Place
from slt_plan.slips import (
    BULLET,
    ODD,
    bullet,
    goes_on,
    misread_letters,
    quoted_point,
    quoted_value,
    repaired,
    slip_in_point,
    unspaced_point,
)
from slt_plan.syntax import FORBIDDEN, LINE_BREAK, forbidden_character, syntax_mistake

_DEEPEST = 30
_WHOLE_LINE = 10_000
_YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SIGNS = frozenset({"alias", "merkelapp"})
_DOCUMENTS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
_BREAKS = re.compile(r"\n+")
_SPECIAL = re.compile("[&*!\x85\u2028\u2029]")
_SUSPECT = re.compile(f"[&*!\x85\u2028\u2029{ODD}]")
_CUT_OFF = re.compile(r"[^\s#][^\n#]* #[^\s#]")
_REST = re.compile(r" +#(\S.*)")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Parsed(NamedTuple):
    """What a file says, and what is wrong with the way it is written."""

    data: Any
    mistakes: tuple[Mistake, ...] = ()
    lost: frozenset[Path] = frozenset()
    """Where something stood that could not be read; what is missing there has been told already."""
    readable: bool = True


@dataclass(frozen=True)
class Source:
    """A data file of a municipality. It keeps the bytes; everything else is made when asked for."""

    file: str
    """Seen from the municipality's folder."""
    raw: bytes = field(repr=False)

    def parse(self, *, closely: bool = False) -> Parsed:
        """The file as plain data, with every mistake in its form; read ``closely`` when it makes no sense."""
        try:
            text = self._text
        except UnicodeDecodeError as error:
            return self._unreadable(_encoding_mistake(self.file, self.raw, error))
        try:
            return self._parse(text, closely=closely)
        except yaml.YAMLError as error:
            return self._unreadable(syntax_mistake(self.file, text, error))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of what the path leads to, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if places := self._places.get(path[:length]):
                return places.key if key or places.empty else places.value
        return Place(1, 1)

    def line(self, number: int) -> str:
        """One of the lines as its author sees it; nothing when there is no such line, or no text at all."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def value_of(self, key: str) -> str:
        """What the first line that begins with a key says, although the file as a whole may make no sense."""
        values = (line.partition(":")[2] for line in self._lines if line.startswith(f"{key}:"))
        return next(values, "").strip(" '\"")

    def point_in_quotes(self, number: int) -> str:
        """A point with quotation marks around its text; nothing when that takes more than one line."""
        return "" if goes_on(self._lines, number - 1) else quoted_point(self.line(number))

    def _parse(self, text: str, *, closely: bool) -> Parsed:
        if _SUSPECT.search(text):
            if FORBIDDEN.search(text):
                return self._unreadable(forbidden_character(self.file, text))
            if misread := misread_letters(self.file, LINE_BREAK.split(text)):
                rest = self._parse(repaired(text), closely=closely)
                return rest._replace(mistakes=(misread, *rest.mistakes))
            closely = closely or bool(_SPECIAL.search(text) or BULLET.search(text))
        closely = closely or ("#" in text and " #" in text and _CUT_OFF.search(text) is not None)
        try:
            data = None if closely else _plain_data(text)
        except (_OddError, RecursionError):
            data = None
        if data is not None:
            return Parsed(data)
        reader = _EventReader(self.file, text)
        if reader.data is None:
            return self._unreadable(
                *reader.mistakes or [Mistake(self.file, (), "tom-fil", place=Place(1, 1))]
            )
        return Parsed(reader.data, tuple(reader.mistakes), frozenset(reader.lost))

    def _unreadable(self, *mistakes: Mistake) -> Parsed:
        return Parsed(None, mistakes, readable=False)

    @property
    def _text(self) -> str:
        if self.raw.startswith(_BYTE_ORDER_MARKS) or b"\0" in self.raw:
            raise UnicodeDecodeError("utf-8", self.raw, 0, 1, "not UTF-8")
        return unicodedata.normalize("NFC", self.raw.decode().removeprefix("\ufeff"))

    @cached_property
    def _lines(self) -> list[str]:
        try:
            return LINE_BREAK.split(self._text)
        except UnicodeDecodeError:
            return LINE_BREAK.split(rescued(self.raw))

    @cached_property
    def _places(self) -> dict[Path, _Places]:
        try:
            return _EventReader(self.file, self._text).places
        except (UnicodeDecodeError, yaml.YAMLError):
            return {}


class _OddError(Exception):
    """Something that only the slow way can explain."""


class _Untyped:
    """Makes a loader look for no types: none is ever guessed from how a text looks."""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, *_: object) -> None:
        pass


class _NodeLoader(_Untyped, _Loader):  # type: ignore[misc]
    """Composes nodes, and nothing else."""


def _plain_data(text: str) -> Any:
    loader = _NodeLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.composer.ComposerError as error:
        raise _OddError from error
    finally:
        loader.dispose()
    return node and _plain(node)


def _plain(node: yaml.Node, depth: int = 1) -> Any:
    value = node.value
    if node.__class__ is yaml.ScalarNode:
        if node.style == '"' and FORBIDDEN.search(value):
            raise _OddError
        return _text(value, node.style) or (value if node.style else None)
    if depth > _DEEPEST:
        raise _OddError
    if node.__class__ is yaml.SequenceNode:
        for item in value:
            if " -" in item.value and _takes_lines(item):  # perhaps points that became one
                raise _OddError
        return [_plain(item, depth + 1) for item in value]
    try:
        data = {key.value: _plain(item, depth + 1) for key, item in value}
    except TypeError as error:
        raise _OddError from error
    if len(data) != len(value):
        raise _OddError
    return data


def _takes_lines(node: Any) -> bool:
    return not node.style and bool(node.end_mark.line > node.start_mark.line)


def _text(value: str, style: str | None) -> str:
    """The text as its author sees it: a blank line in folded text is a new paragraph, not a line break."""
    return _BREAKS.sub("\n\n", value) if style != "|" and "\n" in value else value


class _Places(NamedTuple):
    key: Place
    value: Place
    empty: bool


class _EventReader:
    """Reads a text event by event: its data, the place of each part, and every oddity."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.places: dict[Path, _Places] = {}
        self.mistakes: list[Mistake] = []
        self.lost: set[Path] = set()
        self._lines = _YAML_BREAK.split(text)
        self._events: Iterator[Any] = yaml.parse(text, _Loader)
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
        self.places.setdefault(path, _Places(key or place, place, empty and key is not None))
        if isinstance(event, yaml.AliasEvent):
            return self._lose("alias", event, path)
        self._tell_of_properties(event, path)
        if isinstance(event, yaml.ScalarEvent):
            if FORBIDDEN.search(event.value):  # written as an escape, which YAML lets through
                return self._lose("styretegn", event, path)
            if not empty and not event.style and (slip := self._slip(event, path)):
                self.mistakes.append(slip)
                self.lost.add(path)
                return None
            return None if empty else _text(event.value, event.style)
        if len(path) >= _DEEPEST:
            self._skip(event)
            return self._lose("for-dypt", event, path)
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _slip(self, event: Any, path: Path) -> Mistake | None:
        """What was meant to be a list but became a text; a text that is cut short is told of on the way."""
        first, last = event.start_mark, event.end_mark
        line = self._lines[first.line]
        if rest := _REST.match(self._lines[last.line], last.column):
            place = Place(last.line + 1, rest.start(1), len(rest[1]) + 1)
            self.mistakes.append(
                Mistake(self.file, path, "avkortet-tekst", {"rest": f"#{rest[1]}"}, place=place)
            )
        if not line[: first.column].strip():
            return bullet(self.file, line, first.line) or unspaced_point(self.file, line, first.line)
        is_point = path and isinstance(path[-1], int)
        return slip_in_point(self.file, self._lines, first.line, last.line) if is_point else None

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
        signs = code in _SIGNS and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
        simple = signs and event.end_mark.line == event.start_mark.line
        corrected = quoted_value(self._lines[place.line - 1]) if simple else ""
        self.mistakes.append(Mistake(self.file, path, code, values, place=place, corrected=corrected))


def _step(event: Any) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else _WHOLE_LINE
    return Place(start.line + 1, start.column + 1, max(1, length))


def rescued(raw: bytes) -> str:
    """What bytes that are not UTF-8 were most likely meant to say; nothing when they are no text."""
    if raw.startswith(_BYTE_ORDER_MARKS):
        return raw.decode("utf-16", "replace")
    return "" if b"\0" in raw or raw.startswith(_DOCUMENTS) else raw.decode("cp1252", "replace")


def _encoding_mistake(file: str, raw: bytes, error: UnicodeDecodeError) -> Mistake:
    if raw.startswith(_DOCUMENTS):
        return Mistake(file, (), "ikke-tekstfil", place=Place(1, 1))
    before = raw[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Mistake(file, (), "tegnsett", place=Place(before.count(b"\n") + 1, column))
