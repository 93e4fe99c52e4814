"""A new item in a list of a data file, or a field of one line, with every other byte kept as it stood.

The text is never written anew from what it means: the place is found, and lines are put in there.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from slt_plan.editing.notation import Value, flow, list_item


class NoPlaceError(Exception):
    """There is no list of that name, and none can be made: something else stands there."""


def with_item(text: str, key: str, item: Value, hints: Sequence[str] = ()) -> str:
    """The text with one more item, last in the list; where there is no such list, it comes last in the file.

    ``hints`` are lines of help that follow the item.
    """
    return with_items(text, key, [item], hints)


def with_items(text: str, key: str, new: Sequence[Value], hints: Sequence[str] = ()) -> str:
    """The text with several more items, in their order."""
    root = yaml.compose(text, yaml.SafeLoader)
    if root is None:
        return _appended(text, [f"{key}:", *_block(new, hints, 2)])
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NoPlaceError(key)
    found = next(((name, value) for name, value in root.value if name.value == key), None)
    match found:
        case None:
            return _appended(text, ["", f"{key}:", *_block(new, hints, 2)])
        case (_, yaml.SequenceNode(flow_style=True) as items):
            return _among(text, items, ", ".join(map(flow, new)))
        case (_, yaml.SequenceNode() as items):
            column = items.start_mark.column
            space = [""] if _is_airy(text, items) else []
            return _after(text, _last_line(text, items, column), [*space, *_block(new, hints, column)])
        case (name, yaml.ScalarNode(value="", style=None)):
            return _after(text, name.start_mark.line, _block(new, hints, 2))
        case _:
            raise NoPlaceError(key)


def with_field(text: str, key: str, value: Value) -> str:
    """The text with a field on one line: in the place of what it said before, or else last in the file."""
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NoPlaceError(key)
    found = next(((name, value) for name, value in root.value if name.value == key), None)
    line = f"{key}: {flow(value)}"
    if found is None:
        return _appended(text, [line])
    start, end = found[0].start_mark.index, _end(text, *found)
    if "#" in text[start:end]:  # a note would be lost
        raise NoPlaceError(key)
    return f"{text[:start]}{line}{text[end:]}"


def _end(text: str, name: yaml.Node, value: yaml.Node) -> int:
    """Where a field ends: the parser counts what follows it, notes and empty lines, as its own."""
    start: int = name.end_mark.index
    lines = text[start : value.end_mark.index].splitlines(keepends=True)
    while len(lines) > 1 and _is_apart(lines[-1], name.start_mark.column):
        lines.pop()
    return start + len("".join(lines).rstrip())


def _block(new: Sequence[Value], hints: Sequence[str], column: int) -> list[str]:
    lines = [line for item in new for line in list_item(item)]
    return [f"{' ' * column}{line}" if line else "" for line in (*lines, *hints)]


def _among(text: str, items: yaml.SequenceNode, new: str) -> str:
    """With more between the brackets."""
    end = items.end_mark.index - 1
    before = text[:end].rstrip()
    comma = "" if before.endswith(",") else ","
    start = f"{comma} " if items.value else ""
    return f"{before}{start}{new}{text[len(before) : end] if items.value else ''}{text[end:]}"


def _last_line(text: str, items: yaml.SequenceNode, column: int) -> int:
    """The last line of a list: what follows at its own depth or less, notes and empty lines, is not its own."""
    lines = text.splitlines()
    start, end = items.value[-1].start_mark.line, items.end_mark
    last: int = min(max(end.line - 1 if end.column == 0 else end.line, start), len(lines) - 1)
    while _is_apart(lines[last], column) and last > items.start_mark.line:
        last -= 1
    return last


def _is_airy(text: str, items: yaml.SequenceNode) -> bool:
    """Whether there is air above the last of several items that take more than a line each."""
    last = items.value[-1]
    above = text.splitlines()[last.start_mark.line - 1]
    return isinstance(last, yaml.MappingNode) and len(items.value) > 1 and not above.strip()


def _is_apart(line: str, column: int) -> bool:
    bare = line.strip()
    return not bare or (bare.startswith("#") and len(line) - len(line.lstrip()) <= column)


def _after(text: str, line: int, new: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    before, after = "".join(lines[: line + 1]), "".join(lines[line + 1 :])
    ending = _ending(text)
    if before.endswith("\n"):
        return f"{before}{''.join(f'{each}{ending}' for each in new)}{after}"
    return before + "".join(f"{ending}{each}" for each in new)


def _appended(text: str, new: Sequence[str]) -> str:
    count = len(text.splitlines())
    return _after(text, count - 1, new) if count else "".join(f"{line}\n" for line in new)


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
