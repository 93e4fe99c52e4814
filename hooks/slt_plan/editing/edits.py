"""A data file that shall say something else: what differs is changed where it stands, and all else is kept.

The text is never written anew from what it means. Each difference is found between what the file says and what
it shall say, and its place in the text is cut out and filled again; so comments, order, line breaks and every
other byte survive. What comes out is read back, and must say exactly what was wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from slt_plan.editing.notation import field, flow, list_item
from slt_plan.editing.rewording import says, words_changed
from slt_plan.files.sources import Source

_BYTE_ORDER_MARK = "\ufeff"
_WIDEST = 100


class NoPlaceError(Exception):
    """The text cannot be made to say it; the file is written in a way that only its author can change."""


class Splice(NamedTuple):
    """A piece of text, from one place to another, and what shall stand there."""

    start: int
    end: int
    text: str


def rewritten(raw: bytes, wanted: Mapping[str, Any]) -> bytes:
    """The file so that it says what is wanted; the very same bytes when it says so already."""
    old = Source("", raw).parse().data
    if old == wanted:
        return raw
    text = raw.decode()
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    ending = "\r\n" if "\r\n" in text else "\n"
    body = text.removeprefix(mark).replace("\r\n", "\n")
    ways = (_Editor(body, coarse=coarse).changed(old, wanted) for coarse in (False, True))
    for new in ways:
        if new is not None and says(new, wanted):
            return f"{mark}{new.replace(chr(10), ending)}".encode()
    raise NoPlaceError


class _Editor:
    """Finds the splices that make a text say something else."""

    def __init__(self, text: str, *, coarse: bool) -> None:
        self.text, self.coarse = text, coarse

    def changed(self, old: object, new: Mapping[str, Any]) -> str | None:
        """The text with every splice made; nothing when two of them are in each other's way."""
        root = yaml.compose(self.text, yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode) or not isinstance(old, dict):
            return None
        pieces, place = [], 0
        for start, end, text in sorted(self._mapping(root, old, new), key=lambda splice: splice[:2]):
            if start < place:
                return None
            pieces += [self.text[place:start], text]
            place = end
        return "".join([*pieces, self.text[place:]])

    def _value(
        self, node: yaml.Node, old: Any, new: Any, column: int, *, within_flow: bool
    ) -> Iterator[Splice]:
        """What makes a value say something else; ``column`` is where the thing that holds it begins."""
        match node, old, new:
            case _ if old == new:
                return
            case yaml.MappingNode(), dict(), Mapping() if not self.coarse:
                yield from self._mapping(node, old, new)
            case yaml.SequenceNode(), list(), list() | tuple() if not self.coarse:
                yield from self._list(node, old, new)
            case yaml.ScalarNode(), str() | None, str():
                yield self._scalar(node, old, new, column, within_flow=within_flow)
            case _:
                yield self._anew(node, new, column, within_flow=within_flow)

    def _mapping(
        self, node: yaml.MappingNode, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[Splice]:
        places = {key: (name, value) for key, (name, value) in zip(old, node.value, strict=True)}
        before: str | None = None
        for key, value in new.items():
            if key in old:
                name, inner = places[key]
                column = name.start_mark.column
                yield from self._value(inner, old[key], value, column, within_flow=bool(node.flow_style))
                before = key
            else:
                yield self._new_key(node, before and places[before], key, value)
        for key in old:
            if key not in new:
                yield self._without_key(node, list(old).index(key))

    def _new_key(self, node: yaml.MappingNode, before: Any, key: str, value: Any) -> Splice:
        if node.flow_style:
            text = f"{key}: {flow(value)}"
            if not before:
                return self._first(node, text)
            end = self._end(before[1])
            return Splice(end, end, f", {text}")
        column = node.value[0][0].start_mark.column
        lines = field(key, value)
        if not before:
            start = node.value[0][0].start_mark.index
            return Splice(start, start, f"{_joined(lines, column)}\n{' ' * column}")
        return self._after(before[1], lines, column)

    def _without_key(self, node: yaml.MappingNode, number: int) -> Splice:
        name, value = node.value[number]
        start, end = name.start_mark.index, self._end(value)
        if node.flow_style:
            return self._without_one(
                node, [pair[0] for pair in node.value], [pair[1] for pair in node.value], number
            )
        if self.text[self._line_start(start) : start].strip() and number + 1 < len(node.value):
            return Splice(start, node.value[number + 1][0].start_mark.index, "")
        return Splice(self._line_start(start), self._line_end(end), "")

    def _list(self, node: yaml.SequenceNode, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Splice]:
        same = SequenceMatcher(None, [*map(_identity, old)], [*map(_identity, new)], autojunk=False)
        for kind, first, last, new_first, new_last in same.get_opcodes():
            both = 0 if kind in ("insert", "delete") else min(last - first, new_last - new_first)
            for here, there in zip(
                range(first, first + both), range(new_first, new_first + both), strict=True
            ):
                inner = node.value[here]
                column = inner.start_mark.column if node.flow_style else node.start_mark.column
                flowing = bool(node.flow_style)
                yield from self._value(inner, old[here], new[there], column, within_flow=flowing)
            yield from self._new_items(node, first + both, new[new_first + both : new_last])
            for number in range(first + both, last):
                yield self._without_item(node, number)

    def _new_items(self, node: yaml.SequenceNode, number: int, items: Sequence[Any]) -> Iterator[Splice]:
        """New items before the one of that number."""
        if not items:
            return
        before = node.value[number - 1] if number else None
        if node.flow_style:
            text = ", ".join(map(flow, items))
            yield self._among(before, text) if before else self._first(node, text)
            return
        column = node.start_mark.column
        lines = [line for item in items for line in list_item(item)]
        if before:
            yield self._after(before, lines, column)
        else:
            start = node.start_mark.index
            yield Splice(start, start, f"{_joined(lines, column)}\n{' ' * column}")

    def _without_item(self, node: yaml.SequenceNode, number: int) -> Splice:
        if node.flow_style:
            return self._without_one(node, node.value, node.value, number)
        item = node.value[number]
        dash = self.text.rindex("-", 0, max(item.start_mark.index, 1))
        start = self._line_start(dash)
        if self.text[start:dash].strip():
            return Splice(dash, self._line_end(self._end(item)), "")
        return Splice(start, self._line_end(self._end(item)), "")

    def _without_one(
        self, node: yaml.Node, starts: Sequence[yaml.Node], ends: Sequence[yaml.Node], number: int
    ) -> Splice:
        """One of several between brackets taken away, with the comma it no longer needs."""
        if number:
            return Splice(self._end(ends[number - 1]), self._end(ends[number]), "")
        last = starts[1].start_mark.index if len(starts) > 1 else self._end(ends[0])
        return Splice(starts[0].start_mark.index, last, "")

    def _among(self, before: yaml.Node, text: str) -> Splice:
        end = self._end(before)
        return Splice(end, end, f", {text}")

    def _first(self, node: yaml.CollectionNode, text: str) -> Splice:
        start = node.start_mark.index + 1
        return Splice(start, start, f"{text}, " if node.value else text)

    def _after(self, node: yaml.Node, lines: Sequence[str], column: int) -> Splice:
        """Lines put in below what ends there."""
        place = self._line_end(self._end(node))
        text = _joined(lines, column, first=True)
        if self.text[place - 1 : place] == "\n":
            return Splice(place, place, f"{text}\n")
        return Splice(place, place, f"\n{text}")

    def _scalar(
        self, node: yaml.ScalarNode, old: str | None, new: str, column: int, *, within_flow: bool
    ) -> Splice:
        start, end = node.start_mark.index, self._end(node)
        source = self.text[start:end]
        if "\n" in source and old and (kept := words_changed(source, old, new)):
            return Splice(start, end, kept)
        if within_flow:
            return Splice(start, end, flow(new))
        if not source:
            return self._anew(node, new, column, within_flow=False)
        quoted = _in_quotes(new, node.style)
        if node.style in ("'", '"') and quoted:
            return Splice(start, end, quoted)
        return self._anew(node, new, column, within_flow=False)

    def _anew(self, node: yaml.Node, new: Any, column: int, *, within_flow: bool) -> Splice:
        """The value written afresh, in the place of the old."""
        start, end = node.start_mark.index, self._end(node)
        if within_flow:
            return Splice(start, end, flow(new))
        is_item = self.text[:start].rstrip(" ").endswith("-") and not self._key_before(start)
        lines = list_item(new) if is_item else field("k", new)
        first, *rest = lines
        first = first.removeprefix("- " if is_item else "k:").removeprefix("" if is_item else " ")
        above = self.text[self._line_start(start) : start]
        if not is_item and not above.strip():  # a block below its key: take the line of the key
            start = self.text.rindex(":", 0, start) + 1
        if not is_item:
            start = len(self.text[:start].rstrip(" \n"))
            first = f" {first}" if first else ""
        tail = "".join(f"\n{' ' * column}{line}" if line else "\n" for line in rest)
        return Splice(start, end, f"{first}{tail}")

    def _key_before(self, place: int) -> bool:
        return self.text[self._line_start(place) : place].rstrip().endswith(":")

    def _end(self, node: yaml.Node) -> int:
        """Where a value really ends: the parser counts the empty lines and the comments below it too."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return start + len(self.text[start:end].rstrip())
        return int(end)

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1


def _identity(item: Any) -> str:
    """What an item in a list is known by: its first field, which is also its short form."""
    match item:
        case Mapping():
            return _identity(next(iter(item.values()), ""))
        case str():
            return item.strip()
        case _:
            return repr(item)


def _joined(lines: Sequence[str], column: int, *, first: bool = False) -> str:
    text = "\n".join(f"{' ' * column}{line}" if line else "" for line in lines)
    return text if first else text[column:]


def _in_quotes(text: str, style: str | None) -> str | None:
    """The text in the same kind of quotes as before, when they can hold it on one line."""
    if "\n" in text or "\\" in text:
        return None
    quoted = f"'{text.replace(chr(39), chr(39) * 2)}'" if style == "'" else f'"{text}"'
    return quoted if style == "'" or '"' not in text else None
