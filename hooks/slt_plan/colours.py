"""A municipality's own colour: how well text can be read on it, and the shades of it that the site needs.

The measure is WCAG's contrast; the bar is that of its level AAA.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

ENOUGH = 7.0
"""The contrast that text of any size needs."""
WHITE, BLACK = "#ffffff", "#000000"
USUAL = "#0d3b49"
"""The colour where nobody has chosen one."""
LIGHT = (WHITE, "#f2f5f6", "#fdf0c2")
"""What links stand on in the light scheme: the page, what is set off from it, what is marked."""
DARK = ("#13181c", "#1d2429", "#3d3413")
"""The same in the dark scheme."""
_STEPS = 64


class Shades(NamedTuple):
    """What the site is coloured with: the header, and links in the light and the dark scheme."""

    accent: str
    link: str
    dark_link: str


@cache
def shades(colour: str) -> Shades:
    """The shades nearest to a colour in which everything can be read."""
    return Shades(
        accent=readable_under_white(colour),
        link=_mixed_until(colour, BLACK, lambda shade: _reads_on(shade, LIGHT)),
        dark_link=_mixed_until(colour, WHITE, lambda shade: _reads_on(shade, DARK)),
    )


def readable_under_white(colour: str) -> str:
    """The colour, or the nearest darker one that white text can be read on."""
    return _mixed_until(colour, BLACK, lambda shade: _reads_on(shade, (WHITE,)))


def contrast(one: str, other: str) -> float:
    """How well one colour is told from another: from 1 (not at all) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _reads_on(shade: str, grounds: tuple[str, ...]) -> bool:
    return all(contrast(shade, ground) >= ENOUGH for ground in grounds)


def _mixed_until(colour: str, end: str, reads: Callable[[str], bool]) -> str:
    """The colour with as little as possible of another in it."""
    mixes = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS))
    return next((mix for mix in mixes if reads(mix)), end)


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(channels(colour), channels(end), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
