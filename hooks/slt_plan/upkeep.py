"""What waits for the coordinator: what nobody has looked at for long, and what is not filled in.

It is for the coordinator's eyes only, and no page of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from slt_plan.layout import SETTINGS_FILE, SITE_FILE
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Measure, Share
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import Site
from slt_plan.words import Words, words

DAYS = 180
"""How long a measure may stand before somebody should look at it again, where the municipality does not say."""
_SHOWN = 4
_OVER = {"gjennomført", "avsluttet", "avvist", "trukket"}


class Waiting(NamedTuple):
    """One kind of thing to see to, by its name among our words, and the things: ids or files."""

    kind: str
    things: Sequence[str] = ()


def upkeep(municipality: Municipality, site: Site | None, today: date) -> list[str]:
    """What waits, with what to do about it: one screen in the municipality's language."""
    texts = words(municipality.language)
    name, day = municipality.settings.name, texts.day(today)
    number = days(municipality)
    parts = [
        ["", _told(waiting, texts, number), f"  {advice(waiting, texts)}"]
        for waiting in waits(municipality, site, today)
    ]
    lines = [line for part in parts for line in part] or ["", texts("upkeep.calm")]
    return [texts("upkeep.title", name=name, day=day), *lines]


def waits(municipality: Municipality, site: Site | None, today: date) -> Iterator[Waiting]:
    """Each kind of thing that waits; drafts wait for nobody, unless the whole municipality is one."""
    shown = without_drafts(municipality) or municipality
    current = shown.current_plan(today)
    living = dict(_living(shown, current[1] if current else None))
    found = (
        Waiting("unconfirmed", [id_ for id_, one in living.items() if _is_stale(one, days(shown), today)]),
        Waiting("without_party", [id_ for id_, one in living.items() if not _responsible(shown, id_, one)]),
        Waiting("ended", [current[0]] if current and _has_ended(current[1], today) else []),
        *(_about_goals(living, current[1] if current else None)),
        Waiting("contributing", _only_contributing(shown, living)),
        Waiting("unchecked", _unchecked(shown, site, today)),
    )
    yield from (waiting for waiting in found if waiting.things)
    if not shown.settings.accessibility and not (site and site.accessibility):
        yield Waiting("accessibility")


def days(municipality: Municipality) -> int:
    """How long its measures may stand before somebody should look at them again."""
    chosen = municipality.settings.confirm_after
    return DAYS if chosen is None else chosen


def _living(municipality: Municipality, plan: Plan | None) -> Iterator[tuple[Id, Measure]]:
    """The measures of the current plan and of none, but for those that are over."""
    listed = {entry.measure for entry in plan.measures} if plan else set()
    for id_ in municipality.ordered_measures:
        measure = municipality.measures[id_]
        state = measure.state
        is_over = state is not None and not _OVER.isdisjoint((state.progress, state.decision))
        if not is_over and (id_ in listed or id_ not in municipality.places):
            yield id_, measure


def _is_stale(measure: Measure, most: int, today: date) -> bool:
    return measure.confirmed is None or (today - measure.confirmed.day).days >= most


def _responsible(municipality: Municipality, id_: Id, measure: Measure) -> list[Share]:
    """Everybody who answers for a measure, for a part of it, or in one of the plans."""
    entries = [place.entry for place in municipality.places.get(id_, ())]
    return [
        *measure.responsible,
        *(share for part in measure.parts for share in part.responsible),
        *(share for entry in entries for share in entry.responsible or ()),
    ]


def _has_ended(plan: Plan, today: date) -> bool:
    last = plan.period.last_day if plan.period else None
    return last is not None and last < today


def _about_goals(living: dict[Id, Measure], plan: Plan | None) -> Iterator[Waiting]:
    """Goals and measures that do not find each other, where measures name goals at all.

    A goal is reached by way of the goals under it, and no measure is asked to reach a vision.
    """
    named = {goal for measure in living.values() for goal in measure.goals}
    if not named:
        return
    goals = plan.goals if plan else ()
    above = {goal.id: goal.under for goal in goals}
    for goal in goals:
        parent = above[goal.id] if goal.id in named else None
        while parent and parent not in named:
            named.add(parent)
            parent = above.get(parent)
    alone = [goal.id for goal in goals if goal.id not in named and goal.level != "visjon"]
    yield Waiting("goals_alone", alone)
    yield Waiting("without_goal", [id_ for id_, measure in living.items() if not measure.goals])


def _only_contributing(municipality: Municipality, living: dict[Id, Measure]) -> list[Id]:
    """The parties that contribute to something, and answer for nothing, themselves or through a part of them."""
    answering = {
        whole
        for id_, measure in municipality.measures.items()
        for share in _responsible(municipality, id_, measure)
        for whole in municipality.wholes.get(share.party, ())
    }
    contributing = {share.party for measure in living.values() for share in measure.contributors}
    return [id_ for id_ in municipality.parties if id_ in contributing - answering]


def _unchecked(municipality: Municipality, site: Site | None, today: date) -> list[str]:
    """The files with help lines that nobody has checked for a year."""
    helps = {SETTINGS_FILE: municipality.settings.help, SITE_FILE: site.help if site else None}
    return [
        file
        for file, help_ in helps.items()
        if help_ and help_.lines and (not help_.checked or help_.is_old(today))
    ]


def _told(waiting: Waiting, texts: Words, number: int) -> str:
    what = texts(f"upkeep.what.{waiting.kind}", days=number)
    if not waiting.things:
        return f"{what}."
    some, more = waiting.things[:_SHOWN], len(waiting.things) - _SHOWN
    names = texts("upkeep.more", names=", ".join(some), number=more) if more > 0 else texts.listed(some)
    return f"{what} ({len(waiting.things)}): {names}."


def advice(waiting: Waiting, texts: Words) -> str:
    """What to do about it."""
    first = waiting.things[0] if waiting.things else ""
    return texts(f"upkeep.advice.{waiting.kind}", first=first)
