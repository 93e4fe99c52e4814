"""The commands ``slt-plan ny …``: ask for the few things that are needed, write them, and say what comes next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from slt_plan.commands.changing import write
from slt_plan.commands.choosing import DATA, MUNICIPALITY, Chosen, choose, hinted
from slt_plan.commands.command import Option, WrongUseError, read_folder
from slt_plan.commands.conversation import Conversation, UnfitError
from slt_plan.commands.replacing import CARRIES, REPLACES, ask_carried, ask_replaced, with_goals_left_behind
from slt_plan.editing import beginnings
from slt_plan.editing.insertion import NoPlaceError
from slt_plan.findings import near
from slt_plan.layout import MEASURES, ORGANISATION_FILE, PARTY_FILE, PLANS, SITE_FILE, is_id
from slt_plan.plan.fields import Id, Period
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.parties import PartyType
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import LANGUAGE_CODES, Language
from slt_plan.validation import as_id, validate
from slt_plan.words import Words, words

_TEXT = words("nb")
_ID = Option("--id", "ID", _TEXT("new.option.id"))
_NAME = Option("--navn", "NAVN", _TEXT("new.option.name"))
_TITLE = Option("--tittel", "TITTEL", _TEXT("new.option.title"))
_LANGUAGE = Option("--målform", "MÅLFORM", _TEXT("new.option.language"), "", tuple(LANGUAGE_CODES))
_START = Option("--fra", "ÅR", _TEXT("new.option.start"))
_END = Option("--til", "ÅR", _TEXT("new.option.end"))
_RESPONSIBLE = Option("--ansvar", "NAVN", _TEXT("new.option.responsible"))
_PLAN = Option("--plan", "ID", _TEXT("new.option.plan"))
_TYPE = Option("--type", "TYPE", _TEXT("new.option.type"), "", get_args(PartyType))
_LEVEL = Option("--nivå", "ID", _TEXT("new.option.level"))

FOR_MUNICIPALITY = (DATA, _NAME, _LANGUAGE, _ID)
FOR_PLAN = (DATA, MUNICIPALITY, _TITLE, _START, _END, REPLACES, CARRIES, _ID)
FOR_MEASURE = (DATA, MUNICIPALITY, _TITLE, _RESPONSIBLE, _PLAN, _ID)
FOR_PARTY = (DATA, MUNICIPALITY, _NAME, _TYPE, _ID)
FOR_BODY = (DATA, MUNICIPALITY, _NAME, _LEVEL, _ID)


def new_municipality(told: Mapping[str, str]) -> list[str]:
    """A folder with the settings of a municipality; with the site's own file too when that is missing."""
    path = Path(told["--data"])
    data = read_folder(path)
    asking = words(data.language)
    talk = Conversation(told, asking)
    name = talk.ask(_NAME, asking("new.ask.name"), _required(asking))
    language = talk.ask(_LANGUAGE, asking("new.ask.language"), _language(asking), "bokmål")
    texts = words(LANGUAGE_CODES[language])
    folders = {entry.name.casefold(): (path / entry.name).as_posix() for entry in path.iterdir()}
    id_ = _ask_id(Conversation(told, texts), name, folders)
    changes = {f"{id_}/{file}": text for file, text in beginnings.settings(name, language, texts).items()}
    if SITE_FILE not in data.files.top:
        changes |= beginnings.site(texts("new.site_title"), language)
    return [*write(path, changes, texts), texts("new.municipality.next"), texts("new.check")]


def new_plan(told: Mapping[str, str]) -> list[str]:
    """A plan with a title and a period, which may take the measures over from the one it replaces."""
    chosen = choose(told)
    talk, texts = chosen.talk, chosen.texts
    title = talk.ask(_TITLE, texts("new.ask.plan_title"), _required(texts))
    start = talk.ask(_START, texts("new.ask.start"), _year_or_day(texts), "")
    end = talk.ask(_END, texts("new.ask.end"), _year_or_day(texts, not_before=start), "")
    taken = {id_: f"{PLANS}/{id_}.yml" for id_ in chosen.municipality.plans}
    id_ = _ask_id(talk, f"{start}-{end}" if start and end else title, taken)
    replaced = ask_replaced(chosen)
    measures, are_carried = ask_carried(chosen, replaced)
    listed = beginnings.measure_list(measures, are_in=are_carried)
    said = chosen.write(beginnings.plan(id_, title, start, end, texts, replaces=replaced, measures=listed))
    goals = with_goals_left_behind(chosen, measures if are_carried else [])
    return [*said, texts("new.plan.next"), *goals, texts("new.check")]


def new_measure(told: Mapping[str, str], today: date) -> list[str]:
    """A measure, which may be put in a plan's list at once."""
    chosen = choose(told)
    talk, texts, municipality = chosen.talk, chosen.texts, chosen.municipality
    title = talk.ask(_TITLE, texts("new.ask.measure_title"), _required(texts))
    id_ = _ask_id(talk, title, {id_: f"{MEASURES}/{id_}.yml" for id_ in municipality.measures})
    parties = _parties(municipality, texts, keeps=talk.is_possible and not talk.told[_RESPONSIBLE.name])
    responsible = talk.ask(_RESPONSIBLE, texts("new.ask.responsible"), parties, "")
    plan = _ask_plan(chosen, today)
    changes = beginnings.measure(id_, title, responsible, texts)
    if plan:
        file = f"{PLANS}/{plan}.yml"
        changes |= {file: _placed(chosen, file, "tiltak", lambda text: beginnings.listed(text or "", id_))}
    return [*chosen.write(changes), texts("new.measure.next"), texts("new.check")]


def new_party(told: Mapping[str, str]) -> list[str]:
    """A party, last among the others."""
    chosen = choose(told)
    talk, texts = chosen.talk, chosen.texts
    name = talk.ask(_NAME, texts("new.ask.party_name"), _required(texts))
    if not talk.told[_ID.name]:
        _refuse_known_party(chosen, name)
    kinds = get_args(PartyType)
    question = texts("new.ask.party_type", choices=", ".join(kinds))
    kind = talk.ask(_TYPE, question, _one_of(kinds, texts), "")
    id_ = _ask_id(talk, name, _party_ids(chosen.municipality))
    text = _placed(chosen, PARTY_FILE, "aktører", lambda text: beginnings.party(text, id_, name, kind, texts))
    return [*chosen.write({PARTY_FILE: text}), texts("new.party.next", id=id_), texts("new.check")]


def new_body(told: Mapping[str, str]) -> list[str]:
    """A body, last among the others."""
    chosen = choose(told)
    talk, texts = chosen.talk, chosen.texts
    name = talk.ask(_NAME, texts("new.ask.body_name"), _required(texts))
    known = [level.id for level in chosen.municipality.organisation.levels]
    levels = known or list(beginnings.LEVELS)
    question = texts("new.ask.level", choices=", ".join(levels))
    level = talk.ask(_LEVEL, question, _one_of(levels, texts), "")
    id_ = _ask_id(talk, name, _party_ids(chosen.municipality))

    def with_body(text: str | None) -> str:
        return beginnings.body(text, id_, name, level, texts, known_levels=known)

    text = _placed(chosen, ORGANISATION_FILE, "organer", with_body)
    return [*chosen.write({ORGANISATION_FILE: text}), texts("new.body.next", id=id_), texts("new.check")]


def _ask_id(talk: Conversation, title: str, taken: Mapping[str, str]) -> Id:
    """An id that is free; one made of the title is suggested."""

    def read(answer: str) -> Id:
        if not is_id(answer):
            raise UnfitError(hinted(talk.texts("new.bad_id", id=answer), as_id(answer), talk.texts))
        if answer in taken:
            raise UnfitError(talk.texts("new.exists", id=answer, file=taken[answer]))
        return answer

    question, suggestion = talk.texts("new.ask.id"), as_id(title) or None
    if suggestion and suggestion in taken and talk.is_possible:
        exists = talk.texts("new.exists", id=suggestion, file=taken[suggestion])
        question, suggestion = f"{exists}\n{question}", None
    return talk.ask(_ID, question, read, suggestion)


def _ask_plan(chosen: Chosen, today: date) -> Id:
    """The plan that a measure is put in; none where nobody says so."""
    current = chosen.municipality.current_plan(today)
    talk, texts, plans = chosen.talk, chosen.texts, chosen.municipality.plans
    if current is None and not talk.told[_PLAN.name]:
        return ""
    yes, no = texts("new.yes"), texts("new.no")

    def read(answer: str) -> Id:
        if current and answer.casefold() in (yes, yes[0]):
            return current[0]
        if answer not in plans and answer.casefold() not in (no, no[0]):
            raise UnfitError(texts("new.unknown_plan", value=answer, choices=", ".join((*plans, no))))
        return answer if answer in plans else ""

    likely = current and talk.is_possible and not _is_over(current[1], today)
    title = _told_apart(*current, plans) if current else ""
    return talk.ask(_PLAN, texts("new.ask.in_plan", plan=title), read, yes if likely else no)


def _told_apart(id_: Id, plan: Plan, plans: Mapping[Id, Plan]) -> str:
    """A plan by its title, with its id when another has the same."""
    same = [other for other in plans.values() if other.title == plan.title]
    return f"{plan.title} [{id_}]" if len(same) > 1 else plan.title


def _is_over(plan: Plan, today: date) -> bool:
    last = plan.period.last_day if plan.period else None
    return last is not None and last < today


def _refuse_known_party(chosen: Chosen, name: str) -> None:
    parties = chosen.municipality.parties.values()
    known = {shown.casefold(): party.id for party in parties for shown in (*party.aliases, party.name)}
    if id_ := known.get(name.casefold()):
        raise WrongUseError(chosen.texts("new.party.exists", name=name, id=id_))


def _placed(chosen: Chosen, file: str, key: str, change: Callable[[str | None], str]) -> str:
    try:
        return change(chosen.text(file))
    except NoPlaceError as error:
        raise WrongUseError(chosen.texts("new.no_place", file=file, key=key)) from error


def _parties(municipality: Municipality, texts: Words, *, keeps: bool) -> Callable[[str], list[Id]]:
    """From names, other names or ids with commas between them to the parties' ids.

    ``keeps`` says that those that are known need not be told again with the next answer.
    """
    ids = {
        name.casefold(): party.id
        for party in municipality.parties.values()
        for name in (*party.aliases, party.name, party.id)
    }
    names = [party.name for party in municipality.parties.values()]
    kept: list[Id] = []

    def read(answer: str) -> list[Id]:
        wanted = [part.strip() for part in answer.split(",") if part.strip()]
        found = [*kept, *(ids[name.casefold()] for name in wanted if name.casefold() in ids)]
        if unknown := next((name for name in wanted if name.casefold() not in ids), None):
            what = hinted(texts("new.no_party", value=unknown), near(unknown, names), texts)
            kept[:] = dict.fromkeys(found) if keeps else ()
            told = [municipality.parties[id_].name for id_ in kept]
            noted = [texts("new.kept", names=texts.listed(told))] if told else []
            raise UnfitError(" ".join([what, texts("new.no_party_yet"), *noted]))
        return list(dict.fromkeys(found))

    return read


def _party_ids(municipality: Municipality) -> dict[Id, str]:
    """Every id that a party or a body has, and the file it stands in."""
    return {
        **dict.fromkeys(municipality.listed_parties, PARTY_FILE),
        **dict.fromkeys(municipality.bodies, ORGANISATION_FILE),
    }


def _required(texts: Words) -> Callable[[str], str]:
    def read(answer: str) -> str:
        if not answer:
            raise UnfitError(texts("new.required"))
        return " ".join(answer.split())

    return read


def _one_of(choices: Collection[str], texts: Words) -> Callable[[str], str]:
    """One of the choices, or nothing."""

    def read(answer: str) -> str:
        if answer and answer.casefold() not in choices:
            what = texts("new.bad_choice", value=answer, choices=", ".join(choices))
            raise UnfitError(hinted(what, near(answer, choices), texts))
        return answer.casefold()

    return read


def _language(texts: Words) -> Callable[[str], Language]:
    languages: dict[str, Language] = {language: language for language in LANGUAGE_CODES}
    return lambda answer: languages[_one_of(languages, texts)(answer)]


def _year_or_day(texts: Words, *, not_before: str = "") -> Callable[[str], str]:
    """A year or a day as its author wrote it, or nothing."""

    def read(answer: str) -> str:
        if not answer:
            return ""
        start, end = (validate(Period, "", {"fra": text}).model for text in (not_before or answer, answer))
        if not end or not end.start:
            raise UnfitError(texts("new.bad_year", value=answer))
        if start and start.start and end.start.last < start.start.first:
            raise UnfitError(texts("new.backward", start=not_before, end=answer))
        return answer

    return read
