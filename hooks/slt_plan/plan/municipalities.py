"""A municipality: its settings, and everything its files say, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from slt_plan.plan.decisions import Decision, DecisionFile
from slt_plan.plan.fields import (
    Colour,
    Contact,
    Day,
    Id,
    Link,
    Logo,
    Model,
    PictureName,
    Text,
    Visibility,
    WholeNumber,
    key,
)
from slt_plan.plan.measures import Measure, Share
from slt_plan.plan.organisation import Body, Organisation, Seat
from slt_plan.plan.parties import Party
from slt_plan.plan.plans import Chapter, Entry, FocusArea, Goal, Plan, TargetGroup
from slt_plan.plan.sites import LANGUAGE_CODES, Abbreviation, Assessment, Help, Language


class OtherName(Model):
    """The municipality's name in another language, such as a Sámi one."""

    language: Text = key("språk")
    name: Text = key("navn")


class Settings(Model):
    """The file ``kommune.yml``."""

    name: Text = key("navn")
    full_name: Text | None = key("fullt_navn", None)
    other_names: tuple[OtherName, ...] = key("andre_navn", ())
    former_names: tuple[Text, ...] = key("tidligere_navn", ())
    language: Language = key("målform")
    about: Text | None = key("om_slt", None)
    chapters: tuple[Chapter, ...] = key("kapitler", ())
    contact: Contact | None = key("kontakt", None)
    help: Help | None = key("hjelp", None)
    accessibility: Text | None = key("tilgjengelighetserklæring", None)
    links: tuple[Link, ...] = key("lenker", ())
    abbreviations: tuple[Abbreviation, ...] = key("ordliste", ())
    assessed: tuple[Assessment, ...] = key("vurdert", ())
    colour: Colour | None = key("farge", None)
    logo: PictureName | None = key("logo", None)
    confirm_after: WholeNumber | None = key("bekreftes_etter", None)
    updated: Day | None = key("oppdatert", None)
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)


class Place(NamedTuple):
    """A measure's place in a plan."""

    plan: Id
    entry: Entry


class Answer(NamedTuple):
    """A measure a party answers for or contributes to, and through which party it does so."""

    measure: Id
    share: Share
    through: Id


class Membership(NamedTuple):
    """A seat a party holds, and through which party it holds it."""

    body: Body
    seat: Seat
    through: Id


@dataclass(frozen=True)
class Municipality:
    """Everything one municipality's files say. Dictionaries keep the order of the files."""

    id: Id
    settings: Settings
    listed_parties: Mapping[Id, Party] = field(default_factory=dict)
    organisation: Organisation = field(default_factory=lambda: Organisation.model_validate({}))
    decision_file: DecisionFile = field(default_factory=lambda: DecisionFile.model_validate({}))
    plans: Mapping[Id, Plan] = field(default_factory=dict)
    measures: Mapping[Id, Measure] = field(default_factory=dict)
    logo: Logo | None = None
    at_root: bool = False

    @property
    def language(self) -> str:
        """``nb`` or ``nn``."""
        return LANGUAGE_CODES[self.settings.language]

    @cached_property
    def bodies(self) -> dict[Id, Body]:
        """The bodies, by id."""
        return {body.id: body for body in self.organisation.bodies}

    @cached_property
    def parties(self) -> dict[Id, Party]:
        """Whoever can answer for something: the listed parties, and every body."""
        return {**self.listed_parties, **{body.id: _as_party(body) for body in self.bodies.values()}}

    @cached_property
    def decisions(self) -> dict[Id, Decision]:
        """The decisions, by id."""
        return {decision.id: decision for decision in self.decision_file.decisions}

    @cached_property
    def _oldest_first(self) -> list[Plan]:
        """The plans, so that of two things with the same id the newest plan's counts."""
        return sorted(self.plans.values(), key=_end)

    @property
    def latest_plan(self) -> Id | None:
        """The plan that ends last."""
        return max(self.plans, key=lambda id_: _end(self.plans[id_]), default=None)

    @cached_property
    def goals(self) -> dict[Id, Goal]:
        """The goals of every plan, by id."""
        return {goal.id: goal for plan in self._oldest_first for goal in plan.goals}

    @cached_property
    def target_groups(self) -> dict[Id, TargetGroup]:
        """The target groups of every plan, by id."""
        return {group.id: group for plan in self._oldest_first for group in plan.target_groups}

    @cached_property
    def focus_areas(self) -> dict[Id, FocusArea]:
        """The focus areas of every plan, by id."""
        return {area.id: area for plan in self._oldest_first for area in plan.focus_areas}

    @cached_property
    def strategies(self) -> dict[Id, FocusArea]:
        """The strategies of every plan, by id."""
        return {area.id: area for plan in self._oldest_first for area in plan.strategies}

    @cached_property
    def places(self) -> dict[Id, list[Place]]:
        """Where each measure stands: plan by plan."""
        places: dict[Id, list[Place]] = {}
        for plan_id, plan in self.plans.items():
            for entry in plan.measures:
                places.setdefault(entry.measure, []).append(Place(plan_id, entry))
        return places

    def current_plan(self, today: date) -> tuple[Id, Plan] | None:
        """The plan that runs today; otherwise the one that ended last, or has yet to begin."""
        plans = sorted(self.plans.items(), key=lambda item: _end(item[1]))
        running = [item for item in plans if _runs(item[1], today)]
        return next(reversed(running or plans), None)

    @cached_property
    def wholes(self) -> dict[Id, tuple[Id, ...]]:
        """Each party and all it is a part of, nearest first."""
        return {party: tuple(self._upward(party)) for party in self.parties}

    def _upward(self, party: Id) -> Iterator[Id]:
        seen = [party]
        for id_ in seen:
            yield id_
            parents = self.parties[id_].part_of if id_ in self.parties else ()
            seen += [parent for parent in parents if parent not in seen]

    @cached_property
    def answers(self) -> dict[Id, list[Answer]]:
        """What each party answers for, itself or through a part of it."""
        return self._shares("responsible")

    @cached_property
    def contributions(self) -> dict[Id, list[Answer]]:
        """What each party contributes to, itself or through a part of it."""
        return self._shares("contributors")

    def _shares(self, kind: str) -> dict[Id, list[Answer]]:
        shares: dict[Id, list[Answer]] = {}
        for id_ in self.ordered_measures:
            for share in getattr(self.measures[id_], kind):
                for whole in self.wholes.get(share.party, ()):
                    shares.setdefault(whole, []).append(Answer(id_, share, share.party))
        return shares

    @cached_property
    def memberships(self) -> dict[Id, list[Membership]]:
        """The seats each party holds, itself or through a part of it."""
        seats: dict[Id, list[Membership]] = {}
        for body in self.bodies.values():
            for seat in body.seats:
                for whole in self.wholes.get(seat.party, ()):
                    seats.setdefault(whole, []).append(Membership(body, seat, seat.party))
        return seats

    @cached_property
    def parts(self) -> dict[Id, list[Id]]:
        """The parties that are directly a part of each party."""
        parts: dict[Id, list[Id]] = {}
        for party in self.parties.values():
            for whole in party.part_of:
                parts.setdefault(whole, []).append(party.id)
        return parts

    @cached_property
    def ordered_measures(self) -> tuple[Id, ...]:
        """Every measure once: those of the plans in the adopted order, newest plan first, then the others."""
        listed = (entry.measure for plan in reversed(self._oldest_first) for entry in plan.measures)
        return tuple(dict.fromkeys(id_ for id_ in (*listed, *self.measures) if id_ in self.measures))


def _as_party(body: Body) -> Party:
    return Party.model_construct(
        id=body.id, name=body.name, aliases=body.aliases, type="organ", updated=body.updated
    )


def _end(plan: Plan) -> date:
    last = plan.period.last_day if plan.period else None
    return last or date.max


def _runs(plan: Plan, today: date) -> bool:
    start = plan.period.start if plan.period else None
    return _end(plan) >= today and (start is None or start.first <= today)
