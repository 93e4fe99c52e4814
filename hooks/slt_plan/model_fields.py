"""What the models say of their fields: names, choices, and what a name that is not known was meant for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from slt_plan.findings import Path, near
from slt_plan.plan.fields import Model

ENGLISH: Mapping[str, str] = {
    "title": "tittel",
    "name": "navn",
    "description": "beskrivelse",
    "text": "tekst",
    "responsible": "ansvar",
    "responsibility": "ansvar",
    "parties": "aktører",
    "party": "aktør",
    "goals": "mål",
    "goal": "mål",
    "measures": "tiltak",
    "measure": "tiltak",
    "plans": "planer",
    "period": "periode",
    "from": "fra",
    "to": "til",
    "time": "tid",
    "date": "dato",
    "language": "målform",
    "links": "lenker",
    "address": "adresse",
    "level": "nivå",
    "members": "medlemmer",
    "mandate": "mandat",
    "meetings": "møter",
    "target_groups": "målgrupper",
    "keywords": "søkeord",
}
"""What the fields are called in English, for whoever has seen that elsewhere."""


def is_id_field(info: FieldInfo) -> bool:
    """Whether what stands in the field must be an id."""
    return any(getattr(constraint, "pattern", None) for constraint in info.metadata)


def meant(name: str, choices: Collection[str]) -> str | None:
    """The field that a name was meant for."""
    norwegian = ENGLISH.get(name.casefold())
    return norwegian if norwegian in choices else near(name, choices)


def fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of a model, by their names in the files."""
    return {str(info.alias): info for info in model.model_fields.values()}


def parts_with(model: type[Model], name: str, there: Collection[str]) -> list[str]:
    """The parts of a model that have a field of that name: those that are there, or otherwise all, lists last."""
    fields = fields_of(model)
    inner = {key: _inner_model(info.annotation) for key, info in fields.items()}
    parts = [key for key, part in inner.items() if part and name in fields_of(part)]
    parts.sort(key=lambda part: _is_list(fields[part]))
    return [part for part in parts if part in there and not _is_list(fields[part])] or parts


def _is_list(info: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in (info.annotation, *get_args(info.annotation)))


def model_at(model: type[Model] | None, path: Path) -> type[Model] | None:
    """The model of what the path leads to, as far as it is known."""
    found = model
    for name in (step for step in path if isinstance(step, str)):
        info = fields_of(found).get(name) if found else None
        found = _inner_model(info.annotation) if info else None
    return found


def _inner_model(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((model for part in get_args(annotation) if (model := _inner_model(part))), None)


def choices_of(annotation: Any) -> Collection[str]:
    """What can be chosen where the annotation stands."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((choices for part in get_args(annotation) if (choices := choices_of(part))), ())
