"""Checks of the organisation (``organisering.yml``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks import wordings
from slt_plan.checks.circles import circles
from slt_plan.checks.content import Content, Kind
from slt_plan.checks.counting import numbers_in
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


def names_of_others(content: Content) -> Iterator[Mistake]:
    """Nobody's seat goes by the name of somebody else."""
    return wordings.names_of_others(FILE, content.organisation, content, "organer * medlemmer *")


def meeting_numbers(content: Content) -> Iterator[Mistake]:
    """Where the words on a body's meetings say a number, they say the one that is given as a number too."""
    for path, meetings in found(content.organisation, "organer * møter"):
        said = set(numbers_in(f"{meetings.text or ''}; {meetings.short or ''}"))
        for key, number in (("minst", meetings.least), ("antall", meetings.count)):
            if said and number is not None and number not in said:
                yield Mistake(FILE, (*path, key), "annet-tall", {"field": key, "number": number})


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    return not_web_addresses(FILE, content.organisation, "organer * lenker * adresse")
