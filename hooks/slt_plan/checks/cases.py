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
_UP_TO_SIX = r"(?:[\s,]+(?:[0-9]+\.|[\w\-]+)){0,5}?[\s,]+"
_ONE = re.compile(
    rf"\b{_any('one', 'one_definite')}(?:[\s,(]+{_any('born')}\.?\s*(?:i\s+)?(?:19|20)[0-9]{{2}}\b|\s+på\s+{_AGE}{_NO_MORE}(?:\s+år)?|[\s,(]+{_AGE}[\s\-]*år\b|\s*\({_AGE}\))"
    rf"|\b{_AGE}[\s\-]*(?:år\s+gamm?e?a?l|årig)e?\s+{_any('one')}\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"\b(?:en|ein|ei|et|eit|én)\s+(?:\w+\s+)?(?:{_any('one_with_article')}\s+på\s+{_AGE}{_NO_MORE}|{_AGE}[\s\-]?åring\b)"
    rf"|\b{_AGE}[\s\-]?åringen\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    rf"\b(?:{_any('definite')}(?P<which>\s+som)?\s+{_any('past')}|{_any('past')}\s+{_any('definite')})\b",
    re.IGNORECASE,
)
_SOME_ONE = rf"{_any('count_one')}\s+(?:\w+\s+)?{_any('one', 'one_with_article')}{_UP_TO_SIX}"
_HAPPENED_TO_ONE = re.compile(
    rf"\b(?:{_SOME_ONE}{_any('past', 'happened')}"
    rf"|{_AGE}[\s\-]?åring{_UP_TO_SIX}{_any('past', 'happened', 'harm', 'befallen')}"
    rf"|(?:(?<=det\ser\s)|(?<=det\svar\s)){_SOME_ONE}{_any('harm', 'befallen')}"
    rf"|(?<![^.!?:\n*#\-–]\s)(?<!\w)(?P<kind>{_SOME_ONE}{_any('harm', 'befallen')}))\b",
    re.IGNORECASE,
)
"""What happened to one, or, where that is how a sentence begins, what somebody is in."""
_RULE_WHEN = re.compile(rf"\b{_any('rule_when')}(?:\s+\w+){{0,3}}?\s+\Z", re.IGNORECASE)
_RULE_MAY = re.compile(rf"{_UP_TO_SIX}{_any('rule_may')}\b", re.IGNORECASE)
_FOR_ANYBODY = re.compile(rf"\b{_any('rule_may', 'rule_each')}\b", re.IGNORECASE)
_PAST_SOON = re.compile(rf"{_UP_TO_SIX}{_any('past')}\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?<![\w–\-/.,])(?<![0-9]\s)(?:{_FEW}\s+(?:{_any('between')}\s+)?{_any('several', 'events')}"
    rf"|{_any('few_neuter')}\s+{_any('events')})\b(?!-)",
    re.IGNORECASE,
)
_MORE = re.compile(r"[^\s.!?]*(?:\s+[^\s.!?]+){0,3}")
_HARM = re.compile(rf"(?:\s+\w+){{0,3}}?\s+{_any('harm')}\b", re.IGNORECASE)
_HAPPENED_BEFORE = re.compile(rf"\b{_any('past')}\s+\Z", re.IGNORECASE)
_HAPPENED = re.compile(rf"(?:\s+\w+){{0,4}}?\s+{_any('past')}\b", re.IGNORECASE)
_REACH = 40
"""Characters before a count in which the words stand that tell what it is."""
_RULE_BEFORE = re.compile(rf"\b{_any('rule_before')}(?:\s+(?:på|med|og))?\s*\Z", re.IGNORECASE)
_RULE_AFTER = re.compile(
    rf"\s+(?:{_any('rule_after')}|(?:fra|frå|i|på|for|til)\s+{_any('rule_for')})\b", re.IGNORECASE
)


class Wording(NamedTuple):
    """Words about somebody, with some more after them, and whether it is certain that they are."""

    text: str
    is_certain: bool


def single_cases(text: str) -> Iterator[Wording]:
    """Every place that seems to tell of one person."""
    seen: list[re.Match[str]] = []
    for found, is_certain in _about_one(text):
        if not any(found.start() < one.end() and one.start() < found.end() for one in seen):
            yield Wording(_with_more(text, found), is_certain)
        seen.append(found)


def _about_one(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What is told of one person, the surest first, and whether it is certain; not what holds for anybody."""
    for found in _ONE.finditer(text):
        if not _holds_when(text, found):
            yield found, not _may_be(text, found)
    for found in _SOMEBODY.finditer(text):
        if not _holds_when(text, found) and not _may_be(text, found):
            yield found, _came_to_harm(text, found)
    for found in _THE_ONE.finditer(text):
        if not found["which"] or not _RULE_MAY.match(text, found.end()):
            yield found, _HARM.match(text, found.end()) is not None
    for found in _HAPPENED_TO_ONE.finditer(text):
        if not _holds_for_any(text, found):
            yield found, False


def _holds_when(text: str, found: re.Match[str]) -> bool:
    """Whether it is told what is done when there is such a person."""
    is_told = _PAST_SOON.match(text, found.end())
    return not is_told and _RULE_WHEN.search(text[: found.start()][-_REACH:]) is not None


def _holds_for_any(text: str, found: re.Match[str]) -> bool:
    """Whether what happens in it is only what may happen to anybody."""
    if _RULE_WHEN.search(text[: found.start()][-_REACH:]) or _FOR_ANYBODY.search(found[0]):
        return True
    is_of_a_kind = "som" in found[0].split()
    return is_of_a_kind and (bool(found["kind"]) or _RULE_MAY.match(text, found.end()) is not None)


def _may_be(text: str, found: re.Match[str]) -> bool:
    """Whether it is told what such a person may or must do."""
    return not _PAST_SOON.match(text, found.end()) and _RULE_MAY.match(text, found.end()) is not None


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
