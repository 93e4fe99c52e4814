"""The goals of the plan, as a tree, each with the measures that are to reach it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.shown_plan import shown_plan
from slt_plan.plan.fields import Id
from slt_plan.plan.plans import Goal, Plan

SECTION = "goals"


class GoalNode(NamedTuple):
    """A goal, its measures, and the goals below it."""

    anchor: str
    text: str
    more: str | None
    measures: tuple[Reference, ...]
    below: tuple[GoalNode, ...]


class GoalGroup(NamedTuple):
    """The goals on one level, under a heading."""

    title: str
    goals: tuple[GoalNode, ...]


class Goals(NamedTuple):
    """Everything the plan says of its goals."""

    plan: Reference | None
    text: str | None
    groups: tuple[GoalGroup, ...]


def goal_pages(view: View) -> Iterator[Page]:
    """The page of the goals; with a helpful word when there are none."""
    words, plan = view.words, view.plan
    name = view.municipality.settings.name
    yield Page(
        address=addresses.GOALS,
        template="slt/goals.html",
        title=(plan and plan.goals_title) or words("goals.title"),
        description=words("goals.description", name=name),
        section=SECTION,
        source=view.plan_file,
        content=Goals(
            plan=shown_plan(view),
            text=plan.goals_text if plan else None,
            groups=goal_groups(view, plan) if plan else (),
        ),
        updated=plan.updated if plan else None,
    )


def goal_groups(view: View, plan: Plan) -> tuple[GoalGroup, ...]:
    """The uppermost goals by level, in the order the plan has them; the others hang below."""
    ids = {goal.id for goal in plan.goals}
    upper = [goal for goal in plan.goals if goal.under not in ids]
    levels = dict.fromkeys(goal.level for goal in upper)
    return tuple(
        _group(view, plan, level, [goal for goal in upper if goal.level == level]) for level in levels
    )


def _group(view: View, plan: Plan, level: str, goals: list[Goal]) -> GoalGroup:
    number = "one" if len(goals) == 1 else "many"
    return GoalGroup(
        view.words(f"goals.level.{level}.{number}"), tuple(_node(view, plan, goal) for goal in goals)
    )


def _node(view: View, plan: Plan, goal: Goal) -> GoalNode:
    return GoalNode(
        anchor=addresses.goal_anchor(goal.id),
        text=goal.text,
        more=goal.more,
        measures=measures_with(view, "goals", goal.id),
        below=tuple(_node(view, plan, other) for other in plan.goals if other.under == goal.id),
    )


def measures_with(view: View, kind: str, id_: Id) -> tuple[Reference, ...]:
    """The measures that name this goal or target group, in the adopted order."""
    measures = view.municipality.measures
    return tuple(
        Reference(measures[one].title, addresses.measure(one))
        for one in view.municipality.ordered_measures
        if id_ in getattr(measures[one], kind)
    )
