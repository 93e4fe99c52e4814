"""Every field of the data files is explained in both languages, and every example of one can be read."""

from __future__ import annotations

import re

import pytest

from example_files import models
from slt_plan.files.sources import Source
from slt_plan.plan.fields import Model
from slt_plan.words import Explanations, explanations

MODELS = sorted(models(), key=lambda model: model.__name__)
LANGUAGES = pytest.mark.parametrize("code", ["nb", "nn"])


def keys(model: type[Model]) -> list[str]:
    """What a coordinator may write in a part."""
    return [str(info.alias) for info in model.model_fields.values()]


def required(model: type[Model]) -> list[str]:
    """What must be there."""
    return [str(info.alias) for info in model.model_fields.values() if info.is_required()]


def read(told: Explanations, model: type[Model], names: list[str]) -> Model:
    """A part written with the examples of these fields, read as a file is."""
    text = "".join(f"{told(model.__name__, key).written(key)}\n" for key in names)
    parsed = Source("eksempel.yml", text.encode()).parse()
    assert parsed.mistakes == ()
    return model.model_validate(parsed.data)


@LANGUAGES
@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_title_an_explanation_and_an_example(code: str, model: type[Model]) -> None:
    told = explanations(code)
    for key in keys(model):
        title, about, example = told(model.__name__, key)
        assert re.fullmatch(r"[A-ZÆØÅ][^.]+", title), key
        assert re.fullmatch(r"[A-ZÆØÅ«].+\.", about), key
        assert example, key
    assert told(model.__name__).example == ""


def test_nothing_is_explained_that_is_no_field() -> None:
    fields = {(model.__name__, key) for model in MODELS for key in ["_", *keys(model)]}
    shared = {("*", key) for model in MODELS for key in keys(model)}
    assert explanations("nb").names() - fields - shared == set()


def test_what_counts_everywhere_is_not_said_again() -> None:
    nb, nn = explanations("nb"), explanations("nn")
    own = [(model, key) for model, key in nb.names() if model != "*" and ("*", key) in nb.names()]
    assert [name for name in own if all(told(*name) == told("*", name[1]) for told in (nb, nn))] == []


@LANGUAGES
@pytest.mark.parametrize("model", MODELS)
def test_every_example_is_read_as_the_field_it_is_an_example_of(code: str, model: type[Model]) -> None:
    told = explanations(code)
    for key in keys(model):
        made = read(told, model, list(dict.fromkeys([key, *required(model)])))
        (name,) = (name for name, info in model.model_fields.items() if info.alias == key)
        assert getattr(made, name)


@LANGUAGES
@pytest.mark.parametrize("model", MODELS)
def test_all_the_examples_of_a_part_stand_together(code: str, model: type[Model]) -> None:
    told = explanations(code)
    assert read(told, model, keys(model)).model_fields_set == set(model.model_fields)


def test_the_two_languages_are_not_the_same() -> None:
    nb, nn = explanations("nb"), explanations("nn")
    alike = [name for name in nb.names() if nb(*name).about == nn(*name).about]
    assert len(alike) < len(nb.names()) / 4
