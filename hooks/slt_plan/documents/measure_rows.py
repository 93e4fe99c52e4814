"""The rows of a document's measure tables, put together across pages, merged cells and repeated heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from slt_plan.documents.columns import Column, Head, head_of, turned
from slt_plan.documents.document import (
    POINT,
    Cell,
    Document,
    Note,
    Paragraph,
    Row,
    Table,
    paragraphs,
    says_something,
)


@dataclass
class MeasureRow:
    """A row that holds a measure, with the rows that go on with it."""

    cells: dict[Column, list[Cell]]
    others: list[tuple[str, str]] = field(default_factory=list)
    """What stands in columns that nobody could name: the title of the column, and the text."""
    section: str = ""
    """The row across the table that it stands under."""

    def texts(self, column: Column) -> list[str]:
        """The paragraphs in a column, each once."""
        every = (text for cell in self.cells.get(column, ()) for text in paragraphs(cell))
        return [text for text in dict.fromkeys(every) if says_something(text)]

    def text(self, column: Column) -> str:
        """What stands in a column."""
        return prose(self.texts(column))


@dataclass(frozen=True)
class MeasureRows:
    """Every row that holds a measure, and what could not be understood."""

    rows: tuple[MeasureRow, ...]
    notes: tuple[Note, ...]


def measure_rows(document: Document) -> MeasureRows:
    """The rows of every measure table in a document."""
    reader = _Reader()
    for part in document.parts:
        if isinstance(part, Table):
            reader.read(part)
        elif _ends_a_table(part):
            reader.head = None
    return MeasureRows(tuple(reader.rows), tuple(dict.fromkeys(reader.notes)))


def _ends_a_table(part: Paragraph) -> bool:
    """Whether a table that follows is another one; a line of page furniture between two parts is not enough."""
    return part.heading or len(part.text) > 60


def prose(texts: Sequence[str]) -> str:
    """Paragraphs and points as running text: an empty line between paragraphs, none between points."""
    first, *rest = texts or [""]
    return first + "".join(f"\n{text}" if text.startswith(POINT) else f"\n\n{text}" for text in rest)


class _Reader:
    """Reads table after table, and remembers the head that still holds."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.section = ""
        self.rows: list[MeasureRow] = []
        self.notes: list[Note] = []

    def read(self, table: Table) -> None:
        """Take the measures of a table, if it holds any."""
        upright = table if head_of(table) else turned(table) or table
        if found := head_of(upright):
            self.head, start = found
            self.section = ""
            self._tell_of_unused(self.head)
            self._take(upright.rows[start:])
        elif self.head and all(len(row.cells) == len(self.head.columns) for row in table.rows):
            self._take(table.rows)
        else:
            first = " | ".join(cell.text for cell in table.rows[0].cells if cell.text) if table.rows else ""
            self._note("other_table", text=_short(first))

    def _take(self, rows: Sequence[Row]) -> None:
        """Take the rows below a head; the first of them may go on with a row from the page before."""
        assert self.head
        first = True
        for row in rows:
            if self.head.is_repeated_by(row) or not any(says_something(cell.text) for cell in row.cells):
                continue
            if row.spanning:
                self.section = row.cells[0].text
            else:
                self._take_row(self.head, row, first=first)
            first = False

    def _take_row(self, head: Head, row: Row, *, first: bool) -> None:
        place = head.place("measure")
        assert place is not None
        measure = row.cells[place]
        text = measure.text if says_something(measure.text) else ""
        if self.rows and measure.continued:
            self._add(self.rows[-1], head, row)
        elif self.rows and first and text[:1].islower():
            self._note("joined_row", text=_short(text))
            self._add(self.rows[-1], head, row)
        elif text:
            self.rows.append(MeasureRow({}, section=self.section))
            self._add(self.rows[-1], head, row)
        elif self.rows and self.rows[-1].section == self.section:
            self._note("joined_row", text=_short(" ".join(cell.text for cell in row.cells if cell.text)))
            self._add(self.rows[-1], head, row)
        else:
            self._note("lost_row", text=_short(" ".join(cell.text for cell in row.cells if cell.text)))

    def _add(self, measure: MeasureRow, head: Head, row: Row) -> None:
        for column, title, cell in zip(head.columns, head.titles, row.cells, strict=False):
            if column is None:
                measure.others += [(title, cell.text)] if says_something(cell.text) else []
            elif says_something(cell.text) and not (column == "measure" and cell.continued):
                measure.cells[column] = [*_went_on(measure.cells.get(column, []), cell)]

    def _tell_of_unused(self, head: Head) -> None:
        for column, title in zip(head.columns, head.titles, strict=True):
            if column is None and title:
                self._note("unused_column", title=title)

    def _note(self, code: str, **values: str) -> None:
        self.notes.append(Note(code, tuple(values.items())))


def _went_on(cells: Sequence[Cell], cell: Cell) -> Iterator[Cell]:
    """Cells with one more; text that a page has cut in two is whole again."""
    if cells and cell.wrapped and not cell.continued and cell.lines[0][:1].islower():
        *before, last = cells
        yield from before
        yield Cell((*last.lines, *cell.lines), wrapped=True)
    elif cell in cells or (cell.continued and any(cell.lines == other.lines for other in cells)):
        yield from cells
    else:
        yield from (*cells, cell)


def _short(text: str) -> str:
    longest = 70
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"
