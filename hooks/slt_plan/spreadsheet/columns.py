"""A sheet, which shows things of one kind, one row a thing; and its columns, one a field."""

from __future__ import annotations

from typing import Literal, NamedTuple

from slt_plan.plan.fields import Model
from slt_plan.words import Words

Type = Literal["text", "lines", "day", "moment", "number", "choice", "id", "share"]


class Column(NamedTuple):
    """A field of the things on a sheet."""

    path: tuple[str, ...]
    type: Type = "text"
    of: str = ""
    """What kind of thing an id is the id of."""
    choices: tuple[str, ...] = ()
    many: bool = False
    """Whether it takes several columns, with a value in each."""
    required: bool = False
    fixed: bool = False
    """Whether it says which thing the row is about, and can be filled in for a new one only."""

    @property
    def name(self) -> str:
        """What it is called among our words."""
        return "_".join(self.path)

    def choices_in(self, texts: Words) -> dict[str, str]:
        """What can be chosen in it, each as the municipality writes it."""
        return {choice: texts(f"spreadsheet.choice.{choice}") for choice in self.choices}

    def title_in(self, texts: Words) -> str:
        """Its heading."""
        return texts(f"spreadsheet.column.{self.name}")


class Sheet(NamedTuple):
    """A sheet: where in the files its things stand, and its columns."""

    name: str
    model: type[Model]
    where: str
    lists: tuple[str, ...]
    columns: tuple[Column, ...]
    label: str = ""
    """The kind of thing it lists, when others refer to it."""
    above: str = ""
    """The column that names what its things stand within."""
    can_grow: bool = True

    @property
    def title(self) -> Column:
        """The column a thing is known by."""
        return next(column for column in self.columns if column.required and not column.fixed)

    def title_in(self, texts: Words) -> str:
        """The name of the sheet itself."""
        return texts(f"spreadsheet.sheet.{self.name}")
