"""A municipality's files as tables: which sheet shows what, one row a thing, one column a field.

A cell has two forms. *Kept* is what is compared: ids, ISO dates, and tabs and line breaks between parts; two cells
are the same when their kept forms are. *Shown* is what an office user sees: names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from slt_plan.layout import DECISION_FILE, MEASURES, ORGANISATION_FILE, PARTY_FILE, PLANS, id_of, within
from slt_plan.plan.decisions import Decision
from slt_plan.plan.fields import Day, Model, Visibility, YearOrDay
from slt_plan.plan.measures import DecisionState, Footing, Measure, ProgressState
from slt_plan.plan.organisation import Body, BodyState, Seat
from slt_plan.plan.parties import Party, PartyType
from slt_plan.plan.plans import Entry, FocusArea, Goal, GoalLevel, Outcome, Plan, TargetGroup

Files = Mapping[str, Any]
"""What each of a municipality's files says, as plain data."""
Type = Literal["text", "lines", "day", "moment", "number", "choice", "id", "share"]
_YES_NO = ("ja", "nei")
_LONGEST_LABEL = 90
LONGEST = 32_000
"""How much a cell holds; a longer text is shown cut, and can be changed in its file only."""
_DAY: TypeAdapter[Any] = TypeAdapter(Day)
_MOMENT: TypeAdapter[Any] = TypeAdapter(YearOrDay)


class Column(NamedTuple):
    """A field of the things on a sheet."""

    path: tuple[str, ...]
    type: Type = "text"
    of: str = ""
    """What kind of thing an id is the id of."""
    choices: tuple[str, ...] = ()
    many: bool = False
    """Whether it takes several columns, with a value in each."""
    required: bool = False
    fixed: bool = False
    """Whether it says which thing the row is about, and can be filled in for a new one only."""

    @property
    def name(self) -> str:
        """What it is called among our words."""
        return "_".join(self.path)


class Sheet(NamedTuple):
    """A sheet: where in the files its things stand, and its columns."""

    name: str
    model: type[Model]
    where: str
    lists: tuple[str, ...]
    columns: tuple[Column, ...]
    label: str = ""
    """The kind of thing it lists, when others refer to it."""
    above: str = ""
    """The column that names what its things stand within."""
    can_grow: bool = True

    @property
    def title(self) -> Column:
        """The column a thing is known by."""
        return next(column for column in self.columns if column.required and not column.fixed)


class Record(NamedTuple):
    """A thing in a file, and the way to it."""

    key: str
    file: str
    path: tuple[str | int, ...]
    data: Mapping[str, Any]
    above: str


_UPDATED = Column(("oppdatert",), "day")
_VISIBLE = Column(("synlig",), "choice", choices=get_args(Visibility))
_NOTE = Column(("notat",))
_KEPT_TO_ITSELF = (_VISIBLE, _NOTE)
IN_PLANS = Column(("i_planer",), "id", "plan", many=True)
"""The plans a measure stands in, which is said in the plans' own files."""

SHEETS = (
    Sheet(
        "measures",
        Measure,
        MEASURES,
        (),
        (
            Column(("tittel",), required=True),
            Column(("ordlyd",)),
            Column(("beskrivelse",)),
            Column(("for_innbyggere",)),
            Column(("ansvar",), "share", "party", many=True),
            Column(("medvirkende",), "share", "party", many=True),
            IN_PLANS,
            Column(("mål",), "id", "goal", many=True),
            Column(("målgrupper",), "id", "group", many=True),
            Column(("innsatsområde",), "id", "area"),
            Column(("strategier",), "id", "strategy", many=True),
            Column(("tilstand", "vedtak"), "choice", choices=get_args(DecisionState)),
            Column(("tilstand", "framdrift"), "choice", choices=get_args(ProgressState)),
            Column(("tilstand", "grunn")),
            Column(("tilstand", "driftsform"), "choice", choices=get_args(Footing)),
            Column(("tid", "fra"), "moment"),
            Column(("tid", "til"), "moment"),
            Column(("tid", "frist"), "moment"),
            Column(("tid", "fast"), "choice", choices=_YES_NO),
            Column(("tid", "hvert_år")),
            Column(("tid", "skoleår")),
            Column(("tid", "tekst")),
            Column(("økonomi", "tekst")),
            Column(("økonomi", "beløp")),
            Column(("økonomi", "budsjett")),
            Column(("evaluering", "tekst")),
            Column(("søkeord",), "lines"),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "measure",
    ),
    Sheet(
        "parties",
        Party,
        PARTY_FILE,
        ("aktører",),
        (
            Column(("navn",), required=True),
            Column(("alias",), "lines"),
            Column(("type",), "choice", choices=get_args(PartyType)),
            Column(("del_av",), "id", "party", many=True),
            Column(("beskrivelse",)),
            Column(("kontakt", "funksjon")),
            Column(("kontakt", "e-post")),
            Column(("kontakt", "telefon")),
            Column(("kontakt", "nettside")),
            Column(("kontakt", "tekst")),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "party",
    ),
    Sheet(
        "bodies",
        Body,
        ORGANISATION_FILE,
        ("organer",),
        (
            Column(("navn",), required=True),
            Column(("alias",), "lines"),
            Column(("nivå",), "id", "level", many=True),
            Column(("slt_rolle",)),
            Column(("status",), "choice", choices=get_args(BodyState)),
            Column(("kort",)),
            Column(("beskrivelse",)),
            Column(("under",), "id", "body", many=True),
            Column(("sammensetning",)),
            Column(("møter", "tekst")),
            Column(("møter", "kort")),
            Column(("møter", "minst"), "number"),
            Column(("møter", "antall"), "number"),
            Column(("møter", "per"), "choice", choices=("uke", "måned", "halvår", "år", "skoleår")),
            Column(("beslutningsregler",), "lines"),
            Column(("varighet",)),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "body",
    ),
    Sheet(
        "seats",
        Seat,
        ORGANISATION_FILE,
        ("organer", "medlemmer"),
        (
            Column(("organ",), "id", "body", required=True, fixed=True),
            Column(("aktør",), "id", "party", required=True),
            Column(("som",)),
            Column(("leder",), "choice", choices=_YES_NO),
            Column(("stedfortreder",)),
            Column(("merknad",)),
        ),
        above="organ",
    ),
    Sheet(
        "plans",
        Plan,
        PLANS,
        (),
        (
            Column(("tittel",), required=True),
            Column(("type",)),
            Column(("periode", "fra"), "moment"),
            Column(("periode", "til"), "moment"),
            Column(("periode", "tekst")),
            Column(("tilstand",), "choice", choices=get_args(DecisionState)),
            Column(("revidering",)),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "plan",
        can_grow=False,
    ),
    Sheet(
        "entries",
        Entry,
        PLANS,
        ("tiltak",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tiltak",), "id", "measure", required=True, fixed=True),
            Column(("nummer",)),
            Column(("ordlyd",)),
            Column(("ansvar",), "share", "party", many=True),
            Column(("innsatsområde",), "id", "area"),
            Column(("utfall",), "choice", choices=get_args(Outcome)),
            Column(("ble_til",), "id", "measure", many=True),
            Column(("merknad",)),
        ),
        above="plan",
        can_grow=False,
    ),
    Sheet(
        "goals",
        Goal,
        PLANS,
        ("mål",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tekst",), required=True),
            Column(("nivå",), "choice", choices=get_args(GoalLevel), required=True),
            Column(("utdyping",)),
            Column(("under",), "id", "goal"),
        ),
        "goal",
        "plan",
    ),
    Sheet(
        "target_groups",
        TargetGroup,
        PLANS,
        ("målgrupper",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tittel",)),
            Column(("tekst",), required=True),
        ),
        "group",
        "plan",
    ),
    *(
        Sheet(
            name,
            FocusArea,
            PLANS,
            (key,),
            (
                Column(("plan",), "id", "plan", required=True, fixed=True),
                Column(("tittel",), required=True),
                Column(("tekst",)),
                Column(("kilde",)),
            ),
            label,
            "plan",
        )
        for name, key, label in (
            ("focus_areas", "innsatsområder", "area"),
            ("strategies", "strategier", "strategy"),
        )
    ),
    Sheet(
        "decisions",
        Decision,
        DECISION_FILE,
        ("vedtak",),
        (
            Column(("tittel",), required=True),
            Column(("tilstand",), "choice", choices=get_args(DecisionState)),
            Column(("av",)),
            Column(("dato",), "day"),
            Column(("tid",)),
            Column(("sak",)),
            Column(("tekst",)),
            Column(("punkter",), "lines"),
            Column(("frist",), "day"),
            Column(("oppfølging",)),
            *_KEPT_TO_ITSELF,
        ),
        "decision",
    ),
)
"""Every sheet. What no column shows is left as it is in the files."""


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
    value = _at(record.data, column.path)
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
        case _:
            return [text]


def shown_share(line: str, names: Mapping[str, str]) -> str:
    """A party by its name, with its wording and its part behind."""
    id_, wording, part = parts_of_share(line)
    start = names.get(id_, id_)
    return f"{start}{f' (som {wording})' if wording else ''}{f' (del {part})' if part else ''}"


def measures_in(plan: Any) -> list[str]:
    """The ids of the measures in a plan, in its order."""
    return [item if isinstance(item, str) else item["tiltak"] for item in plan.get("tiltak") or []]


def is_time(column: Column, text: str) -> bool:
    """Whether the text is a day, or a year where a year will do."""
    try:
        kept_time(column, text)
    except ValidationError:
        return False
    return True


def _line(text: str) -> str:
    return " ".join(text.split())


def _at(data: Any, path: Sequence[str]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
