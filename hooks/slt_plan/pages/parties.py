"""«Hva har vi ansvar for?»: every party, and a page for each with what it answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.plan.fields import Contact, Id
from slt_plan.plan.municipalities import Answer, Membership
from slt_plan.plan.organisation import Role
from slt_plan.plan.parties import Party

SECTION = "parties"


class Listed(NamedTuple):
    """A party in the list, with how much it has and the parties that are a part of it."""

    party: Reference
    aliases: tuple[str, ...]
    counts: tuple[str, ...]
    parts: tuple[Listed, ...]


class Parties(NamedTuple):
    """The list of every party."""

    parties: tuple[Listed, ...]


class Duty(NamedTuple):
    """A measure a party has a share in, and the part of the party it goes through."""

    measure: Reference
    wording: str | None
    through: Reference | None
    part: str | None


class Chair(NamedTuple):
    """A seat a party holds."""

    body: Reference
    wording: str
    leader: bool
    through: Reference | None


class Task(NamedTuple):
    """What a role that binds bodies together is there to do."""

    title: str | None
    short: str | None
    bridges: tuple[Reference, ...]
    tasks: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class PartyPage:
    """What a party answers for, contributes to and takes part in."""

    kind: str | None
    aliases: tuple[str, ...]
    description: str | None
    wholes: tuple[Reference, ...]
    parts: tuple[Reference, ...]
    answers: tuple[Duty, ...]
    contributions: tuple[Duty, ...]
    chairs: tuple[Chair, ...]
    roles: tuple[Task, ...]
    contact: Contact | None


def party_pages(view: View) -> Iterator[Page]:
    """The list, then each party; a body has its page under the organisation."""
    words = view.words
    yield Page(
        address=addresses.PARTIES,
        template="slt/parties.html",
        title=words("parties.title"),
        description=words("parties.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.file("aktorer"),
        content=Parties(tuple(_listed(view, id_) for id_ in _uppermost(view))),
    )
    for party in view.municipality.listed_parties.values():
        yield _party_page(view, party)


def _uppermost(view: View) -> list[Id]:
    """The parties that are not a part of another, in the order of the alphabet."""
    parties = view.municipality.parties.values()
    return [one.id for one in sorted(parties, key=lambda one: alphabetical(one.name)) if not one.part_of]


def alphabetical(text: str) -> str:
    """A key that sorts æ, ø and å last, as the Norwegian alphabet does."""
    return text.casefold().translate(_LAST_LETTERS)


_LAST_LETTERS = str.maketrans({"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"})


def _listed(view: View, id_: Id) -> Listed:
    municipality, words = view.municipality, view.words
    numbers = {
        "parties.answers": len(duties(view, municipality.answers.get(id_, []))),
        "parties.contributions": len(duties(view, municipality.contributions.get(id_, []))),
        "parties.seats": len({seat.body.id for seat in municipality.memberships.get(id_, ())}),
    }
    counts = tuple(words.count(name, number) for name, number in numbers.items() if number)
    parts = tuple(_listed(view, part) for part in municipality.parts.get(id_, ()))
    return Listed(reference(view, id_), municipality.parties[id_].aliases, counts, parts)


def reference(view: View, id_: Id) -> Reference:
    """A party's name and page."""
    return Reference(view.municipality.parties[id_].name, addresses.party(view.municipality, id_))


def _party_page(view: View, party: Party) -> Page:
    municipality, words = view.municipality, view.words
    content = PartyPage(
        kind=words(f"party.type.{party.type}") if party.type else None,
        aliases=party.aliases,
        description=party.description,
        wholes=tuple(reference(view, whole) for whole in party.part_of),
        parts=tuple(reference(view, part) for part in municipality.parts.get(party.id, ())),
        answers=duties(view, municipality.answers.get(party.id, []), party.id),
        contributions=duties(view, municipality.contributions.get(party.id, []), party.id),
        chairs=tuple(_chair(view, seat, party.id) for seat in municipality.memberships.get(party.id, ())),
        roles=tuple(_task(view, role) for role in municipality.organisation.roles if role.party == party.id),
        contact=party.contact,
    )
    return Page(
        address=addresses.party(municipality, party.id),
        template="slt/party.html",
        title=party.name,
        description=words("party.description", name=party.name, municipality=municipality.settings.name),
        section=SECTION,
        source=view.file("aktorer"),
        content=content,
        crumbs=(Crumb(words("parties.title"), addresses.PARTIES),),
        updated=party.updated,
    )


def duties(view: View, answers: list[Answer], party: Id | None = None) -> tuple[Duty, ...]:
    """The measures of these answers, each once, in the adopted order."""
    once = {answer.measure: answer for answer in reversed(answers)}
    return tuple(_duty(view, once[id_], party) for id_ in dict.fromkeys(answer.measure for answer in answers))


def _duty(view: View, answer: Answer, party: Id | None) -> Duty:
    measure = view.municipality.measures[answer.measure]
    return Duty(
        measure=Reference(measure.title, addresses.measure(answer.measure)),
        wording=measure.wording if measure.wording != measure.title else None,
        through=None if answer.through == party else reference(view, answer.through),
        part=answer.share.part,
    )


def _chair(view: View, seat: Membership, party: Id) -> Chair:
    return Chair(
        body=Reference(seat.body.name, addresses.body(seat.body.id)),
        wording=seat.seat.wording or view.municipality.parties[seat.through].name,
        leader=bool(seat.seat.leader),
        through=None if seat.through == party else reference(view, seat.through),
    )


def _task(view: View, role: Role) -> Task:
    bridges = tuple(reference(view, body) for body in role.bridges)
    return Task(role.title, role.short, bridges, role.tasks, role.text)
