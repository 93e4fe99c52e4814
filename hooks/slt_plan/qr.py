"""An address as a QR code, for whoever holds the page on paper.

The code is that of ISO/IEC 18004 with bytes, correction level L and mask 0, in the sizes that have one alignment pattern and
no version information. What is the same for all codes of a size is worked out once, so that a code takes some microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple, cast


class Version(NamedTuple):
    """A size of the code: bytes in a block, bytes of correction to each, and how many blocks."""

    size: int
    data: int
    correction: int
    blocks: int


VERSIONS = (
    Version(25, 34, 10, 1),
    Version(29, 55, 15, 1),
    Version(33, 80, 20, 1),
    Version(37, 108, 26, 1),
    Version(41, 68, 18, 2),
)
OVERHEAD = 2
"""Bytes that tell what follows, how long it is, and that it ends."""
LONGEST_RUN = 9
_FORMAT = "111011111000100"
"""Level L and mask 0, with their own correction, as the standard has them."""
_DARK, _LIGHT = "x", "o"


class Code(NamedTuple):
    """How many modules a side has, and a path of strokes, one module wide, over the dark ones."""

    size: int
    path: str


def qr(address: str) -> Code | None:
    """The QR code of a whole address; nothing for one that is too long to be read at ease."""
    text = address.encode()
    fitting = (one for one in VERSIONS if len(text) + OVERHEAD <= one.data * one.blocks)
    version = next(fitting, None)
    if version is None or not address.startswith("http"):
        return None
    return Code(version.size, _path(version.size, modules(version, text)))


def modules(version: Version, text: bytes) -> str:
    """The modules, row by row: ``x`` for a dark one, ``o`` for a light one."""
    whole = _codewords(version, text)
    bits = int.from_bytes(whole, "big") << _SPARE ^ _mask(version.size)
    length = 8 * len(whole) + _SPARE
    return "".join(_picker(version.size)(f"{bits:0{length}b}".translate(_LETTERS) + _DARK + _LIGHT))


_SPARE = 7
"""Modules that no byte fills, in each of these sizes."""
_LETTERS = str.maketrans("10", _DARK + _LIGHT)


def _codewords(version: Version, text: bytes) -> bytes:
    """The text, filled up and with its correction; blocks take turns byte by byte."""
    room = version.data * version.blocks
    head = ((0x400 | len(text)) << 8 * len(text) | int.from_bytes(text, "big")) << 4
    padding = (b"\xec\x11" * room)[: room - len(text) - OVERHEAD]
    filled = head.to_bytes(len(text) + OVERHEAD, "big") + padding
    blocks = [filled[at : at + version.data] for at in range(0, room, version.data)]
    corrections = [_correction(block, version.correction) for block in blocks]
    return _in_turn(blocks) + _in_turn(corrections)


def _in_turn(blocks: list[bytes]) -> bytes:
    return (
        blocks[0] if len(blocks) == 1 else bytes(byte for turn in zip(*blocks, strict=True) for byte in turn)
    )


def _correction(block: bytes, length: int) -> bytes:
    """The remainder when the block is divided by the generator of that many bytes (Reed and Solomon's code)."""
    steps, high, low = _steps(length), 8 * (length - 1), (1 << 8 * (length - 1)) - 1
    rest = 0
    for byte in block:
        rest = (rest & low) << 8 ^ steps[rest >> high ^ byte]
    return rest.to_bytes(length, "big")


@cache
def _steps(length: int) -> list[int]:
    """For each byte: what it takes away from the remainder, as one number of ``length`` bytes."""
    powers, logarithms = _field()
    generator = [1]
    for root in range(length):
        times = [0, *(powers[(logarithms[one] + root) % 255] if one else 0 for one in generator)]
        generator = [one ^ other for one, other in zip([*generator, 0], times, strict=True)]
    return [
        int.from_bytes(
            bytes(
                powers[(logarithms[byte] + logarithms[one]) % 255] if byte and one else 0
                for one in generator[1:]
            ),
            "big",
        )
        for byte in range(256)
    ]


@cache
def _field() -> tuple[list[int], list[int]]:
    """The powers of 2 in the field of 256 numbers, and the logarithms that undo them."""
    powers, logarithms = [1], [0] * 256
    for power in range(1, 255):
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0x11D if doubled > 0xFF else doubled)
        logarithms[powers[-1]] = power
    return powers, logarithms


@cache
def _picker(size: int) -> Callable[[str], tuple[str, ...]]:
    """Picks each module's letter: from the bits in the order they are laid, or the dark and the light one after them."""
    order = {place: number for number, place in enumerate(_order(size))}
    dark, fixed = len(order), _fixed(size)
    places = [(row, column) for row in range(size) for column in range(size)]
    picked = (order[place] if place in order else dark + (not fixed[place]) for place in places)
    return cast("Callable[[str], tuple[str, ...]]", itemgetter(*picked))


@cache
def _mask(size: int) -> int:
    """The bits that mask 0 turns over, in the order they are laid."""
    return int("".join("10"[(row + column) % 2] for row, column in _order(size)), 2)


def _order(size: int) -> Iterator[tuple[int, int]]:
    """Where the bits are laid: up and down in columns of two, from the right, around what is fixed."""
    fixed = _fixed(size)
    rights = [right if right > 6 else right - 1 for right in range(size - 1, 0, -2)]
    for turn, right in enumerate(rights):
        rows = range(size) if turn % 2 else reversed(range(size))
        yield from (
            (row, column) for row in rows for column in (right, right - 1) if (row, column) not in fixed
        )


@cache
def _fixed(size: int) -> dict[tuple[int, int], bool]:
    """The modules that are the same in every code of the size, and whether they are dark."""
    fixed = {}
    for at in range(size):
        fixed[6, at] = fixed[at, 6] = at % 2 == 0
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        fixed |= _rings(size, row, column, 4)
    fixed |= _rings(size, size - 7, size - 7, 2)
    for number, bit in enumerate(_FORMAT):
        for place in _format_places(size, number):
            fixed[place] = bit == "1"
    fixed[size - 8, 8] = True
    return fixed


def _rings(size: int, row: int, column: int, reach: int) -> dict[tuple[int, int], bool]:
    """A pattern of rings around a middle: dark and light in turn, but the middle of the large ones is dark."""
    around = range(-reach, reach + 1)
    places = {(row + down, column + over): max(abs(down), abs(over)) for down in around for over in around}
    dark = (0, 1, 3) if reach == 4 else (0, 2)
    return {place: ring in dark for place, ring in places.items() if min(place) >= 0 and max(place) < size}


def _format_places(size: int, number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two places where a bit of the format stands: around the corner pattern, and split between the others."""
    around = (0, 1, 2, 3, 4, 5, 7, 8, 7, 5, 4, 3, 2, 1, 0)
    first = (8, around[number]) if number < 8 else (around[number], 8)
    second = (size - 1 - number, 8) if number < 7 else (8, size - 15 + number)
    return first, second


def _path(size: int, letters: str) -> str:
    """Strokes and leaps, from row to row; the letters give way to them, the longest runs first."""
    rows = [letters[at : at + size] for at in range(0, size * size, size)]
    path = f"m-{size} 1".join(rows)
    for length in range(LONGEST_RUN, 0, -1):
        path = path.replace(_DARK * length, f"h{length}").replace(_LIGHT * length, f"m{length} 0")
    return f"M0 0{path}"
