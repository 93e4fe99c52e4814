"""Word documents (.docx), read with python-docx: merged cells, lists and changes that nobody has accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from slt_plan.documents.document import (
    POINT,
    Cell,
    Document,
    DocumentError,
    Note,
    Paragraph,
    Part,
    Row,
    Table,
    tidy,
    without_mark,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_WIDEST = 63
"""How many columns a table can have in Word."""
_LIST = re.compile(r"^(list|liste)", re.IGNORECASE)
_HEADING = re.compile(r"^(heading|overskrift|title|tittel)", re.IGNORECASE)


def read_word(raw: bytes) -> Document:
    """The document that a .docx file holds."""
    try:
        from docx import Document as opened  # noqa: N813, PLC0415  (an extra; most never import a document)
    except ImportError as error:
        raise DocumentError("no_extra") from error
    try:
        document = opened(io.BytesIO(raw))
        body = document.element.body
        parts = tuple(_parts(body, _styles(document)))
    except Exception as error:  # whatever a stranger's file makes the library stumble over
        raise DocumentError("not_word") from error
    if not parts:
        raise DocumentError("empty")
    changes = body.find(f".//{_W}ins") is not None or body.find(f".//{_W}del") is not None
    return Document(parts, (Note("tracked_changes"),) if changes else ())


def _styles(document: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in document.styles}


def _parts(element: Any, styles: dict[str, str]) -> Iterator[Part]:
    for child in element:
        match child.tag:
            case tag if tag == f"{_W}tbl":
                yield Table(tuple(_rows(child, styles)))
            case tag if tag == f"{_W}p":
                yield from _paragraph(child, styles)
            case tag if tag in (f"{_W}sdt", f"{_W}sdtContent"):
                yield from _parts(child, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Paragraph]:
    style = _style(element, styles)
    for line in _lines(element):
        text, marked = without_mark(line)
        heading = bool(_HEADING.match(style)) or _is_bold(element)
        yield Paragraph(text, heading=heading, point=marked or _is_listed(element, style))


def _rows(table: Any, styles: dict[str, str]) -> Iterator[Row]:
    above: list[Cell] = []
    width = max((sum(_span(cell) for cell in _own(row, "tc")) for row in _own(table, "tr")), default=0)
    for row in _own(table, "tr"):
        cells: list[Cell] = []
        for element in _own(row, "tc"):
            cell = _cell(element, styles)
            if _is_continued(element) and len(above) > len(cells):
                cell = Cell(above[len(cells)].lines, continued=True)
            cells += [cell, *[Cell()] * (_span(element) - 1)]
        spanning = width > 1 and len(_own(row, "tc")) == 1 and len(cells) == width
        above = cells + [Cell()] * (width - len(cells))
        yield Row(tuple(above), spanning=spanning)


def _own(element: Any, name: str) -> list[Any]:
    """The rows of a table or the cells of a row, but not those of a table inside it."""
    outer = f"{_W}tbl" if name == "tr" else f"{_W}tr"
    found = element.iter(f"{_W}{name}")
    return [each for each in found if next(each.iterancestors(outer)) is element]


def _cell(element: Any, styles: dict[str, str]) -> Cell:
    lines: list[str] = []
    for paragraph in element.iter(f"{_W}p"):
        listed = _is_listed(paragraph, _style(paragraph, styles))
        for line in _lines(paragraph):
            text, marked = without_mark(line)
            lines.append(f"{POINT}{text}" if listed or marked else text)
    return Cell(tuple(lines))


def _lines(paragraph: Any) -> list[str]:
    """The text of a paragraph as it will be when every change is accepted."""
    text = "".join(
        node.text or "" if node.tag == f"{_W}t" else _SIGNS.get(node.tag, "") for node in paragraph.iter()
    )
    return [line for part in text.split("\n") if (line := tidy(part))]


def _style(paragraph: Any, styles: dict[str, str]) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else styles.get(found.get(f"{_W}val"), "")


def _is_listed(paragraph: Any, style: str) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None or bool(_LIST.match(style))


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any(node.text for node in run.iter(f"{_W}t"))]
    return bool(runs) and all(run.find(f"{_W}rPr/{_W}b") is not None for run in runs)


def _span(cell: Any) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if found is None else min(max(1, int(found.get(f"{_W}val"))), _WIDEST)


def _is_continued(cell: Any) -> bool:
    found = cell.find(f"{_W}tcPr/{_W}vMerge")
    return found is not None and found.get(f"{_W}val") != "restart"
