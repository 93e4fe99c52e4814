"""What somebody has changed in a spreadsheet, and what stands in the way of it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slt_plan.plan.fields import Id
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.kept import shown_share
from slt_plan.spreadsheet.texts import lines, short
from slt_plan.words import Words


class Telling:
    """Speaks of the cells of one spreadsheet; ``names`` are what things are called, by kind and id."""

    def __init__(self, texts: Words, names: Mapping[str, Mapping[Id, str]]) -> None:
        self.texts, self.names = texts, names
        self.complaints: list[str] = []
        """What stands in the way."""

    def complain(
        self, name: str, /, sheet: Sheet, cell: str, guess: str | None = None, **values: object
    ) -> None:
        """Say what is wrong in a cell, and what was perhaps meant."""
        title = sheet.title_in(self.texts)
        said = self.texts(f"spreadsheet.wrong.{name}", sheet=title, cell=cell, **values)
        self.complaints.append(f"{said} {self.texts('spreadsheet.near', near=guess)}" if guess else said)

    def tell_how_to_add_a_party(self) -> None:
        """Say how to go on, after the complaint that there is no such party."""
        sheet = self.texts("spreadsheet.sheet.parties")
        self.complaints[-1] += f" {self.texts('spreadsheet.new_party', sheet=sheet)}"

    def change(self, column: Column, old: str, new: str) -> str:
        """A change of one field."""
        name = self.field(column).casefold()
        if column.many or column.type == "lines":
            return f"{name}: {self._list_change(column, old, new)}"
        if not new:
            return self.texts("spreadsheet.emptied", field=name, old=self.value(column, old))
        if not old:
            return self.texts("spreadsheet.filled", field=name, new=self.value(column, new))
        shown = {"old": self.value(column, old, new), "new": self.value(column, new, old)}
        return self.texts("spreadsheet.changed", field=name, **shown)

    def _list_change(self, column: Column, old: str, new: str) -> str:
        before, after = lines(old), lines(new)
        added = [self.value(column, line) for line in after if line not in before]
        taken = [self.value(column, line) for line in before if line not in after]
        parts = []
        if added:
            parts.append(self.texts("spreadsheet.added", what=self.texts.listed(added)))
        if taken:
            parts.append(self.texts("spreadsheet.taken", what=self.texts.listed(taken)))
        return f"{'; '.join(parts)}." if parts else self.texts("spreadsheet.reordered")

    def value(self, column: Column, text: str, other: str = "") -> str:
        """What is kept in a cell, as a sentence can hold it; of a long text, the part that differs from another."""
        if not text:
            return self.texts("spreadsheet.empty")
        names = self.names.get(column.of, {})
        match column.type:
            case "id" | "share":
                return self.texts.listed([shown_share(line, names) for line in lines(text)])
            case "day" | "moment" if "-" in text:
                return f"{date.fromisoformat(text):%d.%m.%Y}"
            case "choice":
                return f"«{column.choices_in(self.texts)[text]}»"
            case _:
                return f"«{short(text, other)}»"

    def thing(self, sheet: Sheet, data: Mapping[str, Any], key: str) -> str:
        """A thing by its name: «Tiltak «Ungdata»»."""
        kind = self.texts(f"spreadsheet.thing.{sheet.name}")
        if sheet.name in ("seats", "entries"):
            above, _, id_ = key.partition("/")
            kinds = ("body", "party") if sheet.name == "seats" else ("plan", "measure")
            id_ = str(data.get("aktør") or data.get("tiltak") or id_)
            names = [self.names[kind].get(each, each) for kind, each in zip(kinds, (above, id_), strict=True)]
            return f"{kind} «{names[0]}», «{names[1]}»"
        name = data.get("tittel") or data.get("navn") or data.get(sheet.title.path[0]) or key
        return f"{kind} «{short(str(name))}»"

    def kind(self, column: Column) -> str:
        """What kind of thing a column refers to."""
        return self.texts(f"spreadsheet.kind.{column.of}")

    def field(self, column: Column) -> str:
        """A column by its heading."""
        return column.title_in(self.texts)
