"""What of a file the public would see: its texts one by one, without drafts, notes and what is only for the coordinator."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from slt_plan.findings import Path
from slt_plan.plan.drafts import is_draft
from slt_plan.plan.fields import Id, Model
from slt_plan.plan.plans import Entry

_INTERNAL = frozenset({"note", "assessed"})


class Passage(NamedTuple):
    """A text, and where it stands."""

    path: Path
    text: str
    model: type[Model]
    field: str
    """The attribute of the model that holds it."""


def passages(root: Model, hidden: Collection[Id] = ()) -> Iterator[Passage]:
    """Every text in a file that reaches the site, in the file's order; ``hidden`` are the measures that are drafts."""
    return _within(root, (), hidden)


def _within(thing: Model, path: Path, hidden: Collection[Id]) -> Iterator[Passage]:
    if _is_hidden(thing, hidden):
        return
    values = thing.__dict__
    for field, key, is_text in _fields(thing.__class__):
        if not (value := values[field]):
            continue
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for number, item in items:
            place = (*path, key) if number is None else (*path, key, number)
            if is_text:
                yield Passage(place, item, thing.__class__, field)
            else:
                yield from _within(item, place, hidden)


def _is_hidden(thing: Model, hidden: Collection[Id]) -> bool:
    if isinstance(thing, Entry):
        return thing.measure in hidden
    return is_draft(thing)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """The fields that hold texts or parts with texts in them: attribute, key, and whether they are texts."""
    found = ((name, str(info.alias), _holds(info)) for name, info in model.model_fields.items())
    return tuple((name, key, what == "text") for name, key, what in found if what and name not in _INTERNAL)


def _holds(info: FieldInfo) -> Literal["text", "part", ""]:
    atoms = [*info.metadata, *_atoms(info.annotation)]
    if any(isinstance(atom, type) and issubclass(atom, Model) for atom in atoms):
        return "part"
    texts = (atom for atom in atoms if isinstance(atom, StringConstraints))
    return "text" if any(not text.pattern for text in texts) else ""


def _atoms(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    elif get_origin(annotation) is not Literal and (parts := get_args(annotation)):
        for part in parts:
            yield from _atoms(part)
    else:
        yield annotation
