"""What the columns of a measure table hold, by the words that plans put over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from slt_plan.documents.document import Cell, Row, Table

Column = Literal[
    "number",
    "area",
    "goal",
    "measure",
    "description",
    "target_group",
    "responsible",
    "contributors",
    "time",
    "state",
    "economy",
    "evaluation",
]
_HEADS: dict[Column, str] = {
    "number": r"nr|nummer|#",
    "area": r"(innsats|satsings|fokus)område|tema|område",
    "goal": r"(del|hoved|hovud|resultat)?mål|målsetting(er|ar)?|hensikt|formål|føremål",
    "measure": r"tiltak(ene|a)?|aktivitet(er|ar|ene)?|handling(er|ar)?|hva( skal gjøres)?|kva( skal gjerast)?|oppgave(r)?",
    "description": r"beskrivelse|skildring|innhold|innhald|hvordan|korleis|metode|gjennomføring|kommentar(er|ar)?|merknad(er|ar)?",
    "target_group": r"målgruppe(r|n|ne)?|for hvem|for kven",
    "responsible": r"(hoved|hovud)?ansvar(lig(e)?|leg(e)?)?( enhet| eining| instans)?|hvem|kven|utføres av",
    "contributors": r"medvirkende|medverkande|samarbeid(spart(nere|nerar|er)?)?|samarbeidspartner(e|ar)?|deltakere|deltakarar|bidrar",
    "time": r"frist|tidsfrist|når|tid|tidspunkt|tidsrom|tidsplan|tidsramme|periode|gjennomføres",
    "state": r"status|fram(drift|gang)|fremdrift",
    "economy": r"kostnad(er|ar)?|ressurs(er|ar|bruk)?|økonomi|budsjett|finansiering|midler|midlar",
    "evaluation": r"evaluering|indikator(er|ar)?|måling|resultat|kjennetegn|vurdering",
}
_PATTERNS = {column: re.compile(pattern) for column, pattern in _HEADS.items()}
_LAST_ROW_FOR_A_HEAD = 3


@dataclass(frozen=True)
class Head:
    """The head of a measure table: what each column holds, where that is known, and what stands over it."""

    columns: tuple[Column | None, ...]
    titles: tuple[str, ...]

    def place(self, column: Column) -> int | None:
        """Where the first column of that kind is."""
        return self.columns.index(column) if column in self.columns else None

    def is_repeated_by(self, row: Row) -> bool:
        """Whether a row says the same again, as on a new page."""
        return tuple(cell.text for cell in row.cells) == self.titles


def column_of(title: str) -> Column | None:
    """What a column holds, by its title; the first word decides where the whole is unknown."""
    plain = re.sub(r"[:.?*]|\(.*?\)", " ", title.casefold())
    words = [word for word in re.split(r"\s+|\s*/\s*|\s+og\s+", plain) if word]
    attempts = (" ".join(words), *words[:1])
    return next(
        (
            column
            for attempt in attempts
            for column in get_args(Column)
            if _PATTERNS[column].fullmatch(attempt)
        ),
        None,
    )


def head_of(table: Table) -> tuple[Head, int] | None:
    """The head of a measure table, and how many rows come before what follows it."""
    for number, row in enumerate(table.rows[:_LAST_ROW_FOR_A_HEAD]):
        head = _head(row.cells)
        if head and not row.spanning:
            return head, number + 1
    return None


def turned(table: Table) -> Table | None:
    """A table with its heads down the left side, turned so that they stand on top; nothing when it has none."""
    if any(len(row.cells) < 2 for row in table.rows) or not _head([row.cells[0] for row in table.rows]):
        return None
    columns = zip(*(row.cells for row in table.rows), strict=True)
    return Table(tuple(Row(tuple(column)) for column in columns))


def _head(cells: Sequence[Cell]) -> Head | None:
    titles = tuple(cell.text for cell in cells)
    columns: list[Column | None] = []
    for title in titles:
        column = column_of(title)
        columns.append(None if column in columns else column)
    known = [column for column in columns if column]
    return Head(tuple(columns), titles) if "measure" in known and len(known) > 1 else None
