"""What of concern a text holds: what must not be public where it stands, and what is hard to read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from slt_plan.checks.cases import single_cases, small_counts
from slt_plan.checks.numbers import identity_numbers, mobile_numbers
from slt_plan.checks.persons import personal_addresses, persons_in_role, persons_in_text
from slt_plan.checks.plain_language import long_sentences, unknown_abbreviations
from slt_plan.checks.published import Passage
from slt_plan.checks.sieve import Sign
from slt_plan.placeholders import is_placeholder
from slt_plan.plan.decisions import Decision
from slt_plan.plan.fields import Contact, Link, Model, Period
from slt_plan.plan.measures import Confirmation, Economy, Measure, Origin, Share
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Authority, Body, Mandate, Role, Seat
from slt_plan.plan.parties import Party
from slt_plan.plan.plans import Adoption, Entry, Hearing
from slt_plan.plan.sites import HelpLine, Site

Concern: TypeAlias = tuple[str, str]
"""The code of what is found, and the very words."""
Guard: TypeAlias = Callable[[str], Iterator[Concern]]
Fields: TypeAlias = Mapping[type[Model], frozenset[str]]

_ROLES: Fields = {
    Party: frozenset({"name", "aliases"}),
    Seat: frozenset({"wording", "deputy", "text"}),
    Share: frozenset({"wording", "part"}),
    Body: frozenset({"name", "aliases", "composition"}),
    Role: frozenset({"title"}),
    Contact: frozenset({"function"}),
    HelpLine: frozenset({"name"}),
    Confirmation: frozenset({"by"}),
    Decision: frozenset({"by"}),
    Adoption: frozenset({"by"}),
    Period: frozenset({"extended_by"}),
}
"""Where a role, a unit or an organisation belongs, and never a person."""
_ADDRESSES: Fields = {
    Link: frozenset({"address"}),
    Contact: frozenset({"address"}),
    Origin: frozenset({"address"}),
    Hearing: frozenset({"address"}),
    Settings: frozenset({"accessibility"}),
    Site: frozenset({"accessibility"}),
}
"""Web addresses: no running text."""
_ADOPTED: Fields = {
    Measure: frozenset({"wording"}),
    Entry: frozenset({"wording"}),
    Share: frozenset({"wording"}),
    Economy: frozenset({"quote"}),
    Body: frozenset({"rules"}),
    Mandate: frozenset({"title", "text", "points", "source"}),
    Authority: frozenset({"what", "limit", "quote"}),
}
"""What was adopted or is quoted word for word, so that nobody may change it."""
_CONTACTS = (Contact, HelpLine)
"""Where the number and the address of a function belong."""


def concerns(passage: Passage, signs: Collection[Sign], known: Collection[str]) -> Iterator[Concern]:
    """Everything of concern in a text, of the kinds there are signs of; ``known`` are explained abbreviations."""
    guards = _guards(passage.model, passage.field)
    for sign in signs:
        for guard in guards.get(sign, ()):
            yield from guard(passage.text)
    if "abbreviations" in signs and not _is_one_of(_ADDRESSES, passage.model, passage.field):
        yield from (("ukjent-forkortelse", short) for short in unknown_abbreviations(passage.text, known))


@cache
def _guards(model: type[Model], field: str) -> Mapping[Sign, tuple[Guard, ...]]:
    """What a field is guarded against."""
    if _is_one_of(_ADDRESSES, model, field):
        return {"numbers": (_identity_numbers,)}
    is_role, is_adopted = _is_one_of(_ROLES, model, field), _is_one_of(_ADOPTED, model, field)
    is_contact = issubclass(model, _CONTACTS)
    return {
        "numbers": (_identity_numbers,) if is_contact else (_identity_numbers, _mobile_numbers),
        "addresses": () if is_contact else (_personal_addresses,),
        "persons": (_persons_in_role if is_role else _persons_in_text,),
        "cases": () if is_role else (_single_cases,),
        "counts": () if is_role or is_adopted else (_small_counts,),
        "sentences": () if is_adopted else (_long_sentences,),
        "placeholders": (_placeholders,),
    }


def _is_one_of(fields: Fields, model: type[Model], field: str) -> bool:
    return field in fields.get(model, ())


def _identity_numbers(text: str) -> Iterator[Concern]:
    return (_graded("fodselsnummer", *found) for found in identity_numbers(text))


def _mobile_numbers(text: str) -> Iterator[Concern]:
    return (("mobilnummer", number) for number in mobile_numbers(text))


def _personal_addresses(text: str) -> Iterator[Concern]:
    return (_graded("personlig-e-post", *found) for found in personal_addresses(text))


def _persons_in_role(text: str) -> Iterator[Concern]:
    return (_graded("personnavn", *found) for found in persons_in_role(text))


def _persons_in_text(text: str) -> Iterator[Concern]:
    return (_graded("personnavn", *found) for found in persons_in_text(text))


def _single_cases(text: str) -> Iterator[Concern]:
    return (_graded("enkeltsak", *found) for found in single_cases(text))


def _small_counts(text: str) -> Iterator[Concern]:
    return (_graded("lite-antall", *found) for found in small_counts(text))


def _long_sentences(text: str) -> Iterator[Concern]:
    return (("lang-setning", words) for words in long_sentences(text))


def _placeholders(text: str) -> Iterator[Concern]:
    if is_placeholder(text):
        yield "ikke-utfylt", text


def _graded(code: str, words: str, is_certain: bool) -> Concern:  # noqa: FBT001  (what the finders hand over)
    return (code if is_certain else f"kanskje-{code}"), words
