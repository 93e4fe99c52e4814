"""Every word of ours, in bokmål and nynorsk: ``nb.yml`` and ``nn.yml`` beside this file, ``fields.yml`` on the fields.

A text is named by the path of keys that leads to it (``measures.title``); ``{name}`` in it is filled in
by whoever asks. Dates and lists take the form of the language here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from textwrap import indent
from typing import Any, ClassVar, NamedTuple, cast

import yaml

PROGRAM = "slt-plan"
"""What the texts call the program."""


class Words:
    """Our words in one written language."""

    program: ClassVar[str] = PROGRAM
    """What whoever is spoken to has to type to call the program."""

    def __init__(self, code: str, texts: dict[str, str]) -> None:
        """Take the texts by their names; ``code`` is ``nb`` or ``nn``, as in ``<html lang>``."""
        self.code = code
        self._texts = texts
        self._months = texts["dates.months"].split()

    def __call__(self, name: str, /, **values: object) -> str:
        """The text of that name, with its blanks filled in. A text that does not exist is an error."""
        text = self._texts[name]
        if PROGRAM in text:
            text = text.replace(PROGRAM, _escaped(self.program) if values else self.program)
        return text.format(**values) if values else text

    def __contains__(self, name: str) -> bool:
        """Whether there is a text of that name."""
        return name in self._texts

    def names(self) -> set[str]:
        """The names of all texts."""
        return set(self._texts)

    def count(self, name: str, number: int) -> str:
        """A number with its noun in the right form: «1 aktør», «4 aktører»."""
        return self(f"{name}.one" if number == 1 else f"{name}.many", number=number)

    def day(self, day: date) -> str:
        """A date as a reader says it, «22. november 2026»; no line is broken within it."""
        return f"{day.day}.\xa0{self._months[day.month - 1]}\xa0{day.year}"

    def listed(self, items: Sequence[str]) -> str:
        """Items in a sentence: «skolen, barnehagen og politiet»."""
        *first, last = items
        return f"{', '.join(first)} {self('lists.and')} {last}" if first else last


def _escaped(text: str) -> str:
    """A text that stands in another whose blanks are filled in."""
    return text.replace("{", "{{").replace("}", "}}")


@cache
def words(code: str) -> Words:
    """Our words in ``nb`` or ``nn``."""
    return Words(code, dict(_flat(_read(f"{code}.yml"))))


class Explanation(NamedTuple):
    """A field of the data files, or a part with fields of its own, as it is explained to whoever fills it in."""

    title: str
    about: str
    example: str
    """What may stand in the field; nothing for a part, which shows by its fields what may stand in it."""

    def written(self, key: str) -> str:
        """The example as it stands in a file, under its key."""
        is_block = "\n" in self.example and self.example[0] not in "|>"
        return f"{key}:\n{indent(self.example, '  ')}" if is_block else f"{key}: {self.example}"


class Explanations:
    """What every field of the data files means, in one written language."""

    def __init__(self, code: str, tree: dict[str, Any]) -> None:
        """Take what ``fields.yml`` says by model and key; ``code`` is ``nb`` or ``nn``."""
        self._code, self._tree = code, tree

    def __call__(self, model: str, key: str = "_") -> Explanation:
        """The field with that key of the model of that name, or the part that the model is."""
        told = self._tree[model].get(key) or self._tree["*"][key]
        title, _, about = told[self._code].partition(". ")
        return Explanation(title, about, told.get(f"example_{self._code}") or told.get("example", ""))

    def names(self) -> set[tuple[str, str]]:
        """The model and the key of everything that is explained."""
        return {(model, key) for model, fields in self._tree.items() for key in fields}


@cache
def explanations(code: str) -> Explanations:
    """What the fields mean, in ``nb`` or ``nn``."""
    return Explanations(code, _read("fields.yml"))


class SearchWords(NamedTuple):
    """Facts of language for whoever looks something up, the same for both written languages."""

    skipped: str
    """Words that do not tell what somebody looks for."""
    common: frozenset[str]
    """Words that stand in nearly every plan."""
    synonyms: tuple[str, ...]
    """Expressions for nearly the same thing, with commas between them."""
    spellings: tuple[tuple[str, str], ...]
    """Regular expressions, in order, and what stands for what they find."""
    endings: tuple[str, ...]
    """Regular expressions for the endings that words lose."""


@cache
def search_words() -> SearchWords:
    """What ``search.yml`` beside this file says."""
    tree = _read("search.yml")
    synonyms = tuple(",".join(group) for group in tree["synonyms"])
    common = frozenset(f"{tree['skipped']} {tree['common']}".split())
    return SearchWords(
        tree["skipped"], common, synonyms, tuple(map(tuple, tree["spellings"])), tuple(tree["endings"])
    )


@cache
def guard_words() -> dict[str, tuple[str, ...]]:
    """Facts of language for whoever looks for what must not be public: lists of words, by what they tell."""
    return {name: tuple(dict.fromkeys(words.split())) for name, words in _read("guards.yml").items()}


def _read(name: str) -> dict[str, Any]:
    loader = cast(Any, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(text, loader))  # noqa: S506  (BaseLoader makes text only)


def _flat(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
