"""A party written by its name, or by another of its names, where its id belongs: the id is what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from slt_plan.checks.persons import is_persons_id, persons_in_role
from slt_plan.findings import Mistake, near
from slt_plan.gathering import FileRead
from slt_plan.layout import ORGANISATION_FILE, PARTY_FILE, is_id
from slt_plan.plan.fields import Id

_LISTS = ((PARTY_FILE, "aktører"), (ORGANISATION_FILE, "organer"))
_OF_PARTIES = frozenset({"ansvar", "medvirkende", "aktør", "medlemmer", "del_av"})


def by_names(mistakes: Iterable[Mistake], reads: Mapping[str, FileRead]) -> Iterator[Mistake]:
    """The mistakes, with the id of a party suggested where its name was written; a person is no party."""
    ids: dict[str, Id] = {}
    for mistake in mistakes:
        if not _is_about_a_party(mistake):
            yield mistake
            continue
        ids = ids or dict(_named(reads))
        written = str(mistake.values.get("value", mistake.values.get("id", "")))
        if _is_person(written, ids):
            yield replace(mistake, code="person-i-stedet", values={"value": written}, near=None)
        else:
            yield replace(mistake, near=_meant(written, mistake.near, ids))


def _is_person(written: str, ids: Mapping[str, Id]) -> bool:
    """Whether somebody is named where a role belongs, and no party is called that."""
    return _folded(written) not in ids and (any(persons_in_role(written)) or is_persons_id(written))


def _is_about_a_party(mistake: Mistake) -> bool:
    if mistake.code == "ugyldig-id":
        return mistake.values.get("field") in _OF_PARTIES
    return mistake.code == "ukjent-aktor"


def _meant(written: str, guess: str | None, ids: Mapping[str, Id]) -> Id | None:
    """The id of the party called that, or of the one that has it as its id, or of one called nearly that."""
    if (id_ := ids.get(_folded(written))) or guess in ids.values():
        return id_ or guess
    likely = near(_folded(written), ids)
    return ids[likely] if likely else None


def _named(reads: Mapping[str, FileRead]) -> Iterator[tuple[str, Id]]:
    """Every name of every party and body that has an id, folded."""
    for file, key in _LISTS:
        things = reads[file].get(key) if file in reads else None
        for thing in things if isinstance(things, list) else ():
            if isinstance(thing, dict) and is_id(id_ := str(thing.get("id"))):
                aliases = thing.get("alias")
                others = aliases if isinstance(aliases, list) else []
                yield from ((_folded(name), id_) for name in (id_, thing.get("navn"), *others) if name)


def _folded(name: object) -> str:
    return " ".join(str(name).split()).casefold()
