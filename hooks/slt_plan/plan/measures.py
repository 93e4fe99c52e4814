"""Measures (tiltak): what is done for young people, and who answers for it."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Brief, Day, Id, Link, Model, Text, Visibility, YearOrDay, YesNo, key

DecisionState = Literal["foreslått", "anbefalt", "vedtatt", "avvist", "trukket"]
ProgressState = Literal["ikke startet", "pågår", "på vent", "løpende", "gjennomført", "avsluttet"]
Footing = Literal["prosjekt", "tilskudd", "ordinær drift"]


class Share(Brief):
    """A party's share in a measure, in the plan's own wording."""

    party: Id = key("aktør")
    wording: Text | None = key("som", None)
    part: Text | None = key("del", None)


class SubMeasure(Brief):
    """A part of a measure that the plan names on its own."""

    title: Text = key("tittel")
    description: Text | None = key("beskrivelse", None)
    responsible: tuple[Share, ...] = key("ansvar", ())
    time: Text | None = key("tid", None)


class State(Model):
    """Where a measure stands, on three axes of their own. What is not known is left out."""

    decision: DecisionState | None = key("vedtak", None)
    progress: ProgressState | None = key("framdrift", None)
    reason: Text | None = key("grunn", None)
    footing: Footing | None = key("driftsform", None)


class LogEntry(Model):
    """What was so on one day; a log keeps the history that a state alone forgets."""

    day: Day = key("dato")
    text: Text | None = key("tekst", None)
    decision: DecisionState | None = key("vedtak", None)
    progress: ProgressState | None = key("framdrift", None)
    footing: Footing | None = key("driftsform", None)


class Time(Model):
    """When a measure takes place, in any of the ways plans say so."""

    start: YearOrDay | None = key("fra", None)
    end: YearOrDay | None = key("til", None)
    deadline: YearOrDay | None = key("frist", None)
    standing: YesNo | None = key("fast", None)
    yearly: Text | None = key("hvert_år", None)
    school_year: Text | None = key("skoleår", None)
    text: Text | None = key("tekst", None)


class Grant(Model):
    """Money from outside the municipality."""

    source: Text = key("fra")
    amount: Text | None = key("beløp", None)
    text: Text | None = key("tekst", None)


class Economy(Model):
    """What a measure costs and who pays. Amounts are quoted, never computed with."""

    text: Text | None = key("tekst", None)
    amount: Text | None = key("beløp", None)
    budget: Text | None = key("budsjett", None)
    grants: tuple[Grant, ...] = key("tilskudd", ())
    own_share: Text | None = key("egenandel", None)
    quote: Text | None = key("sitat", None)


class Evaluation(Model):
    """How one will know whether the measure works."""

    text: Text | None = key("tekst", None)
    indicators: tuple[Text, ...] = key("indikatorer", ())
    time: Text | None = key("når", None)
    result: Text | None = key("resultat", None)


class Origin(Model):
    """Where a measure comes from when it is borrowed from another plan."""

    plan: Text = key("plan")
    address: Text | None = key("adresse", None)


class Confirmation(Model):
    """Somebody looked at the measure and found it still right."""

    day: Day = key("dato")
    by: Text | None = key("av", None)


class Measure(Model):
    """A concrete measure and those who answer for it, whatever plan it stands in.

    The file's name is its id and its address for ever.
    """

    title: Text = key("tittel")
    wording: Text | None = key("ordlyd", None)
    description: Text | None = key("beskrivelse", None)
    for_residents: Text | None = key("for_innbyggere", None)
    responsible: tuple[Share, ...] = key("ansvar", ())
    contributors: tuple[Share, ...] = key("medvirkende", ())
    shared_with: tuple[Text, ...] = key("sammen_med", ())
    parts: tuple[SubMeasure, ...] = key("deltiltak", ())
    goals: tuple[Id, ...] = key("mål", ())
    target_groups: tuple[Id, ...] = key("målgrupper", ())
    focus_area: Id | None = key("innsatsområde", None)
    other_focus_areas: tuple[Id, ...] = key("andre_innsatsområder", ())
    strategies: tuple[Id, ...] = key("strategier", ())
    state: State | None = key("tilstand", None)
    log: tuple[LogEntry, ...] = key("logg", ())
    time: Time | None = key("tid", None)
    economy: Economy | None = key("økonomi", None)
    evaluation: Evaluation | None = key("evaluering", None)
    decisions: tuple[Id, ...] = key("vedtak", ())
    origin: Origin | None = key("hentet_fra", None)
    replaces: tuple[Id, ...] = key("erstatter", ())
    links: tuple[Link, ...] = key("lenker", ())
    search_words: tuple[Text, ...] = key("søkeord", ())
    updated: Day | None = key("oppdatert", None)
    confirmed: Confirmation | None = key("bekreftet", None)
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)
