"""A municipality's logo: a small SVG or PNG file in its folder, published only when it is a picture and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree as ET

from slt_plan.findings import Mistake, near
from slt_plan.plan.fields import Logo

LARGEST = 10_240
"""Bytes; every page shows it, and a page is light."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_RUNS = frozenset(
    [
        "a",
        "animate",
        "animateMotion",
        "animateTransform",
        "audio",
        "embed",
        "foreignObject",
        "handler",
        "iframe",
        "listener",
        "object",
        "script",
        "set",
        "video",
    ]
)
"""Elements that run, move, or lead somewhere."""
_ELSEWHERE = re.compile(r"url\((?!\s*[\"']?#)|@import|\\", re.IGNORECASE)
"""Where a style fetches something, or hides that it does."""
_EMBEDDED = re.compile(r"#|data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
"""What an SVG may refer to: itself."""


class Unfit(Exception):  # noqa: N818  (it is the file that is unfit)
    """A file that cannot be a logo, with the code of the finding and what fills its blanks."""

    def __init__(self, code: str, **values: object) -> None:
        """Take what is wrong."""
        super().__init__(code)
        self.code, self.values = code, values


def chosen_logo(name: str | None, pictures: Mapping[str, bytes]) -> Logo | None:
    """The logo of that name among the pictures of a folder, once it is known to be fit."""
    return read_logo(name, pictures[name]) if name else None


def unfit_logo(file: str, name: str | None, pictures: Mapping[str, bytes]) -> Iterator[Mistake]:
    """What is wrong with the logo that a file asks for."""
    if not name:
        return
    if name not in pictures:
        yield Mistake(file, ("logo",), "ukjent-logo", {"name": name}, near(name, pictures))
        return
    try:
        read_logo(name, pictures[name])
    except Unfit as unfit:
        yield Mistake(file, ("logo",), unfit.code, {"value": name, **unfit.values})


def read_logo(name: str, content: bytes) -> Logo:
    """The picture, with its size; raises ``Unfit``."""
    if len(content) > LARGEST:
        raise Unfit("for-stor-logo", most=LARGEST // 1024)
    kind = PurePath(name).suffix.lower()
    width, height = _png_size(content) if kind == ".png" else _svg_size(content)
    if not (width > 0 and height > 0):
        raise Unfit("ugyldig-logo")
    return Logo(f"logo{kind}", content, round(width), round(height))


def _png_size(content: bytes) -> tuple[float, float]:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        raise Unfit("ugyldig-logo")
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _svg_size(content: bytes) -> tuple[float, float]:
    root = _safe_svg(content)
    numbers = re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", root.get("viewBox", ""))
    box = numbers[2:4] if len(numbers) == 4 else [root.get(side, "") for side in ("width", "height")]
    try:
        width, height = (float(re.sub(r"(?:px)?$", "", side.strip())) for side in box)
    except ValueError:
        raise Unfit("ugyldig-logo") from None
    return width, height


def _safe_svg(content: bytes) -> ET.Element:
    """The SVG as a tree, when nothing in it runs or comes from elsewhere."""
    if declared := re.search(rb"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", content, re.IGNORECASE):
        raise Unfit("utrygg-logo", what=declared.group().decode())
    try:
        root = ET.fromstring(content)  # noqa: S314  (no entity can be declared in it)
    except (ET.ParseError, ValueError, LookupError):
        raise Unfit("ugyldig-logo") from None
    if root.tag != f"{_SVG}svg":
        raise Unfit("ugyldig-logo")
    for element in root.iter():
        if what := next(_unsafe(element), None):
            raise Unfit("utrygg-logo", what=what)
    return root


def _unsafe(element: ET.Element) -> Iterator[str]:
    tag: Any = element.tag
    if not isinstance(tag, str):
        return
    name = tag.rpartition("}")[2]
    if name in _RUNS or tag.startswith(_XHTML):
        yield name
    if name == "style" and (found := _ELSEWHERE.search(element.text or "")):
        yield found.group()
    for key, value in element.items():
        yield from _unsafe_attribute(key.rpartition("}")[2], value)


def _unsafe_attribute(name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield name
    if name in ("href", "src") and not _EMBEDDED.match(value.strip()):
        yield value
    if found := _ELSEWHERE.search(value):
        yield found.group()
