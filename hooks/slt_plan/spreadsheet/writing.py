"""A municipality's tables as the bytes of an Excel file.

No macros and no formulas. What was written is kept on a hidden sheet, so that one can tell later what somebody
changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from slt_plan.spreadsheet import HIDDEN, VERSION
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.kept import Files, Tables, labels, shown, tables
from slt_plan.spreadsheet.sheets import SHEETS
from slt_plan.words import Words

_EMPTY_ROWS = 300
_GREY = PatternFill("solid", fgColor="EEEEEE")
_HEAD = PatternFill("solid", fgColor="DDE6EE")
_DRAFT = PatternFill("solid", fgColor="FFF4CC")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"text": 40, "share": 28, "id": 28, "lines": 28, "choice": 15}


class Given(NamedTuple):
    """What every sheet is written with: the names of things, where the lists to choose from are, our words."""

    names: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, str]
    texts: Words

    def names_in(self, column: Column) -> Mapping[str, str]:
        """What is shown for what is kept in a column."""
        return self.names.get(column.of, {}) if column.of else column.choices_in(self.texts)


def written(municipality: str, files: Files, texts: Words, order: Sequence[str]) -> bytes:
    """The files as a spreadsheet; the measures come in the order given."""
    book = Workbook()
    names, contents = labels(files), tables(files)
    rank = {id_: number for number, id_ in enumerate(order)}
    contents["measures"] = dict(
        sorted(contents["measures"].items(), key=lambda row: rank.get(row[0], len(rank)))
    )
    _read_me(book.active, texts)
    given = Given(names, _choices(book, names, texts), texts)
    for sheet in SHEETS:
        _fill(book.create_sheet(sheet.title_in(texts)), sheet, contents[sheet.name], given)
    book.move_sheet("_valg", len(SHEETS))
    _remember(book.create_sheet(HIDDEN), municipality, contents, names, texts)
    raw = BytesIO()
    book.save(raw)
    return raw.getvalue()


def _read_me(page: Any, texts: Words) -> None:
    page.title = texts("spreadsheet.readme.title")
    page.column_dimensions["A"].width = 100
    lines = texts("spreadsheet.readme.text").strip().split("\n")
    for number, line in enumerate([texts("spreadsheet.readme.heading"), *lines], start=1):
        _put(page.cell(number, 1), line)
        page.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    page["A1"].font = Font(bold=True, size=14)


def _choices(book: Workbook, names: Mapping[str, Mapping[str, str]], texts: Words) -> dict[str, str]:
    """A hidden sheet with every list to choose from; where each is found."""
    page = book.create_sheet("_valg")
    page.sheet_state = "hidden"
    columns = [column for sheet in SHEETS for column in sheet.columns if column.choices]
    every: dict[str, list[str]] = {kind: list(each.values()) for kind, each in names.items()}
    every |= {"|".join(column.choices): [*column.choices_in(texts).values()] for column in columns}
    found = {}
    for number, (kind, choices) in enumerate(every.items(), start=1):
        letter = get_column_letter(number)
        for row, choice in enumerate(choices, start=1):
            _put(page.cell(row, number), choice)
        found[kind] = f"'_valg'!${letter}$1:${letter}${max(len(choices), 1)}"
    return found


def headers(sheet: Sheet, texts: Words, rows: Mapping[str, Mapping[str, str]]) -> list[tuple[Column, str]]:
    """Each column of a sheet under its field, with room for one more where a field has several."""
    found: list[tuple[Column, str]] = []
    for column in sheet.columns:
        title = column.title_in(texts)
        if not column.many:
            found.append((column, title))
            continue
        most = max((len(row[column.name].split("\n")) for row in rows.values()), default=0)
        count = max(most + 1, 4 if column.path == ("ansvar",) and sheet.name == "measures" else 2)
        found += [(column, f"{title} {number}") for number in range(1, count + 1)]
    return found


def _fill(page: Any, sheet: Sheet, rows: Mapping[str, Mapping[str, str]], given: Given) -> None:
    columns = headers(sheet, given.texts, rows)
    for number, title in enumerate(("id", *(title for _, title in columns)), start=1):
        cell = page.cell(1, number)
        _put(cell, title)
        cell.font, cell.fill = Font(bold=True), _HEAD
    for number, key in enumerate(rows, start=2):
        _put(page.cell(number, 1), key)
        _fill_row(page, number, rows[key], columns, given)
    for number, (column, _) in enumerate(columns, start=2):
        _form(page, number, column, given, len(rows) + _EMPTY_ROWS)
    _lock_ids(page, len(rows) + _EMPTY_ROWS, given.texts)
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns) + 1)}{len(rows) + 1}"
    page.page_setup.orientation = "landscape"
    page.print_title_rows = "1:1"


def _fill_row(
    page: Any,
    number: int,
    row: Mapping[str, str],
    columns: Sequence[tuple[Column, str]],
    given: Given,
) -> None:
    place = 2
    for column in dict.fromkeys(column for column, _ in columns):
        values = shown(column, row[column.name], given.names_in(column))
        for offset, value in enumerate(values):
            _put(page.cell(number, place + offset), value, column)
        place += sum(column == each for each, _ in columns)
    for cell in page[number][: len(columns) + 1]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row.get("synlig") == "utkast":
            cell.fill = _DRAFT
    page.cell(number, 1).fill = _GREY
    page.cell(number, 1).font = Font(color="777777")


def _put(cell: Any, text: str, column: Column | None = None) -> None:
    """A text in a cell, and never a formula; a day as a day, a number as a number."""
    if not text:
        return
    kind = column.type if column else "text"
    if kind in ("number", "moment") and text.isdigit():
        cell.value = int(text)
    elif kind in ("day", "moment"):
        cell.value = date.fromisoformat(text)
        cell.number_format = "dd.mm.yyyy"
    else:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = text[0] in "=+-@\t\r"


def _form(page: Any, number: int, column: Column, given: Given, last: int) -> None:
    """What a column looks like, and what may be chosen in it."""
    letter = get_column_letter(number)
    dimension = page.column_dimensions[letter]
    dimension.width = _WIDTHS.get(column.type, 13)
    dimension.number_format = {"day": "dd.mm.yyyy", "moment": "General", "number": "0"}.get(column.type, "@")
    source = given.lists.get(column.of or "|".join(column.choices))
    if not source:
        return
    strict = bool(column.choices)
    rule = DataValidation(
        type="list", formula1=source, allow_blank=True, errorStyle="stop" if strict else "warning"
    )
    rule.error = given.texts("spreadsheet.choose")
    rule.errorTitle = given.texts("spreadsheet.choose_title")
    rule.showErrorMessage = True
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{last}")


def _lock_ids(page: Any, last: int, texts: Words) -> None:
    rule = DataValidation(type="custom", formula1="FALSE", allow_blank=True, errorStyle="stop")
    rule.error, rule.errorTitle = texts("spreadsheet.locked"), "id"
    rule.showErrorMessage = True
    page.add_data_validation(rule)
    rule.add(f"A2:A{last}")
    page.column_dimensions["A"].width = 18


def _remember(
    page: Any, municipality: str, contents: Tables, names: Mapping[str, Mapping[str, str]], texts: Words
) -> None:
    page.sheet_state = "veryHidden"
    lines = [("slt-plan", VERSION, municipality, texts.code)]
    for sheet, rows in contents.items():
        for key, row in rows.items():
            lines.append((sheet, key, "", ""))
            lines += [(sheet, key, name, text) for name, text in row.items() if text]
    lines += [("label", kind, id_, name) for kind, each in names.items() for id_, name in each.items()]
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            _put(page.cell(number, place), text)
