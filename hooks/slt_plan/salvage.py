"""What is left of a file's data when all is cut away that is wrong."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from slt_plan.findings import Path
from slt_plan.model_fields import fields_of, is_id_field, model_at
from slt_plan.plan.fields import Model


class Salvage:
    """Cuts what is wrong out of the data, and stands in for a text that is missing."""

    def __init__(self, model: type[Model], data: Any) -> None:
        self.model, self.data = model, data
        self.kept: dict[Path, list[int]] = {}
        self._cut: set[Path] = set()
        self._stand_ins: dict[Path, dict[str, str]] = {}

    def mend(self, errors: list[ErrorDetails]) -> bool:
        """Make room for what is right; false when nothing would be left."""
        for error in errors:
            if error["type"] != "missing" or not self._stand_in(error["loc"]):
                self._cut.add(_existing(self.data, error["loc"]))
        return () not in self._cut

    def _stand_in(self, path: Path) -> bool:
        *parent, name = path
        model = model_at(self.model, tuple(parent))
        info = fields_of(model).get(str(name)) if model else None
        if not info or info.annotation is not str or is_id_field(info):
            return False
        self._stand_ins.setdefault(tuple(parent), {})[str(name)] = "…"
        return True

    def rest(self) -> Any:
        """What is left of the data."""
        self.kept.clear()
        return self._rest(self.data, ())

    def _rest(self, data: Any, path: Path) -> Any:
        match data:
            case dict():
                left = {
                    key: self._rest(value, (*path, key))
                    for key, value in data.items()
                    if (*path, key) not in self._cut
                }
                return {**left, **self._stand_ins.get(path, {})}
            case list():
                self.kept[path] = [i for i in range(len(data)) if (*path, i) not in self._cut]
                return [self._rest(data[i], (*path, i)) for i in self.kept[path]]
            case _:
                return data


def _existing(data: Any, path: Path) -> Path:
    """The part of a path that leads to something; a short form (``- politiet``) has no keys of its own."""
    for length, step in enumerate(path):
        if not _has(data, step):
            return path[:length]
        data = data[step]
    return path


def _has(data: Any, step: str | int) -> bool:
    return isinstance(data, list) or (isinstance(data, dict) and step in data)
