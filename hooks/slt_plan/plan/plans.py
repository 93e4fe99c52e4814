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

    id: Id = key("id", "Brukes i lenker til kapitlet.")
    title: Text = key("tittel", "Overskriften.")
    text: Text = key("tekst", "Teksten. Tom linje gir nytt avsnitt.")
    visibility: Visibility = key("synlig", "«utkast» holder kapitlet borte fra nettstedet.", "publisert")


class Goal(Model):
    """What the plan wants to reach, on one of the levels of the goal tree."""

    id: Id = key("id", "Målets id. Den brukes i lenker, og endres aldri.")
    level: GoalLevel = key("nivå", "visjon, hovedmål, periode eller delmål.")
    text: Text = key("tekst", "Målet, ord for ord.")
    more: Text | None = key("utdyping", "Tekst som hører til målet.", None)
    under: Id | None = key("under", "Id-en til målet dette er en del av.", None)


class TargetGroup(Model):
    """Whom the plan is for."""

    id: Id = key("id", "Målgruppens id. Den brukes i lenker, og endres aldri.")
    title: Text | None = key("tittel", "Kort navn på målgruppen.", None)
    text: Text = key("tekst", "Målgruppen, ord for ord.")


class FocusArea(Model):
    """A field of work that measures are grouped under; a strategy is the same kind of thing."""

    id: Id = key("id", "Brukes i lenker og i tiltakene.")
    title: Text = key("tittel", "Navnet slik det vises.")
    text: Text | None = key("tekst", "Hva området dekker.", None)
    source: Text | None = key("kilde", "Dokumentet området kommer fra, når det ikke er denne planen.", None)
    period: Period | None = key("periode", "Perioden området gjelder, når den er en annen enn planens.", None)


class Entry(Brief):
    """A measure's place in one plan. The measure itself outlives the plan."""

    measure: Id = key("tiltak", "Id-en til tiltaket (filnavnet uten .yml).")
    wording: Text | None = key("ordlyd", "Ordlyden i denne planen, når den er en annen enn tiltakets.", None)
    responsible: tuple[Share, ...] | None = key(
        "ansvar", "Ansvaret i denne planen, når det er et annet.", None
    )
    focus_area: Id | None = key("innsatsområde", "Innsatsområdet tiltaket står under i denne planen.", None)
    number: Text | None = key("nummer", "Nummeret tiltaket har i planen.", None)
    outcome: Outcome | None = key("utfall", "Hva som skjedde med tiltaket da planen ble avløst.", None)
    into: tuple[Id, ...] = key("ble_til", "Id-ene til tiltakene det ble til.", ())
    text: Text | None = key("merknad", "Annet om tiltaket i denne planen.", None)


class Adoption(Model):
    """How, when and by whom the plan was adopted, signed and reported on."""

    by: Text | None = key("av", "Hvem som vedtok planen.", None)
    day: Day | None = key("dato", "Dagen planen ble vedtatt.", None)
    case: Text | None = key("sak", "Saksnummeret.", None)
    signed: Day | None = key("undertegnet", "Dagen planen ble undertegnet.", None)
    reported: Day | None = key("rapportert", "Dagen det ble rapportert på planen.", None)
    text: Text | None = key("tekst", "Vedtaket med egne ord, for eksempel «tatt til etterretning».", None)


class Hearing(Model):
    """The plan is out for comments."""

    deadline: Day | None = key("frist", "Siste dag for innspill.", None)
    text: Text | None = key("tekst", "Hvordan en gir innspill.", None)
    address: Text | None = key("adresse", "Nettadressen der en gir innspill, med https:// først.", None)


class Amendment(Model):
    """A change made to the plan while it runs."""

    day: Day = key("dato", "Dagen endringen gjaldt fra.")
    text: Text = key("tekst", "Hva som ble endret.")


class Plan(Model):
    """A plan document. The file's name is its id."""

    title: Text = key("tittel", "Navnet på planen.")
    type: Text | None = key("type", "Hva slags plan det er, for eksempel «handlingsplan».", None)
    period: Period | None = key("periode", "Tiden planen gjelder.", None)
    state: DecisionState | None = key("tilstand", "Hvor langt beslutningen er kommet.", None)
    adoption: Adoption | None = key("vedtatt", "Når og av hvem planen ble vedtatt.", None)
    decisions: tuple[Id, ...] = key("vedtak", "Id-ene til vedtakene som gjelder planen.", ())
    hearing: Hearing | None = key("høring", "Når planen er ute på høring.", None)
    amendments: tuple[Amendment, ...] = key("endringer", "Endringer underveis i perioden.", ())
    revision: Text | None = key("revidering", "Hvor ofte planen skal revideres, med planens egne ord.", None)
    chapters: tuple[Chapter, ...] = key("kapitler", "Kapitlene i planen.", ())
    goals_title: Text | None = key("mål_tittel", "Overskrift over målene.", None)
    goals_text: Text | None = key("mål_innledning", "Tekst over målene.", None)
    goals: tuple[Goal, ...] = key("mål", "Målene i planen.", ())
    target_groups_title: Text | None = key("målgrupper_tittel", "Overskrift over målgruppene.", None)
    target_groups_text: Text | None = key("målgrupper_innledning", "Tekst over målgruppene.", None)
    target_groups: tuple[TargetGroup, ...] = key("målgrupper", "Hvem planen er for.", ())
    focus_areas: tuple[FocusArea, ...] = key("innsatsområder", "Områdene tiltakene er delt inn i.", ())
    strategies: tuple[FocusArea, ...] = key("strategier", "Strategier, en inndeling for seg.", ())
    measures_title: Text | None = key("tiltak_tittel", "Overskrift over tabellen.", None)
    measures_text: Text | None = key("tiltak_innledning", "Tekst over tabellen.", None)
    measures: tuple[Entry, ...] = key("tiltak", "Tiltakene i den vedtatte rekkefølgen.", ())
    replaces: tuple[Id, ...] = key("avløser", "Id-ene til planene denne avløser.", ())
    links: tuple[Link, ...] = key("lenker", "Nyttige lenker.", ())
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
    visibility: Visibility = key("synlig", "«utkast» holder planen borte fra nettstedet.", "publisert")
    note: Text | None = key("notat", "Internt notat. Kommer aldri på nettstedet.", None)
