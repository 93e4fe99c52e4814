"""Abbreviations on a page: each marked where it first stands in running text, and explained in a list below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from slt_plan.pages.page import View
from slt_plan.plan.sites import LANGUAGE_CODES, Abbreviation, Site

_ENTITY = re.compile(r"&#?\w+;")
_RUNNING_TEXT = re.compile(r"<(?:p|li|dd)[ >]")
"""Opens a text that is no heading, no link and nothing to press, so that a link may stand in it."""


class Explanation(NamedTuple):
    """An abbreviation and what it stands for, with the language when it is not the page's own."""

    anchor: str
    short: str
    meaning: str
    language: str | None


class Explained(NamedTuple):
    """The HTML with the abbreviations marked, and the explanations to stand below it."""

    html: str
    explanations: tuple[Explanation, ...]


class Abbreviations:
    """The abbreviations a municipality's pages may hold; made once, used on every page."""

    def __init__(self, explanations: Sequence[Explanation]) -> None:
        """Take what is to be explained."""
        self._known = [(escape(one.short), escape(one.meaning).lower(), one) for one in explanations]
        self.lists: dict[tuple[Explanation, ...], str] = {(): ""}
        """The lists made so far, as HTML: most pages have the same few."""

    @classmethod
    def of(cls, view: View) -> Abbreviations:
        """The municipality's own, then those of the whole site; its own come first where both have one."""
        own = view.municipality.settings.abbreviations
        return cls(tuple(_explanations(own, view.site, view.words.code)))

    def explained(self, html: str) -> Explained:
        """A page's content with each abbreviation marked once; one the page explains by itself is left alone."""
        here = [
            one for one in self._known if one[0] in html and next(_places(html, one[0]), None) is not None
        ]
        if not here:
            return Explained(html, ())
        said = html.lower()
        told = [(short, one) for short, meaning, one in here if meaning not in said]
        return Explained(_marked(html, told), tuple(one for _, one in told))


def _places(html: str, short: str) -> Iterator[int]:
    """Where the abbreviation stands in the text, as a word or the first part of one with a hyphen in it."""
    place = html.find(short)
    while place >= 0:
        end = place + len(short)
        whole = not (html[place - 1 : place].isalnum() or html[end : end + 1].isalnum())
        if whole and not _in_entity(html, place) and html.rfind(">", 0, place) > html.rfind("<", 0, place):
            yield place
        place = html.find(short, end)


def _in_entity(html: str, place: int) -> bool:
    """Whether it is inside what stands for another character, such as «amp» in «&amp;»."""
    start = html.rfind("&", max(0, place - 10), place)
    found = _ENTITY.match(html, start) if start >= 0 else None
    return found is not None and place < found.end()


def _marked(html: str, told: Iterable[tuple[str, Explanation]]) -> str:
    """The first of each in running text made a link to its explanation."""
    found = [
        (place, short, one)
        for short, one in told
        if (place := next(_in_running_text(html, short), None)) is not None
    ]
    for place, short, one in sorted(found, reverse=True):  # from the end, so that places before stay right
        html = f'{html[:place]}<a class="abbr" role="doc-glossref" href="#{one.anchor}">{short}</a>{html[place + len(short) :]}'
    return html


def _in_running_text(html: str, short: str) -> Iterator[int]:
    return (place for place in _places(html, short) if _RUNNING_TEXT.match(html, html.rfind("<", 0, place)))


def _explanations(own: Sequence[Abbreviation], site: Site, code: str) -> Iterator[Explanation]:
    language = LANGUAGE_CODES[site.language]
    theirs = {one.short for one in own}
    told = [(one, None) for one in own] + [
        (one, language if language != code else None) for one in site.abbreviations if one.short not in theirs
    ]
    for number, (one, lang) in enumerate(told, start=1):
        yield Explanation(f"_ord-{number}", one.short, one.meaning, lang)
