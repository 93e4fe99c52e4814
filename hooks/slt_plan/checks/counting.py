"""Numbers in running text: how many times, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slt_plan.words import guard_words

_LISTS = guard_words()
_ONE = frozenset(_LISTS["count_one"])
_ARTICLES = frozenset(_LISTS["count_articles"])
_WORDS = {word: number for number, word in enumerate(_LISTS["count_more"], start=2)} | dict.fromkeys(_ONE, 1)
_TWINS = dict(pair.split("=") for pair in _LISTS["count_twins"])
_NUMBERS = re.compile(
    r"(?<![\w.,:/–-])(?P<digits>[0-9]{1,2})(?![\w–-]|[.,:/][0-9]|\. +[a-zæøå])"
    r"|(?<!\w)(?P<word>[^\W\d_]+)(?!\w)(?=\W+(?P<next>\w+))?"
)


def numbers_in(text: str) -> Iterator[int]:
    """Every number up to ninety-nine in digits, and up to twelve in words; an article is one only before a time."""
    for found in _NUMBERS.finditer(text):
        if found["digits"]:
            yield int(found["digits"])
            continue
        word = found["word"].casefold()
        word = _TWINS.get(word, word)
        if word in _WORDS and (word not in _ARTICLES or _is_time((found["next"] or "").casefold())):
            yield _WORDS[word]


def _is_time(word: str) -> bool:
    return word.startswith(_LISTS["count_times"])
