"""Checks of the plan documents (``planer/``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks import wordings
from slt_plan.checks.circles import circles
from slt_plan.checks.content import Content, Kind
from slt_plan.checks.fields import backward, not_web_addresses
from slt_plan.checks.places import found
from slt_plan.checks.references import broken, repeated
from slt_plan.findings import Mistake
from slt_plan.plan.plans import Plan

REFERENCES: dict[str, Kind] = {
    "vedtak *": "vedtak",
    "avløser *": "plan",
    "mål * under": "mal",
    "tiltak * tiltak": "tiltak",
    "tiltak * ansvar * aktør": "aktor",
    "tiltak * innsatsområde": "innsatsomrade",
    "tiltak * ble_til *": "tiltak",
}


def references(content: Content) -> Iterator[Mistake]:
    """Measures, parties, goals, areas, plans and decisions that are referred to exist.

    A plan may list a measure that is still a draft: the row is then left out until it is published.
    """
    for file, plan in _files(content):
        for mistake in broken(file, plan, REFERENCES, content):
            if mistake.code != "viser-til-utkast" or mistake.path[-1] != "tiltak":
                yield mistake


def duplicates(content: Content) -> Iterator[Mistake]:
    """Each chapter, goal, group, area and strategy of a plan has an id of its own."""
    for file, plan in _files(content):
        for key in ("kapitler", "mål", "målgrupper", "innsatsområder", "strategier"):
            yield from repeated(file, plan, f"{key} * id")


def measures_twice(content: Content) -> Iterator[Mistake]:
    """A measure stands once in a plan."""
    for file, plan in _files(content):
        seen: set[str] = set()
        for path, id_ in found(plan, "tiltak * tiltak"):
            if id_ in seen:
                yield Mistake(file, path, "tiltak-to-ganger", {"id": id_})
            seen.add(id_)


def goals_under_themselves(content: Content) -> Iterator[Mistake]:
    """No goal is under itself, however long the way round."""
    for file, plan in _files(content):
        places = {goal.id: number for number, goal in enumerate(plan.goals)}
        for circle in circles({goal.id: [goal.under] if goal.under else [] for goal in plan.goals}):
            path = ("mål", places[circle[0]], "under")
            yield Mistake(file, path, "ring-i-under", {"circle": " → ".join(circle)})


def backward_periods(content: Content) -> Iterator[Mistake]:
    """A period ends after it starts."""
    for file, plan in _files(content):
        yield from backward(file, plan, "periode", "innsatsområder * periode", "strategier * periode")


def names_of_others(content: Content) -> Iterator[Mistake]:
    """Nobody's share in a plan goes by the name of somebody else."""
    for file, plan in _files(content):
        yield from wordings.names_of_others(file, plan, content, "tiltak * ansvar *")


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    for file, plan in _files(content):
        yield from not_web_addresses(file, plan, "høring adresse", "lenker * adresse")


def _files(content: Content) -> Iterator[tuple[str, Plan]]:
    return ((f"planer/{id_}.yml", plan) for id_, plan in content.plans.items())
