"""Where in a file's model something stands: ``"ansvar * aktør"`` leads to the party of every share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from slt_plan.findings import Path
from slt_plan.plan.fields import Model

EACH = "*"


def found(root: Model, way: str) -> Iterator[tuple[Path, Any]]:
    """All that stands at the end of a way through a model: keys, and ``*`` for every item of a list."""
    return _found(root, tuple(way.split()), ())


def is_draft(root: Model, path: Path) -> bool:
    """Whether the place lies in something that is kept away from the site."""
    thing: Any = root
    for step in path:
        if getattr(thing, "visibility", None) == "utkast":
            return True
        thing = thing[step] if isinstance(step, int) else _part(thing, step)
    return False


def _found(thing: Any, way: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    if not way:
        yield path, thing
        return
    step, *rest = way
    if step == EACH:
        for number, item in enumerate(thing):
            yield from _found(item, tuple(rest), (*path, number))
    elif inner := _part(thing, step):
        yield from _found(inner, tuple(rest), (*path, step))


def _part(thing: Model, name: str) -> Any:
    return getattr(thing, _attributes(thing.__class__)[name])


@cache
def _attributes(model: type[Model]) -> dict[str, str]:
    return {str(info.alias): name for name, info in model.model_fields.items()}
