"""Checks of the measures (``tiltak/``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks import wordings
from slt_plan.checks.content import Content, Kind
from slt_plan.checks.fields import backward, not_web_addresses
from slt_plan.checks.references import broken
from slt_plan.findings import Mistake
from slt_plan.layout import is_id
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Measure
from slt_plan.plan.plans import Plan

REFERENCES: dict[str, Kind] = {
    "ansvar * aktør": "aktor",
    "medvirkende * aktør": "aktor",
    "deltiltak * ansvar * aktør": "aktor",
    "mål *": "mal",
    "målgrupper *": "malgruppe",
    "innsatsområde": "innsatsomrade",
    "andre_innsatsområder *": "innsatsomrade",
    "strategier *": "strategi",
    "vedtak *": "vedtak",
    "erstatter *": "tiltak",
}


def references(content: Content) -> Iterator[Mistake]:
    """Parties, goals, groups, areas, decisions and measures that are referred to exist."""
    for file, measure in _files(content):
        yield from broken(file, measure, REFERENCES, content)


def names_of_others(content: Content) -> Iterator[Mistake]:
    """Nobody's share goes by the name of somebody else."""
    ways = ("ansvar *", "medvirkende *", "deltiltak * ansvar *")
    for file, measure in _files(content):
        yield from wordings.names_of_others(file, measure, content, *ways)


def in_no_plan(content: Content) -> Iterator[Mistake]:
    """Where there are plans, a published measure stands in one of them, and in one that is published."""
    if not content.plans or not content.plans_are_whole:
        return
    for id_, code in _unlisted(content):
        yield Mistake(f"tiltak/{id_}.yml", ("tittel",), code, {"id": id_})


def backward_times(content: Content) -> Iterator[Mistake]:
    """A measure's time ends after it starts."""
    for file, measure in _files(content):
        yield from backward(file, measure, "tid")


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    for file, measure in _files(content):
        yield from not_web_addresses(file, measure, "lenker * adresse", "hentet_fra adresse")


def _unlisted(content: Content) -> Iterator[tuple[Id, str]]:
    listed = {entry.measure: plan.visibility for plan in _drafts_first(content) for entry in plan.measures}
    for id_, measure in content.measures.items():
        if measure.visibility == "utkast" or listed.get(id_) == "publisert" or not is_id(id_):
            continue  # a file that is called something impossible has been told of
        yield id_, "tiltak-i-utkast" if id_ in listed else "tiltak-uten-plan"


def _drafts_first(content: Content) -> list[Plan]:
    return sorted(content.plans.values(), key=lambda plan: plan.visibility == "publisert")


def _files(content: Content) -> Iterator[tuple[str, Measure]]:
    return ((f"tiltak/{id_}.yml", measure) for id_, measure in content.measures.items())
