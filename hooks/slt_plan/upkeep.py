"""What waits for the coordinator: what nobody has looked at for long, and what is not filled in.

It is for the coordinator's eyes only, and no page of the site.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from slt_plan.layout import (
    DECISION_FILE,
    MEASURES,
    ORGANISATION_FILE,
    PARTY_FILE,
    PLANS,
    SETTINGS_FILE,
    SITE_FILE,
)
from slt_plan.plan.drafts import is_draft, without_drafts
from slt_plan.plan.fields import Id, Model
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


def upkeep(
    municipality: Municipality, site: Site | None, today: date, *, names_all: bool = False
) -> list[str]:
    """What waits, with what to do about it: one screen in the municipality's language, or all by name."""
    texts = words(municipality.language)
    name, day = municipality.settings.name, texts.day(today)
    number, most = days(municipality), sys.maxsize if names_all else _SHOWN
    found = [*waits(municipality, site, today), *_drafts(municipality)]
    parts = [["", _told(waiting, texts, number, most), f"  {advice(waiting, texts)}"] for waiting in found]
    lines = [line for part in parts for line in part] or ["", texts("upkeep.calm")]
    if any(len(waiting.things) > most for waiting in found):
        lines += ["", texts("upkeep.all")]
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


def _drafts(municipality: Municipality) -> Iterator[Waiting]:
    """What is not published yet, by its file, and by its id where the file holds others too."""
    things = [
        *([SETTINGS_FILE] if is_draft(municipality.settings) else []),
        *(f"{PLANS}/{id_}.yml" for id_, plan in municipality.plans.items() if is_draft(plan)),
        *(f"{MEASURES}/{id_}.yml" for id_, measure in municipality.measures.items() if is_draft(measure)),
        *_parts_of(PARTY_FILE, municipality.listed_parties),
        *_parts_of(ORGANISATION_FILE, municipality.bodies),
        *_parts_of(DECISION_FILE, municipality.decisions),
    ]
    if things:
        yield Waiting("drafts", things)


def _parts_of(file: str, things: Mapping[Id, Model]) -> Iterator[str]:
    return (f"{file} ({id_})" for id_, thing in things.items() if is_draft(thing))


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
    looked_at = [day for day in (measure.confirmed and measure.confirmed.day, measure.updated) if day]
    return not looked_at or (today - max(looked_at)).days >= most


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


def _told(waiting: Waiting, texts: Words, number: int, most: int) -> str:
    what = texts(f"upkeep.what.{waiting.kind}", days=number)
    if not waiting.things:
        return f"{what}."
    some, more = waiting.things[:most], len(waiting.things) - most
    names = texts("upkeep.more", names=", ".join(some), number=more) if more > 0 else texts.listed(some)
    return f"{what} ({len(waiting.things)}): {names}."


def advice(waiting: Waiting, texts: Words) -> str:
    """What to do about it."""
    first = waiting.things[0] if waiting.things else ""
    return texts(f"upkeep.advice.{waiting.kind}", first=first)
