"""The quick way from a text to plain data; whatever is odd is left to the slow way, ``events``.

Nothing in the text is given a type: a value is a text, a list, a mapping, or nothing where the author wrote
nothing.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from slt_plan.files.syntax import FORBIDDEN

DEEPEST = 30
"""How many levels a file may have inside each other."""
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where there is one."""
_BREAKS = re.compile(r"\n+")


class OddError(Exception):
    """Something that only the slow way can explain."""


class Untyped:
    """Makes a loader look for no types: none is ever guessed from how a text looks."""

    def descend_resolver(self, *_: object) -> None:
        """Look for no type further down."""

    def ascend_resolver(self) -> None:
        """Look for no type further up."""

    def resolve(self, *_: object) -> None:
        """Give nothing a type."""


class NodeLoader(Untyped, Loader):  # type: ignore[misc]
    """Composes nodes, and nothing else."""


def plain_data(text: str) -> Any:
    """What the text says."""
    loader = NodeLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.composer.ComposerError as error:
        raise OddError from error
    finally:
        loader.dispose()
    return node and _plain(node)


def _plain(node: yaml.Node, depth: int = 1) -> Any:
    value = node.value
    if node.__class__ is yaml.ScalarNode:
        if node.style and _is_odd(value, node.style):
            raise OddError
        return as_seen(value, node.style) or (value if node.style else None)
    if depth > DEEPEST:
        raise OddError
    if node.__class__ is yaml.SequenceNode:
        for item in value:
            if " -" in item.value and _takes_lines(item):  # perhaps points that became one
                raise OddError
        return [_plain(item, depth + 1) for item in value]
    try:
        data = {key.value: _plain(item, depth + 1) for key, item in value}
    except TypeError as error:
        raise OddError from error
    if len(data) != len(value):
        raise OddError
    return data


def _is_odd(value: str, style: str) -> bool:
    """Whether it holds a character nobody meant, or perhaps a field that is too far in."""
    if style == '"':
        return FORBIDDEN.search(value) is not None
    return style in "|>" and (": - " in value or "\n " in value or ":\n- " in value)


def _takes_lines(node: Any) -> bool:
    return not node.style and bool(node.end_mark.line > node.start_mark.line)


def as_seen(value: str, style: str | None) -> str:
    """The text as its author sees it: a blank line in folded text is a new paragraph, not a line break."""
    return _BREAKS.sub("\n\n", value) if style != "|" and "\n" in value else value
