"""Numbers that belong to one person: national identity numbers by their check digits, mobile numbers by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from slt_plan.words import guard_words

_WIDE = "\N{FULLWIDTH DIGIT ZERO}-\N{FULLWIDTH DIGIT NINE}"
_NARROW = {ord("\N{FULLWIDTH DIGIT ZERO}") + digit: str(digit) for digit in range(10)}
_DIGIT = f"[0-9{_WIDE}]"
_BETWEEN = r"[\W_]*"
_RUN = re.compile(rf"{_DIGIT}(?:{_BETWEEN}{_DIGIT}){{10,}}")
_GROUP = re.compile(f"{_DIGIT}+")
_MONTHS = guard_words()["months"]
_APART = re.compile(
    rf"(?<!\d)(?P<day>[0-9]{{1,2}}){_BETWEEN}(?P<month>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}|[01]?[0-9]){_BETWEEN}"
    rf"(?P<year>(?:18|19|20)?[0-9]{{2}})(?P<between>{_BETWEEN}|[^0-9]{{1,30}}?\bperson(?:nummer|nr)[^0-9]{{0,8}})"
    r"(?P<last>[0-9]{5})(?![0-9])",
    re.IGNORECASE,
)
"""A number with the month in letters, or with its last five digits told of by themselves."""
_LENGTH, _LENGTH_WITH_CENTURY = 11, 13
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOBILE = re.compile(
    r"(?:(?<![^\W_])|(?<=tlf|mob))(?<![+/\-])(?<![0-9][.,])(?<![0-9]\s)(?<!kr\s)(?:(?:\+|00)?\s?47[\s\-]?)?"
    r"[49](?:[0-9]{7}|[0-9]{2}[\s.\-](?:[0-9]{5}|[0-9]{2}[\s.\-][0-9]{3})|[0-9](?:[\s.\-][0-9]{2}){3}"
    r"|[0-9]{3}[\s\-](?!19|20)[0-9]{4}|[0-9]\s[0-9]{3}\s(?!000)[0-9]{3})"
    r"(?![\s.\-–]?[0-9]|/[0-9]{1,7}(?!\s?[0-9]))(?!,[0-9\-–]|\s*(?:kr|kroner)\b)"
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
    for apart in _APART.finditer(text.translate(_NARROW)):
        yield from _told_apart(apart)


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
            digits = "".join(found[0] for found in groups[first : last + 1]).translate(_NARROW)
            if certainty := identity(_without_century(digits)):
                yield IdentityNumber(run[group.start() : groups[last].end()], certainty == "certain")


def _told_apart(apart: re.Match[str]) -> Iterator[IdentityNumber]:
    """The number of somebody's day of birth and the digits after; with other check digits too when it is called one."""
    month, is_called_one = apart["month"].lower(), "person" in apart["between"].lower()
    if month.isdigit() and not is_called_one:
        return
    of_year = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    digits = f"{int(apart['day']):02}{of_year:02}{apart['year'][-2:]}{apart['last']}"
    certainty = identity(digits)
    if certainty or (is_called_one and _is_birthday(int(digits[:2]), of_year)):
        yield IdentityNumber(apart[0], certainty == "certain")


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
