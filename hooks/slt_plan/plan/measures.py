"""Measures (tiltak): what is done for young people, and who answers for it."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Brief, Day, Id, Link, Model, Text, Visibility, YearOrDay, YesNo, key

DecisionState = Literal["foreslått", "anbefalt", "vedtatt", "avvist", "trukket"]
ProgressState = Literal["ikke startet", "pågår", "på vent", "løpende", "gjennomført", "avsluttet"]
Footing = Literal["prosjekt", "tilskudd", "ordinær drift"]


class Share(Brief):
    """A party's share in a measure, in the plan's own wording."""

    party: Id = key("aktør", "Id-en til aktøren i aktorer.yml, eller til et organ i organisering.yml.")
    wording: Text | None = key("som", "Slik planen skriver det, når det er annerledes enn navnet.", None)
    part: Text | None = key("del", "Hvilken del av tiltaket det gjelder.", None)


class SubMeasure(Brief):
    """A part of a measure that the plan names on its own."""

    title: Text = key("tittel", "Hva deltiltaket er.")
    description: Text | None = key("beskrivelse", "Mer om deltiltaket.", None)
    responsible: tuple[Share, ...] = key("ansvar", "Hvem som har ansvar for deltiltaket.", ())
    time: Text | None = key("tid", "Når deltiltaket skjer, med egne ord.", None)


class State(Model):
    """Where a measure stands, on three axes of their own. What is not known is left out."""

    decision: DecisionState | None = key("vedtak", "Hvor langt beslutningen er kommet.", None)
    progress: ProgressState | None = key("framdrift", "Hvor langt arbeidet er kommet.", None)
    reason: Text | None = key("grunn", "Hvorfor arbeidet er på vent eller avsluttet.", None)
    footing: Footing | None = key(
        "driftsform", "Om tiltaket er prosjekt, tilskudd eller ordinær drift.", None
    )


class LogEntry(Model):
    """What was so on one day; a log keeps the history that a state alone forgets."""

    day: Day = key("dato", "Dagen det gjelder, for eksempel 31.03.2024.")
    text: Text | None = key("tekst", "Hva som skjedde.", None)
    decision: DecisionState | None = key("vedtak", "Hvor langt beslutningen var kommet.", None)
    progress: ProgressState | None = key("framdrift", "Hvor langt arbeidet var kommet.", None)
    footing: Footing | None = key("driftsform", "Prosjekt, tilskudd eller ordinær drift.", None)


class Time(Model):
    """When a measure takes place, in any of the ways plans say so."""

    start: YearOrDay | None = key("fra", "Første år eller dag.", None)
    end: YearOrDay | None = key("til", "Siste år eller dag.", None)
    deadline: YearOrDay | None = key("frist", "Når tiltaket skal være gjort.", None)
    standing: YesNo | None = key("fast", "ja når tiltaket går av seg selv uten slutt.", None)
    yearly: Text | None = key("hvert_år", "Når på året det gjentas, for eksempel «natt til 17. mai».", None)
    school_year: Text | None = key("skoleår", "Skoleåret det gjelder, for eksempel «2022/2023».", None)
    text: Text | None = key("tekst", "Tiden med planens egne ord.", None)


class Grant(Model):
    """Money from outside the municipality."""

    source: Text = key("fra", "Hvem som gir tilskuddet.")
    amount: Text | None = key("beløp", "Beløpet slik kilden skriver det.", None)
    text: Text | None = key("tekst", "Vilkår og annet om tilskuddet.", None)


class Economy(Model):
    """What a measure costs and who pays. Amounts are quoted, never computed with."""

    text: Text | None = key("tekst", "Om økonomien med egne ord.", None)
    amount: Text | None = key("beløp", "Beløpet slik kilden skriver det.", None)
    budget: Text | None = key("budsjett", "Hvor i budsjettet pengene står.", None)
    grants: tuple[Grant, ...] = key("tilskudd", "Tilskudd utenfra.", ())
    own_share: Text | None = key("egenandel", "Kommunens egen andel.", None)
    quote: Text | None = key("sitat", "Ordrett det kilden sier om penger.", None)


class Evaluation(Model):
    """How one will know whether the measure works."""

    text: Text | None = key("tekst", "Hvordan tiltaket vurderes.", None)
    indicators: tuple[Text, ...] = key("indikatorer", "Hva en ser etter.", ())
    time: Text | None = key("når", "Når tiltaket vurderes, med egne ord.", None)
    result: Text | None = key("resultat", "Hva vurderingen viste.", None)


class Origin(Model):
    """Where a measure comes from when it is borrowed from another plan."""

    plan: Text = key("plan", "Navnet på planen tiltaket er hentet fra.")
    address: Text | None = key("adresse", "Nettadressen til planen, med https:// først.", None)


class Confirmation(Model):
    """Somebody looked at the measure and found it still right."""

    day: Day = key("dato", "Dagen det ble sett på.")
    by: Text | None = key("av", "Funksjonen som så på det, aldri en person.", None)


class Measure(Model):
    """A concrete measure and those who answer for it, whatever plan it stands in.

    The file's name is its id and its address for ever.
    """

    title: Text = key("tittel", "Kort navn på tiltaket.")
    wording: Text | None = key("ordlyd", "Tiltaket slik det er vedtatt, ord for ord.", None)
    description: Text | None = key("beskrivelse", "Mer om tiltaket.", None)
    for_residents: Text | None = key("for_innbyggere", "Hva tiltaket betyr for innbyggerne.", None)
    responsible: tuple[Share, ...] = key("ansvar", "Hvem som har ansvaret.", ())
    contributors: tuple[Share, ...] = key("medvirkende", "Hvem som bidrar uten å ha ansvaret.", ())
    shared_with: tuple[Text, ...] = key("sammen_med", "Andre kommuner tiltaket deles med.", ())
    parts: tuple[SubMeasure, ...] = key("deltiltak", "Deler av tiltaket som planen nevner for seg.", ())
    goals: tuple[Id, ...] = key("mål", "Id-ene til målene tiltaket skal nå.", ())
    target_groups: tuple[Id, ...] = key("målgrupper", "Id-ene til målgruppene tiltaket er for.", ())
    focus_area: Id | None = key("innsatsområde", "Id-en til innsatsområdet tiltaket hører til.", None)
    other_focus_areas: tuple[Id, ...] = key(
        "andre_innsatsområder", "Andre innsatsområder det også gjelder.", ()
    )
    strategies: tuple[Id, ...] = key("strategier", "Id-ene til strategiene tiltaket følger.", ())
    state: State | None = key("tilstand", "Hvor tiltaket står.", None)
    log: tuple[LogEntry, ...] = key("logg", "Hva som har skjedd, med dato.", ())
    time: Time | None = key("tid", "Når tiltaket skjer.", None)
    economy: Economy | None = key("økonomi", "Hva det koster og hvem som betaler.", None)
    evaluation: Evaluation | None = key("evaluering", "Hvordan tiltaket vurderes.", None)
    decisions: tuple[Id, ...] = key("vedtak", "Id-ene til vedtakene som gjelder tiltaket.", ())
    origin: Origin | None = key("hentet_fra", "En annen plan tiltaket er hentet fra.", None)
    replaces: tuple[Id, ...] = key("erstatter", "Id-ene til tiltak dette tiltaket kom i stedet for.", ())
    links: tuple[Link, ...] = key("lenker", "Nyttige lenker.", ())
    search_words: tuple[Text, ...] = key("søkeord", "Ord folk leter med, men som ikke står i teksten.", ())
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
    confirmed: Confirmation | None = key("bekreftet", "Når noen sist så på det og fant det riktig.", None)
    visibility: Visibility = key("synlig", "«utkast» holder tiltaket borte fra nettstedet.", "publisert")
    note: Text | None = key("notat", "Internt notat. Kommer aldri på nettstedet.", None)
