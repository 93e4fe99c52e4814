"""What other sites may show of a plan: the table, a measure, the organisation diagram; and the code that does it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from slt_plan import addresses
from slt_plan.pages.measures import MeasurePage, Measures
from slt_plan.pages.organisation import OrganisationPage
from slt_plan.pages.page import Embed, Page, View

DEPTHS = (2, 3)
"""How far below the municipality's root embeds lie: those of whole pages, and those of measures."""


def embed(page: Page) -> Embed | None:
    """What of a page can be shown elsewhere: what the page itself shows, made once."""
    match page.content:
        case MeasurePage():
            return _embed(page, "slt/embed_measure.html", page.content)
        case Measures(table=table) if table:
            return _embed(page, "slt/embed_table.html", replace(table, filter=None))
        case OrganisationPage(diagram=diagram) if diagram:
            return _embed(page, "slt/embed_diagram.html", diagram)
        case _:
            return None


def _embed(page: Page, template: str, content: object) -> Embed:
    return Embed(addresses.embed(page.address), template, page.title, content, page.address)


def source(view: View) -> str:
    """Where an embed says that it comes from."""
    name = "embed.from_plan" if view.plan else "embed.from_work"
    return view.words(name, name=view.municipality.settings.name)


def code(url: str, title: str, height: int) -> str:
    """The line of HTML that shows an embed on another site; its frame runs no scripts, and its links leave it."""
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{height}" loading="lazy" '
        'sandbox="allow-top-navigation-by-user-activation"></iframe>'
    )
