"""Where in a file's model something stands: ``"ansvar * aktør"`` leads to the party of every share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from slt_plan.findings import Path
from slt_plan.plan.fields import Model

EACH = "*"


def found(root: Model, way: str) -> Iterable[tuple[Path, Any]]:
    """All that stands at the end of a way through a model: keys, and ``*`` for every item of a list."""
    steps = _steps(way)
    # Most fields of most models are empty; asking here first makes the checks twice as fast.
    return _found(root, steps, ()) if _part(root, steps[0]) else ()


def is_draft(root: Model, path: Path) -> bool:
    """Whether the place lies in something that is kept away from the site."""
    thing: Any = root
    for step in path:
        if getattr(thing, "visibility", None) == "utkast":
            return True
        thing = thing[step] if isinstance(step, int) else _part(thing, step)
    return False


def _found(thing: Any, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    if not steps:
        yield path, thing
        return
    step, rest = steps[0], steps[1:]
    if step == EACH:
        for number, item in enumerate(thing):
            yield from _found(item, rest, (*path, number))
    elif inner := _part(thing, step):
        yield from _found(inner, rest, (*path, step))


@cache
def _steps(way: str) -> tuple[str, ...]:
    return tuple(way.split())


def _part(thing: Model, name: str) -> Any:
    return getattr(thing, _attributes(thing.__class__)[name])


@cache
def _attributes(model: type[Model]) -> dict[str, str]:
    return {str(info.alias): name for name, info in model.model_fields.items()}
