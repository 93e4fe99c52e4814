"""PDF files, read with pdfplumber: tables by their ruled lines, and the text around them."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from slt_plan.documents.document import (
    POINT,
    Cell,
    Document,
    DocumentError,
    Paragraph,
    Part,
    Row,
    Table,
    joined,
    tidy,
    without_mark,
)

_PAGE_NUMBER = re.compile(r"^(side\s+)?\d+(\s*(av|/)\s*\d+)?$", re.IGNORECASE)


def read_pdf(raw: bytes) -> Document:
    """The document that a PDF file holds."""
    try:
        import pdfplumber  # noqa: PLC0415  (an extra; most never import a document)
    except ImportError as error:
        raise DocumentError("no_extra") from error
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            has_text = any(page.chars for page in pdf.pages)
            parts = tuple(part for page in pdf.pages for part in _parts(page))
    except Exception as error:  # whatever a stranger's file makes the library stumble over
        raise DocumentError("not_pdf") from error
    if not has_text:
        raise DocumentError("no_text")
    return Document(parts)


def _parts(page: Any) -> Iterator[Part]:
    """The paragraphs and tables of a page, from top to bottom."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda thing: not any(_is_inside(thing, box) for box in boxes))
    placed: list[tuple[float, Part]] = [(table.bbox[1], Table(tuple(_rows(table)))) for table in tables]
    placed += _paragraphs(outside.extract_text_lines(return_chars=True))
    yield from (part for _, part in sorted(placed, key=lambda pair: pair[0]))


def _is_inside(thing: dict[str, Any], box: Sequence[float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    left, top, right, bottom = box
    return bool(left <= x <= right and top <= y <= bottom)


def _rows(table: Any) -> Iterator[Row]:
    above: list[Cell] = []
    for row, texts in zip(table.rows, table.extract(), strict=True):
        own = [_cell(text) if box else Cell() for box, text in zip(row.cells, texts, strict=True)]
        for column in _merged_with_the_row_above(table, row):
            if column < len(above):
                own[column] = Cell(above[column].lines, wrapped=True, continued=True)
        filled = [box for box in row.cells if box]
        wide = len(filled) == 1 and len(own) > 1 and filled[0][2] >= table.bbox[2] - 1
        above = own
        yield Row(tuple(own), spanning=bool(wide and row.cells[0]))


def _merged_with_the_row_above(table: Any, row: Any) -> Iterator[int]:
    """The columns in which a cell reaches down into this row from an earlier one."""
    boxes = [box for box in row.cells if box]
    top, bottom = min(box[1] for box in boxes), min(box[3] for box in boxes)
    for column, box in enumerate(row.cells):
        middle = _middle(table, column)
        if box is None and middle is not None:
            covering = (each for each in table.cells if each[0] < middle < each[2])
            if any(each[1] < top - 1 and each[3] > (top + bottom) / 2 for each in covering):
                yield column


def _middle(table: Any, column: int) -> float | None:
    boxes = [row.cells[column] for row in table.rows if column < len(row.cells) and row.cells[column]]
    narrowest = min(boxes, key=lambda box: box[2] - box[0], default=None)
    return (narrowest[0] + narrowest[2]) / 2 if narrowest else None


def _cell(text: str | None) -> Cell:
    lines = (without_mark(line) for part in (text or "").split("\n") if (line := tidy(part)))
    return Cell(tuple(f"{POINT}{line}" if marked else line for line, marked in lines), wrapped=True)


def _paragraphs(lines: Sequence[dict[str, Any]]) -> list[tuple[float, Paragraph]]:
    """Lines put together to paragraphs, each with its place on the page."""
    sizes = [char["size"] for line in lines for char in line["chars"]]
    usual = median(sizes) if sizes else 0.0
    found: list[tuple[float, Paragraph]] = []
    bottom = 0.0
    for line in lines:
        text, marked = without_mark(tidy(line["text"]))
        if not text or _PAGE_NUMBER.match(text):
            continue
        heading = _is_heading(line, usual)
        height = line["bottom"] - line["top"]
        before = found[-1][1] if found else None
        close = line["top"] - bottom < height * 0.8
        if before and close and not marked and before.heading == heading and not before.text.endswith(":"):
            whole = Paragraph(joined(before.text, text), heading=heading, point=before.point)
            found[-1] = (found[-1][0], whole)
        else:
            found.append((line["top"], Paragraph(text, heading=heading, point=marked)))
        bottom = line["bottom"]
    return found


def _is_heading(line: dict[str, Any], usual: float) -> bool:
    chars = [char for char in line["chars"] if char["text"].strip()]
    bold = all("bold" in char["fontname"].casefold() for char in chars)
    return bool(chars) and (bold or min(char["size"] for char in chars) > usual * 1.15)
