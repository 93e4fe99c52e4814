"""Drafts and notes: what a municipality keeps to itself, and what is left when it is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from slt_plan.plan.fields import Id, Model
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import Site

M = TypeVar("M", bound=Model)


def is_draft(thing: Any) -> bool:
    """Whether a thing, or a municipality's settings, is kept away from the site."""
    return getattr(thing, "visibility", None) == "utkast"


def without_drafts(municipality: Municipality) -> Municipality | None:
    """The municipality as the public may see it; nothing when the whole of it is a draft.

    What is a draft is gone, with the rows that list it, and so is every internal note.
    """
    if is_draft(municipality.settings):
        return None
    measures = _shown_by_id(municipality.measures)
    organisation, decisions = municipality.organisation, municipality.decision_file
    settings = municipality.settings
    return replace(
        municipality,
        settings=_changed(settings, note=None, assessed=(), chapters=_shown(settings.chapters)),
        listed_parties=_shown_by_id(municipality.listed_parties),
        organisation=_changed(organisation, bodies=_shown(organisation.bodies)),
        decision_file=_changed(decisions, decisions=_shown(decisions.decisions)),
        plans={id_: _shown_plan(plan, measures) for id_, plan in _shown_by_id(municipality.plans).items()},
        measures=measures,
    )


def without_answers(site: Site) -> Site:
    """The site's own file as the public may see it."""
    return _changed(site, assessed=()) if site.assessed else site


def _shown_plan(plan: Plan, measures: Mapping[Id, Model]) -> Plan:
    rows = tuple(entry for entry in plan.measures if entry.measure in measures)
    return _changed(plan, chapters=_shown(plan.chapters), measures=rows)


def _shown_by_id(things: Mapping[Id, M]) -> dict[Id, M]:
    return {id_: _without_note(thing) for id_, thing in things.items() if not is_draft(thing)}


def _shown(things: Iterable[M]) -> tuple[M, ...]:
    return tuple(_without_note(thing) for thing in things if not is_draft(thing))


def _without_note(thing: M) -> M:
    return thing if getattr(thing, "note", None) is None else _changed(thing, note=None)


def _changed(thing: M, **values: object) -> M:
    return thing.model_copy(update=values)
