"""A QR code on paper says the address of the page: its strokes are read back module by module, as a camera would."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as some

from slt_plan.qr import VERSIONS, Code, Version, qr

ADDRESS = "https://eksempel.no/tiltak/vip/1"
DRAWN_ELSEWHERE = """
#######....#.###..#######
#.....#..#.##.##..#.....#
#.###.#.#.#.#.##..#.###.#
#.###.#.......#...#.###.#
#.###.#..###.####.#.###.#
#.....#...##..##..#.....#
#######.#.#.#.#.#.#######
........###.#####........
###.#######..######...#..
.#.###..###.#...###.....#
.#.####.#.#..#.....##.###
#.#....####.#####.#....#.
#...###.#.####..###..#.##
........#....##.#.#..#..#
#...###..##.....#.##..###
.##.##..###..#.#..#.#..#.
#.#.#.##.#.###..######...
........#...#...#...##.##
#######.#.#...###.#.##.##
#.....#.#..#.##.#...##.#.
#.###.#.#.#.##..######..#
#.###.#..##.#......######
#.###.#.##..#..#....#...#
#.....#.#.####.##...##.#.
#######.#....#.#####...##
""".strip()
"""The code of ADDRESS by another program."""
ADDRESSES = some.text("abcdefghijklmnopqrstuvwxyz0123456789-/.æøå", max_size=126).map("https://{}".format)
STEP = re.compile(r"M0 0|h(\d)|m(\d) 0|m-(\d+) 1")


def drawn(code: Code) -> list[str]:
    """The strokes as a picture: ``#`` where one passes, ``.`` where none does."""
    rows = [""]
    for step in STEP.finditer(code.path):
        match step.groups():
            case (str(dark), None, None):
                rows[-1] += "#" * int(dark)
            case (None, str(light), None):
                rows[-1] += "." * int(light)
            case (None, None, str(back)):
                assert len(rows[-1]) == int(back)
                rows.append("")
    return rows


def bits(picture: list[str]) -> Iterator[bool]:
    """What a camera reads: up and down in columns of two from the right, with the mask taken off."""
    size, up = len(picture), True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for row in range(size - 1, -1, -1) if up else range(size):
            for column in (right, right - 1):
                if not is_pattern(size, row, column):
                    yield (picture[row][column] == "#") ^ ((row + column) % 2 == 0)
        up = not up


def is_pattern(size: int, row: int, column: int) -> bool:
    """Whether a module helps the camera find its way, and holds nothing of the text."""
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    middle = size - 7
    return corner or 6 in (row, column) or max(abs(row - middle), abs(column - middle)) <= 2


def blocks(code: Code) -> list[bytes]:
    """The blocks of the code, each with its correction."""
    version = version_of(code)
    read = "".join("01"[bit] for bit in bits(drawn(code)))
    whole = bytes(int(read[at : at + 8], 2) for at in range(0, len(read) - 7, 8))
    return [whole[first :: version.blocks] for first in range(version.blocks)]


def version_of(code: Code) -> Version:
    """The size of the code."""
    return next(version for version in VERSIONS if version.size == code.size)


def times(one: int, other: int) -> int:
    """The product of two numbers in the field of 256."""
    product = 0
    while other:
        product ^= one * (other & 1)
        one, other = one << 1 ^ (0x11D if one & 0x80 else 0), other >> 1
    return product


def at(root: int, block: bytes) -> int:
    """The value of a block, taken as a polynomial, at the power of 2 with that exponent."""
    power, value = 1, 0
    for _ in range(root):
        power = times(power, 2)
    for byte in block:
        value = times(value, power) ^ byte
    return value


def test_a_code_is_the_one_that_others_draw() -> None:
    code = qr(ADDRESS)
    assert code
    assert "\n".join(drawn(code)) == DRAWN_ELSEWHERE


@given(ADDRESSES)
def test_a_code_says_the_address(address: str) -> None:
    code = qr(address)
    if len(address.encode()) > 134:
        assert code is None
        return
    assert code
    data = b"".join(block[: version_of(code).data] for block in blocks(code))
    told = int.from_bytes(data[:2], "big")
    length = told >> 4 & 0xFF
    text = (int.from_bytes(data[1 : length + 2], "big") >> 4).to_bytes(length + 1, "big")[1:]
    assert (told >> 12, text.decode()) == (0b0100, address)


def test_a_spot_on_the_paper_can_be_made_up_for() -> None:
    for length in (20, 40, 60, 90, 120):
        code = qr(f"https://{'a/b' * length}"[:length])
        assert code
        roots = range(version_of(code).correction)
        assert [at(root, block) for block in blocks(code) for root in roots] == [0] * len(blocks(code)) * len(
            roots
        )


def test_what_is_no_whole_address_has_no_code() -> None:
    assert qr("/nordre-land/tiltak/vip/") is None
