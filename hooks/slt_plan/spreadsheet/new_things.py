"""Rows that were added to a spreadsheet: new things in the files, or complaints of why they cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slt_plan.layout import MEASURES, PLANS, model_of
from slt_plan.model_fields import model_at
from slt_plan.plan.fields import Id
from slt_plan.spreadsheet.book import RowRead
from slt_plan.spreadsheet.cells import Cells, value
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.kept import Tables
from slt_plan.spreadsheet.names import Names
from slt_plan.spreadsheet.placing import list_last, placed
from slt_plan.spreadsheet.sheets import IN_PLANS, VISIBLE
from slt_plan.spreadsheet.telling import Telling
from slt_plan.spreadsheet.texts import folded, lines, short


class NewThings:
    """Makes new things in ``files``, which change; ``now`` is what was there before."""

    def __init__(self, files: dict[str, Any], now: Tables, names: Names, telling: Telling) -> None:
        self.files, self.now, self.names, self.telling = files, now, names, telling
        self.cells = Cells(names, telling)
        self.summary: list[str] = []
        """Each new thing, in words."""
        self.made: list[tuple[Sheet, Mapping[str, Any]]] = []

    @property
    def are_public(self) -> bool:
        """Whether readers will see some of what was made by itself."""
        return any(VISIBLE in sheet.columns and data.get("synlig") != "utkast" for sheet, data in self.made)

    def add(self, sheet: Sheet, row: RowRead) -> None:
        """Make a thing of a row, if it can be one."""
        if not sheet.can_grow:
            self.telling.complain("no_new", sheet, f"A{row.number}")
            return
        cells = {column: self.cells.kept(sheet, column, row) for column in sheet.columns}
        if empty := next((each for each in sheet.columns if each.required and cells[each] == ""), None):
            address = row.cells[empty.name][0].address
            self.telling.complain("required", sheet, address, field=self.telling.field(empty))
            return
        name = cells[sheet.title]
        filled = {column: text for column, text in cells.items() if text}
        if name is None or None in cells.values() or not self.cells.all_exist(sheet, row, filled):
            return
        if same := self._alike(sheet, cells, name):
            shown = self.names.shown[sheet.title.of].get(name, name) if sheet.title.of else short(name)
            self.telling.complain("alike", sheet, f"A{row.number}", name=shown, id=same)
        else:
            self._make(sheet, row, filled, name)

    def _make(self, sheet: Sheet, row: RowRead, filled: Mapping[Column, str], name: str) -> None:
        id_ = self.names.new_id(sheet, row)
        match sheet.name:
            case "seats":
                self._new_item(sheet, filled, {}, name)
            case _ if not id_:
                self.telling.complain("no_id", sheet, row.cells[sheet.title.name][0].address)
            case "measures":
                self._new_measure(sheet, filled, id_)
            case _:
                self._new_item(sheet, filled, {"id": id_}, id_)

    def _alike(self, sheet: Sheet, cells: Mapping[Column, str | None], name: str) -> str | None:
        """The id of what is called the same in the same place, as a row has that is sent back a second time."""
        fixed = [column for column in sheet.columns if column.fixed]
        return next(
            (
                key
                for key, row in self.now[sheet.name].items()
                if folded(row[sheet.title.name]) == folded(name)
                and all(row[column.name] == cells[column] for column in fixed)
            ),
            None,
        )

    def _filled(self, sheet: Sheet, filled: Mapping[Column, str], data: dict[str, Any]) -> dict[str, Any]:
        parties = self.names.shown["party"]
        for column in sheet.columns:
            if column in filled and not column.fixed and column != IN_PLANS:
                new = value(column, filled[column], None, parties)
                data = placed(data, column.path, new, sheet.model)
        return data

    def _new_measure(self, sheet: Sheet, filled: Mapping[Column, str], id_: Id) -> None:
        file = f"{MEASURES}/{id_}.yml"
        self.files[file] = self._filled(sheet, filled, {})
        self.made.append((sheet, self.files[file]))
        plans = lines(filled.get(IN_PLANS, ""))
        for plan in plans:
            list_last(self.files, id_, plan)
        texts = self.telling.texts
        names = texts.listed([f"«{self.names.shown['plan'][plan]}»" for plan in plans]) if plans else ""
        name = "spreadsheet.new_measure" if plans else "spreadsheet.new_measure_alone"
        self.summary.append(texts(name, name=short(filled[sheet.title]), file=file, plans=names))

    def _new_item(self, sheet: Sheet, filled: Mapping[Column, str], start: dict[str, Any], id_: Id) -> None:
        above = next((text for column, text in filled.items() if column.fixed), "")
        file = f"{PLANS}/{above}.yml" if sheet.above == "plan" else sheet.where
        holder = self.files.setdefault(file, {})
        data = self._filled(sheet, filled, start)
        *way, last = sheet.lists
        model = model_of(file)
        if not way:
            self.files[file] = placed(holder, (last,), [*(holder.get(last) or []), data], model)
        else:
            body = next((each for each in holder[way[0]] if each["id"] == above), None)
            if body is None:  # a new one that could not be made, which has been told
                return
            item = data["aktør"] if list(data) == ["aktør"] else data
            place = holder[way[0]].index(body)
            holder[way[0]][place] = placed(
                body, (last,), [*(body.get(last) or []), item], model_at(model, (way[0],))
            )
        self.made.append((sheet, data))
        thing = self.telling.thing(sheet, data, f"{above}/{id_}")
        self.summary.append(self.telling.texts("spreadsheet.new", thing=thing, file=file))
