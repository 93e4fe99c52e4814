"""Wording about one young person, and counts so small that somebody could be known from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from slt_plan.words import guard_words

_KNOWN = guard_words()


def _any(*lists: str) -> str:
    """A pattern for each of the words, the longest first, since it may begin with another."""
    words = {word for name in lists for word in _KNOWN[name]}
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"


_AGE = r"[0-9]{1,2}"
_NO_MORE = r"(?![0-9]|\s*[–\-]\s*[0-9]|\.\s*\w|\s*(?:%|prosent))"
_FEW = rf"(?:[1-4]|{_any('few')})"
_ONE = re.compile(
    rf"\b{_any('one', 'one_definite')}(?:\s+på\s+{_AGE}{_NO_MORE}(?:\s+år)?|[\s,(]+{_AGE}[\s\-]*år\b|\s*\({_AGE}\))"
    rf"|\b{_AGE}[\s\-]*(?:år\s+gamm?e?a?l|årig)e?\s+{_any('one')}\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?:en|ein|ei|et|eit|én)\s+(?:\w+\s+)?(?:{_any('one_with_article')}\s+på\s+{_AGE}{_NO_MORE}|{_AGE}[\s\-]?åring\b)"
    rf"|\b{_AGE}[\s\-]?åringen\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    rf"\b(?:{_any('definite')}\s+{_any('past')}|{_any('past')}\s+{_any('definite')})\b", re.IGNORECASE
)
_COUNT = re.compile(
    rf"(?<![\w–\-/.,])(?<![0-9]\s){_FEW}\s+(?:{_any('between')}\s+)?{_any('several')}\b(?!-)", re.IGNORECASE
)
_MORE = re.compile(r"[^\s.!?]*(?:\s+[^\s.!?]+){0,3}")
_HARM = re.compile(rf"(?:\s+\w+){{0,3}}?\s+{_any('harm')}\b", re.IGNORECASE)
_HAPPENED_BEFORE = re.compile(rf"\b{_any('past')}\s+\Z", re.IGNORECASE)
_HAPPENED = re.compile(rf"(?:\s+\w+){{0,4}}?\s+{_any('past')}\b", re.IGNORECASE)
_REACH = 40
"""Characters before a count in which the words stand that tell what it is."""
_RULE_BEFORE = re.compile(rf"\b{_any('rule_before')}(?:\s+(?:på|med|og))?\s*\Z", re.IGNORECASE)
_RULE_AFTER = re.compile(
    rf"\s+(?:{_any('rule_after')}|(?:fra|frå|i|på|for)\s+{_any('rule_for')})\b", re.IGNORECASE
)


class Wording(NamedTuple):
    """Words about somebody, with some more after them, and whether it is certain that they are."""

    text: str
    is_certain: bool


def single_cases(text: str) -> Iterator[Wording]:
    """Every place that seems to tell of one person."""
    certain = list(_ONE.finditer(text))
    yield from (Wording(_with_more(text, found), is_certain=True) for found in certain)
    for found in _SOMEBODY.finditer(text):
        if not any(found.start() < one.end() and one.start() < found.end() for one in certain):
            yield Wording(_with_more(text, found), _came_to_harm(text, found))
    for found in _THE_ONE.finditer(text):
        yield Wording(_with_more(text, found), _HARM.match(text, found.end()) is not None)


def small_counts(text: str) -> Iterator[Wording]:
    """Every count of persons under five that is no rule about how many there should be."""
    for found in _COUNT.finditer(text):
        is_harm = _came_to_harm(text, found)
        is_rule = _RULE_BEFORE.search(text[: found.start()][-_REACH:]) or _RULE_AFTER.match(text, found.end())
        if is_harm or not is_rule:
            yield Wording(_with_more(text, found), is_harm)


def _with_more(text: str, found: re.Match[str]) -> str:
    """What was found and some words after it, so that an answer to one is no answer to all that begin alike."""
    more = _MORE.match(text, found.end())
    return f"{found[0]}{more[0] if more else ''}".rstrip(",;:")


def _came_to_harm(text: str, found: re.Match[str]) -> bool:
    """Whether it is told that something bad happened to them, or that they did it."""
    if _HAPPENED_BEFORE.search(text[: found.start()][-_REACH:]):
        return _HARM.match(text, found.end()) is not None
    happened = _HAPPENED.match(text, found.end())
    return happened is not None and _HARM.match(text, happened.end()) is not None
