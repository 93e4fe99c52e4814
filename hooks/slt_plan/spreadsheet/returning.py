"""A spreadsheet that comes back: what somebody changed in it, in words, and what the files shall then say.

What stands in a cell counts only when it is not what was written there. What has changed in the files as well
since then is refused, with both values; what has disappeared is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from slt_plan.layout import SETTINGS_FILE
from slt_plan.plan.fields import Id
from slt_plan.spreadsheet.book import Book, RowRead
from slt_plan.spreadsheet.cells import Cells, value
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.kept import LONGEST, Files, Record, records, tables
from slt_plan.spreadsheet.names import Names
from slt_plan.spreadsheet.new_things import NewThings
from slt_plan.spreadsheet.placing import list_last, placed, unlist, value_at
from slt_plan.spreadsheet.sheets import IN_PLANS, SHEETS
from slt_plan.spreadsheet.telling import Telling
from slt_plan.spreadsheet.texts import lines


@dataclass(frozen=True)
class Outcome:
    """What a spreadsheet asks for."""

    files: Mapping[str, Any]
    """What every file of the municipality shall say."""
    summary: tuple[str, ...] = ()
    """Each change, in words."""
    notes: tuple[str, ...] = ()
    """What is left as it is although it is no longer there, and that what is new is public."""
    complaints: tuple[str, ...] = ()
    """What stands in the way; then nothing may be written."""
    has_new: bool = False
    """Whether there are new things, whose rows the spreadsheet does not know again."""


def outcome(book: Book, files: Files) -> Outcome:
    """What the spreadsheet asks for, seen against what the files say now."""
    return _Return(book, files).outcome()


class _Return:
    def __init__(self, book: Book, files: Files) -> None:
        self.book, self.old, self.texts = book, files, book.texts
        self.now = tables(files)
        self.names = Names(book, files)
        self.telling = Telling(book.texts, self.names.shown)
        self.cells = Cells(self.names, self.telling)
        self.files: dict[str, Any] = deepcopy(dict(files))
        self.new = NewThings(self.files, self.now, self.names, self.telling)
        self.summary: list[str] = self.new.summary
        self.notes: list[str] = []
        self.gone: list[Record] = []

    def outcome(self) -> Outcome:
        for name, cells in self.book.merged:
            said = self.texts("spreadsheet.wrong.merged", sheet=name, cells=cells)
            self.telling.complaints.append(said)
        for sheet in SHEETS:
            self._sheet(sheet)
        self._take_away()
        if self.new.are_public and self.old[SETTINGS_FILE].get("synlig") != "utkast":
            self.notes.append(self.texts("spreadsheet.public"))
        complaints, has_new = tuple(self.telling.complaints), bool(self.new.made)
        return Outcome(self.files, tuple(self.summary), tuple(self.notes), complaints, has_new=has_new)

    def _sheet(self, sheet: Sheet) -> None:
        base = self.book.base.get(sheet.name, {})
        seen: dict[str, int] = {}
        things = {record.key: record for record in records(sheet, self.old)}
        for row in self.book.rows[sheet.name]:
            cell = f"A{row.number}"
            if row.key in seen:
                self.telling.complain("twice", sheet, cell, id=row.key, row=seen[row.key])
            elif row.key and row.key not in base:
                self.telling.complain("unknown_id", sheet, cell, id=row.key)
            elif row.key:
                seen[row.key] = row.number
                self._row(sheet, row, base[row.key], things.get(row.key))
            else:
                self.new.add(sheet, row)
        gone = (things[key] for key in base if key not in seen and key in things)
        self.notes += [
            self.texts("spreadsheet.gone", thing=self.telling.thing(sheet, record.data, record.key))
            for record in gone
        ]

    def _row(self, sheet: Sheet, row: RowRead, base: Mapping[str, str], record: Record | None) -> None:
        cells = {column: self.cells.kept(sheet, column, row) for column in sheet.columns}
        changed = {column: text for column, text in cells.items() if text != base.get(column.name, "")}
        if not changed or None in changed.values():
            return
        if record is None:
            thing = f"{sheet.title_in(self.texts)} «{row.key}»"
            self.telling.complain("removed", sheet, f"A{row.number}", thing=thing)
            return
        now = self.now[sheet.name][row.key]
        news = {
            column: text for column, text in changed.items() if text is not None and text != now[column.name]
        }
        others = [column for column in sheet.columns if now[column.name] != base.get(column.name, "")]
        others = [column for column in others if cells[column] != now[column.name]]
        if news and others:
            self._conflict(sheet, row, record, cells, {*news, *others})
        elif news and self.cells.all_exist(sheet, row, news):
            self._change(sheet, row, record, news, now)

    def _conflict(
        self,
        sheet: Sheet,
        row: RowRead,
        record: Record,
        cells: Mapping[Column, str | None],
        columns: set[Column],
    ) -> None:
        now, telling = self.now[sheet.name][row.key], self.telling
        thing = telling.thing(sheet, record.data, row.key)
        telling.complain("conflict", sheet, f"A{row.number}", thing=thing)
        for column in (column for column in sheet.columns if column in columns):
            ours, theirs = cells[column] or "", now[column.name]
            values = {
                "field": telling.field(column),
                "cell": row.cells[column.name][0].address,
                "ours": telling.value(column, ours, theirs),
                "theirs": telling.value(column, theirs, ours),
            }
            telling.complaints[-1] += f"\n  {self.texts('spreadsheet.both', **values)}"

    def _change(
        self, sheet: Sheet, row: RowRead, record: Record, news: Mapping[Column, str], now: Mapping[str, str]
    ) -> None:
        thing = self.telling.thing(sheet, record.data, row.key)
        for column, text in news.items():
            address = row.cells[column.name][0].address
            if not text and column.required and sheet.name == "seats" and not column.fixed:
                self.gone.append(record)
                self.summary.append(self.texts("spreadsheet.seat_gone", thing=thing))
                return
            if column.fixed:
                self.telling.complain("fixed", sheet, address, field=self.telling.field(column))
            elif len(now[column.name]) > LONGEST:
                self.telling.complain("too_long", sheet, address)
            elif not text and column.required:
                self.telling.complain("required", sheet, address, field=self.telling.field(column))
            elif column == IN_PLANS:
                self._place(sheet, row.key, now[column.name], text, address)
            else:
                self._set(sheet, record, column, text)
            self.summary.append(f"{thing}: {self.telling.change(column, now[column.name], text)}")

    def _set(self, sheet: Sheet, record: Record, column: Column, text: str) -> None:
        holder = self.files[record.file]
        for step in record.path[:-1]:
            holder = holder[step]
        item = holder[record.path[-1]] if record.path else holder
        data = dict(record.data) if isinstance(item, str) else item
        new = value(column, text, value_at(data, column.path), self.names.shown["party"])
        whole = placed(data, column.path, new, sheet.model)
        if record.path:
            holder[record.path[-1]] = whole
        else:
            self.files[record.file] = whole

    def _place(self, sheet: Sheet, measure: Id, now: str, text: str, address: str) -> None:
        old, new = lines(now), lines(text)
        for plan in new:
            if plan not in old:
                list_last(self.files, measure, plan)
        for plan in old:
            if plan not in new and not unlist(self.files, measure, plan):
                name = self.names.shown["plan"][plan]
                self.telling.complain("has_more", sheet, address, plan=name)

    def _take_away(self) -> None:
        for record in sorted(self.gone, key=lambda record: record.path, reverse=True):
            holder = self.files[record.file]
            for step in record.path[:-2]:
                holder = holder[step]
            seats, number = record.path[-2:]
            del holder[seats][number]
            if not holder[seats]:
                del holder[seats]
