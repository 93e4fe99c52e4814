"""Decisions (vedtak) and the case flow (saksgang) that leads to them."""

from __future__ import annotations

from slt_plan.plan.fields import Day, Id, Link, Model, Text, Visibility, YesNo, key
from slt_plan.plan.measures import DecisionState


class Decision(Model):
    """Something that was decided, or is proposed to be."""

    id: Id = key("id", "Vedtakets id. Den brukes i lenker, og endres aldri.")
    title: Text = key("tittel", "Hva vedtaket gjelder.")
    state: DecisionState | None = key("tilstand", "Hvor langt beslutningen er kommet.", None)
    by: Text | None = key("av", "Hvem som har vedtatt eller foreslått det.", None)
    day: Day | None = key("dato", "Dagen det ble vedtatt.", None)
    time: Text | None = key("tid", "Tiden med kildens egne ord, når datoen ikke er kjent.", None)
    case: Text | None = key("sak", "Saksnummeret, for eksempel «57/18».", None)
    text: Text | None = key("tekst", "Teksten i vedtaket.", None)
    points: tuple[Text, ...] = key("punkter", "Vedtaket punkt for punkt.", ())
    numbered: YesNo | None = key("nummerert", "ja når kilden nummererer punktene.", None)
    deadline: Day | None = key("frist", "Frist for å følge opp vedtaket.", None)
    follow_up: Text | None = key("oppfølging", "Hva som skal følges opp.", None)
    links: tuple[Link, ...] = key("lenker", "Saksdokumenter og annet.", ())
    visibility: Visibility = key("synlig", "«utkast» holder vedtaket borte fra nettstedet.", "publisert")
    note: Text | None = key("notat", "Internt notat. Kommer aldri på nettstedet.", None)


class CaseStep(Model):
    """A step on the way to a decision: a hearing, an application, a meeting."""

    title: Text = key("tittel", "Hva steget er.")
    day: Day | None = key("dato", "Dagen, når den er kjent med årstall.", None)
    deadline: Day | None = key("frist", "Fristen, når den er kjent med årstall.", None)
    time: Text | None = key("tid", "Tiden med kildens egne ord, for eksempel «9. april i år».", None)
    text: Text | None = key("tekst", "Mer om steget.", None)
    requirements: tuple[Text, ...] = key("krav", "Hva som må følge med.", ())
    links: tuple[Link, ...] = key("lenker", "Saksdokumenter og annet.", ())


class DecisionFile(Model):
    """The file ``vedtak.yml``."""

    text: Text | None = key("innledning", "Tekst øverst på siden.", None)
    decisions: tuple[Decision, ...] = key("vedtak", "Vedtak og forslag til vedtak.", ())
    steps: tuple[CaseStep, ...] = key("saksgang", "Stegene på veien, det første først.", ())
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
