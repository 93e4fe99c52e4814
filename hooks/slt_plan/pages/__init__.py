"""What is shown: each module makes the pages of one subject from a view of a municipality.

Values in, values out; nothing here knows HTML, files or the clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.pages.chapters import chapter_pages
from slt_plan.pages.decisions import decision_pages
from slt_plan.pages.front import front_pages
from slt_plan.pages.goals import goal_pages
from slt_plan.pages.keywords import keyword_pages
from slt_plan.pages.matrix import matrix_pages
from slt_plan.pages.measures import measure_pages
from slt_plan.pages.organisation import organisation_pages
from slt_plan.pages.page import Drawing, Page, View
from slt_plan.pages.parties import party_pages
from slt_plan.pages.plans import plan_pages
from slt_plan.pages.search import search_pages
from slt_plan.pages.target_groups import target_group_pages

SUBJECTS = (
    front_pages,
    chapter_pages,
    goal_pages,
    target_group_pages,
    organisation_pages,
    measure_pages,
    matrix_pages,
    party_pages,
    decision_pages,
    plan_pages,
    search_pages,
    keyword_pages,
)


def municipality_pages(view: View) -> Iterator[Page | Drawing]:
    """Every page of a municipality, and the drawings to download."""
    for pages in SUBJECTS:
        yield from pages(view)
