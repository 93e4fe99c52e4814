"""From plain data to a model, with every mistake told once and as much kept as can be.

What is wrong is cut away and the rest validated again, so that one slip in a file neither hides another nor
makes the things it holds unknown to the rest of the plan. Only a plan without errors is ever published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from slt_plan.files.written_days import day_meant
from slt_plan.findings import Mistake, Path, near
from slt_plan.model_fields import choices_of, fields_of, is_id_field, meant, model_at, parts_with
from slt_plan.plan.fields import Model
from slt_plan.salvage import Salvage

M = TypeVar("M", bound=Model)

_CODES = {
    "tuple_type": "ikke-liste",
    "model_type": "ikke-felter",
    "model_attributes_type": "ikke-felter",
    "literal_error": "ukjent-valg",
    "string_pattern_mismatch": "ugyldig-id",
    "string_too_short": "tom-tekst",
    "whole_number": "ikke-helt-tall",
    "value_error": "ikke-helt-tall",  # more digits than Python will count
    "yes_or_no": "ikke-ja-nei",
    "date_form": "ugyldig-dato",
    "moment_form": "ugyldig-tid",
    "impossible_date": "umulig-dato",
    "colour_form": "ugyldig-farge",
    "picture_name": "ugyldig-logo",
}
_MOST_REPAIRS = 6
_LONGEST_ID = 60
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "–": "-", "—": "-"})


@dataclass(frozen=True)
class Validated(Generic[M]):
    """A part of a plan as a model, what was wrong with it, and where the model's parts stand in the file."""

    model: M | None
    mistakes: tuple[Mistake, ...] = ()
    kept: Mapping[Path, list[int]] = field(default_factory=dict)
    """For each list that lost items: the places that those left had in the file."""

    def original(self, path: Path) -> Path:
        """A path in the model as a path in the file."""
        found: Path = ()
        for step in path:
            places = self.kept.get(found) if isinstance(step, int) else None
            found = (*found, places[step] if places and isinstance(step, int) else step)
        return found


def validate(model: type[M], file: str, data: Any) -> Validated[M]:
    """The data as that model; after mistakes, as much of it as holds."""
    try:
        return Validated(model.model_validate(data))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    mistakes = tuple(_Translator(model, file, data, errors).mistakes())
    return _repaired(model, data, errors, mistakes)


def as_id(text: str) -> str:
    """An id made from a text, to suggest to the author."""
    plain = text.casefold().removesuffix(".yml").translate(_PLAIN)
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-")


class _Translator:
    """Makes mistakes of the validator's errors in one file."""

    def __init__(self, model: type[Model], file: str, data: Any, errors: list[ErrorDetails]) -> None:
        self.model, self.file, self.data, self.errors = model, file, data, errors
        self.strangers: dict[Path, list[str]] = {}
        for error in errors:
            if error["type"] == "extra_forbidden":
                self.strangers.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))

    def mistakes(self) -> Iterator[Mistake]:
        for error in self.errors:
            match error["type"]:
                case "extra_forbidden" | "missing" if self._is_only_stranger(error["loc"][:-1]):
                    yield from self._text_with_colon(error)
                case "extra_forbidden":
                    yield self._stranger(error["loc"])
                case "missing":
                    yield from self._missing(error["loc"])
                case _ if error["input"] is None:
                    yield from self._empty(error["loc"])
                case _:
                    yield self._wrong(error)

    def _stranger(self, path: Path) -> Mistake:
        name = str(path[-1])
        model, there = model_at(self.model, path[:-1]), _at(self.data, path[:-1])
        choices = fields_of(model) if model else {}
        field, _, text = name.partition(" ")
        if text and field in choices:
            right = f"{field}: {text.lstrip()}"
            return self._mistake("felt-uten-kolon", path, right, "key", field=field, written=name)
        if model and (parts := _parts(model, name, there)):
            return self._mistake("horer-under", path, None, "key", field=name, parts=parts)
        suggestion = meant(name, [choice for choice in choices if choice not in there])
        values = {"field": name, "choices": choices}
        return self._mistake("ukjent-felt", path, suggestion, "key", **values)

    def _is_only_stranger(self, path: Path) -> bool:
        """Whether a point holds nothing but one field that is not known, as a colon in its text makes of it."""
        if not path or not isinstance(path[-1], int) or len(self.strangers.get(path, ())) != 1:
            return False
        model, there = model_at(self.model, path), _at(self.data, path)
        return len(there) == 1 and not meant(next(iter(there)), fields_of(model) if model else {})

    def _text_with_colon(self, error: ErrorDetails) -> Iterator[Mistake]:
        path = error["loc"]
        if error["type"] != "extra_forbidden":
            return
        model = model_at(self.model, path[:-1])
        required = [info for info in model.model_fields.values() if info.is_required()] if model else []
        if len(required) == 1 and required[0].annotation is str and not is_id_field(required[0]):
            yield self._mistake("kolon-i-tekst", path[:-1])
        else:
            yield self._stranger(path)

    def _missing(self, path: Path) -> Iterator[Mistake]:
        name = str(path[-1])
        if not any(meant(stranger, [name]) for stranger in self.strangers.get(path[:-1], ())):
            yield self._mistake("mangler-felt", path, field=name)

    def _empty(self, path: Path) -> Iterator[Mistake]:
        if isinstance(path[-1], int):
            yield self._mistake("tomt-punkt", path, field=_name(path))
        elif (info := self._field(path)) and info.is_required():
            yield self._mistake("mangler-felt", path, None, "key", field=path[-1])

    def _wrong(self, error: ErrorDetails) -> Mistake:
        path, value = error["loc"], error["input"]
        code = _CODES.get(error["type"], "ikke-tekst")
        if isinstance(value, dict) and len(value) == 1 and code == "ikke-tekst" and isinstance(path[-1], int):
            return self._mistake("kolon-i-tekst", path)
        if isinstance(value, dict | list) and code not in ("ikke-liste", "ikke-felter"):
            return self._mistake("ikke-tekst", path, field=_name(path))
        info = self._field(path)
        choices = choices_of(info.annotation) if info else []
        suggestion = near(str(value), choices) if code == "ukjent-valg" else None
        if code in ("ugyldig-dato", "ugyldig-tid"):
            suggestion = day_meant(str(value))
        if code == "ugyldig-id":
            suggestion = as_id(str(value)) or None
        return self._mistake(code, path, suggestion, field=_name(path), value=value, choices=choices)

    def _field(self, path: Path) -> FieldInfo | None:
        while path and isinstance(path[-1], int):
            path = path[:-1]
        model = model_at(self.model, path[:-1])
        return fields_of(model).get(str(path[-1])) if model and path else None

    def _mistake(
        self,
        code: str,
        path: Path,
        suggestion: str | None = None,
        at: Literal["key", "value"] = "value",
        **values: object,
    ) -> Mistake:
        return Mistake(self.file, path, code, values, suggestion, at)


def _repaired(
    model: type[M], data: Any, errors: list[ErrorDetails], mistakes: tuple[Mistake, ...]
) -> Validated[M]:
    repair = Salvage(model, data)
    for _ in range(_MOST_REPAIRS):
        if not repair.mend(errors):
            break
        validated: Validated[M] = Validated(None, mistakes, repair.kept)
        try:
            return Validated(model.model_validate(repair.rest()), mistakes, repair.kept)
        except ValidationError as error:
            found = error.errors(include_url=False)
            errors = [{**each, "loc": validated.original(each["loc"])} for each in found]
    return Validated(None, mistakes)


def _parts(model: type[Model], name: str, there: Mapping[str, Any]) -> list[str]:
    """The parts that a field may belong to; none where it may be meant for one that is required, but missing."""
    is_whole = all(key in there for key, info in fields_of(model).items() if info.is_required())
    return parts_with(model, name, there) if is_whole else []


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
