"""The organisation (organisering): levels, bodies with their seats and mandates, and the roles between them."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Brief, Day, Id, Link, Model, Text, Visibility, WholeNumber, YesNo, key
from slt_plan.plan.measures import DecisionState

BodyState = Literal["eksisterende", "foreslått", "planlagt", "nedlagt"]


class Level(Model):
    """One of the levels the work is organised on."""

    id: Id = key("id")
    name: Text = key("navn")
    description: Text | None = key("beskrivelse", None)


class Seat(Brief):
    """A place in a body, held by a role or a unit, never by a person."""

    party: Id = key("aktør")
    wording: Text | None = key("som", None)
    leader: YesNo | None = key("leder", None)
    deputy: Text | None = key("stedfortreder", None)
    text: Text | None = key("merknad", None)


class Mandate(Model):
    """What a body is there to do. Numbered where the source numbers it."""

    id: Id | None = key("id", None)
    title: Text | None = key("tittel", None)
    text: Text | None = key("tekst", None)
    points: tuple[Text, ...] = key("punkter", ())
    numbered: YesNo | None = key("nummerert", None)
    source: Text | None = key("kilde", None)


class Meetings(Model):
    """How often a body meets: the source's own words, and numbers where it gives them."""

    text: Text | None = key("tekst", None)
    short: Text | None = key("kort", None)
    least: WholeNumber | None = key("minst", None)
    count: WholeNumber | None = key("antall", None)
    per: Literal["uke", "måned", "halvår", "år", "skoleår"] | None = key("per", None)


class Authority(Model):
    """Something a body may decide. The quote stands beside the summary and is never computed with."""

    what: Text = key("hva")
    limit: Text | None = key("grense", None)
    quote: Text | None = key("sitat", None)


class Body(Model):
    """A group with a mandate and seats: steering group, police council, coordinating group, working group."""

    id: Id = key("id")
    name: Text = key("navn")
    aliases: tuple[Text, ...] = key("alias", ())
    levels: tuple[Id, ...] = key("nivå", ())
    role: Text | None = key("slt_rolle", None)
    outside: YesNo | None = key("uten_slt_rolle", None)
    state: BodyState | None = key("status", None)
    short: Text | None = key("kort", None)
    description: Text | None = key("beskrivelse", None)
    under: tuple[Id, ...] = key("under", ())
    works_with: tuple[Id, ...] = key("samarbeider_med", ())
    shared_with: tuple[Text, ...] = key("sammen_med", ())
    mandate: Mandate | None = key("mandat", None)
    shared_mandate: Id | None = key("felles_mandat", None)
    seats: tuple[Seat, ...] = key("medlemmer", ())
    composition: Text | None = key("sammensetning", None)
    meetings: Meetings | None = key("møter", None)
    authorities: tuple[Authority, ...] = key("fullmakter", ())
    rules: tuple[Text, ...] = key("beslutningsregler", ())
    duration: Text | None = key("varighet", None)
    footing: Text | None = key("forankring", None)
    decisions: tuple[Id, ...] = key("vedtak", ())
    links: tuple[Link, ...] = key("lenker", ())
    updated: Day | None = key("oppdatert", None)
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)


class Role(Model):
    """A role that binds bodies together, such as the coordinator."""

    party: Id = key("aktør")
    title: Text | None = key("tittel", None)
    short: Text | None = key("kort", None)
    bridges: tuple[Id, ...] = key("bindeledd", ())
    tasks: tuple[Text, ...] = key("oppgaver", ())
    text: Text | None = key("tekst", None)


class Section(Model):
    """A piece of running text with a heading."""

    id: Id = key("id")
    title: Text = key("tittel")
    text: Text = key("tekst")


class Organisation(Model):
    """The file ``organisering.yml``."""

    title: Text | None = key("tittel", None)
    state: DecisionState | None = key("tilstand", None)
    text: Text | None = key("innledning", None)
    levels: tuple[Level, ...] = key("nivåer", ())
    bodies: tuple[Body, ...] = key("organer", ())
    mandates: tuple[Mandate, ...] = key("felles_mandater", ())
    roles: tuple[Role, ...] = key("roller", ())
    sections: tuple[Section, ...] = key("avsnitt", ())
    updated: Day | None = key("oppdatert", None)
