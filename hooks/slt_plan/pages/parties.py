"""«Hva har vi ansvar for?»: every party, and a page for each with what it answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.pages.shown_plan import over, shown_plan
from slt_plan.plan.fields import Contact, Id
from slt_plan.plan.measures import Measure
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


class Whole(NamedTuple):
    """What a party is a part of, with how much it has: whoever looks up a head wants to see the school's too."""

    party: Reference
    counts: tuple[str, ...]


class Duty(NamedTuple):
    """A measure a party has a share in, and the part of the party it goes through."""

    measure: Reference
    wording: str | None
    through: Reference | None
    part: str | None
    together: tuple[Reference, ...] = ()
    """The others who answer for the same measure."""


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
    plan: Reference | None
    """The plan the duties stand in, when it has any of them."""
    over: str | None
    wholes: tuple[Whole, ...]
    parts: tuple[Reference, ...]
    answers: tuple[Duty, ...]
    contributions: tuple[Duty, ...]
    answers_elsewhere: tuple[Duty, ...]
    """What the party answers for outside the plan the site shows first: in an older one, or in none."""
    contributions_elsewhere: tuple[Duty, ...]
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
    municipality = view.municipality
    parts = tuple(_listed(view, part) for part in municipality.parts.get(id_, ()))
    return Listed(reference(view, id_), municipality.parties[id_].aliases, _counts(view, id_), parts)


def _counts(view: View, id_: Id) -> tuple[str, ...]:
    """How much a party has to do by the plan, and how many bodies it sits in; what would be zero is left out."""
    municipality = view.municipality
    numbers = {
        "parties.answers": len({one.measure for one in municipality.answers.get(id_, ())} & view.planned),
        "parties.contributions": len(
            {one.measure for one in municipality.contributions.get(id_, ())} & view.planned
        ),
        "parties.seats": len({seat.body.id for seat in municipality.memberships.get(id_, ())}),
    }
    return tuple(view.words.count(name, number) for name, number in numbers.items() if number)


def reference(view: View, id_: Id) -> Reference:
    """A party's name and page."""
    return Reference(view.municipality.parties[id_].name, addresses.party(view.municipality, id_))


def _party_page(view: View, party: Party) -> Page:
    municipality, words = view.municipality, view.words
    answers, answers_elsewhere = _apart(view, municipality.answers.get(party.id, []))
    contributions, contributions_elsewhere = _apart(view, municipality.contributions.get(party.id, []))
    by_plan = bool(answers or contributions)
    content = PartyPage(
        kind=words(f"party.type.{party.type}") if party.type else None,
        aliases=party.aliases,
        description=party.description,
        plan=shown_plan(view) if by_plan else None,
        over=over(view, view.plan) if view.plan and by_plan else None,
        wholes=tuple(Whole(reference(view, whole), _counts(view, whole)) for whole in party.part_of),
        parts=tuple(reference(view, part) for part in municipality.parts.get(party.id, ())),
        answers=duties(view, answers, party.id),
        contributions=duties(view, contributions, party.id),
        answers_elsewhere=duties(view, answers_elsewhere, party.id),
        contributions_elsewhere=duties(view, contributions_elsewhere, party.id),
        chairs=tuple(_chair(view, seat, party.id) for seat in municipality.memberships.get(party.id, ())),
        roles=tuple(_task(view, role) for role in municipality.organisation.roles if role.party == party.id),
        contact=party.contact,
    )
    return Page(
        address=addresses.party(municipality, party.id),
        template="slt/party.html",
        title=party.name,
        description=_description(view, party),
        section=SECTION,
        source=view.file("aktorer"),
        content=content,
        crumbs=(Crumb(words("parties.title"), addresses.PARTIES),),
        updated=party.updated,
    )


def _apart(view: View, answers: list[Answer]) -> tuple[list[Answer], list[Answer]]:
    """What stands in the plan the site shows first, and the rest."""
    planned = [one for one in answers if one.measure in view.planned]
    return planned, [one for one in answers if one.measure not in view.planned]


def _description(view: View, party: Party) -> str:
    """Who it is and how much it has to do: no more than the page holds."""
    home = view.municipality.settings.name
    in_name = home in party.name
    name = party.name if in_name else view.words("party.description", name=party.name, municipality=home)
    counts = _counts(view, party.id)
    return f"{name}: {view.words.listed(counts)}." if counts else f"{name}."


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
        together=tuple(reference(view, id_) for id_ in _others(view, measure, party)) if party else (),
    )


def _others(view: View, measure: Measure, party: Id) -> Iterator[Id]:
    """Those who answer for a measure beside a party; what it is a part of, and its own parts, are no others."""
    wholes = view.municipality.wholes
    for id_ in dict.fromkeys(share.party for share in measure.responsible):
        if party not in wholes.get(id_, ()) and id_ not in wholes[party]:
            yield id_


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
