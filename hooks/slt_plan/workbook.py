"""The spreadsheet itself: tables to the bytes of an Excel file, and back to what stands in each cell.

No macros and no formulas. What was written is kept on a hidden sheet, so that one can tell later what somebody
changed.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from slt_plan.sheets import SHEETS, Column, Files, Sheet, kept, labels, records, shown
from slt_plan.words import Words, words

_HIDDEN = "_slt"
_VERSION = "1"
_EMPTY_ROWS = 300
_GREY = PatternFill("solid", fgColor="EEEEEE")
_HEAD = PatternFill("solid", fgColor="DDE6EE")
_DRAFT = PatternFill("solid", fgColor="FFF4CC")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDTHS = {"text": 40, "share": 28, "id": 28, "lines": 28, "choice": 15}

Tables = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By sheet, by a row's key, by a column's name: what is kept of each cell."""


class ProblemError(Exception):
    """The workbook cannot be used; the name of a text, and what fills its blanks."""

    def __init__(self, name: str, /, **values: object) -> None:
        """Take the name of the text."""
        super().__init__(name)
        self.name, self.values = name, values


class CellRead(NamedTuple):
    """A cell: what it is called, and what stands in it."""

    address: str
    value: Any
    is_formula: bool = False


class Given(NamedTuple):
    """What every sheet is written with: the names of things, where the lists to choose from are, our words."""

    names: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, str]
    texts: Words


class RowRead(NamedTuple):
    """A row of a sheet, with the cells of each field."""

    number: int
    key: str
    cells: Mapping[str, Sequence[CellRead]]


@dataclass(frozen=True)
class Book:
    """What somebody sends back: what was written once, and what stands there now."""

    municipality: str
    texts: Words
    base: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, list[RowRead]] = field(default_factory=dict)
    merged: list[tuple[str, str]] = field(default_factory=list)


def tables(files: Files) -> dict[str, dict[str, dict[str, str]]]:
    """Every sheet of a municipality's files, as it is kept."""
    names = labels(files)["party"]
    return {
        sheet.name: {
            record.key: {column.name: kept(column, record, files, names) for column in sheet.columns}
            for record in records(sheet, files)
        }
        for sheet in SHEETS
    }


def written(municipality: str, files: Files, texts: Words, order: Sequence[str]) -> bytes:
    """The files as a spreadsheet; the measures come in the order given."""
    book = Workbook()
    names, contents = labels(files), tables(files)
    rank = {id_: number for number, id_ in enumerate(order)}
    contents["measures"] = dict(
        sorted(contents["measures"].items(), key=lambda row: rank.get(row[0], len(rank)))
    )
    _read_me(book.active, texts)
    given = Given(names, _choices(book, names), texts)
    for sheet in SHEETS:
        _fill(book.create_sheet(texts(f"spreadsheet.sheet.{sheet.name}")), sheet, contents[sheet.name], given)
    book.move_sheet("_valg", len(SHEETS))
    _remember(book.create_sheet(_HIDDEN), municipality, contents, names, texts)
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


def _choices(book: Workbook, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """A hidden sheet with every list to choose from; where each is found."""
    page = book.create_sheet("_valg")
    page.sheet_state = "hidden"
    fixed = {"|".join(column.choices): column.choices for sheet in SHEETS for column in sheet.columns}
    every: dict[str, list[str]] = {kind: list(each.values()) for kind, each in names.items()}
    every |= {key: list(choices) for key, choices in fixed.items() if choices}
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
        title = texts(f"spreadsheet.column.{column.name}")
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
        _fill_row(page, number, rows[key], columns, given.names)
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
    names: Mapping[str, Mapping[str, str]],
) -> None:
    place = 2
    for column in dict.fromkeys(column for column, _ in columns):
        values = shown(column, row[column.name], names.get(column.of, {}))
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
        cell.quotePrefix = text[0] in "=+-@"


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
    lines = [("slt-plan", _VERSION, municipality, texts.code)]
    for sheet, rows in contents.items():
        for key, row in rows.items():
            lines.append((sheet, key, "", ""))
            lines += [(sheet, key, name, text) for name, text in row.items() if text]
    lines += [("label", kind, id_, name) for kind, each in names.items() for id_, name in each.items()]
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            _put(page.cell(number, place), text)


def read(raw: bytes) -> Book:
    """What a spreadsheet says."""
    try:
        book = load_workbook(BytesIO(raw))
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        TypeError,
        SyntaxError,
    ) as error:
        raise ProblemError("not_excel") from error
    if _HIDDEN not in book.sheetnames:
        raise ProblemError("not_ours")
    made = _remembered(book[_HIDDEN])
    for sheet in SHEETS:
        name = made.texts(f"spreadsheet.sheet.{sheet.name}")
        if name not in book.sheetnames:
            raise ProblemError("no_sheet", sheet=name)
        page = book[name]
        made.merged.extend((name, str(each)) for each in page.merged_cells.ranges)
        made.rows[sheet.name] = list(_rows(page, sheet, made.texts))
    return made


def _remembered(page: Any) -> Book:
    first, *lines = [[_text(cell.value) for cell in row[:4]] for row in page.iter_rows(max_col=4)]
    if first[:2] != ["slt-plan", _VERSION] or first[3] not in ("nb", "nn"):
        raise ProblemError("not_ours")
    book = Book(first[2], words(first[3]))
    kinds = {column.of for sheet in SHEETS for column in sheet.columns} | {sheet.label for sheet in SHEETS}
    if any(kind == "label" and key not in kinds for kind, key, *_ in lines):
        raise ProblemError("not_ours")
    for kind, key, name, text in lines:
        if kind == "label":
            book.labels.setdefault(key, {})[name] = text
        elif kind:
            row = book.base.setdefault(kind, {}).setdefault(key, {})
            row.update({name: text} if name else {})
    return book


def _rows(page: Any, sheet: Sheet, texts: Words) -> Iterator[RowRead]:
    titles = {_text(cell.value).casefold(): cell.column for cell in page[1] if cell.value is not None}
    places = {column.name: list(_places(column, texts, titles)) for column in sheet.columns}
    missing = [column for column in sheet.columns if not places[column.name]]
    if "id" not in titles or missing:
        name = texts(f"spreadsheet.column.{missing[0].name}") if missing else "id"
        raise ProblemError("no_column", sheet=page.title, column=name)
    for number in range(2, page.max_row + 1):
        cells = {name: [_cell(page.cell(number, place)) for place in found] for name, found in places.items()}
        row = RowRead(number, _text(page.cell(number, titles["id"]).value), cells)
        if row.key or any(cell.value not in (None, "") for each in cells.values() for cell in each):
            yield row


def _places(column: Column, texts: Words, titles: Mapping[str, int]) -> Iterator[int]:
    title = texts(f"spreadsheet.column.{column.name}").casefold()
    pattern = re.compile(rf"{re.escape(title)} [0-9]+" if column.many else re.escape(title))
    return (place for name, place in titles.items() if pattern.fullmatch(name))


def _cell(cell: Cell) -> CellRead:
    value = cell.value
    text = value if isinstance(value, datetime | date) else _text(value)
    if isinstance(text, datetime):
        text = text.date()
    return CellRead(cell.coordinate, text, cell.data_type in ("f", "e"))


def _text(value: Any) -> str:
    """What stands in a cell, as a text: numbers without decimals they do not need, line breaks in one form."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nei"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            return unicodedata.normalize("NFC", text).strip()
