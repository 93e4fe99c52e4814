"""Beginnings: the text of a new file, with help in it for whoever fills in the rest.

Every line of help that holds a field becomes a valid field when its ``# `` is taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slt_plan.editing.insertion import with_item
from slt_plan.editing.notation import Value, file_text
from slt_plan.layout import MEASURES, PLANS, SETTINGS_FILE, SITE_FILE
from slt_plan.placeholders import placeholders
from slt_plan.plan.fields import Id
from slt_plan.words import Words

LEVELS = ("styrende", "koordinerende", "utforende")
"""The levels that SLT is organised on everywhere, where a municipality has not named its own."""
_EXAMPLE = "skolen"


def settings(name: str, language: str, texts: Words) -> dict[str, str]:
    """The files of a new municipality."""
    fields = file_text({"navn": name, "målform": language})
    return {SETTINGS_FILE: texts("new.municipality.file", fields=fields, **placeholders(texts))}


def site(title: str, language: str) -> dict[str, str]:
    """The site's own file, for whoever begins with an empty folder."""
    return {SITE_FILE: file_text({"tittel": title, "målform": language})}


def plan(
    id_: Id, title: str, start: str, end: str, texts: Words, *, replaces: Id = "", measures: str = "tiltak:"
) -> dict[str, str]:
    """The file of a new plan."""
    period = _filled({"fra": start, "til": end})
    fields = file_text({"tittel": title, "periode": period, "avløser": [replaces] if replaces else []})
    text = texts("new.plan.file", fields=fields, measures=measures, **placeholders(texts))
    return {f"{PLANS}/{id_}.yml": text}


def measure_list(measures: Sequence[Id], *, are_in: bool) -> str:
    """The list of measures in a plan; those that are not in it stand there to be taken in."""
    return "\n".join(["tiltak:", *(f"  {'' if are_in else '# '}- {id_}" for id_ in measures)])


def measure(id_: Id, title: str, responsible: Sequence[Id], texts: Words) -> dict[str, str]:
    """The file of a new measure."""
    fields = file_text({"tittel": title, "ansvar": responsible})
    nobody = texts("new.measure.nobody", example=_EXAMPLE)
    blanks = {"fields": fields, "responsible": "" if responsible else nobody}
    text = texts("new.measure.file", **blanks, **placeholders(texts))
    return {f"{MEASURES}/{id_}.yml": text}


def listed(text: str, measure_id: Id) -> str:
    """A plan's text with one more measure, last in its list."""
    return with_item(text, "tiltak", measure_id)


def party(text: str | None, id_: Id, name: str, type_: str, texts: Words) -> str:
    """The text of the file of parties with one more."""
    item = _filled({"id": id_, "navn": name, "type": type_})
    hints = [f"  {line}" for line in texts("new.party.hints", **placeholders(texts)).splitlines()]
    return with_item(_begun(text, texts("new.party.file")), "aktører", item, hints)


def body(text: str | None, id_: Id, name: str, level: Id, texts: Words, *, known_levels: Sequence[Id]) -> str:
    """The text of the file of the organisation with one more body, and with its level if that is new."""
    text = _begun(text, texts("new.body.file"))
    if level and level not in known_levels:
        text = with_item(text, "nivåer", {"id": level, "navn": texts(f"new.body.levels.{level}")})
    item = _filled({"id": id_, "navn": name, "nivå": [level] if level else []})
    help_ = texts("new.body.hints", example=_EXAMPLE, **placeholders(texts))
    hints = [f"  {line}" for line in help_.splitlines()]
    return with_item(text, "organer", item, hints)


def _begun(text: str | None, beginning: str) -> str:
    return beginning if text is None else text


def _filled(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value}
