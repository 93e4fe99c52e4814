"""Where in a file's model something stands: ``"ansvar * aktør"`` leads to the party of every share."""

from __future__ import annotations

from functools import cache
from typing import Any

from slt_plan.findings import Path
from slt_plan.plan.fields import Model

EACH = "*"


def found(root: Model, way: str) -> list[tuple[Path, Any]]:
    """All that stands at the end of a way through a model: keys, and ``*`` for every item of a list."""
    places: list[tuple[Path, Any]] = [((), root)]
    for step in _steps(way):
        if step == EACH:
            places = [((*path, i), item) for path, items in places for i, item in enumerate(items)]
        else:
            places = [((*path, step), part) for path, thing in places if (part := _part(thing, step))]
        if not places:
            break
    return places


def is_draft(root: Model, path: Path) -> bool:
    """Whether the place lies in something that is kept away from the site."""
    thing: Any = root
    for step in path:
        if getattr(thing, "visibility", None) == "utkast":
            return True
        thing = thing[step] if isinstance(step, int) else _part(thing, step)
    return False


@cache
def _steps(way: str) -> tuple[str, ...]:
    return tuple(way.split())


def _part(thing: Model, name: str) -> Any:
    return getattr(thing, _attributes(thing.__class__)[name])


@cache
def _attributes(model: type[Model]) -> dict[str, str]:
    return {str(info.alias): name for name, info in model.model_fields.items()}
