"""The commands ``bekreft`` and ``status``: what was looked at and found still right, and what waits to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from slt_plan.commands.changing import write
from slt_plan.commands.choosing import DATA, MUNICIPALITY, Chosen, choose
from slt_plan.commands.command import Argument, Option, WrongUseError
from slt_plan.editing.insertion import NoPlaceError, with_field
from slt_plan.findings import near
from slt_plan.layout import MEASURES
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Confirmation
from slt_plan.upkeep import upkeep
from slt_plan.validation import validate
from slt_plan.words import words

_TEXT = words("nb")
_BY = Option("--av", "FUNKSJON", _TEXT("upkeep.confirm.by"))
_DAY = Option("--dato", "DATO", _TEXT("upkeep.confirm.day"))
MEASURES_TOLD = Argument("TILTAK…", _TEXT("upkeep.confirm.measures"), repeats=True)
FOR_CONFIRMATION = (MUNICIPALITY, DATA, _BY, _DAY)
_ALL = Option("--alle", "", _TEXT("upkeep.every"))
FOR_STATUS = (DATA, MUNICIPALITY, _ALL)


def confirm(told: Mapping[str, str], today: date) -> list[str]:
    """Write in each measure's file, in a line of its own, that it was looked at; in all of them or in none."""
    named = _ids(told[MEASURES_TOLD.name])
    chosen = choose(told, lambda municipality: not municipality.measures.keys().isdisjoint(named))
    measures = _known(chosen, named)
    day = _day(chosen, told[_DAY.name], today)
    value = {"dato": f"{day:%d.%m.%Y}"} | ({"av": by} if (by := told[_BY.name].strip()) else {})
    folder = chosen.reading.folder
    changes = {f"{folder}/{MEASURES}/{id_}.yml": _confirmed(chosen, id_, value) for id_ in measures}
    write(chosen.data, changes, chosen.texts)
    return [chosen.texts("upkeep.confirm.done", file=chosen.data / file) for file in changes]


def status(told: Mapping[str, str], today: date) -> list[str]:
    """What waits in a municipality, on one screen or all of it."""
    chosen = choose(told)
    return upkeep(chosen.municipality, chosen.site, today, names_all=bool(told[_ALL.name]))


def _ids(named: str) -> list[Id]:
    """The ids that were named, each once."""
    return list(dict.fromkeys(name.removesuffix(".yml") for name in named.split()))


def _known(chosen: Chosen, ids: list[Id]) -> list[Id]:
    """The measures with those ids, which have to be there."""
    known = chosen.municipality.measures
    if unknown := next((id_ for id_ in ids if id_ not in known), None):
        what = chosen.texts("upkeep.confirm.unknown", id=unknown)
        suggestion = near(unknown, sorted(known))
        hint = chosen.texts("new.near", near=suggestion) if suggestion else ""
        raise WrongUseError(" ".join(filter(None, (what, hint))))
    return ids


def _day(chosen: Chosen, told: str, today: date) -> date:
    """The day that was told, which is not one to come; today when none was."""
    confirmation = validate(Confirmation, "", {"dato": told.strip()}).model if told else None
    if told and confirmation is None:
        raise WrongUseError(chosen.texts("upkeep.confirm.bad_day", value=told))
    day = confirmation.day if confirmation else today
    if day > today:
        raise WrongUseError(chosen.texts("upkeep.confirm.too_early", day=chosen.texts.day(day)))
    return day


def _confirmed(chosen: Chosen, id_: Id, value: Mapping[str, str]) -> str:
    file = f"{MEASURES}/{id_}.yml"
    try:
        return with_field(chosen.text(file) or "", "bekreftet", value)
    except NoPlaceError as error:
        raise WrongUseError(chosen.texts("upkeep.confirm.no_place", file=file)) from error
