"""The picture a shared link shows: a name on a municipality's colour. Drawn here, without the network.

It is kept small and quick: sixteen shades from the colour to white, which is all that letters need.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zlib import Z_RLE

from PIL import Image, ImageDraw, ImageFont

from slt_plan.colours import channels

SIZE = (1200, 630)
"""What Facebook, LinkedIn, Teams and others ask for."""
_MARGIN = 96
_LABEL = "SLT-plan"
_SHADES = 16
_SIZES = (132, 112, 92, 76, 62, 50)
_LINE = 1.12
"""The height of a line, in heights of its letters."""
_ROOM = (SIZE[0] - 2 * _MARGIN, 375)
"""What there is for the name, under the label."""
_LONGEST = 60
"""Letters of a name; no municipality has so many."""
_MARK = ((36, 12, 60, 34), (12, 62, 36, 84), (60, 62, 84, 84))
"""Three boxes, the lowest two under the first: the site's own icon."""


@lru_cache(maxsize=512)
def share_image(name: str, colour: str) -> bytes:
    """A PNG with the name on the colour."""
    image = _ground().copy()
    draw = ImageDraw.Draw(image)
    size, lines = _fitting(" ".join(name.split())[:_LONGEST])
    for above, line in enumerate(reversed(lines)):
        place = (_MARGIN - size * 0.04, SIZE[1] - _MARGIN - size * _LINE * above)
        draw.text(place, line, fill=255, font=_font("Semibold", size), anchor="ls")
    return _png(image, colour)


def _png(image: Image.Image, colour: str) -> bytes:
    few = image.point([shade * _SHADES // 256 for shade in range(256)])
    few.putpalette([_between(channel, step) for step in range(_SHADES) for channel in channels(colour)])
    written = BytesIO()
    few.save(written, "PNG", bits=4, compress_type=Z_RLE)  # even ground: the quickest is also the smallest
    return written.getvalue()


def _between(channel: int, step: int) -> int:
    return channel + (255 - channel) * step // (_SHADES - 1)


def _fitting(name: str) -> tuple[int, list[str]]:
    """The largest letters in which the name has room, and its lines."""
    tries = ((size, list(_lines(name, size))) for size in _SIZES)
    return next((found for found in tries if _has_room(*found)), (_SIZES[-1], [name]))


def _has_room(size: int, lines: list[str]) -> bool:
    wide, high = _ROOM
    return len(lines) * size * _LINE <= high and all(_width(line, size) <= wide for line in lines)


def _lines(name: str, size: int) -> Iterator[str]:
    line = ""
    for word in name.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > _ROOM[0]:
            yield line
            longer = word
        line = longer
    yield line


def _width(text: str, size: int) -> float:
    return _font("Semibold", size).getlength(text)


@cache
def _ground() -> Image.Image:
    """What all pictures have in common: the mark and what the site is."""
    image = Image.new("L", SIZE, 0)
    image.paste(_mark(), (_MARGIN - 12, _MARGIN - 12))
    ImageDraw.Draw(image).text(
        (_MARGIN + 100, _MARGIN + 53), _LABEL, fill=255, font=_font("Regular", 54), anchor="ls"
    )
    return image


def _mark() -> Image.Image:
    """The icon, drawn large and made small, so that its corners are smooth."""
    scale, side = 4, 96
    image = Image.new("L", (side * scale, side * scale), 0)
    draw = ImageDraw.Draw(image)
    for box in _MARK:
        draw.rounded_rectangle([edge * scale for edge in box], 5 * scale, outline=255, width=7 * scale)
    for line in ((48, 34, 48, 48), (24, 62, 24, 48, 72, 48, 72, 62)):
        draw.line([edge * scale for edge in line], fill=255, width=7 * scale, joint="curve")
    return image.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Source Sans, which has every letter of Norwegian and of the Sámi languages; laid out the same everywhere."""
    content = (files("font_source_sans_pro") / f"files/SourceSansPro-{weight}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
