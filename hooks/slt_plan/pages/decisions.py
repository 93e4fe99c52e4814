"""Decisions and the case flow that leads to them; a proposal is shown as a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Page, Reference, View
from slt_plan.plan.decisions import CaseStep, Decision
from slt_plan.plan.fields import Id, Link
from slt_plan.words import Words

SECTION = "decisions"


class Decided(NamedTuple):
    """A decision, or a proposal for one."""

    anchor: str
    title: str
    state: str | None
    is_proposal: bool
    facts: tuple[tuple[str, str], ...]
    text: str | None
    points: tuple[str, ...]
    numbered: bool
    links: tuple[Link, ...]
    concerns: tuple[Reference, ...]


class Step(NamedTuple):
    """A step of the case flow."""

    title: str
    time: tuple[tuple[str, str], ...]
    text: str | None
    requirements: tuple[str, ...]
    links: tuple[Link, ...]


class Decisions(NamedTuple):
    """Everything that was decided or is on its way to be."""

    text: str | None
    decisions: tuple[Decided, ...]
    steps: tuple[Step, ...]


def decision_pages(view: View) -> Iterator[Page]:
    """The page of decisions; with a helpful word when there are none."""
    words, file = view.words, view.municipality.decision_file
    yield Page(
        address=addresses.DECISIONS,
        template="slt/decisions.html",
        title=words("decisions.title"),
        description=words("decisions.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.file("vedtak"),
        content=Decisions(
            text=file.text,
            decisions=tuple(_decided(view, one) for one in file.decisions),
            steps=tuple(_step(words, one) for one in file.steps),
        ),
        updated=file.updated,
    )


def _decided(view: View, decision: Decision) -> Decided:
    words = view.words
    return Decided(
        anchor=addresses.decision_anchor(decision.id),
        title=decision.title,
        state=words(f"state.decision.{decision.state}") if decision.state else None,
        is_proposal=decision.state in {"foreslått", "anbefalt"},
        facts=tuple(_facts(words, decision)),
        text=decision.text,
        points=decision.points,
        numbered=bool(decision.numbered),
        links=decision.links,
        concerns=tuple(_concerns(view, decision.id)),
    )


def _facts(words: Words, decision: Decision) -> Iterator[tuple[str, str]]:
    day = words.day(decision.day) if decision.day else decision.time
    deadline = words.day(decision.deadline) if decision.deadline else None
    labelled = (
        (_BY.get(decision.state or "", "decisions.by"), decision.by),
        ("decisions.day", day),
        ("decisions.number", decision.case),
        ("decisions.follow_up", decision.follow_up),
        ("times.deadline", deadline),
    )
    yield from ((words(label), text) for label, text in labelled if text)


_BY = {
    **dict.fromkeys(("foreslått", "anbefalt"), "decisions.proposed_by"),
    **dict.fromkeys(("avvist", "trukket"), "decisions.handled_by"),
}
"""What whoever stands behind a decision has done, by its state; otherwise it is theirs."""


def _concerns(view: View, id_: Id) -> Iterator[Reference]:
    """What in the plan the decision is about: plans, bodies and measures that name it."""
    municipality = view.municipality
    for plan_id, plan in municipality.plans.items():
        if id_ in plan.decisions:
            yield Reference(plan.title, addresses.plan(plan_id))
    for body in municipality.bodies.values():
        if id_ in body.decisions:
            yield Reference(body.name, addresses.body(body.id))
    for measure_id, measure in municipality.measures.items():
        if id_ in measure.decisions:
            yield Reference(measure.title, addresses.measure(measure_id))


def _step(words: Words, step: CaseStep) -> Step:
    labelled = (
        ("decisions.day", words.day(step.day) if step.day else step.time),
        ("times.deadline", words.day(step.deadline) if step.deadline else None),
    )
    time = tuple((words(label), text) for label, text in labelled if text)
    return Step(step.title, time, step.text, step.requirements, step.links)
