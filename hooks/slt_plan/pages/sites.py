"""The site's own front page: the municipalities it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slt_plan.pages.front import figures, proposals, title
from slt_plan.pages.page import Page, View
from slt_plan.pages.parties import alphabetical
from slt_plan.pages.shown_plan import plan_name
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.words import words


class Card(NamedTuple):
    """A municipality in the list."""

    address: str
    name: str
    title: str
    lines: tuple[str, ...]
    language: str


class SiteFront(NamedTuple):
    """The list of municipalities."""

    text: str | None
    cards: tuple[Card, ...]


def card(view: View) -> Card:
    """The municipality as one entry in the list: its name, its plan, its size."""
    lines = tuple(_plan(view) if view.plan else _no_plan(view))
    municipality = view.municipality
    return Card(f"{municipality.id}/", municipality.settings.name, title(view), lines, municipality.language)


def _plan(view: View) -> Iterator[str]:
    assert view.plan is not None
    yield plan_name(view.words, view.plan)
    if numbers := [f"{figure.number} {figure.text}" for figure in figures(view)]:
        yield ", ".join(numbers)


def _no_plan(view: View) -> Iterator[str]:
    """What there is instead of a plan: no numbers, for what is only proposed is not there to be counted."""
    yield view.words("front.no_plan")
    for proposal in proposals(view):
        yield f"{view.words('front.proposals')}: {proposal.title}"


def site_page(site: Site, cards: Iterable[Card]) -> Page:
    """The front page of a site that holds several municipalities, in the order of the alphabet."""
    w = words(LANGUAGE_CODES[site.language])
    return Page(
        address="",
        template="slt/site.html",
        title=site.title,
        description=site.description or w("site.description"),
        section="",
        source="nettsted.yml",
        content=SiteFront(site.description, tuple(sorted(cards, key=lambda one: alphabetical(one.name)))),
    )
