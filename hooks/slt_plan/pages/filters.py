"""What the table of measures can be narrowed by: the choices a reader has, and what each measure answers to.

The names of the criteria and the ids of the choices stand in the page's address, so that a narrowed table can be shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from slt_plan import addresses
from slt_plan.pages.page import View
from slt_plan.pages.parties import alphabetical
from slt_plan.pages.shares import responsible
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import DecisionState, ProgressState
from slt_plan.plan.plans import Entry, Goal, Plan

Marks = Mapping[str, tuple[str, ...]]
"""By the name of a criterion: the ids of the choices that a measure answers to."""
_LETTERS = str.maketrans({" ": "-", "å": "a", "ø": "o"})


class Choice(NamedTuple):
    """One of the things a criterion can be set to."""

    id: str
    text: str


class Criterion(NamedTuple):
    """Something to choose measures by."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """The criteria of a table that leave a choice, and by a measure's address what it answers to in each of them."""

    criteria: tuple[Criterion, ...]
    marks: Mapping[str, tuple[tuple[str, str], ...]]


def filter_of(view: View, plan: Plan) -> Filter | None:
    """The filter of the plan's table; nothing when no criterion has two choices."""
    marks = {addresses.measure(entry.measure): _marks(view, entry) for entry in plan.measures}
    criteria = tuple(_criteria(view, list(marks.values())))
    names = [criterion.name for criterion in criteria]
    texts = {address: tuple(_texts(one, names)) for address, one in marks.items()}
    return Filter(criteria, texts) if criteria else None


def _texts(marks: Marks, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, " ".join(marks[name])) for name in names if marks[name])


def _marks(view: View, entry: Entry) -> Marks:
    """What a measure answers to: with a role the unit it is a part of, with a goal the goals above it."""
    municipality = view.municipality
    measure = municipality.measures[entry.measure]
    state = measure.state
    return {
        "ansvar": _once(
            whole for share in responsible(entry, measure) for whole in municipality.wholes[share.party]
        ),
        "mal": _once(above for goal in measure.goals for above in _upward(municipality.goals, goal)),
        "malgruppe": measure.target_groups,
        "omrade": _once(filter(None, (entry.focus_area or measure.focus_area, *measure.other_focus_areas))),
        "framdrift": (_plain(state.progress),) if state and state.progress else (),
        "vedtak": (_plain(state.decision),) if state and state.decision else (),
    }


def _once(ids: Iterable[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(ids))


def _upward(goals: Mapping[Id, Goal], id_: Id) -> Iterator[Id]:
    """A goal and those above it."""
    above: Id | None = id_
    while above and above in goals:
        yield above
        above = goals[above].under


def _plain(value: str) -> str:
    """A state as it can stand in an address."""
    return value.translate(_LETTERS)


def _criteria(view: View, marks: list[Marks]) -> Iterator[Criterion]:
    """The criteria with at least two choices; a choice that no measure answers to is not there."""
    for name, (label, texts) in _every_choice(view).items():
        found = {id_ for one in marks for id_ in one[name]}
        choices = tuple(Choice(id_, text) for id_, text in texts.items() if id_ in found)
        if len(choices) > 1:
            yield Criterion(name, view.words(label), choices)


def _every_choice(view: View) -> dict[str, tuple[str, dict[Id, str]]]:
    """By name: the label of each criterion, and all that could be chosen, in the order it is shown."""
    one, goals, areas = view.municipality, view.municipality.goals, view.municipality.focus_areas
    parties = sorted(one.parties.values(), key=lambda party: alphabetical(party.name))
    return {
        "ansvar": ("measure.responsible", {party.id: party.name for party in parties}),
        "mal": ("measure.goals", {id_: goal.text for id_, goal in goals.items()}),
        "malgruppe": (
            "filter.target_group",
            {id_: group.title or group.text for id_, group in one.target_groups.items()},
        ),
        "omrade": ("measure.focus_area", {id_: area.title for id_, area in areas.items()}),
        "framdrift": ("state.progress.label", _states(view, "progress", get_args(ProgressState))),
        "vedtak": ("state.decision.label", _states(view, "decision", get_args(DecisionState))),
    }


def _states(view: View, axis: str, values: Iterable[str]) -> dict[Id, str]:
    return {_plain(value): view.words(f"state.{axis}.{value}") for value in values}
