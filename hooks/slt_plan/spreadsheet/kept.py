"""What a municipality's files say, cell by cell.

A cell has two forms. *Kept* is what is compared: ids, ISO dates, and tabs and line breaks between parts; two cells
are the same when their kept forms are. *Shown* is what an office user sees: names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from slt_plan.layout import ORGANISATION_FILE, PLANS, id_of, within
from slt_plan.plan.fields import Day, YearOrDay
from slt_plan.spreadsheet.columns import Column, Sheet
from slt_plan.spreadsheet.placing import measures_in, value_at
from slt_plan.spreadsheet.sheets import IN_PLANS, SHEETS

Files = Mapping[str, Any]
"""What each of a municipality's files says, as plain data."""
Tables = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By sheet, by a row's key, by a column's name: what is kept of each cell."""
LONGEST = 32_000
"""How much a cell holds; a longer text is shown cut, and can be changed in its file only."""
_LONGEST_LABEL = 90
_DAY: TypeAdapter[Any] = TypeAdapter(Day)
_MOMENT: TypeAdapter[Any] = TypeAdapter(YearOrDay)


class Record(NamedTuple):
    """A thing in a file, and the way to it."""

    key: str
    file: str
    path: tuple[str | int, ...]
    data: Mapping[str, Any]
    above: str


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


def records(sheet: Sheet, files: Files) -> list[Record]:
    """The things on a sheet, as the files have them; a seat is known by its body and its party."""
    names = within(sheet.where, files) or [file for file in files if file == sheet.where]
    found: list[Record] = []
    for file in names:
        above = id_of(file) if sheet.above == "plan" or not sheet.lists else ""
        found += _inner(sheet, files[file], Record(above, file, (), files[file], ""), sheet.lists)
    return [record for record in found if record.data]


def _inner(sheet: Sheet, data: Any, record: Record, lists: Sequence[str]) -> Iterator[Record]:
    if not lists:
        yield record
        return
    seen: Counter[str] = Counter()
    for number, item in enumerate((data or {}).get(lists[0]) or []):
        whole = {"aktør" if sheet.name == "seats" else "tiltak": item} if isinstance(item, str) else item
        name = str(next(iter(whole.values())) if "id" not in whole else whole["id"])
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}#{seen[name]}"
        key = f"{record.key}/{name}" if record.key else name
        path = (*record.path, lists[0], number)
        yield from _inner(sheet, item, Record(key, record.file, path, whole, record.key), lists[1:])


def labels(files: Files) -> dict[str, dict[str, str]]:
    """What each thing is called where others refer to it, by its kind and its id; no two alike."""
    kinds: dict[str, dict[str, str]] = {
        sheet.label: {_id(record): _label(sheet, record.data) for record in records(sheet, files)}
        for sheet in SHEETS
        if sheet.label
    }
    organisation = files.get(ORGANISATION_FILE) or {}
    kinds["level"] = {each["id"]: each["navn"].strip() for each in organisation.get("nivåer") or []}
    kinds["party"] = {**kinds["party"], **kinds["body"]}
    return {kind: _told_apart(names) for kind, names in kinds.items()}


def _id(record: Record) -> str:
    return record.key.rpartition("/")[2]


def _label(sheet: Sheet, data: Mapping[str, Any]) -> str:
    name = " ".join(str(data.get("tittel") or data.get("navn") or data[sheet.title.path[0]]).split())
    return name if len(name) <= _LONGEST_LABEL else f"{name[:_LONGEST_LABEL].rstrip()}…"


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    count = Counter(name.casefold() for name in names.values())
    return {id_: name if count[name.casefold()] == 1 else f"{name} [{id_}]" for id_, name in names.items()}


def kept(column: Column, record: Record, files: Files, names: Mapping[str, str]) -> str:
    """What a field says, in the form that is compared; ``names`` are what the parties are called."""
    if column == IN_PLANS:
        plans = within(PLANS, files)
        return "\n".join(id_of(file) for file in plans if record.key in measures_in(files[file]))
    if column.fixed and column.path[0] in ("plan", "organ"):
        return record.above
    value = value_at(record.data, column.path)
    text = "" if value is None else _kept(column, value, names)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _kept(column: Column, value: Any, names: Mapping[str, str]) -> str:
    match column.type:
        case "share":
            return "\n".join(kept_share(share, names) for share in value)
        case "lines":
            return "\n".join(_line(line) for line in value)
        case "id" if column.many:
            return "\n".join(value)
        case "day" | "moment":
            return kept_time(column, value)
        case _:
            return str(value).strip()


def kept_share(share: Any, names: Mapping[str, str]) -> str:
    """A party with its wording and its part; a wording that is only the name again says nothing."""
    if isinstance(share, str):
        return share
    id_, wording = share["aktør"], share.get("som") or ""
    silent = wording.strip().casefold() == names.get(id_, "").casefold()
    parts = (id_, "" if silent else _line(wording), _line(share.get("del") or ""))
    return "\t".join(parts).rstrip("\t")


def parts_of_share(line: str) -> tuple[str, str, str]:
    """The party, its wording and its part, from what is kept of a share."""
    id_, wording, part, *_ = (*line.split("\t"), "", "")
    return id_, wording, part


def kept_time(column: Column, text: str) -> str:
    """A day as ``2026-12-31``, and a year as it is; nothing of either is an error."""
    if column.type == "moment":
        moment = _MOMENT.validate_python(text)
        return str(moment.first.year) if moment.is_year else moment.first.isoformat()
    return str(_DAY.validate_python(text).isoformat())


def shown(column: Column, text: str, names: Mapping[str, str]) -> list[str]:
    """What stands in each of a field's cells."""
    match column.type:
        case "share":
            return [shown_share(line, names) for line in text.split("\n") if line]
        case "id":
            return [names.get(id_, id_) for id_ in text.split("\n") if id_]
        case "choice":
            return [names.get(text, text)]
        case _:
            return [text]


def shown_share(line: str, names: Mapping[str, str]) -> str:
    """A party by its name, with its wording and its part behind."""
    id_, wording, part = parts_of_share(line)
    start = names.get(id_, id_)
    return f"{start}{f' (som {wording})' if wording else ''}{f' (del {part})' if part else ''}"


def is_time(column: Column, text: str) -> bool:
    """Whether the text is a day, or a year where a year will do."""
    try:
        kept_time(column, text)
    except ValidationError:
        return False
    return True


def _line(text: str) -> str:
    return " ".join(text.split())
