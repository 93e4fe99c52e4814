"""A first look at whole files, quick enough for every build: the signs of what may be of concern in them.

It lets through whatever has a sign of it, and holds nothing back that a closer look would find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from slt_plan.checks.persons import GIVEN_NAMES, PLACE_SURNAMES, SURNAMES
from slt_plan.checks.plain_language import LONG, is_unexplained
from slt_plan.placeholders import beginnings
from slt_plan.words import guard_words

Sign: TypeAlias = Literal[
    "numbers", "addresses", "persons", "cases", "counts", "abbreviations", "sentences", "placeholders"
]
ALL: frozenset[Sign] = frozenset(get_args(Sign))
_LISTS = guard_words()
_BETWEEN_WORDS = b"\t\n\r\"'()[]{},;:!?*#=<>|&./+-_\xc2\xe2"
_SPACES = bytes.maketrans(_BETWEEN_WORDS, b" " * len(_BETWEEN_WORDS))
"""Makes a blank of what is no letter or digit; of hard blanks, dashes and quotation marks the first byte."""
_REST = "\N{REPLACEMENT CHARACTER}"
_STOPS = bytes.maketrans(b"!?:", b"...")


def _either_case(*lists: str) -> frozenset[str]:
    return frozenset(form for name in lists for word in _LISTS[name] for form in (word, word.capitalize()))


def _any(words: Collection[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_NAMES = GIVEN_NAMES | SURNAMES | PLACE_SURNAMES
_DEFINITE = _either_case("definite")
_PAST = _either_case("past")
_SEVERAL = _either_case("several", "between", "events")
_HAPPENED = _either_case("past", "happened", "harm", "befallen", "born")
_FEW = _either_case("few", "few_neuter") | {"1", "2", "3", "4"}
_SOMEBODY = _either_case("one", "one_definite", "one_with_article")

_DIGITS = re.compile(
    r"[0-9](?<![0-9][0-9])(?:(?P<number>(?:\W*[0-9]){10}|(?<=[049])(?:\W*[0-9]){7}"
    r"|[0-9]?\W*[A-Za-z]{3,9}(?:\W*[0-9]){7})"
    r"|[0-9]?(?: *(?P<age>år(?:ig|ing| +gam))|(?= )|år))"
)
_REACH = 40
"""Characters around a number in which the words stand that make it somebody's."""
_LONG_REACH, _SOON = 160, 8
"""Characters and words before what happened in which it is told whom to."""
_ONE_AND_PAST = re.compile(
    rf" (?:{_any(_DEFINITE)} +(?:som +)?{_any(_PAST)}|{_any(_PAST)} +{_any(_DEFINITE)}) "
)


class _Look:
    """A file, and what can be told of it when asked."""

    def __init__(self, raw: bytes, known: Collection[str] | None) -> None:
        self.raw, self.known = raw, known

    @cached_property
    def text(self) -> str:
        """With all between its words made blanks."""
        return f" {self.raw.translate(_SPACES).decode(errors='replace').replace(_REST, ' ')} "

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.text.split())

    @cached_property
    def capitals(self) -> list[str]:
        return list(filter(str.isupper, self.words))

    @cached_property
    def digits(self) -> list[re.Match[str]]:
        """Where there is a long number, or a short one that may be somebody's age."""
        return list(_DIGITS.finditer(self.text))


def signs(raw: bytes, known: Collection[str] | None, among: Collection[Sign] = ALL) -> frozenset[Sign]:
    """What there are signs of; ``known`` are the abbreviations that are explained, if that is asked."""
    if _is_oddly_written(raw):
        return frozenset(among)
    look = _Look(raw, known)
    return frozenset([sign for sign in among if _SIGNS[sign](look)])


def _is_oddly_written(raw: bytes) -> bool:
    """Whether it may not be written as it is read: escaped, with marks that stand by themselves, or wide."""
    return b"\\" in raw or b"\xcc" in raw or b"\xcd" in raw or b"\xef\xbc" in raw


def _has_number(look: _Look) -> bool:
    return any(found["number"] for found in look.digits) or b"personn" in look.raw.lower()


def _has_name(look: _Look) -> bool:
    return not _NAMES.isdisjoint(look.words) or any(word.capitalize() in _NAMES for word in look.capitals)


def _has_case(look: _Look) -> bool:
    return any(map(_is_age, look.digits)) or _tells_of_one(look) or _happened_to_one(look)


def _has_unknown(look: _Look) -> bool:
    return look.known is not None and any(is_unexplained(word, look.known) for word in look.capitals)


def _has_long_sentence(look: _Look) -> bool:
    """Whether there is as much text without a stop as a sentence must have to be called long."""
    return len(look.raw) >= LONG and max(map(len, look.raw.translate(_STOPS).split(b"."))) >= LONG


def _is_age(found: re.Match[str]) -> bool:
    """Whether a number is that of somebody's years."""
    if found["number"] or found["age"]:
        return found["age"] is not None
    *_, before, last = ("", "", *found.string[max(0, found.start() - _REACH) : found.start()].split())
    return (before if last == "på" else last) in _SOMEBODY


def _tells_of_one(look: _Look) -> bool:
    """Whether it is told what happened to somebody."""
    if look.words.isdisjoint(_DEFINITE) or look.words.isdisjoint(_PAST):
        return False
    return _ONE_AND_PAST.search(look.text) is not None


def _happened_to_one(look: _Look) -> bool:
    """Whether something that happened is told of soon after somebody."""
    if look.words.isdisjoint(_SOMEBODY):
        return False
    told = _HAPPENED & look.words
    before = (rest[-_LONG_REACH:].split() for one in told for rest in look.text.split(f" {one} ")[:-1])
    return any(not _SOMEBODY.isdisjoint(words[-_SOON:]) for words in before)


def _has_count(look: _Look) -> bool:
    """Whether a small number stands before those who may be counted."""
    if look.words.isdisjoint(_SEVERAL):
        return False
    after = (rest[:_REACH].split() for few in _FEW & look.words for rest in look.text.split(f" {few} ")[1:])
    return any(words and words[0] in _SEVERAL for words in after)


_SIGNS: Mapping[Sign, Callable[[_Look], bool]] = {
    "numbers": _has_number,
    "addresses": lambda look: b"@" in look.raw,
    "persons": _has_name,
    "cases": _has_case,
    "counts": _has_count,
    "abbreviations": _has_unknown,
    "sentences": _has_long_sentence,
    "placeholders": lambda look: any(beginning in look.raw for beginning in beginnings()),
}
