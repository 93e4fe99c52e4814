"""The example: made-up municipalities that use every field, so that every page and test has all to work with.

Eksempelvik uses everything, Tomvik has a name and nothing more, Lekkasjevik is a draft. Every text that must
never be published says LEKKASJE, and nothing else does: whoever finds that word in an output has found a leak.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from example_files import EXAMPLE, FILES, choices, is_text, models
from slt_plan.plan.fields import Model
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.sites import Assessment
from slt_plan.reading import read_data

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
    keys = {(model.__name__, field.alias) for model in models() for field in model.model_fields.values()}
    assert keys - used == NOT_USED


def test_every_choice_is_made_somewhere() -> None:
    made = {
        (choice, getattr(part, name))
        for part in _parts(_files(), drafts=True)
        for name, field in type(part).model_fields.items()
        for choice in choices(field)
    }
    possible = {
        (choice, value)
        for model in models()
        for field in model.model_fields.values()
        for choice in choices(field)
        for value in get_args(choice)
    }
    assert possible - made == set()


def test_the_one_finding_is_a_measure_in_no_plan() -> None:
    findings = [(found.file, found.severity, found.code) for found in read_data(EXAMPLE).findings]
    assert findings == [("example/eksempelvik/tiltak/kveldsope-bibliotek.yml", "warning", "tiltak-uten-plan")]


def test_each_kind_that_can_be_a_draft_has_a_draft() -> None:
    drafts = {type(part) for part in _drafts()}
    assert drafts == {model for model in models() if "visibility" in model.model_fields}


def test_every_text_of_a_draft_says_lekkasje() -> None:
    texts = [text for part in _parts(tuple(_drafts()), drafts=True) for text in _texts(part)]
    assert [text for text in texts if "LEKKASJE" not in text] == []


def test_every_note_says_lekkasje() -> None:
    notes = [note for part in _parts(_files(), drafts=True) if (note := getattr(part, "note", None))]
    assert [note for note in notes if "LEKKASJE" not in note] == []


def test_every_answer_says_lekkasje() -> None:
    grounds = [part.grounds for part in _parts(_files(), drafts=True) if isinstance(part, Assessment)]
    assert [text for text in grounds if "LEKKASJE" in text] == grounds != []


def test_nothing_published_says_lekkasje() -> None:
    parts = (part for part in _parts(_files(), drafts=False) if not isinstance(part, Assessment))
    published = [text for part in parts for text in _texts(part, notes=False)]
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
