"""Plain language: abbreviations that nobody explains, and sentences that are too long."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from slt_plan.words import guard_words

MOST_WORDS = 30
"""Words in a sentence that is still easily read."""
LONG = 150
"""Characters it must have besides to be called long: many short words are easily read."""
FIRST_WORDS = 6
"""How many of its words a long sentence is known by."""

_EVERYDAY = frozenset(guard_words()["everyday"])
_ABBREVIATION = re.compile(r"(?<![\w.])[A-ZÆØÅ]{2,6}(?!\w|-?[0-9])")
_ROMAN = re.compile("[IVXLC]+")
_SENTENCE_END = re.compile(r"[.!?:]|\n\s*\n|\n\s*[-*•]\s")


def unknown_abbreviations(text: str, known: Collection[str]) -> Iterator[str]:
    """Every abbreviation that is explained neither where it stands nor elsewhere; all in capitals is no abbreviation."""
    if text.isupper() and " " in text.strip():
        return
    for found in _ABBREVIATION.finditer(text):
        if is_unexplained(found[0], known) and not _is_explained_here(text, found):
            yield found[0]


def is_unexplained(short: str, known: Collection[str]) -> bool:
    """Whether it is an abbreviation that not everybody knows."""
    if short in known or short in _EVERYDAY or _ROMAN.fullmatch(short):
        return False
    return _ABBREVIATION.fullmatch(short) is not None


def long_sentences(text: str) -> Iterator[str]:
    """The first words of each sentence that is too long."""
    if len(text) < LONG:
        return
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split() if len(sentence) >= LONG else ()
        if len(words) > MOST_WORDS:
            yield " ".join(words[:FIRST_WORDS])


def _is_explained_here(text: str, found: re.Match[str]) -> bool:
    """Whether its meaning stands in brackets after it, or it stands in brackets after its meaning."""
    return text.startswith(" (", found.end()) or text.endswith("(", 0, found.start())
