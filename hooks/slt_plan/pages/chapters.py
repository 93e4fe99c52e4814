"""The background: the municipality's own text and the chapters of the plan, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.shown_plan import shown_plan
from slt_plan.plan.plans import Chapter

SECTION = "chapters"


class Passage(NamedTuple):
    """A chapter: its heading, its anchor and running text."""

    anchor: str
    title: str
    text: str


class Chapters(NamedTuple):
    """All running text, in order."""

    plan: Reference | None
    contents: tuple[Reference, ...]
    passages: tuple[Passage, ...]


def chapter_pages(view: View) -> Iterator[Page]:
    """The page of the chapters; with a helpful word when there are none."""
    words, plan = view.words, view.plan
    shown = passages((*view.municipality.settings.chapters, *(plan.chapters if plan else ())))
    yield Page(
        address=addresses.CHAPTERS,
        template="slt/chapters.html",
        title=words("chapters.title"),
        description=words("chapters.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.plan_file,
        content=Chapters(
            plan=shown_plan(view),
            contents=contents(shown),
            passages=shown,
        ),
        updated=plan.updated if plan else view.municipality.settings.updated,
    )


def passages(chapters: tuple[Chapter, ...]) -> tuple[Passage, ...]:
    """The chapters with their anchors."""
    return tuple(Passage(addresses.chapter_anchor(one.id), one.title, one.text) for one in chapters)


def contents(passages: Iterable[Passage]) -> tuple[Reference, ...]:
    """The passages as links to their places on the page."""
    return tuple(Reference(one.title, f"#{one.anchor}") for one in passages)
