"""«Stikkord A–Å»: what the plan is about, word by word in the order of the alphabet, to look up without a script."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.measures import target_group
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.parties import alphabetical, reference
from slt_plan.pages.shown_plan import plan_name
from slt_plan.plan.measures import Measure
from slt_plan.words import search_words

SECTION = "keywords"


class Keyword(NamedTuple):
    """A word and where it leads."""

    text: str
    places: tuple[Reference, ...]

    @property
    def is_name(self) -> bool:
        """Whether it is just the name of the one thing it leads to."""
        return len(self.places) == 1 and self.places[0].text.casefold() == self.text.casefold()


class Letter(NamedTuple):
    """The keywords that begin with a letter."""

    anchor: str
    letter: str
    keywords: tuple[Keyword, ...]


class Keywords(NamedTuple):
    """All keywords, letter by letter."""

    letters: tuple[Letter, ...]


def keyword_pages(view: View) -> Iterator[Page]:
    """The page of the keywords; with a helpful word when there are none."""
    yield Page(
        address=addresses.KEYWORDS,
        template="slt/keywords.html",
        title=view.words("keywords.title"),
        description=view.words("keywords.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.plan_file,
        content=Keywords(tuple(_letters(_keywords(view)))),
    )


def _letters(keywords: Iterable[Keyword]) -> Iterator[Letter]:
    for letter, few in groupby(sorted(keywords, key=_order), key=lambda one: _letter(one.text)):
        yield Letter(f"bokstav-{'tall' if letter == _DIGITS else letter.lower()}", letter, tuple(few))


def _order(keyword: Keyword) -> tuple[bool, str]:
    """What begins with a digit or a sign comes before the letters."""
    return _letter(keyword.text) != _DIGITS, alphabetical(keyword.text)


def _letter(text: str) -> str:
    return text[0].upper() if text[0].isalpha() else _DIGITS


_DIGITS = "0–9"


def _keywords(view: View) -> Iterator[Keyword]:
    """Each word once, as it was written first, with every place it leads to once."""
    found: dict[str, tuple[str, dict[Reference, None]]] = {}
    for text, place in _leads(view):
        found.setdefault(text.casefold(), (text, {}))[1][place] = None
    for text, places in found.values():
        yield Keyword(text, tuple(places))


def _leads(view: View) -> Iterator[tuple[str, Reference]]:
    """Words and the places they lead to: names first, so that they keep their capitals."""
    municipality = view.municipality
    for party in municipality.parties.values():
        place = reference(view, party.id)
        yield from ((name, place) for name in (party.name, *party.aliases))
    known = search_words().common | set(municipality.settings.name.lower().split())
    for id_ in municipality.ordered_measures:
        measure = municipality.measures[id_]
        place = Reference(_told_apart(view, measure.title), addresses.measure(id_))
        yield from ((word, place) for word in (measure.title, *measure.search_words, *_in(measure, known)))
    yield from ((place.text, place) for place in _others(view))


def _told_apart(view: View, title: str) -> str:
    """A measure's title; one that is also the name of a party says that it is the measure."""
    names = {party.name.casefold() for party in view.municipality.parties.values()}
    return f"{title} ({view.words('measures.title').lower()})" if title.casefold() in names else title


def _others(view: View) -> Iterator[Reference]:
    municipality = view.municipality
    plan_chapters = view.plan.chapters if view.plan else ()
    for chapter in (*municipality.settings.chapters, *plan_chapters):
        yield Reference(chapter.title, f"{addresses.CHAPTERS}#{addresses.chapter_anchor(chapter.id)}")
    for group in municipality.target_groups.values():
        if group.title:
            yield target_group(view, group.id)
    for decision in municipality.decisions.values():
        yield Reference(decision.title, addresses.decision(decision.id))
    for id_, plan in municipality.plans.items():
        yield Reference(plan_name(view.words, plan), addresses.plan(id_))


def _in(measure: Measure, known: Container[str]) -> Iterator[str]:
    """The words in a measure's title and wording that say what it is about.

    A wording mostly begins with its verb, which nobody looks up.
    """
    title, wording = (_WORD.findall(text or "") for text in (measure.title, measure.wording))
    if title and not title[0].isupper():
        title[0] = title[0].lower()
    yield from (word for word in (*title, *wording[1:]) if word.lower() not in known)


_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
