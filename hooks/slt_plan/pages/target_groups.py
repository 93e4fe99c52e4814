"""The target groups of the plan, each with the measures that serve it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.goals import measures_with
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.shown_plan import shown_plan
from slt_plan.plan.plans import Plan

SECTION = "target_groups"


class Group(NamedTuple):
    """A target group."""

    anchor: str
    title: str | None
    text: str
    measures: tuple[Reference, ...]


class TargetGroups(NamedTuple):
    """Everything the plan says of whom it is for."""

    plan: Reference | None
    text: str | None
    groups: tuple[Group, ...]


def target_group_pages(view: View) -> Iterator[Page]:
    """The page of the target groups; with a helpful word when there are none."""
    words, plan = view.words, view.plan
    yield Page(
        address=addresses.TARGET_GROUPS,
        template="slt/target_groups.html",
        title=(plan and plan.target_groups_title) or words("target_groups.title"),
        description=words("target_groups.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.plan_file,
        content=TargetGroups(
            plan=shown_plan(view),
            text=plan.target_groups_text if plan else None,
            groups=groups(view, plan) if plan else (),
        ),
        updated=plan.updated if plan else None,
    )


def groups(view: View, plan: Plan) -> tuple[Group, ...]:
    """The plan's target groups in its own order."""
    return tuple(
        Group(
            addresses.target_group_anchor(one.id),
            one.title,
            one.text,
            measures_with(view, "target_groups", one.id),
        )
        for one in plan.target_groups
    )
