"""A value put into plain data at a path of keys; a new key comes where the model has it. A measure put in a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from slt_plan.layout import PLANS, model_of
from slt_plan.model_fields import fields_of, model_at
from slt_plan.plan.fields import Id, Model


def placed(
    data: Mapping[str, Any], path: Sequence[str], value: Any, model: type[Model] | None
) -> dict[str, Any]:
    """The data with a value at a path, a new key in the model's order; an empty value is not there."""
    key, *rest = path
    if rest:
        value = placed(data.get(key) or {}, rest, value, model_at(model, (key,)))
    if not value:
        return {name: each for name, each in data.items() if name != key}
    if key in data:
        return {**data, key: value}
    order = list(fields_of(model)) if model else []
    before = order[: order.index(key)] if key in order else list(data)
    last = max((number for number, name in enumerate(data) if name in before), default=-1)
    items = list(data.items())
    return dict([*items[: last + 1], (key, value), *items[last + 1 :]])


def value_at(data: Any, path: Sequence[str]) -> Any:
    """What stands there; nothing when the way does not lead so far."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def measures_in(plan: Any) -> list[Id]:
    """The ids of the measures in a plan, in its order."""
    return [item if isinstance(item, str) else item["tiltak"] for item in plan.get("tiltak") or []]


def list_last(files: dict[str, Any], measure: Id, plan: Id) -> None:
    """Put a measure last in a plan."""
    file = f"{PLANS}/{plan}.yml"
    data = files[file]
    files[file] = placed(data, ("tiltak",), [*(data.get("tiltak") or []), measure], model_of(file))


def unlist(files: dict[str, Any], measure: Id, plan: Id) -> bool:
    """Take a measure out of a plan; false when the plan says more about it than that it is there."""
    file = f"{PLANS}/{plan}.yml"
    data = files[file]
    number = measures_in(data).index(measure)
    if data["tiltak"][number] not in (measure, {"tiltak": measure}):
        return False
    left = [item for place, item in enumerate(data["tiltak"]) if place != number]
    files[file] = placed(data, ("tiltak",), left, model_of(file))
    return True
