"""What the checks look at: everything a municipality's files say, as far as they could be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from slt_plan.plan.decisions import Decision, DecisionFile
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Body, Organisation
from slt_plan.plan.parties import Party, PartyFile
from slt_plan.plan.plans import Plan

Kind = Literal[
    "aktor",
    "organ",
    "niva",
    "mandat",
    "mal",
    "malgruppe",
    "innsatsomrade",
    "strategi",
    "tiltak",
    "plan",
    "vedtak",
]
"""The kinds of things that data refers to by id."""


@dataclass(frozen=True)
class Content:
    """The files of a municipality; a list keeps what a dictionary by id would lose, such as duplicates."""

    settings: Settings | None = None
    parties: PartyFile = field(default_factory=lambda: PartyFile.model_validate({}))
    organisation: Organisation = field(default_factory=lambda: Organisation.model_validate({}))
    decisions: DecisionFile = field(default_factory=lambda: DecisionFile.model_validate({}))
    plans: Mapping[Id, Plan] = field(default_factory=dict)
    measures: Mapping[Id, Measure] = field(default_factory=dict)
    plans_are_whole: bool = True
    """Whether every plan's list of measures could be read; only then can a measure be in no plan."""
    known: Mapping[Kind, frozenset[Id]] = field(default_factory=dict)
    """The ids of each kind, whether or not the thing is right otherwise; none when nobody can know."""

    @cached_property
    def drafts(self) -> Mapping[Kind, frozenset[Id]]:
        """Those of them that are kept away from the site."""
        bodies, plans = self.organisation.bodies, self.plans.values()
        shown = [plan for plan in plans if plan.visibility == "publisert"]
        hidden = [plan for plan in plans if plan.visibility == "utkast"]
        listed = _hidden(self.parties.parties)
        organs = _hidden(bodies)
        return {
            "aktor": listed | organs,
            "organ": organs,
            "vedtak": _hidden(self.decisions.decisions),
            "tiltak": _hidden_files(self.measures),
            "plan": _hidden_files(self.plans),
            "mal": _ids("goals", hidden) - _ids("goals", shown),
            "malgruppe": _ids("target_groups", hidden) - _ids("target_groups", shown),
            "innsatsomrade": _ids("focus_areas", hidden) - _ids("focus_areas", shown),
            "strategi": _ids("strategies", hidden) - _ids("strategies", shown),
        }

    @cached_property
    def named(self) -> Mapping[str, tuple[Id, ...]]:
        """The parties and bodies that are called something, by each of their names and other names, folded."""
        owners: dict[str, dict[Id, None]] = {}
        for one in self._all_parties:
            for name in (one.name, *one.aliases):
                owners.setdefault(folded(name), {})[one.id] = None
        return {name: tuple(ids) for name, ids in owners.items()}

    @cached_property
    def wholes(self) -> Mapping[Id, frozenset[Id]]:
        """Each party and body, and all it is a part of."""
        above = {party.id: party.part_of for party in self.parties.parties}
        return {one.id: _upward(one.id, above) for one in self._all_parties}

    @property
    def _all_parties(self) -> tuple[Party | Body, ...]:
        return *self.parties.parties, *self.organisation.bodies


def folded(name: str) -> str:
    """A name as it is compared with another: blanks and capitals tell nothing apart."""
    return " ".join(name.split()).casefold()


def _upward(id_: Id, above: Mapping[Id, Collection[Id]]) -> frozenset[Id]:
    seen = [id_]
    for one in seen:
        seen += [whole for whole in above.get(one, ()) if whole not in seen]
    return frozenset(seen)


def _hidden(things: Iterable[Party | Body | Decision]) -> frozenset[Id]:
    return frozenset(thing.id for thing in things if thing.visibility == "utkast")


def _hidden_files(things: Mapping[Id, Plan | Measure]) -> frozenset[Id]:
    return frozenset(id_ for id_, thing in things.items() if thing.visibility == "utkast")


def _ids(name: str, plans: Iterable[Plan]) -> frozenset[Id]:
    return frozenset(thing.id for plan in plans for thing in getattr(plan, name))
