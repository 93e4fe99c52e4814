"""The example's files: where they are, which model each follows, and what the fields of a model hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from slt_plan.plan.decisions import DecisionFile
from slt_plan.plan.fields import Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Organisation
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import Site

EXAMPLE = Path(__file__).parent / "example"
FILES: dict[str, type[Model]] = {
    "nettsted.yml": Site,
    "*/kommune.yml": Settings,
    "*/aktorer.yml": PartyFile,
    "*/organisering.yml": Organisation,
    "*/vedtak.yml": DecisionFile,
    "*/planer/*.yml": Plan,
    "*/tiltak/*.yml": Measure,
}


def models() -> set[type[Model]]:
    """The models of all files, and all they are made of."""
    found = list(FILES.values())
    for model in found:
        fields = model.model_fields.values()
        found += [inner for field in fields for inner in inner_models(field) if inner not in found]
    return set(found)


def inner_models(field: FieldInfo) -> list[type[Model]]:
    """The models of the parts a field holds."""
    return [atom for atom in _atoms(field.annotation) if isinstance(atom, type) and issubclass(atom, Model)]


def choices(field: FieldInfo) -> list[Any]:
    """The closed set of values a field is chosen from, if it is."""
    return [atom for atom in _atoms(field.annotation) if get_origin(atom) is Literal]


def is_text(field: FieldInfo) -> bool:
    """Whether a field holds free text, one or several: no id, choice, number, date or part of its own."""
    return any(
        isinstance(what, StringConstraints) and not what.pattern
        for what in (*field.metadata, *_atoms(field.annotation))
    )


def _atoms(annotation: Any) -> list[Any]:
    """What an annotation is made of: ``tuple[Annotated[Seat, …], ...] | None`` holds ``Seat`` and others."""
    if get_origin(annotation) is Literal:
        return [annotation]
    arguments = get_args(annotation)
    return [atom for argument in arguments for atom in _atoms(argument)] if arguments else [annotation]
