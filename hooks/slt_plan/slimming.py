"""Stylesheets and scripts as they are sent: without comments and indentation, which are for those who write them."""

from __future__ import annotations

import re

_STRING_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,>])\s*")


def slim_stylesheet(text: str) -> str:
    """The same rules in fewer bytes. What stands in quotes is left as it is."""
    parts = _STRING_OR_COMMENT.split(text)
    return "".join(part or "" if number % 2 else _close(part) for number, part in enumerate(parts)).strip()


def _close(rules: str) -> str:
    """Rules without the blanks nobody reads; one before a colon tells a descendant, and stays."""
    return _AROUND.sub(r"\1", re.sub(r"\s+", " ", rules)).replace(": ", ":").replace(";}", "}")


def slim_script(text: str) -> str:
    """The same script without indentation and without lines that hold only a comment; our scripts have no other."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
