"""The page of search: a field, and what to do when no script answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Page, View
from slt_plan.plan.sites import LANGUAGE_CODES, Help, Site
from slt_plan.words import words

SECTION = "search"


class Search(NamedTuple):
    """The field, and where to look things up without a script."""

    label: str
    otherwise: str
    """Text of the link to what works without a script."""
    address: str
    helps: bool
    """Whether there are help lines at the foot of the page."""


def search_pages(view: View) -> Iterator[Page]:
    """The municipality's own search."""
    w, name = view.words, view.municipality.settings.name
    yield Page(
        address=addresses.SEARCH,
        template="slt/search.html",
        title=w("search.title"),
        description=w("search.description", name=name),
        section=SECTION,
        source=view.file("kommune"),
        content=Search(w("search.label", name=name), w("search.keywords"), addresses.KEYWORDS, _helps(view)),
        explains=False,
    )


def site_search_page(site: Site) -> Page:
    """The search in every municipality's plan at once."""
    w = words(LANGUAGE_CODES[site.language])
    return Page(
        address=addresses.SEARCH,
        template="slt/search.html",
        title=w("search.title"),
        description=w("search.site_description"),
        section=SECTION,
        source="nettsted.yml",
        content=Search(
            w("search.site_label"), w("search.municipalities"), addresses.FRONT, _has_lines(site.help)
        ),
    )


def _helps(view: View) -> bool:
    return _has_lines(view.municipality.settings.help) or _has_lines(view.site.help)


def _has_lines(help_: Help | None) -> bool:
    return bool(help_ and help_.lines)
