"""Checks of the organisation (``organisering.yml``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks.circles import circles
from slt_plan.checks.content import Content, Kind
from slt_plan.checks.fields import not_web_addresses
from slt_plan.checks.places import found
from slt_plan.checks.references import broken, repeated
from slt_plan.findings import Mistake

FILE = "organisering.yml"
REFERENCES: dict[str, Kind] = {
    "organer * nivå *": "niva",
    "organer * under *": "organ",
    "organer * samarbeider_med *": "organ",
    "organer * felles_mandat": "mandat",
    "organer * medlemmer * aktør": "aktor",
    "organer * vedtak *": "vedtak",
    "roller * aktør": "aktor",
    "roller * bindeledd *": "organ",
}


def references(content: Content) -> Iterator[Mistake]:
    """Levels, bodies, seats, mandates and decisions that are referred to exist."""
    return broken(FILE, content.organisation, REFERENCES, content)


def duplicates(content: Content) -> Iterator[Mistake]:
    """Each level, mandate and section has an id of its own; a body's is not a party's either."""
    organisation = content.organisation
    for way in ("nivåer * id", "organer * id", "felles_mandater * id", "avsnitt * id"):
        yield from repeated(FILE, organisation, way)
    parties = {party.id for party in content.parties.parties}
    for path, id_ in found(organisation, "organer * id"):
        if id_ in parties:
            yield Mistake(FILE, path, "organ-er-aktor", {"id": id_})


def under_itself(content: Content) -> Iterator[Mistake]:
    """No body is under itself, however long the way round."""
    bodies = content.organisation.bodies
    places = {body.id: number for number, body in enumerate(bodies)}
    for circle in circles({body.id: body.under for body in bodies}):
        path = ("organer", places[circle[0]], "under")
        yield Mistake(FILE, path, "ring-i-under", {"circle": " → ".join(circle)})


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    return not_web_addresses(FILE, content.organisation, "organer * lenker * adresse")
