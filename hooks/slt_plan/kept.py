"""What one build keeps for the next: what each municipality's pages were made from, and which pages they were.

A municipality is made again only when a byte of its files has changed, or something all pages depend on has:
the site's settings, the code, the day. What is remembered never decides what a page says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from slt_plan.pages.sites import Card
from slt_plan.plan.fields import Id


@dataclass(frozen=True)
class Kept:
    """The pages of one municipality as they were last made."""

    key: str
    """Stands for everything the pages were made from."""
    card: Card
    warnings: str
    """What was found in the data, to be told at every build."""
    addresses: list[str]
    """The pages, from the site's root."""
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Each file, from the site's root: its size, and the time it was written, in nanoseconds."""


def contents_key(files: Mapping[str, bytes]) -> str:
    """What stands for a municipality's files."""
    return digest(part for name, content in files.items() for part in (name.encode(), content))


def digest(parts: Iterable[bytes]) -> str:
    """A short text that is different for different parts, wherever one ends and the next begins."""
    sum_ = blake2b(digest_size=20)
    for part in parts:
        sum_.update(len(part).to_bytes(8, "big"))
        sum_.update(part)
    return sum_.hexdigest()


def as_json(kept: Mapping[Id, Kept]) -> str:
    """All that is kept, to be written to a file."""
    return json.dumps({id_: vars(one) for id_, one in kept.items()}, ensure_ascii=False)


def from_json(text: bytes) -> dict[Id, Kept]:
    """What such a file says; nothing when it is not one of ours."""
    try:
        return {id_: _kept(**one) for id_, one in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _kept(
    key: str, card: list[object], warnings: str, addresses: list[str], files: dict[str, list[int]]
) -> Kept:
    address, name, title, lines, language = card
    if not isinstance(lines, list):
        raise TypeError
    known = Card(str(address), str(name), str(title), tuple(map(str, lines)), str(language))
    stamps = {path: (size, time) for path, (size, time) in files.items()}
    return Kept(key, known, warnings, [*map(str, addresses)], stamps)
