"""Every name that somebody may have used for a thing: as it is, as it was written, as it is called now."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.layout import ORGANISATION_FILE, PARTY_FILE
from slt_plan.plan.fields import Id
from slt_plan.spreadsheet.book import Book, RowRead
from slt_plan.spreadsheet.columns import Sheet
from slt_plan.spreadsheet.kept import Files, labels
from slt_plan.spreadsheet.sheets import SHEETS
from slt_plan.spreadsheet.texts import folded
from slt_plan.validation import as_id


class Names:
    """What each thing is called, and which thing a name is that of; with those that come with the spreadsheet."""

    def __init__(self, book: Book, files: Files) -> None:
        self.shown = labels(files)
        """What each thing is called, by its kind and its id."""
        self._found: dict[str, dict[str, Id]] = {}
        self._new: dict[tuple[str, int], Id] = {}
        self._learn(book, files)

    def id_of(self, kind: str, name: str) -> Id | None:
        """The id of the thing of that kind that has that name."""
        return self._found[kind].get(folded(name))

    def new_id(self, sheet: Sheet, row: RowRead) -> Id:
        """The id that a new row's thing gets; nothing when its name cannot be made one."""
        return self._new.get((sheet.name, row.number), "")

    def _learn(self, book: Book, files: Files) -> None:
        for kind, each in self.shown.items():
            self._found[kind] = {id_: id_ for id_ in each}
        self._found["party"] |= dict(_aliases(files))
        for known in (book.labels, self.shown):
            for kind, each in known.items():
                self._found[kind] |= {folded(name): id_ for id_, name in each.items()}
        for sheet in SHEETS:
            for row in book.rows[sheet.name] if sheet.label else ():
                self._learn_row(sheet, row)

    def _learn_row(self, sheet: Sheet, row: RowRead) -> None:
        name = str(row.cells[sheet.title.name][0].value)
        if row.key:
            id_ = row.key.rpartition("/")[2]
        elif sheet.can_grow and (id_ := self._free_id(sheet, name)):
            self._new[sheet.name, row.number] = id_
            self._found[sheet.label][id_] = id_
            self.shown[sheet.label][id_] = name
            if sheet.label == "body":
                self._found["party"][id_] = id_
        else:
            return
        for kind in (sheet.label, *(("party",) if sheet.label == "body" else ())):
            self._found[kind].setdefault(folded(name), id_)

    def _free_id(self, sheet: Sheet, name: str) -> Id:
        start = as_id(" ".join(name.split()[:6]))
        taken = {
            *self._found[sheet.label],
            *(self._found["party"] if sheet.label in ("party", "body") else ()),
        }
        tries = (start, *(f"{start}-{number}" for number in range(2, 1000)))
        return next((id_ for id_ in tries if id_ not in taken), "") if start else ""


def _aliases(files: Files) -> Iterator[tuple[str, Id]]:
    for file, key in ((PARTY_FILE, "aktører"), (ORGANISATION_FILE, "organer")):
        for thing in (files.get(file) or {}).get(key) or []:
            yield from ((folded(name), thing["id"]) for name in thing.get("alias") or [])
