"""The example: made-up municipalities that use every field, so that every page and test has all to work with.

Eksempelvik uses everything, Tomvik has a name and nothing more, Lekkasjevik is a draft. Every text that must
never be published says LEKKASJE, and nothing else does: whoever finds that word in an output has found a leak.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml
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
from slt_plan.reading import read_data

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
NOT_USED = {("Site", "rot")}
"""The example shows many municipalities side by side; then none of them is at the root."""


def test_every_key_of_every_model_is_used_in_something_published() -> None:
    used = {
        (type(part).__name__, field.alias)
        for part in _parts(_files(), drafts=False)
        for name, field in type(part).model_fields.items()
        if getattr(part, name) not in (None, ())
        if name in part.model_fields_set
    }
    keys = {(model.__name__, field.alias) for model in _models() for field in model.model_fields.values()}
    assert keys - used == NOT_USED


def test_every_choice_is_made_somewhere() -> None:
    made = {
        (choice, getattr(part, name))
        for part in _parts(_files(), drafts=True)
        for name, field in type(part).model_fields.items()
        for choice in _choices(field)
    }
    choices = {
        (choice, value)
        for model in _models()
        for field in model.model_fields.values()
        for choice in _choices(field)
        for value in get_args(choice)
    }
    assert choices - made == set()


def test_the_one_finding_is_a_measure_in_no_plan() -> None:
    findings = [(found.file, found.severity, found.code) for found in read_data(EXAMPLE).findings]
    assert findings == [("example/eksempelvik/tiltak/kveldsope-bibliotek.yml", "warning", "tiltak-uten-plan")]


def test_each_kind_that_can_be_a_draft_has_a_draft() -> None:
    drafts = {type(part) for part in _drafts()}
    assert drafts == {model for model in _models() if "visibility" in model.model_fields}


def test_every_text_of_a_draft_says_lekkasje() -> None:
    texts = [text for part in _parts(tuple(_drafts()), drafts=True) for text in _texts(part)]
    assert [text for text in texts if "LEKKASJE" not in text] == []


def test_every_note_says_lekkasje() -> None:
    notes = [note for part in _parts(_files(), drafts=True) if (note := getattr(part, "note", None))]
    assert [note for note in notes if "LEKKASJE" not in note] == []


def test_nothing_published_says_lekkasje() -> None:
    published = [text for part in _parts(_files(), drafts=False) for text in _texts(part, notes=False)]
    assert [text for text in published if "lekkasje" in text.casefold()] == []


def test_tomvik_is_as_empty_as_a_municipality_can_be() -> None:
    assert [file.name for file in (EXAMPLE / "tomvik").rglob("*")] == ["kommune.yml"]
    required = {field.alias for field in Settings.model_fields.values() if field.is_required()}
    assert _tree(EXAMPLE / "tomvik" / "kommune.yml").keys() == required


@cache
def _files() -> tuple[Model, ...]:
    return tuple(
        model.model_validate(_tree(file))
        for pattern, model in FILES.items()
        for file in sorted(EXAMPLE.glob(pattern))
    )


def _tree(file: Path) -> Any:
    return _without_empty(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506  (makes text only)


def _without_empty(tree: Any) -> Any:
    match tree:
        case dict():
            return {key: _without_empty(value) for key, value in tree.items()}
        case list():
            return [_without_empty(value) for value in tree]
        case _:
            return tree or None


def _parts(value: object, *, drafts: bool) -> Iterator[Model]:
    match value:
        case Model() if drafts or not _is_draft(value):
            yield value
            yield from _parts(tuple(getattr(value, name) for name in type(value).model_fields), drafts=drafts)
        case tuple():
            for item in value:
                yield from _parts(item, drafts=drafts)


def _drafts() -> Iterator[Model]:
    return (part for part in _parts(_files(), drafts=True) if _is_draft(part))


def _is_draft(part: Model) -> bool:
    return getattr(part, "visibility", "publisert") == "utkast"


def _texts(part: Model, *, notes: bool = True) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        if is_text(field) and (notes or name != "note"):
            value = getattr(part, name)
            yield from (value,) if isinstance(value, str) else value or ()


def is_text(field: FieldInfo) -> bool:
    """Whether a field holds free text, one or several: no id, choice, number, date or part of its own."""
    return any(
        isinstance(what, StringConstraints) and not what.pattern
        for what in (*field.metadata, *_atoms(field.annotation))
    )


def _models() -> set[type[Model]]:
    models = list(FILES.values())
    for model in models:
        models += [inner for inner in _inner_models(model) if inner not in models]
    return set(models)


def _inner_models(model: type[Model]) -> list[type[Model]]:
    atoms = (atom for field in model.model_fields.values() for atom in _atoms(field.annotation))
    return [atom for atom in dict.fromkeys(atoms) if isinstance(atom, type) and issubclass(atom, Model)]


def _choices(field: FieldInfo) -> list[Any]:
    return [atom for atom in _atoms(field.annotation) if get_origin(atom) is Literal]


def _atoms(annotation: Any) -> list[Any]:
    """What an annotation is made of: ``tuple[Annotated[Seat, …], ...] | None`` holds ``Seat`` and others."""
    if get_origin(annotation) is Literal:
        return [annotation]
    arguments = get_args(annotation)
    return [atom for argument in arguments for atom in _atoms(argument)] if arguments else [annotation]
