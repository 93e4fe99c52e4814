"""A municipality's logo: a small SVG or PNG file in its folder, published only when it is a picture and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from xml.parsers import expat

from slt_plan.findings import Mistake, near
from slt_plan.plan.fields import Logo

LARGEST = 10_240
"""Bytes; every page shows it, and a page is light."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg}"
_XHTML = "http://www.w3.org/1999/xhtml}"
_SMALLEST, _WIDEST = 0.01, 100_000
"""Between them is every side of a picture that somebody drew; in what units is the drawing program's choice."""
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
_HARMLESS = (
    "calc|color|hsla?|icc-color|matrix|media|not|nth-child|rgba?|rotate|scale[xy]?|skew[xy]|translate[xy]?"
)
"""What a drawing calls that fetches nothing."""
_ELSEWHERE = re.compile(rf"@import|\\|(?<![\w-])(?!(?:{_HARMLESS})\(|url\(\s*[\"']?#)[\w-]+\(", re.IGNORECASE)
"""Where a style may fetch something, or hides that it does: whatever it calls but these, and parts of itself."""
_NAMES = ("id", "class", "aria-", "data-")
"""How the attributes begin that only name something."""
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
    if not all(_SMALLEST <= side <= _WIDEST for side in (width, height)):
        raise Unfit("ugyldig-logo")
    return Logo(f"logo{kind}", content, width, height)


def _png_size(content: bytes) -> tuple[float, float]:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        raise Unfit("ugyldig-logo")
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _svg_size(content: bytes) -> tuple[float, float]:
    picture = _Drawing(content).picture
    numbers = re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", picture.get("viewBox", ""))
    box = numbers[2:4] if len(numbers) == 4 else [picture.get(side, "") for side in ("width", "height")]
    try:
        width, height = (float(re.sub(r"(?:px)?$", "", side.strip())) for side in box)
    except ValueError:
        raise Unfit("ugyldig-logo") from None
    return width, height


class _Drawing:
    """An SVG as a browser would read it, found to have nothing in it that runs or comes from elsewhere.

    The parser itself tells what is in it: in another encoding, or behind what the file declares, the same bytes say
    something else.
    """

    def __init__(self, content: bytes) -> None:
        """Read all of it; raises ``Unfit``."""
        if b"\0" in content:  # UTF-16, which the parser would know by itself
            raise Unfit("ugyldig-logo")
        self.picture: dict[str, str] = {}
        """The attributes of the picture itself."""
        self._depth = 0
        self._style: list[str] | None = None
        parser = expat.ParserCreate("utf-8", "}")
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(content, True)  # noqa: FBT003  (that this is all of it)
        except (expat.ExpatError, ValueError):
            raise Unfit("ugyldig-logo") from None

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            raise Unfit("ugyldig-logo")

    def _doctype(self, *_: object) -> None:
        raise Unfit("utrygg-logo", what="<!DOCTYPE")

    def _instruction(self, target: str, _data: str) -> None:
        raise Unfit("utrygg-logo", what=f"<?{target}")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._depth:
            self.picture = attributes
            if tag != f"{_SVG}svg":
                raise Unfit("ugyldig-logo")
        name = tag.rpartition("}")[2]
        if self._style is not None or name in _RUNS or tag.startswith(_XHTML):
            raise Unfit("utrygg-logo", what=name)
        for key, value in attributes.items():
            _refuse(_unsafe_attribute(key, value))
        self._depth += 1
        self._style = [] if name == "style" else None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, _tag: str) -> None:
        self._depth -= 1
        if self._style is not None:
            _refuse(_unsafe_style("".join(self._style)))
            self._style = None


def _refuse(unsafe: Iterator[str]) -> None:
    """Refuse the file for the first thing in it that is unsafe."""
    if (what := next(unsafe, None)) is not None:
        raise Unfit("utrygg-logo", what=what)


def _unsafe_attribute(key: str, value: str) -> Iterator[str]:
    name = key.rpartition("}")[2]
    if name.lower().startswith("on") or (name == "base" and name != key):
        yield name
    if name in ("href", "src") and not _EMBEDDED.match(value.strip()):
        yield value
    if name == key and not name.startswith(
        _NAMES
    ):  # what a drawing program notes for itself, no browser reads
        yield from _unsafe_style(value)


def _unsafe_style(text: str) -> Iterator[str]:
    return (found[0] for found in _ELSEWHERE.finditer(text))
