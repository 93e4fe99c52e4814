"""Reading pages back as a browser does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

_OUTSIDE = ("http:", "https:", "mailto:", "tel:", "data:")


@cache
def parsed(path: Path) -> Element:
    """The tree of a page; read once, since the sites that tests share do not change."""
    root = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def text_of(element: Element) -> str:
    """All text in an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def links(path: Path) -> list[str]:
    """Every link and source on a page that does not leave the site."""
    found = (element.get(name) for element in parsed(path).iter() for name in ("href", "src"))
    return [link for link in found if link is not None and not link.startswith(_OUTSIDE)]


def anchors(path: Path) -> set[str]:
    """Every id on a page; an id that stands twice is an error."""
    ids = [id_ for element in parsed(path).iter() if (id_ := element.get("id")) is not None]
    assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
    return set(ids)
