"""Numbers that belong to one person: national identity numbers by their check digits, mobile numbers by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

_BETWEEN = r"[\s.\-–/\u200b\u00ad]*"
_RUN = re.compile(rf"[0-9](?:{_BETWEEN}[0-9]){{10,}}")
_GROUP = re.compile("[0-9]+")
_LENGTH, _LENGTH_WITH_CENTURY = 11, 13
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOBILE = re.compile(
    r"(?<![\w.,/+\-])(?<![0-9]\s)(?<!kr\s)(?:(?:\+|00)\s?47[\s\-]?)?"
    r"[49](?:[0-9]{7}|[0-9]{2}[\s.\-][0-9]{2}[\s.\-][0-9]{3}|[0-9](?:[\s.\-][0-9]{2}){3})"
    r"(?![\s.\-–/]?[0-9])(?!,[0-9\-–]|\s*(?:kr|kroner)\b)"
)

Certainty = Literal["certain", "doubtful"]


class IdentityNumber(NamedTuple):
    """A number as it is written, and whether it is certain to be somebody's."""

    text: str
    is_certain: bool


def identity_numbers(text: str) -> Iterator[IdentityNumber]:
    """Every fødselsnummer and D-nummer, whatever stands between its digits."""
    for run in _RUN.finditer(text):
        yield from _in_run(run[0])


def mobile_numbers(text: str) -> Iterator[str]:
    """Every number that looks like that of a mobile phone; it may be that of a function all the same."""
    return (found[0] for found in _MOBILE.finditer(text))


def _in_run(run: str) -> Iterator[IdentityNumber]:
    """The numbers among groups of digits: one begins where a group does, and ends where one does."""
    groups = list(_GROUP.finditer(run))
    for first, group in enumerate(groups):
        lengths = accumulate(len(following[0]) for following in groups[first : first + _LENGTH_WITH_CENTURY])
        for last, length in enumerate(lengths, start=first):
            if length > _LENGTH_WITH_CENTURY:
                break
            digits = "".join(found[0] for found in groups[first : last + 1])
            if certainty := identity(_without_century(digits)):
                yield IdentityNumber(run[group.start() : groups[last].end()], certainty == "certain")


def _without_century(digits: str) -> str:
    has_century = len(digits) == _LENGTH_WITH_CENTURY and digits[4:6] in ("18", "19", "20")
    return digits[:4] + digits[6:] if has_century else digits


def identity(digits: str) -> Certainty | None:
    """Whether eleven digits are somebody's number. Those given out from 2032 have a looser first check digit.

    A day of birth with 40 added is that of a D-nummer; a month with 40 or 80 added is that of a help number or of
    somebody made up for tests.
    """
    if len(digits) != _LENGTH or not _is_birthday(int(digits[:2]), int(digits[2:4])):
        return None
    first, second = _remainder(digits, _FIRST_WEIGHTS), _remainder(digits, _SECOND_WEIGHTS)
    if second or first > 3:
        return None
    return "doubtful" if first else "certain"


def _is_birthday(day: int, month: int) -> bool:
    day, month = day - 40 if day > 40 else day, month % 40
    return 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1]


def _remainder(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
