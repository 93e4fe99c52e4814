"""What is written in the boxes of the organisation diagram: a card for each body, and one for each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from slt_plan.diagram import Layout, layout, reach
from slt_plan.pages.page import Reference, View
from slt_plan.pages.parties import reference
from slt_plan.plan.fields import Id
from slt_plan.plan.organisation import Authority, Body, Meetings, Role
from slt_plan.words import Words


class Fact(NamedTuple):
    """A label with what stands beside it: texts, or names that are links."""

    label: str
    texts: tuple[str, ...] = ()
    links: tuple[Reference, ...] = ()


class Card(NamedTuple):
    """A body in the diagram."""

    body: Reference
    tags: tuple[str, ...]
    """What sets the body apart: that it is only proposed, or that it has no role in SLT."""
    outside: bool
    short: str | None
    also_on: str | None
    """The levels it stands on, when they are more than one."""
    facts: tuple[Fact, ...]


class RoleCard(NamedTuple):
    """A role in the diagram, beside the bodies it binds together."""

    party: Reference
    short: str | None
    facts: tuple[Fact, ...]


class Diagram(NamedTuple):
    """The diagram: where things stand, and what is written in them."""

    layout: Layout
    cards: Mapping[Id, Card]
    roles: Mapping[Id, RoleCard]
    """By the id of the party that has the role."""


def diagram(view: View) -> Diagram | None:
    """The diagram of the bodies; nothing when there are none."""
    organisation = view.municipality.organisation
    if not organisation.bodies:
        return None
    return Diagram(
        layout=layout(organisation),
        cards={body.id: _card(view, body) for body in organisation.bodies},
        roles={role.party: _role_card(view, role) for role in organisation.roles},
    )


def tags(words: Words, body: Body) -> tuple[str, ...]:
    """What sets a body apart from one that exists and takes part."""
    state = body.state if body.state != "eksisterende" else None
    labels = (f"body.state.{state}" if state else None, "body.outside" if body.outside else None)
    return tuple(words(label) for label in labels if label)


def level_names(view: View, body: Body) -> tuple[str, ...]:
    """The levels a body stands on, the uppermost first."""
    return tuple(level.name for level in view.municipality.organisation.levels if level.id in body.levels)


def meetings(words: Words, meetings: Meetings) -> str | None:
    """How often a body meets, said shortly: in the plan's words, or made from its numbers."""
    number = meetings.least or meetings.count
    if meetings.short or not number:
        return meetings.short or meetings.text
    name = f"body.meetings.{'least' if meetings.least else 'count'}.{'one' if number == 1 else 'many'}"
    per = words(f"body.meetings.per.{meetings.per}") if meetings.per else ""
    return f"{words(name, number=number)} {per}".strip()


def authority(one: Authority) -> str:
    """What a body may decide, with its limit."""
    return f"{one.what}: {one.limit}" if one.limit else one.what


def leaders(view: View, body: Body) -> tuple[Reference, ...]:
    """Who leads a body, in the words of the plan."""
    parties = ((seat, reference(view, seat.party)) for seat in body.seats if seat.leader)
    return tuple(Reference(seat.wording or party.text, party.address) for seat, party in parties)


def bridging(view: View, body: Body) -> tuple[Reference, ...]:
    """The roles that bind a body to others."""
    roles = view.municipality.organisation.roles
    return tuple(reference(view, role.party) for role in roles if body.id in role.bridges)


def _card(view: View, body: Body) -> Card:
    words, levels = view.words, level_names(view, body)
    return Card(
        body=reference(view, body.id),
        tags=tags(words, body),
        outside=bool(body.outside),
        short=body.short,
        also_on=words("organisation.also_on", levels=words.listed(levels)) if len(levels) > 1 else None,
        facts=tuple(_facts(view, body)),
    )


def _facts(view: View, body: Body) -> Iterator[Fact]:
    """What is filled in about a body, in the order a reader of the diagram asks for it."""
    words = view.words
    texts = {
        "body.role": (body.role,),
        "body.decides": tuple(authority(one) for one in body.authorities),
        "body.meets": (meetings(words, body.meetings) if body.meetings else None,),
        "body.members": (words.count("body.seats", len(body.seats)) if _is_listed(body) else None,),
        "body.duration": (body.duration,),
        "body.shared_with": body.shared_with,
    }
    links = {
        "body.leader": leaders(view, body),
        "body.under": tuple(reference(view, one) for one in body.under),
        "body.works_with": tuple(reference(view, one) for one in body.works_with),
        "body.bridged_by": bridging(view, body),
    }
    for label in _CARD_ORDER:
        filled = tuple(text for text in texts.get(label, ()) if text)
        if filled or links.get(label):
            yield Fact(words(label), filled, links.get(label, ()))


def _is_listed(body: Body) -> bool:
    """Whether the seats are all there are: nobody but a leader is no list, nor is one that words complete."""
    return body.composition is None and any(not seat.leader for seat in body.seats)


_CARD_ORDER = (
    "body.role",
    "body.leader",
    "body.decides",
    "body.meets",
    "body.members",
    "body.duration",
    "body.under",
    "body.works_with",
    "body.bridged_by",
    "body.shared_with",
)


def _role_card(view: View, role: Role) -> RoleCard:
    words, bodies = view.words, view.municipality.bodies
    seated = [id_ for id_ in reach(role, bodies.values()) if id_ not in role.bridges]
    facts = (
        Fact(words("organisation.bridges"), links=tuple(reference(view, id_) for id_ in role.bridges)),
        Fact(words("organisation.seated"), links=tuple(reference(view, id_) for id_ in seated)),
    )
    return RoleCard(reference(view, role.party), role.short, tuple(fact for fact in facts if fact.links))
