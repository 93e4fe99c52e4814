"""Decisions (vedtak) and the case flow (saksgang) that leads to them."""

from __future__ import annotations

from slt_plan.plan.fields import Day, Id, Link, Model, Text, Visibility, YesNo, key
from slt_plan.plan.measures import DecisionState


class Decision(Model):
    """Something that was decided, or is proposed to be."""

    id: Id = key("id")
    title: Text = key("tittel")
    state: DecisionState | None = key("tilstand", None)
    by: Text | None = key("av", None)
    day: Day | None = key("dato", None)
    time: Text | None = key("tid", None)
    case: Text | None = key("sak", None)
    text: Text | None = key("tekst", None)
    points: tuple[Text, ...] = key("punkter", ())
    numbered: YesNo | None = key("nummerert", None)
    deadline: Day | None = key("frist", None)
    follow_up: Text | None = key("oppfølging", None)
    links: tuple[Link, ...] = key("lenker", ())
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)


class CaseStep(Model):
    """A step on the way to a decision: a hearing, an application, a meeting."""

    title: Text = key("tittel")
    day: Day | None = key("dato", None)
    deadline: Day | None = key("frist", None)
    time: Text | None = key("tid", None)
    text: Text | None = key("tekst", None)
    requirements: tuple[Text, ...] = key("krav", ())
    links: tuple[Link, ...] = key("lenker", ())


class DecisionFile(Model):
    """The file ``vedtak.yml``."""

    text: Text | None = key("innledning", None)
    decisions: tuple[Decision, ...] = key("vedtak", ())
    steps: tuple[CaseStep, ...] = key("saksgang", ())
    updated: Day | None = key("oppdatert", None)
