"""A spreadsheet that comes back: what somebody changed in it, in words, and what the files shall then say.

What stands in a cell counts only when it is not what was written there. What has changed in the files as well
since then is refused, with both values; what has disappeared is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from slt_plan.findings import near
from slt_plan.layout import MEASURES, ORGANISATION_FILE, PARTY_FILE, PLANS, model_of
from slt_plan.plan.fields import Model
from slt_plan.sheets import (
    IN_PLANS,
    LONGEST,
    SHEETS,
    Column,
    Files,
    Record,
    Sheet,
    is_time,
    kept_share,
    kept_time,
    labels,
    measures_in,
    parts_of_share,
    records,
    shown_share,
)
from slt_plan.validation import as_id
from slt_plan.workbook import Book, CellRead, RowRead, tables

_LONGEST_SHOWN = 60
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_SHARE = re.compile(r"(?P<name>.+?)(?: \(som (?P<wording>.+?)\))?(?: \(del (?P<part>.+?)\))?")
_NORWEGIAN = re.compile(r"([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?([0-9]{4})")


@dataclass
class Outcome:
    """What a spreadsheet asks for."""

    files: dict[str, Any]
    """What every file of the municipality shall say."""
    summary: list[str] = field(default_factory=list)
    """Each change, in words."""
    notes: list[str] = field(default_factory=list)
    """What is left as it is although it is no longer there."""
    complaints: list[str] = field(default_factory=list)
    """What stands in the way; then nothing may be written."""


def outcome(book: Book, files: Files) -> Outcome:
    """What the spreadsheet asks for, seen against what the files say now."""
    return _Return(book, files).outcome()


class _Return:
    def __init__(self, book: Book, files: Files) -> None:
        self.book, self.old, self.texts = book, files, book.texts
        self.now = tables(files)
        self.names = labels(files)
        self.found: dict[str, dict[str, str]] = {}
        self.new_ids: dict[tuple[str, int], str] = {}
        self.result = Outcome(deepcopy(dict(files)))
        self.gone: list[Record] = []

    def outcome(self) -> Outcome:
        for name, cells in self.book.merged:
            self._complain("merged", sheet=name, cells=cells)
        self._learn_names()
        for sheet in SHEETS:
            self._sheet(sheet)
        self._take_away()
        return self.result

    # Names -------------------------------------------------------------------------------------------------

    def _learn_names(self) -> None:
        """Every name that somebody may have used for a thing: as it is, as it was written, as it is called now."""
        for kind, each in self.names.items():
            self.found[kind] = {id_: id_ for id_ in each}
        for known in (self._aliases(), self.book.labels, self.names):
            for kind, each in known.items():
                self.found[kind] |= {_folded(name): id_ for id_, name in each.items()}
        for sheet in SHEETS:
            for row in self.book.rows[sheet.name] if sheet.label else ():
                self._learn_row(sheet, row)

    def _aliases(self) -> dict[str, dict[str, str]]:
        parties = (self.old.get(PARTY_FILE) or {}).get("aktører") or []
        bodies = (self.old.get(ORGANISATION_FILE) or {}).get("organer") or []
        found = {party["id"]: name for party in (*parties, *bodies) for name in party.get("alias") or []}
        return {"party": found}

    def _learn_row(self, sheet: Sheet, row: RowRead) -> None:
        name = str(row.cells[sheet.title.name][0].value)
        if row.key:
            id_ = row.key.rpartition("/")[2]
        elif sheet.can_grow and (id_ := self._new_id(sheet, name)):
            self.new_ids[sheet.name, row.number] = id_
            self.found[sheet.label][id_] = id_
            self.names[sheet.label][id_] = name
            if sheet.label == "body":
                self.found["party"][id_] = id_
        else:
            return
        for kind in (sheet.label, *(("party",) if sheet.label == "body" else ())):
            self.found[kind].setdefault(_folded(name), id_)

    def _new_id(self, sheet: Sheet, name: str) -> str:
        start = as_id(" ".join(name.split()[:6]))
        taken = {*self.found[sheet.label], *(self.found["party"] if sheet.label in ("party", "body") else ())}
        tries = (start, *(f"{start}-{number}" for number in range(2, 1000)))
        return next((id_ for id_ in tries if id_ not in taken), "") if start else ""

    # Rows --------------------------------------------------------------------------------------------------

    def _sheet(self, sheet: Sheet) -> None:
        base = self.book.base.get(sheet.name, {})
        seen: dict[str, int] = {}
        things = {record.key: record for record in records(sheet, self.old)}
        for row in self.book.rows[sheet.name]:
            if row.key in seen:
                self._complain(
                    "twice", sheet=self._title(sheet), cell=f"A{row.number}", id=row.key, row=seen[row.key]
                )
            elif row.key and row.key not in base:
                self._complain("unknown_id", sheet=self._title(sheet), cell=f"A{row.number}", id=row.key)
            elif row.key:
                seen[row.key] = row.number
                self._row(sheet, row, base[row.key], things.get(row.key))
            else:
                self._new_row(sheet, row)
        for key in base:
            if key not in seen and key in things:
                self.result.notes.append(
                    self.texts("spreadsheet.gone", thing=self._thing(sheet, things[key].data, key))
                )

    def _row(self, sheet: Sheet, row: RowRead, base: Mapping[str, str], record: Record | None) -> None:
        cells = {column: self._kept(sheet, column, row) for column in sheet.columns}
        changed = {column: text for column, text in cells.items() if text != base.get(column.name, "")}
        if not changed or None in changed.values():
            return
        if record is None:
            thing = f"{self._title(sheet)} «{row.key}»"
            self._complain("removed", sheet=self._title(sheet), cell=f"A{row.number}", thing=thing)
            return
        now = self.now[sheet.name][row.key]
        news = {
            column: text for column, text in changed.items() if text is not None and text != now[column.name]
        }
        others = [column for column in sheet.columns if now[column.name] != base.get(column.name, "")]
        others = [column for column in others if cells[column] != now[column.name]]
        if news and others:
            self._conflict(sheet, row, record, cells, {*news, *others})
        elif news and self._all_exist(sheet, row, news):
            self._change(sheet, row, record, news, now)

    def _conflict(
        self,
        sheet: Sheet,
        row: RowRead,
        record: Record,
        cells: Mapping[Column, str | None],
        columns: set[Column],
    ) -> None:
        now = self.now[sheet.name][row.key]
        thing = self._thing(sheet, record.data, row.key)
        self._complain("conflict", sheet=self._title(sheet), cell=f"A{row.number}", thing=thing)
        for column in (column for column in sheet.columns if column in columns):
            ours, theirs = cells[column] or "", now[column.name]
            values = {
                "field": self._field(column),
                "ours": self._value_shown(column, ours, theirs),
                "theirs": self._value_shown(column, theirs, ours),
            }
            self.result.complaints[-1] += f"\n  {self.texts('spreadsheet.both', **values)}"

    def _change(
        self, sheet: Sheet, row: RowRead, record: Record, news: Mapping[Column, str], now: Mapping[str, str]
    ) -> None:
        thing = self._thing(sheet, record.data, row.key)
        for column, text in news.items():
            address = row.cells[column.name][0].address
            if column.fixed:
                self._complain("fixed", sheet=self._title(sheet), cell=address, field=self._field(column))
            elif len(now[column.name]) > LONGEST:
                self._complain("too_long", sheet=self._title(sheet), cell=address)
            elif not text and column.required and sheet.name == "seats":
                self.gone.append(record)
                self.result.summary.append(self.texts("spreadsheet.seat_gone", thing=thing))
                return
            elif not text and column.required:
                self._complain("required", sheet=self._title(sheet), cell=address, field=self._field(column))
            elif column == IN_PLANS:
                self._place(sheet, row.key, now[column.name], text, address)
            else:
                self._set(sheet, record, column, text)
            self.result.summary.append(f"{thing}: {self._told(column, now[column.name], text)}")

    def _set(self, sheet: Sheet, record: Record, column: Column, text: str) -> None:
        holder = self.result.files[record.file]
        for step in record.path[:-1]:
            holder = holder[step]
        item = holder[record.path[-1]] if record.path else holder
        data = dict(record.data) if isinstance(item, str) else item
        value = self._value(column, text, _at(data, column.path))
        whole = _placed(data, column.path, value, sheet.model)
        if record.path:
            holder[record.path[-1]] = whole
        else:
            self.result.files[record.file] = whole

    def _place(self, sheet: Sheet, measure: str, now: str, text: str, address: str) -> None:
        old, new = _lines(now), _lines(text)
        for plan in new:
            if plan not in old:
                self._list(measure, plan)
        for plan in old:
            if plan not in new:
                self._unlist(sheet, measure, plan, address)

    def _list(self, measure: str, plan: str) -> None:
        file = f"{PLANS}/{plan}.yml"
        data = self.result.files[file]
        self.result.files[file] = _placed(
            data, ("tiltak",), [*(data.get("tiltak") or []), measure], model_of(file)
        )

    def _unlist(self, sheet: Sheet, measure: str, plan: str, address: str) -> None:
        file = f"{PLANS}/{plan}.yml"
        data = self.result.files[file]
        number = measures_in(data).index(measure)
        if data["tiltak"][number] not in (measure, {"tiltak": measure}):
            self._complain("has_more", sheet=self._title(sheet), cell=address, plan=self.names["plan"][plan])
            return
        left = [item for place, item in enumerate(data["tiltak"]) if place != number]
        self.result.files[file] = _placed(data, ("tiltak",), left, model_of(file))

    def _take_away(self) -> None:
        for record in sorted(self.gone, key=lambda record: record.path, reverse=True):
            holder = self.result.files[record.file]
            for step in record.path[:-2]:
                holder = holder[step]
            seats, number = record.path[-2:]
            del holder[seats][number]
            if not holder[seats]:
                del holder[seats]

    # New things --------------------------------------------------------------------------------------------

    def _new_row(self, sheet: Sheet, row: RowRead) -> None:
        if not sheet.can_grow:
            self._complain("no_new", sheet=self._title(sheet), cell=f"A{row.number}")
            return
        cells = {column: self._kept(sheet, column, row) for column in sheet.columns}
        for column in sheet.columns:
            if column.required and cells[column] == "":
                address = row.cells[column.name][0].address
                self._complain("required", sheet=self._title(sheet), cell=address, field=self._field(column))
                return
        name = cells[sheet.title]
        if name is None or None in cells.values():
            return
        filled = {column: text for column, text in cells.items() if text}
        if not self._all_exist(sheet, row, filled):
            return
        if same := self._alike(sheet, cells, name):
            shown = self.names[sheet.title.of].get(name, name) if sheet.title.of else _short(name)
            self._complain("alike", sheet=self._title(sheet), cell=f"A{row.number}", name=shown, id=same)
        else:
            self._make(sheet, row, filled, name)

    def _make(self, sheet: Sheet, row: RowRead, filled: Mapping[Column, str], name: str) -> None:
        id_ = self.new_ids.get((sheet.name, row.number), "")
        match sheet.name:
            case "seats":
                self._new_item(sheet, filled, {}, name)
            case _ if not id_:
                self._complain("no_id", sheet=self._title(sheet), cell=row.cells[sheet.title.name][0].address)
            case "measures":
                self._new_measure(sheet, filled, id_)
            case _:
                self._new_item(sheet, filled, {"id": id_}, id_)

    def _all_exist(self, sheet: Sheet, row: RowRead, fields: Mapping[Column, str]) -> bool:
        """Whether what is referred to is still there; it may be gone from the files since."""
        whole = True
        for column, text in fields.items():
            ids = [parts_of_share(line)[0] for line in _lines(text)] if column.of else []
            for gone in (id_ for id_ in ids if id_ not in self.names[column.of]):
                cell = row.cells[column.name][0].address
                kind = self.texts(f"spreadsheet.kind.{column.of}")
                self._complain("unknown", sheet=self._title(sheet), cell=cell, kind=kind, value=gone)
                whole = False
        return whole

    def _alike(self, sheet: Sheet, cells: Mapping[Column, str | None], name: str) -> str | None:
        """The id of what is called the same in the same place, as a row has that is sent back a second time."""
        fixed = [column for column in sheet.columns if column.fixed]
        return next(
            (
                key
                for key, row in self.now[sheet.name].items()
                if _folded(row[sheet.title.name]) == _folded(name)
                and all(row[column.name] == cells[column] for column in fixed)
            ),
            None,
        )

    def _filled(self, sheet: Sheet, filled: Mapping[Column, str], data: dict[str, Any]) -> dict[str, Any]:
        for column in sheet.columns:
            if column in filled and not column.fixed and column != IN_PLANS:
                data = _placed(data, column.path, self._value(column, filled[column], None), sheet.model)
        return data

    def _new_measure(self, sheet: Sheet, filled: Mapping[Column, str], id_: str) -> None:
        file = f"{MEASURES}/{id_}.yml"
        self.result.files[file] = self._filled(sheet, filled, {})
        plans = _lines(filled.get(IN_PLANS, ""))
        for plan in plans:
            self._list(id_, plan)
        names = self.texts.listed([f"«{self.names['plan'][plan]}»" for plan in plans]) if plans else ""
        name = "spreadsheet.new_measure" if plans else "spreadsheet.new_measure_alone"
        self.result.summary.append(self.texts(name, name=_short(filled[sheet.title]), file=file, plans=names))

    def _new_item(self, sheet: Sheet, filled: Mapping[Column, str], start: dict[str, Any], id_: str) -> None:
        above = next((text for column, text in filled.items() if column.fixed), "")
        file = f"{PLANS}/{above}.yml" if sheet.above == "plan" else sheet.where
        holder = self.result.files.setdefault(file, {})
        data = self._filled(sheet, filled, start)
        *way, last = sheet.lists
        model = model_of(file)
        if not way:
            self.result.files[file] = _placed(holder, (last,), [*(holder.get(last) or []), data], model)
        else:
            body = next((each for each in holder[way[0]] if each["id"] == above), None)
            if body is None:  # a new one that could not be made, which has been told
                return
            item = data["aktør"] if list(data) == ["aktør"] else data
            place = holder[way[0]].index(body)
            inner = _placed(body, (last,), [*(body.get(last) or []), item], _model_in(model, way[0]))
            holder[way[0]][place] = inner
        thing = self._thing(sheet, data, f"{above}/{id_}")
        self.result.summary.append(self.texts("spreadsheet.new", thing=thing, file=file))

    # Cells -------------------------------------------------------------------------------------------------

    def _kept(self, sheet: Sheet, column: Column, row: RowRead) -> str | None:
        """What stands in a field's cells, as it is kept; nothing when it cannot be used, which is told."""
        cells = [cell for cell in row.cells[column.name] if cell.value not in (None, "")]
        if formula := next((cell for cell in cells if cell.is_formula), None):
            self._complain("formula", sheet=self._title(sheet), cell=formula.address)
            return None
        parts = [self._part(sheet, column, cell) for cell in cells]
        if None in parts:
            return None
        return "\n".join(part for part in parts if part)

    def _part(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        if column.type not in ("day", "moment") and isinstance(cell.value, date):
            self._complain("a_day", sheet=self._title(sheet), cell=cell.address, field=self._field(column))
            return None
        match column.type:
            case "text":
                return str(cell.value)
            case "lines":
                return _each_line(cell.value)
            case special:
                ways = {"choice": self._choice, "id": self._id, "share": self._share, "number": self._number}
                return ways.get(special, self._time)(sheet, column, cell)

    def _number(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        if str(cell.value).isdigit():
            return str(cell.value)
        self._complain("number", sheet=self._title(sheet), cell=cell.address, value=_short(cell.value))
        return None

    def _time(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        value = cell.value
        if isinstance(value, date):
            serial = (value - date(1899, 12, 30)).days
            if _FIRST_YEAR <= serial <= _LAST_YEAR:  # a year typed where Excel expects a day
                value = str(serial)
            elif not _FIRST_YEAR <= value.year <= _LAST_YEAR:
                value = f"{value:%d.%m.%Y}!"
            else:
                return value.isoformat()
        if found := _NORWEGIAN.fullmatch(value):
            value = "{}.{}.{}".format(*found.groups())
        if is_time(column, value):
            return kept_time(column, value)
        name = "year_only" if value.isdigit() and len(value) == 4 else f"bad_{column.type}"
        self._complain(name, sheet=self._title(sheet), cell=cell.address, value=_short(value.rstrip("!")))
        return None

    def _choice(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        if (folded := _folded(cell.value)) in column.choices:
            return folded
        values = {"value": _short(cell.value), "choices": ", ".join(column.choices)}
        self._guess("choice", sheet, cell, near(cell.value, column.choices), **values)
        return None

    def _id(self, sheet: Sheet, column: Column, cell: CellRead, name: str = "") -> str | None:
        name = name or cell.value
        if id_ := self.found[column.of].get(_folded(name)):
            return id_
        kind = self.texts(f"spreadsheet.kind.{column.of}")
        self._guess(
            "unknown", sheet, cell, near(name, self.names[column.of].values()), kind=kind, value=_short(name)
        )
        return None

    def _share(self, sheet: Sheet, column: Column, cell: CellRead) -> str | None:
        text = " ".join(cell.value.split())
        if id_ := self.found["party"].get(_folded(text)):
            return id_
        found = _SHARE.fullmatch(text)
        if not found or not (id_ := self._id(sheet, column, cell, found["name"])):
            return None
        share = {"aktør": id_, "som": found["wording"] or "", "del": found["part"] or ""}
        return kept_share(share, self.names["party"])

    def _value(self, column: Column, text: str, old: Any) -> Any:
        """What is kept, as the file shall have it; what has not changed is left as its author wrote it."""
        lines = _lines(text)
        match column.type:
            case "share":
                return [self._share_value(line, old or []) for line in lines]
            case "lines":
                known = {" ".join(line.split()): line for line in old or []}
                return [known.get(line, line) for line in lines]
            case "id" if column.many:
                return lines
            case "day" | "moment" if "-" in text and not (old and "-" in old):
                return f"{date.fromisoformat(text):%d.%m.%Y}"
            case _:
                return text

    def _share_value(self, line: str, old: Sequence[Any]) -> Any:
        same = (share for share in old if kept_share(share, self.names["party"]) == line)
        if (share := next(same, None)) is not None:
            return share
        id_, wording, part = parts_of_share(line)
        full = {"aktør": id_, "som": wording, "del": part}
        return id_ if not wording and not part else {key: value for key, value in full.items() if value}

    # Words -------------------------------------------------------------------------------------------------

    def _told(self, column: Column, old: str, new: str) -> str:
        """A change of one field, in words."""
        name = self._field(column).casefold()
        if column.many or column.type == "lines":
            return f"{name}: {self._list_told(column, old, new)}"
        if not new:
            return self.texts("spreadsheet.emptied", field=name, old=self._value_shown(column, old))
        if not old:
            return self.texts("spreadsheet.filled", field=name, new=self._value_shown(column, new))
        shown = {"old": self._value_shown(column, old, new), "new": self._value_shown(column, new, old)}
        return self.texts("spreadsheet.changed", field=name, **shown)

    def _list_told(self, column: Column, old: str, new: str) -> str:
        before, after = _lines(old), _lines(new)
        added = [self._value_shown(column, line) for line in after if line not in before]
        taken = [self._value_shown(column, line) for line in before if line not in after]
        parts = []
        if added:
            parts.append(self.texts("spreadsheet.added", what=self.texts.listed(added)))
        if taken:
            parts.append(self.texts("spreadsheet.taken", what=self.texts.listed(taken)))
        return f"{'; '.join(parts)}." if parts else self.texts("spreadsheet.reordered")

    def _value_shown(self, column: Column, text: str, other: str = "") -> str:
        if not text:
            return self.texts("spreadsheet.empty")
        names = self.names.get(column.of, {})
        match column.type:
            case "id" | "share":
                return self.texts.listed([shown_share(line, names) for line in _lines(text)])
            case "day" | "moment" if "-" in text:
                return f"{date.fromisoformat(text):%d.%m.%Y}"
            case _:
                return f"«{_short(text, other)}»"

    def _thing(self, sheet: Sheet, data: Mapping[str, Any], key: str) -> str:
        """A thing by its name: «Tiltak «Ungdata»»."""
        kind = self.texts(f"spreadsheet.thing.{sheet.name}")
        if sheet.name in ("seats", "entries"):
            above, _, id_ = key.partition("/")
            kinds = ("body", "party") if sheet.name == "seats" else ("plan", "measure")
            id_ = str(data.get("aktør") or data.get("tiltak") or id_)
            names = [self.names[kind].get(each, each) for kind, each in zip(kinds, (above, id_), strict=True)]
            return f"{kind} «{names[0]}», «{names[1]}»"
        name = data.get("tittel") or data.get("navn") or data.get(sheet.title.path[0]) or key
        return f"{kind} «{_short(str(name))}»"

    def _title(self, sheet: Sheet) -> str:
        return self.texts(f"spreadsheet.sheet.{sheet.name}")

    def _field(self, column: Column) -> str:
        return self.texts(f"spreadsheet.column.{column.name}")

    def _complain(self, name: str, /, **values: object) -> None:
        self.result.complaints.append(self.texts(f"spreadsheet.wrong.{name}", **values))

    def _guess(self, name: str, /, sheet: Sheet, cell: CellRead, guess: str | None, **values: object) -> None:
        self._complain(name, sheet=self._title(sheet), cell=cell.address, **values)
        if guess:
            self.result.complaints[-1] += f" {self.texts('spreadsheet.near', near=guess)}"


def _placed(
    data: Mapping[str, Any], path: Sequence[str], value: Any, model: type[Model] | None
) -> dict[str, Any]:
    """The data with a value at a path, a new key in the model's order; an empty value is not there."""
    key, *rest = path
    if rest:
        value = _placed(data.get(key) or {}, rest, value, _model_in(model, key))
    if not value:
        return {name: each for name, each in data.items() if name != key}
    if key in data:
        return {**data, key: value}
    order = [str(info.alias) for info in model.model_fields.values()] if model else []
    before = order[: order.index(key)] if key in order else list(data)
    last = max((number for number, name in enumerate(data) if name in before), default=-1)
    items = list(data.items())
    return dict([*items[: last + 1], (key, value), *items[last + 1 :]])


def _model_in(model: type[Model] | None, key: str) -> type[Model] | None:
    info = next((info for info in model.model_fields.values() if info.alias == key), None) if model else None
    return next(_models(info.annotation), None) if info else None


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _at(data: Any, path: Sequence[str]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _each_line(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _short(text: str, other: str = "") -> str:
    """A text as a sentence can hold it; of a long one, the part that differs from the other."""
    text, other = " ".join(text.split()), " ".join(other.split())
    if len(text) <= _LONGEST_SHOWN:
        return text
    pairs = zip(text, other, strict=False)
    same = next((number for number, (one, two) in enumerate(pairs) if one != two), min(len(text), len(other)))
    start = max(0, text.rfind(" ", 0, max(same - 15, 0)) + 1)
    piece = text[start : start + _LONGEST_SHOWN]
    return f"{'…' if start else ''}{piece}{'…' if start + _LONGEST_SHOWN < len(text) else ''}"
