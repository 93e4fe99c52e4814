"""Checks of the parties (``aktorer.yml``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks.circles import circles
from slt_plan.checks.content import Content, Kind
from slt_plan.checks.fields import not_web_addresses
from slt_plan.checks.references import broken, repeated
from slt_plan.findings import Mistake

FILE = "aktorer.yml"
REFERENCES: dict[str, Kind] = {"aktører * del_av *": "aktor"}


def references(content: Content) -> Iterator[Mistake]:
    """A party is part of parties that exist."""
    return broken(FILE, content.parties, REFERENCES, content)


def duplicates(content: Content) -> Iterator[Mistake]:
    """A party has an id of its own; the bodies take part in the same names."""
    return repeated(FILE, content.parties, "aktører * id")


def part_of_itself(content: Content) -> Iterator[Mistake]:
    """No party is part of itself, however long the way round."""
    parties = content.parties.parties
    places = {party.id: number for number, party in enumerate(parties)}
    for circle in circles({party.id: party.part_of for party in parties}):
        path = ("aktører", places[circle[0]], "del_av")
        yield Mistake(FILE, path, "ring-i-del-av", {"circle": " → ".join(circle)})


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    return not_web_addresses(FILE, content.parties, "aktører * kontakt nettside")
