"""A spreadsheet that comes back: from its bytes to what stands in each cell, and what was written there once."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from slt_plan.spreadsheet import HIDDEN, VERSION
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.sheets import SHEETS
from slt_plan.words import Words, words

_LONGEST = 20_000
"""How many rows are looked through; a sheet with more has something far below all that was written."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


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
    if HIDDEN not in book.sheetnames:
        raise ProblemError("not_ours")
    made = _remembered(book[HIDDEN])
    for sheet in SHEETS:
        name = sheet.title_in(made.texts)
        if name not in book.sheetnames:
            raise ProblemError("no_sheet", sheet=name)
        page = book[name]
        if page.max_row > _LONGEST:
            raise ProblemError("too_long", sheet=name, row=page.max_row)
        made.merged.extend((name, str(each)) for each in page.merged_cells.ranges)
        made.rows[sheet.name] = list(_rows(page, sheet, made.texts))
    return made


def _remembered(page: Any) -> Book:
    first, *lines = [[_text(cell.value) for cell in row[:4]] for row in page.iter_rows(max_col=4)]
    if first[:2] != ["slt-plan", VERSION] or first[3] not in ("nb", "nn"):
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
        name = missing[0].title_in(texts) if missing else "id"
        raise ProblemError("no_column", sheet=page.title, column=name)
    for number in range(2, page.max_row + 1):
        cells = {name: [_cell(page.cell(number, place)) for place in found] for name, found in places.items()}
        row = RowRead(number, _text(page.cell(number, titles["id"]).value), cells)
        if row.key or any(cell.value not in (None, "") for each in cells.values() for cell in each):
            yield row


def _places(column: Column, texts: Words, titles: Mapping[str, int]) -> Iterator[int]:
    title = column.title_in(texts).casefold()
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
