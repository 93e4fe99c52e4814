"""JSON Schemas of the data files, from which an editor knows each field, what it means and what may stand there.

They are made from the models and from what the municipality has: its parties, goals, bodies and measures are the
choices. A schema forgives what an editor takes for numbers; an empty field it marks, for nothing can be made of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from slt_plan.checks import measures, organisation, parties, plans
from slt_plan.checks.content import Kind
from slt_plan.checks.places import EACH
from slt_plan.layout import (
    DECISION_FILE,
    MEASURES,
    ORGANISATION_FILE,
    PARTY_FILE,
    PLANS,
    SETTINGS_FILE,
    model_of,
)
from slt_plan.model_fields import model_at
from slt_plan.plan.fields import Brief, Id, Model
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.words import Explanation, Explanations, explanations

Schema: TypeAlias = dict[str, Any]
Choices: TypeAlias = Mapping[Id, str]
"""What may stand in a field, and what each is called."""

_DIALECT = "http://json-schema.org/draft-07/schema#"


class FileKind(NamedTuple):
    """One of a municipality's kinds of files: which they are, and where in them something is referred to."""

    pattern: str
    references: Mapping[str, Kind] = {}

    @property
    def name(self) -> str:
        """What its schema is called."""
        return self.pattern.partition("/")[0].removesuffix(".yml")

    @property
    def model(self) -> type[Model]:
        """The model that such a file holds."""
        model = model_of(self.pattern)
        assert model
        return model


KINDS = (
    FileKind(SETTINGS_FILE),
    FileKind(PARTY_FILE, parties.REFERENCES),
    FileKind(ORGANISATION_FILE, organisation.REFERENCES),
    FileKind(DECISION_FILE),
    FileKind(f"{PLANS}/*.yml", plans.REFERENCES),
    FileKind(f"{MEASURES}/*.yml", measures.REFERENCES),
)


def schema(kind: FileKind, municipality: Municipality) -> Schema:
    """The schema of a kind of file in that municipality."""
    known = choices(municipality)
    offered = {way: known[what] for way, what in kind.references.items()}
    return _schema(kind.model, offered, municipality.language)


def site_schema(municipalities: Choices, site: Site | None) -> Schema:
    """The schema of the site's own file, in the language that the site has so far."""
    return _schema(Site, {"rot": municipalities}, LANGUAGE_CODES[site.language] if site else "nb")


def choices(municipality: Municipality) -> dict[Kind, Choices]:
    """Everything in a municipality that can be referred to, by kind, with the name a coordinator knows it by."""
    shared = municipality.organisation.mandates
    return {
        "aktor": {id_: party.name for id_, party in municipality.parties.items()},
        "organ": {id_: body.name for id_, body in municipality.bodies.items()},
        "niva": {level.id: level.name for level in municipality.organisation.levels},
        "mandat": {mandate.id: mandate.title or "" for mandate in shared if mandate.id},
        "mal": {id_: goal.text for id_, goal in municipality.goals.items()},
        "malgruppe": {id_: group.title or group.text for id_, group in municipality.target_groups.items()},
        "innsatsomrade": {id_: area.title for id_, area in municipality.focus_areas.items()},
        "strategi": {id_: area.title for id_, area in municipality.strategies.items()},
        "tiltak": {id_: measure.title for id_, measure in municipality.measures.items()},
        "plan": {id_: plan.title for id_, plan in municipality.plans.items()},
        "vedtak": {id_: decision.title for id_, decision in municipality.decisions.items()},
    }


def _schema(model: type[Model], offered: Mapping[str, Choices], language: str) -> Schema:
    generator = _Generator(by_alias=True)
    generator.explained = explanations(language)
    generator.offered = {_end(model, way): choices for way, choices in offered.items()}
    made = generator.generate(TypeAdapter(model).core_schema)
    return {"$schema": _DIALECT, **_told(generator.explained(model.__name__)), **made}


class _Generator(GenerateJsonSchema):
    """Makes a schema in the coordinator's words: no names of ours, the short forms, and the choices there are."""

    explained: Explanations
    offered: Mapping[tuple[type[Model], str], Choices] = {}

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text, which an editor takes for a number when it looks like one."""
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The fields of a part; where a text may stand for its first field, that text too."""
        made, model = super().model_schema(schema), schema["cls"]
        fields = {
            name: _told(self.explained(model.__name__, name))
            | _offering(value, self.offered.get((model, name), {}))
            for name, value in made["properties"].items()
        }
        whole = {**made, "properties": fields}
        for ours in ("title", "description"):
            whole.pop(ours, None)
        return {"anyOf": [next(iter(fields.values())), whole]} if issubclass(model, Brief) else whole


def _offering(field: Schema, choices: Choices) -> Schema:
    """A field, or each item of its list, as one of the choices; as it was where there are none."""
    if not choices:
        return field
    # An id such as «2022» is a number to an editor.
    written = {id_: name for id_, name in choices.items() if id_.isdigit()}
    enum = {
        "enum": [*choices, *map(int, written)],
        "enumDescriptions": [*choices.values(), *written.values()],
    }
    if "items" in field:
        return {**field, "items": enum}
    return enum


def _told(what: Explanation) -> Schema:
    """What an editor shows of a field or a file."""
    return {"title": what.title, "description": what.about}


def _end(model: type[Model], way: str) -> tuple[type[Model], str]:
    """The field that a way through a model leads to, and the part it is a field of."""
    *steps, last = (step for step in way.split() if step != EACH)
    part = model_at(model, tuple(steps))
    assert part
    return part, last
