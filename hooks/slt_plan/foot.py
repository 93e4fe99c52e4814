"""What stands at the foot of every page: numbers to call for whoever needs help, and the links all pages have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import View
from slt_plan.plan.sites import LANGUAGE_CODES, Help, Site
from slt_plan.rendering import digits
from slt_plan.words import Words


class Line(NamedTuple):
    """A help line: the number to read and the number to call."""

    number: str
    tel: str
    name: str
    text: str | None
    language: str | None
    """Set when it is not the page's."""


class HelpBox(NamedTuple):
    """«Trenger du hjelp nå?»"""

    title: str
    lines: tuple[Line, ...]
    checked: str | None


class Document(NamedTuple):
    """A page written by hand: its title, where it is from the site's root, and the language it is written in."""

    title: str
    address: str
    language: str


class Link(NamedTuple):
    """A link in the header or the footer, ready to follow."""

    title: str
    address: str
    language: str | None = None
    """Set when it is not the page's."""


def site_language(site: Site, w: Words) -> str | None:
    """The language of the site's own texts, when the page around them has another."""
    code = LANGUAGE_CODES[site.language]
    return None if code == w.code else code


def help_box(w: Words, helps: Iterable[tuple[Help | None, str | None]]) -> HelpBox | None:
    """The municipality's own lines, then the national ones; the oldest check counts for all."""
    given = [(help_, language) for help_, language in helps if help_ and help_.lines]
    lines = tuple(
        Line(one.number, digits(one.number), one.name, one.text, language)
        for help_, language in given
        for one in help_.lines
    )
    days = [help_.checked for help_, _ in given if help_.checked]
    checked = w("help.checked", day=w.day(min(days))) if days else None
    return HelpBox(w("help.title"), lines, checked) if lines else None


def contact(view: View, up: str) -> Iterable[Link]:
    """The way to whoever answers for the plan, on the municipality's front page."""
    if view.municipality.settings.contact:
        yield Link(view.words("footer.contact"), f"{up or './'}#kontakt")


def foot(
    w: Words, site: Site, documents: Iterable[Document], root: str, accessibility: str | None
) -> Iterable[Link]:
    """The links that stand on every page: what the law asks for, the pages written by hand, the site's own, the licence."""
    language = site_language(site, w)
    if accessibility:
        yield Link(w("footer.accessibility"), accessibility)
    yield from _documents(w, documents, root)
    yield from (Link(link.title, link.address, language) for link in site.links)
    if site.licence:
        yield Link(w("footer.licence", licence=site.licence.title), site.licence.address)


def _documents(w: Words, documents: Iterable[Document], root: str) -> Iterable[Link]:
    """The pages written by hand, each in the language of the page where it exists in it."""
    chosen = {addresses.in_language("nb", one.address): one for one in documents}
    chosen |= {addresses.in_language("nb", one.address): one for one in documents if one.language == w.code}
    for one in chosen.values():
        yield Link(one.title, f"{root}{one.address}", None if one.language == w.code else one.language)
