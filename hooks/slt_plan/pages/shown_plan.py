"""A plan as other pages speak of it: what it is called, where it is, and whether its period is over."""

from __future__ import annotations

from slt_plan import addresses
from slt_plan.pages import times
from slt_plan.pages.page import Reference, View
from slt_plan.plan.plans import Plan
from slt_plan.words import Words


def shown_plan(view: View) -> Reference | None:
    """The plan the site shows first, when there is one."""
    if view.current is None:
        return None
    id_, plan = view.current
    return Reference(plan_name(view.words, plan), addresses.plan(id_))


def plan_name(words: Words, plan: Plan) -> str:
    """The plan's title with its period, when the title does not already say it."""
    if plan.period is None:
        return plan.title
    period = times.period(words, plan.period)
    return plan.title if period in plan.title or not period else f"{plan.title} {period}"


def over(view: View, plan: Plan) -> str | None:
    """A calm line for a plan whose period has ended; nothing while it runs."""
    end = plan.period.last_day if plan.period else None
    return view.words("plan.over", day=view.words.day(end)) if end and end < view.today else None
