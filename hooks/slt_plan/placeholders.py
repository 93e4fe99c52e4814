"""What stands in a new file until somebody fills it in, in both written languages, and how it is told from the rest."""

from __future__ import annotations

from functools import cache

from slt_plan.plan.sites import LANGUAGE_CODES
from slt_plan.words import Words, words

_GROUP = "new.placeholder."


def placeholders(texts: Words) -> dict[str, str]:
    """Every text of that kind in one language, by the blank it fills in a new file."""
    names = (name.removeprefix(_GROUP) for name in texts.names() if name.startswith(_GROUP))
    return {name: texts(f"new.placeholder.{name}") for name in names}


def is_placeholder(text: str) -> bool:
    """Whether the text was never filled in."""
    return text.rstrip(".") in _all()


@cache
def beginnings() -> frozenset[bytes]:
    """The first words of them, as they stand in a file."""
    return frozenset(text.split()[0].encode() for text in _all())


@cache
def _all() -> frozenset[str]:
    languages = (placeholders(words(code)) for code in LANGUAGE_CODES.values())
    return frozenset(text.rstrip(".") for language in languages for text in language.values())
