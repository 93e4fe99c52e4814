"""What somebody has written in a cell: as it is kept, to be compared, and as the files shall have it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slt_plan.findings import near
from slt_plan.plan.fields import Id
from slt_plan.spreadsheet.book import CellRead, RowRead
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.kept import is_time, kept_share, kept_time, parts_of_share
from slt_plan.spreadsheet.names import Names
from slt_plan.spreadsheet.telling import Telling
from slt_plan.spreadsheet.texts import each_line, folded, lines, short

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_SHARE = re.compile(r"(?P<name>.+?)(?: \(som (?P<wording>.+?)\))?(?: \(del (?P<part>.+?)\))?")
_NORWEGIAN = re.compile(r"([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?([0-9]{4})")


class Cells:
    """Understands the cells of a spreadsheet, and complains of those that cannot be used."""

    def __init__(self, names: Names, telling: Telling) -> None:
        self.names, self.telling = names, telling

    def kept(self, sheet: Sheet, column: Column, row: RowRead) -> str | None:
        """What stands in a field's cells, as it is kept; nothing when it cannot be used, which is told."""
        cells = [cell for cell in row.cells[column.name] if cell.value not in (None, "")]
        if formula := next((cell for cell in cells if cell.is_formula), None):
            self.telling.complain("formula", sheet, formula.address)
            return None
        parts = [self._part(sheet, column, cell) for cell in cells]
        if None in parts:
            return None
        return "\n".join(part for part in parts if part)

    def all_exist(self, sheet: Sheet, row: RowRead, fields: Mapping[Column, str]) -> bool:
        """Whether what is referred to is still there; it may be gone from the files since."""
        whole = True
        for column, text in fields.items():
            ids = [parts_of_share(line)[0] for line in lines(text)] if column.of else []
            for gone in (id_ for id_ in ids if id_ not in self.names.shown[column.of]):
                cell = row.cells[column.name][0].address
                self.telling.complain("unknown", sheet, cell, kind=self.telling.kind(column), value=gone)
                whole = False
        return whole

    def _part(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        if column.type not in ("day", "moment") and isinstance(cell.value, date):
            self.telling.complain("a_day", sheet, cell.address, field=self.telling.field(column))
            return None
        match column.type:
            case "text":
                return str(cell.value)
            case "lines":
                return each_line(cell.value)
            case special:
                ways = {"choice": self._choice, "id": self._id, "share": self._share, "number": self._number}
                return ways.get(special, self._time)(sheet, column, cell)

    def _number(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        if str(cell.value).isdigit():
            return str(cell.value)
        self.telling.complain("number", sheet, cell.address, value=short(cell.value))
        return None

    def _time(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        value = cell.value
        if isinstance(value, date):
            serial = (value - date(1899, 12, 30)).days
            if _FIRST_YEAR <= serial <= _LAST_YEAR:  # a year typed where Excel expects a day
                value = str(serial)
            elif not _FIRST_YEAR <= value.year <= _LAST_YEAR:
                value = f"{value:%d.%m.%Y}!"
            else:
                return value.isoformat()
        if found := _NORWEGIAN.fullmatch(value):
            value = "{}.{}.{}".format(*found.groups())
        if is_time(column, value):
            return kept_time(column, value)
        name = "year_only" if value.isdigit() and len(value) == 4 else f"bad_{column.type}"
        self.telling.complain(name, sheet, cell.address, value=short(value.rstrip("!")))
        return None

    def _choice(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        """The choice, by our word for it or by the word in the files."""
        shown = column.choices_in(self.telling.texts)
        choices = {choice: choice for choice in shown} | {word: choice for choice, word in shown.items()}
        if choice := choices.get(folded(cell.value)):
            return choice
        values = {"value": short(cell.value), "choices": ", ".join(shown.values())}
        self.telling.complain("choice", sheet, cell.address, near(cell.value, shown.values()), **values)
        return None

    def _id(self, sheet: Sheet, column: Column, cell: CellRead, name: str = "") -> Id | None:
        name = name or cell.value
        if id_ := self.names.id_of(column.of, name):
            return id_
        values = {"kind": self.telling.kind(column), "value": short(name)}
        guess = near(name, self.names.shown[column.of].values())
        self.telling.complain("unknown", sheet, cell.address, guess, **values)
        if column.of == "party":
            self.telling.tell_how_to_add_a_party()
        return None

    def _share(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        text = " ".join(cell.value.split())
        if id_ := self.names.id_of("party", text):
            return id_
        found = _SHARE.fullmatch(text)
        if not found or not (id_ := self._id(sheet, column, cell, found["name"])):
            return None
        share = {"aktør": id_, "som": found["wording"] or "", "del": found["part"] or ""}
        return kept_share(share, self.names.shown["party"])


def value(column: Column, text: str, old: Any, parties: Mapping[Id, str]) -> Any:
    """What is kept, as the file shall have it; what has not changed is left as its author wrote it."""
    match column.type:
        case "share":
            return [_share_value(line, old or [], parties) for line in lines(text)]
        case "lines":
            known = {" ".join(line.split()): line for line in old or []}
            return [known.get(line, line) for line in lines(text)]
        case "id" if column.many:
            return lines(text)
        case "day" | "moment" if "-" in text and not (old and "-" in old):
            return f"{date.fromisoformat(text):%d.%m.%Y}"
        case _:
            return text


def _share_value(line: str, old: Sequence[Any], parties: Mapping[Id, str]) -> Any:
    same = (share for share in old if kept_share(share, parties) == line)
    if (share := next(same, None)) is not None:
        return share
    id_, wording, part = parts_of_share(line)
    full = {"aktør": id_, "som": wording, "del": part}
    return id_ if not wording and not part else {key: each for key, each in full.items() if each}
