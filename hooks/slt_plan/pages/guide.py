"""The guide to the data files: a page for each kind of file, which explains every field it may have.

Made from the models themselves, in both written languages. The pages belong to the site, and stand beside those on editing
that are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from slt_plan import addresses
from slt_plan.layout import SITE_FILE
from slt_plan.pages.page import Crumb, Page, Reference
from slt_plan.plan.fields import (
    Brief,
    Colour,
    Day,
    Id,
    Model,
    PictureName,
    Text,
    WholeNumber,
    YearOrDay,
    YesNo,
)
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.schemas import KINDS
from slt_plan.validation import as_id
from slt_plan.words import Explanations, Words, explanations, words

FILES: Mapping[str, type[Model]] = {kind.name: kind.model for kind in reversed(KINDS)} | {
    SITE_FILE.removesuffix(".yml"): Site
}
"""The kinds of files, what is edited most first."""
SHARED = "felles"
"""The page of the parts that several kinds of files have."""
_KINDS: tuple[tuple[object, str], ...] = (
    (Text, "text"),
    (Id, "id"),
    (Day, "day"),
    (YearOrDay, "moment"),
    (WholeNumber, "number"),
    (Colour, "colour"),
    (PictureName, "picture"),
)
_ANSWERS = ("ja", "nei")


class Value(NamedTuple):
    """What may stand in a field: words for it, and either the choices or the part it is made of."""

    text: str
    choices: tuple[str, ...] = ()
    part: Reference | None = None


class Field(NamedTuple):
    """A field: what it is called in the file, and all there is to know of it."""

    key: str
    anchor: str
    title: str
    """Nothing when the key says the same."""
    about: str
    required: bool
    value: Value
    example: str


class Part(NamedTuple):
    """A part of a file that has fields of its own."""

    anchor: str
    title: str
    about: str
    short: str
    """Two ways to write the same, when a text may stand for the first field."""
    fields: tuple[Field, ...]


class Guide(NamedTuple):
    """What stands on a page of the guide: a file with its own fields, unless it is of no single file, and parts."""

    about: str
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    contents: tuple[Reference, ...]


def guide_addresses() -> tuple[str, ...]:
    """The address of every page of the guide, from the site's root."""
    return tuple(addresses.guide(code, name) for code in LANGUAGE_CODES.values() for name in (*FILES, SHARED))


def guide_pages(code: str) -> Iterator[Page]:
    """The guide in one written language: file by file, and what several files have."""
    w, explained = words(code), explanations(code)
    for name, model in FILES.items():
        title, about, _ = explained(model.__name__)
        yield _page(w, name, title, _Writer(w, explained, name).guide(about, model))
    yield _page(w, SHARED, w("guide.shared"), _Writer(w, explained, SHARED).guide(w("guide.shared_about")))


def _page(w: Words, name: str, title: str, guide: Guide) -> Page:
    return Page(
        address=addresses.guide(w.code, name),
        template="slt/guide.html",
        title=w("guide.title", file=title),
        description=w("guide.description", file=title),
        section="",
        source="",
        content=guide,
        crumbs=(Crumb(w("guide.above"), addresses.guide(w.code)),),
    )


class _Home(NamedTuple):
    """Where a part is explained."""

    page: str
    anchor: str


@cache
def homes() -> dict[type[Model], _Home]:
    """Where each part is explained: with the file that has it, or with what several files have."""
    found: dict[type[Model], _Home] = {}
    for name, model in FILES.items():
        for key, part in _parts_below(model):
            anchor = f"del-{as_id(key)}"
            known = found.get(part, _Home(name, anchor))
            found[part] = known if known.page == name else _Home(SHARED, known.anchor)
    return found


def _parts_below(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The parts a model is made of, with the key that leads to each, and those below it."""
    for key, annotation in accepted(model).items():
        part = _inner(annotation)
        if isinstance(part, type) and issubclass(part, Model):
            yield key, part
            yield from _parts_below(part)


@cache
def accepted(model: type[Model]) -> dict[str, Any]:
    """What may stand under each key of a model, as the model says it."""
    hints = get_type_hints(model, include_extras=True)
    return {str(info.alias): hints[name] for name, info in model.model_fields.items()}


def _given(annotation: Any) -> Any:
    """What may stand there, when it is filled in."""
    alternatives = get_args(annotation)
    return alternatives[0] if type(None) in alternatives else annotation


def _inner(annotation: Any) -> Any:
    """The same; where it is a list, what each item is."""
    given = _given(annotation)
    return get_args(given)[0] if get_origin(given) is tuple else given


class _Writer:
    """Explains what stands on one page, in one language."""

    def __init__(self, w: Words, explained: Explanations, page: str) -> None:
        self._w, self._explained, self._page = w, explained, page

    def guide(self, about: str, file: type[Model] | None = None) -> Guide:
        parts = tuple(self._part(model) for model, home in homes().items() if home.page == self._page)
        contents = tuple(Reference(part.title, f"#{part.anchor}") for part in parts)
        return Guide(about, self._fields(file) if file else (), parts, contents)

    def _part(self, model: type[Model]) -> Part:
        title, about, _ = self._explained(model.__name__)
        fields = self._fields(model)
        first = fields[0]
        value = first.example.removeprefix(f"{first.key}: ")
        short = f"- {value}\n- {{{first.example}}}" if issubclass(model, Brief) else ""
        return Part(homes()[model].anchor, title, about, short, fields)

    def _fields(self, model: type[Model]) -> tuple[Field, ...]:
        required = {info.alias for info in model.model_fields.values() if info.is_required()}
        return tuple(
            self._field(model, key, one, required=key in required) for key, one in accepted(model).items()
        )

    def _field(self, model: type[Model], key: str, annotation: Any, *, required: bool) -> Field:
        told = self._explained(model.__name__, key)
        title = "" if told.title.casefold() == key.replace("_", " ") else told.title
        anchor = "" if model in homes() else as_id(key)
        return Field(key, anchor, title, told.about, required, self._value(annotation), told.written(key))

    def _value(self, annotation: Any) -> Value:
        inner = _inner(annotation)
        number = "many" if get_origin(_given(annotation)) is tuple else "one"
        if inner == YesNo:
            return Value(self._w("guide.value.choice"), _ANSWERS)
        if get_origin(inner) is Literal:
            return Value(self._w("guide.value.choice"), get_args(inner))
        if inner in homes():
            return Value(self._w(f"guide.value.part.{number}"), part=self._place(inner))
        kind = next(name for known, name in _KINDS if inner == known)
        return Value(self._w(f"guide.value.{kind}.{number}"))

    def _place(self, model: type[Model]) -> Reference:
        page, anchor = homes()[model]
        way = "" if page == self._page else f"../{page}/"
        return Reference(self._explained(model.__name__).title, f"{way}#{anchor}")
