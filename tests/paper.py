"""Documents made on the spot: the same plan as a Word document and as a PDF with ruled tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import docx
from docx.oxml import OxmlElement
from pdfminer.fontmetrics import FONT_METRICS

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 56
_SIZE, _LEADING = 10, 13
_BULLETS = {"\n• ", "\n- "}


class Heading(NamedTuple):
    """A heading."""

    text: str


class Text(NamedTuple):
    """A paragraph; one that begins with ``•`` is a point of a list."""

    text: str


class Grid(NamedTuple):
    """A table: rows of cells, a new line in a cell being a paragraph. A row of one cell takes the whole width."""

    rows: Sequence[Sequence[str]]
    widths: tuple[int, ...]
    repeats_head: bool = False
    """Whether the first row stands on every page again."""


Part: TypeAlias = Heading | Text | Grid


def word(*parts: Part) -> bytes:
    """The parts as a Word document."""
    document = docx.Document()
    for part in parts:
        match part:
            case Heading(text):
                document.add_heading(text, 2)
            case Text(text) if text.startswith("• "):
                document.add_paragraph(text.removeprefix("• "), style="List Bullet")
            case Text(text):
                document.add_paragraph(text)
            case Grid():
                _add_table(document, part)
                document.add_paragraph()
    return _saved(document)


def merged_down(document: bytes, column: int, first: int, last: int) -> bytes:
    """A Word document whose first table has some cells of a column made one."""
    opened = docx.Document(io.BytesIO(document))
    cells = [row.cells[column] for row in opened.tables[0].rows]
    for cell in cells[first + 1 : last + 1]:
        cell.text = ""
    whole = cells[first].merge(cells[last])
    for paragraph in whole.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    return _saved(opened)


def with_a_tracked_change(document: bytes, inserted: str) -> bytes:
    """A Word document in which somebody has put a word last in the first cell below the head, not yet accepted."""
    opened = docx.Document(io.BytesIO(document))
    paragraph = opened.tables[0].rows[1].cells[0].paragraphs[0]
    run = paragraph.add_run(inserted)
    change = OxmlElement("w:ins")
    paragraph._p.append(change)
    change.append(run._r)
    return _saved(opened)


def pdf(*parts: Part) -> bytes:
    """The parts as a PDF, on as many pages as they need."""
    sheet = _Sheet()
    for part in parts:
        match part:
            case Heading(text):
                sheet.paragraph(text, bold=True)
            case Text(text):
                sheet.paragraph(text)
            case Grid():
                sheet.table(part)
    return _file(sheet.pages)


def _add_table(document: docx.document.Document, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths))
    for row, texts in zip(table.rows, grid.rows, strict=True):
        cells = row.cells
        if len(texts) == 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, texts, strict=False):
            first, *others = text.split("\n")
            cell.text = first
            for other in others:
                cell.add_paragraph(other)


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Sheet:
    """Pages being written, from the top of each to its foot."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self._turn()

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """Write a paragraph and some air."""
        for line in _wrapped(text, _WIDTH - 2 * _MARGIN):
            self._make_room(_LEADING)
            self.y -= _LEADING
            self._write(_MARGIN, self.y, line, bold=bold)
        self.y -= _LEADING

    def table(self, grid: Grid) -> None:
        """Write a table, row by row; a row is never cut."""
        for number, row in enumerate(grid.rows):
            widths = grid.widths if len(row) > 1 else (sum(grid.widths),)
            turned = self._make_room(_height(row, widths))
            if turned and number and grid.repeats_head:
                self._row(grid.rows[0], grid.widths)
            self._row(row, widths)
        self.y -= _LEADING

    def _row(self, row: Sequence[str], widths: Sequence[int]) -> None:
        height, x = _height(row, widths), _MARGIN
        for text, width in zip(row, widths, strict=True):
            self.pages[-1].append(f"{x} {self.y - height} {width} {height} re S")
            for number, line in enumerate(_cell_lines(text, width), start=1):
                self._write(x + 4, self.y - number * _LEADING, line)
            x += width
        self.y -= height

    def _make_room(self, height: int) -> bool:
        turned = self.y - height < _MARGIN
        if turned:
            self._turn()
        return turned

    def _turn(self) -> None:
        self.pages.append([])
        self.y = _HEIGHT - _MARGIN

    def _write(self, x: int, y: int, text: str, *, bold: bool = False) -> None:
        shown = "".join(f"\\{byte:03o}" for byte in text.encode("cp1252"))
        self.pages[-1].append(f"BT /{'B' if bold else 'R'} {_SIZE} Tf {x} {y} Td ({shown}) Tj ET")


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    lines = (len(_cell_lines(text, width)) for text, width in zip(row, widths, strict=True))
    return max(lines) * _LEADING + 6


def _cell_lines(text: str, width: int) -> list[str]:
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, width - 8)] or [""]


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for one in text.split():
        longer = f"{line} {one}".strip()
        if line and _length(longer) > width:
            yield line
            longer = one
        line = longer
    if line:
        yield line


def _length(text: str) -> float:
    widths = FONT_METRICS["Helvetica"][1]
    return sum(widths.get(sign, 556) for sign in text) * _SIZE / 1000


def _file(pages: Sequence[Sequence[str]]) -> bytes:
    fonts = [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    things = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", *fonts]
    for number, page in enumerate(pages):
        drawn = "\n".join(page)
        box = f"/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Resources<</Font<</R 3 0 R/B 4 0 R>>>>"
        things += [
            f"<</Type/Page/Parent 2 0 R{box}/Contents {6 + 2 * number} 0 R>>",
            f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        ]
    text, places = "%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(things) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF"
    return (text + end).encode("latin-1")
