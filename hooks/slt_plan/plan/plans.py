"""Plan documents: goals, target groups, chapters, and the list of measures in the adopted order."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import (
    Brief,
    Day,
    Id,
    Link,
    Model,
    Period,
    Text,
    Visibility,
    key,
)
from slt_plan.plan.measures import DecisionState, Share

Outcome = Literal["videreført", "endret", "slått sammen", "overført til drift", "avsluttet", "utsatt"]
GoalLevel = Literal["visjon", "hovedmål", "periode", "delmål"]


class Chapter(Model):
    """A chapter of the plan: a heading and running text."""

    id: Id = key("id")
    title: Text = key("tittel")
    text: Text = key("tekst")
    visibility: Visibility = key("synlig", "publisert")


class Goal(Model):
    """What the plan wants to reach, on one of the levels of the goal tree."""

    id: Id = key("id")
    level: GoalLevel = key("nivå")
    text: Text = key("tekst")
    more: Text | None = key("utdyping", None)
    under: Id | None = key("under", None)


class TargetGroup(Model):
    """Whom the plan is for."""

    id: Id = key("id")
    title: Text | None = key("tittel", None)
    text: Text = key("tekst")


class FocusArea(Model):
    """A field of work that measures are grouped under; a strategy is the same kind of thing."""

    id: Id = key("id")
    title: Text = key("tittel")
    text: Text | None = key("tekst", None)
    source: Text | None = key("kilde", None)
    period: Period | None = key("periode", None)


class Entry(Brief):
    """A measure's place in one plan. The measure itself outlives the plan."""

    measure: Id = key("tiltak")
    wording: Text | None = key("ordlyd", None)
    responsible: tuple[Share, ...] | None = key("ansvar", None)
    focus_area: Id | None = key("innsatsområde", None)
    number: Text | None = key("nummer", None)
    outcome: Outcome | None = key("utfall", None)
    into: tuple[Id, ...] = key("ble_til", ())
    text: Text | None = key("merknad", None)


class Adoption(Model):
    """How, when and by whom the plan was adopted, signed and reported on."""

    by: Text | None = key("av", None)
    day: Day | None = key("dato", None)
    case: Text | None = key("sak", None)
    signed: Day | None = key("undertegnet", None)
    reported: Day | None = key("rapportert", None)
    text: Text | None = key("tekst", None)


class Hearing(Model):
    """The plan is out for comments."""

    deadline: Day | None = key("frist", None)
    text: Text | None = key("tekst", None)
    address: Text | None = key("adresse", None)


class Amendment(Model):
    """A change made to the plan while it runs."""

    day: Day = key("dato")
    text: Text = key("tekst")


class Plan(Model):
    """A plan document. The file's name is its id."""

    title: Text = key("tittel")
    type: Text | None = key("type", None)
    period: Period | None = key("periode", None)
    state: DecisionState | None = key("tilstand", None)
    adoption: Adoption | None = key("vedtatt", None)
    decisions: tuple[Id, ...] = key("vedtak", ())
    hearing: Hearing | None = key("høring", None)
    amendments: tuple[Amendment, ...] = key("endringer", ())
    revision: Text | None = key("revidering", None)
    chapters: tuple[Chapter, ...] = key("kapitler", ())
    goals_title: Text | None = key("mål_tittel", None)
    goals_text: Text | None = key("mål_innledning", None)
    goals: tuple[Goal, ...] = key("mål", ())
    target_groups_title: Text | None = key("målgrupper_tittel", None)
    target_groups_text: Text | None = key("målgrupper_innledning", None)
    target_groups: tuple[TargetGroup, ...] = key("målgrupper", ())
    focus_areas: tuple[FocusArea, ...] = key("innsatsområder", ())
    strategies: tuple[FocusArea, ...] = key("strategier", ())
    measures_title: Text | None = key("tiltak_tittel", None)
    measures_text: Text | None = key("tiltak_innledning", None)
    measures: tuple[Entry, ...] = key("tiltak", ())
    replaces: tuple[Id, ...] = key("avløser", ())
    links: tuple[Link, ...] = key("lenker", ())
    updated: Day | None = key("oppdatert", None)
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)
