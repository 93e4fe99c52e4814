"""A page for each body: its place, its mandate, its seats, and what it may decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.cards import (
    Fact,
    authority,
    bridging,
    leaders,
    level_names,
    meetings,
    tags,
)
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.pages.parties import Duty, duties, reference
from slt_plan.plan.fields import Id, Link
from slt_plan.plan.organisation import Authority, Body, Mandate, Seat


class MandateText(NamedTuple):
    """What a body is there to do, and which others do it by the same words."""

    anchor: str
    title: str
    text: str | None
    points: tuple[str, ...]
    numbered: bool
    source: str | None
    shared_by: tuple[Reference, ...]


class SeatLine(NamedTuple):
    """A seat: the wording of the plan, and the party that holds it."""

    party: Reference
    leader: bool
    deputy: str | None
    text: str | None


class SeatElsewhere(NamedTuple):
    """A seat the body itself holds in another body."""

    body: Reference
    leader: bool


class Power(NamedTuple):
    """Something the body may decide, beside the words that say so."""

    summary: str
    quote: str | None


class Decided(NamedTuple):
    """A decision about the body, and whether it is only proposed."""

    decision: Reference
    state: str | None


@dataclass(frozen=True, slots=True)
class BodyPage:
    """All that is filled in about a body, in the order a reader asks for it."""

    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    short: str | None
    description: str | None
    place: tuple[Fact, ...]
    mandates: tuple[MandateText, ...]
    seats: tuple[SeatLine, ...]
    composition: str | None
    meetings: str | None
    powers: tuple[Power, ...]
    rules: tuple[str, ...]
    duration: str | None
    footing: str | None
    answers: tuple[Duty, ...]
    contributions: tuple[Duty, ...]
    elsewhere: tuple[SeatElsewhere, ...]
    decisions: tuple[Decided, ...]
    links: tuple[Link, ...]


def body_page(view: View, body: Body, section: str) -> Page:
    """A body's page, under the organisation."""
    return Page(
        address=addresses.body(body.id),
        template="slt/body.html",
        title=body.name,
        description=_description(view, body),
        section=section,
        source=view.file("organisering"),
        content=body_content(view, body),
        crumbs=(Crumb(view.words("organisation.title"), addresses.ORGANISATION),),
        updated=body.updated or view.municipality.organisation.updated,
    )


def _description(view: View, body: Body) -> str:
    name = view.municipality.settings.name
    return view.words("body.description", body=body.name, name=name)


def body_content(view: View, body: Body) -> BodyPage:
    """All there is to show of a body."""
    municipality = view.municipality
    return BodyPage(
        aliases=body.aliases,
        tags=tags(view.words, body),
        short=body.short,
        description=body.description,
        place=tuple(_place(view, body)),
        mandates=tuple(_mandates(view, body)),
        seats=tuple(_seat(view, seat) for seat in body.seats),
        composition=body.composition,
        meetings=(body.meetings.text or meetings(view.words, body.meetings)) if body.meetings else None,
        powers=tuple(_power(one) for one in body.authorities),
        rules=body.rules,
        duration=body.duration,
        footing=body.footing,
        answers=duties(view, municipality.answers.get(body.id, []), body.id),
        contributions=duties(view, municipality.contributions.get(body.id, []), body.id),
        elsewhere=tuple(
            SeatElsewhere(reference(view, one.body.id), bool(one.seat.leader))
            for one in municipality.memberships.get(body.id, ())
        ),
        decisions=tuple(_decided(view, id_) for id_ in body.decisions),
        links=body.links,
    )


def _place(view: View, body: Body) -> Iterator[Fact]:
    """Where the body stands among the others."""
    words = view.words
    texts: dict[str, Sequence[str | None]] = {
        "body.levels": level_names(view, body),
        "body.role": (body.role,),
        "body.status": (words(f"body.state.{body.state}") if body.state else None,),
        "body.shared_with": body.shared_with,
    }
    bodies = view.municipality.bodies.values()
    links = {
        "body.leader": leaders(view, body),
        "body.under": _references(view, body.under),
        "body.over": _references(view, [one.id for one in bodies if body.id in one.under]),
        "body.works_with": _references(view, _partners(view, body)),
        "body.bridged_by": bridging(view, body),
    }
    facts = [Fact(words(label), tuple(text for text in few if text)) for label, few in texts.items()]
    yield from (fact for fact in facts if fact.texts)
    yield from (Fact(words(label), links=few) for label, few in links.items() if few)


def _references(view: View, ids: Sequence[Id]) -> tuple[Reference, ...]:
    return tuple(reference(view, id_) for id_ in ids)


def _partners(view: View, body: Body) -> list[Id]:
    """Those the body works with, whichever of the two it is that says so."""
    bodies = view.municipality.bodies.values()
    saying_so = (one.id for one in bodies if body.id in one.works_with)
    return list(dict.fromkeys((*body.works_with, *saying_so)))


def _mandates(view: View, body: Body) -> Iterator[MandateText]:
    """The body's own mandate, then the one it shares."""
    organisation = view.municipality.organisation
    if body.mandate:
        yield _mandate(view, body.mandate, "mandat", ())
    for mandate in organisation.mandates:
        if mandate.id and mandate.id == body.shared_mandate:
            sharing = [one.id for one in organisation.bodies if one.shared_mandate == mandate.id]
            others = [id_ for id_ in sharing if id_ != body.id]
            yield _mandate(view, mandate, "felles-mandat", _references(view, others))


def _mandate(view: View, mandate: Mandate, anchor: str, shared_by: tuple[Reference, ...]) -> MandateText:
    return MandateText(
        anchor,
        mandate.title or view.words("body.mandate"),
        mandate.text,
        mandate.points,
        bool(mandate.numbered),
        mandate.source,
        shared_by,
    )


def _seat(view: View, seat: Seat) -> SeatLine:
    party = reference(view, seat.party)
    return SeatLine(
        Reference(seat.wording or party.text, party.address), bool(seat.leader), seat.deputy, seat.text
    )


def _power(one: Authority) -> Power:
    return Power(authority(one), one.quote)


def _decided(view: View, id_: Id) -> Decided:
    decision = view.municipality.decisions[id_]
    state = view.words(f"state.decision.{decision.state}") if decision.state else None
    return Decided(Reference(decision.title, addresses.decision(id_)), state)
