"""From a document to drafts: measures, parties and a plan, and what a human must look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from slt_plan.checks.persons import names_person
from slt_plan.documents import plan_text
from slt_plan.documents.columns import Column
from slt_plan.documents.document import POINT, Document, Note, divided_words, says_something
from slt_plan.documents.measure_rows import MeasureRow, measure_rows, prose
from slt_plan.documents.naming import alike, broken_words, names, standing_alone
from slt_plan.documents.plan_text import GoalRead, level_of
from slt_plan.editing.notation import Value
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import ProgressState
from slt_plan.validation import as_id

_LONGEST_TITLE = 80
_LONGEST_ID = 45
_SENTENCE = re.compile(r"(?<=[a-zæøå0-9)])\.\s+(?=[A-ZÆØÅ])")
_DEADLINE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d")
_AREA = re.compile(r"(?:innsats|satsings|fokus)område(?:\s*\d+)?\s*[:–-]?\s*", re.IGNORECASE)
_GOAL = re.compile(r"(?:hoved|hovud|del|resultat)?mål\b", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The parties a municipality has: the id by each of their names, folded, and the name each is shown by."""

    ids: Mapping[str, Id] = field(default_factory=dict)
    names: Mapping[Id, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drafts:
    """What was made of a document; each thing as the fields of its file, in their order."""

    measures: Mapping[Id, Mapping[str, Value]]
    parties: tuple[Mapping[str, Value], ...]
    plan: Mapping[str, Value]
    notes: tuple[Note, ...]
    doubts: Mapping[Id, tuple[Note, ...]]
    """What is doubtful about each measure."""


def drafted(document: Document, name: str, known: Known) -> Drafts:
    """Drafts of all that a document holds; ``name`` is what the plan is called where it does not say."""
    found = measure_rows(document)
    parties = _Parties(known, found.rows)
    plan = _PlanDraft(document, name)
    measures: dict[Id, Mapping[str, Value]] = {}
    doubts: dict[Id, tuple[Note, ...]] = {}
    for row in found.rows:
        draft = _MeasureDraft(row, parties, plan)
        id_ = _free(_id(draft.title) or "tiltak", measures)
        measures[id_], doubts[id_] = draft.fields(), tuple(draft.notes)
        plan.list(id_, row)
    notes = (*document.notes, *found.notes, *plan.notes, *parties.notes())
    return Drafts(measures, parties.drafts(), plan.fields(), notes, doubts)


class _Parties:
    """Every party once, whatever cell it stands in."""

    def __init__(self, known: Known, rows: Iterable[MeasureRow]) -> None:
        self.known = known
        self.ids = dict(known.ids)
        self.new: dict[Id, str] = {}
        columns: tuple[Column, ...] = ("responsible", "contributors")
        cells = [cell for row in rows for column in columns for cell in row.cells.get(column, ())]
        self.alone = {*standing_alone(cells), *known.ids}

    def share(self, name: str) -> Value:
        """The party of that name, with the wording where the party is called something else."""
        id_ = self.ids.get(name.casefold()) or self._add(name)
        shown = self.new.get(id_) or self.known.names.get(id_)
        return id_ if name == shown else {"aktør": id_, "som": name}

    def _add(self, name: str) -> Id:
        id_ = _free(_id(name) or "aktor", {*self.ids.values()})
        self.ids[name.casefold()] = id_
        self.new[id_] = name[:1].upper() + name[1:]
        return id_

    def drafts(self) -> tuple[Mapping[str, Value], ...]:
        """The parties that were not there before."""
        return tuple({"id": id_, "navn": name, "synlig": "utkast"} for id_, name in self.new.items())

    def notes(self) -> Iterator[Note]:
        """The parties that may be one, and those that are called like a person."""
        for one, other in alike(self.new.values(), self.known.names.values()):
            yield Note("alike", (("one", one), ("other", other)))
        yield from (Note("person", (("name", name),)) for name in self.new.values() if names_person(name))


class _PlanDraft:
    """The plan that the measures stand in."""

    def __init__(self, document: Document, name: str) -> None:
        self.notes: list[Note] = []
        self.goals: dict[str, dict[str, Value]] = {}
        self.groups: dict[str, dict[str, Value]] = {}
        self.areas: dict[str, dict[str, Value]] = {}
        self.entries: list[Value] = []
        self.title = plan_text.title(document) or name
        self.period = plan_text.period(document)
        if self.period:
            self.notes.append(Note("period", (("text", self.period[2]),)))
        for goal in plan_text.goals(document):
            self.goal(goal)
        for text in plan_text.target_groups(document):
            self.group(text)

    def goal(self, goal: GoalRead) -> Id:
        """The id of a goal, which stands once in the plan."""
        fields = {"nivå": goal.level, "tekst": goal.text, "utdyping": goal.more}
        return _listed(self.goals, goal.text, fields)

    def group(self, text: str) -> Id:
        """The id of a target group, which stands once in the plan."""
        return _listed(self.groups, text, {"tekst": text})

    def area(self, text: str) -> Id:
        """The id of a focus area, which stands once in the plan."""
        title = _AREA.sub("", text) or text
        return _listed(self.areas, title, {"tittel": title})

    def list(self, id_: Id, row: MeasureRow) -> None:
        """Put a measure last."""
        number = row.text("number").strip(" .")
        self.entries.append({"tiltak": id_, "nummer": number} if number else id_)

    def fields(self) -> dict[str, Value]:
        """The fields of its file."""
        period = {"fra": self.period[0], "til": self.period[1]} if self.period else {}
        return {
            "tittel": self.title,
            "periode": period,
            "mål": tuple(self.goals.values()),
            "målgrupper": tuple(self.groups.values()),
            "innsatsområder": tuple(self.areas.values()),
            "tiltak": self.entries,
            "synlig": "utkast",
        }


class _MeasureDraft:
    """One measure."""

    def __init__(self, row: MeasureRow, parties: _Parties, plan: _PlanDraft) -> None:
        self.row, self.parties, self.plan = row, parties, plan
        self.notes: list[Note] = []
        self.aside: list[str] = []
        texts = row.texts("measure")
        self.parts = [text.removeprefix(POINT) for text in texts if text.startswith(POINT)]
        running = [text for text in texts if not text.startswith(POINT)] or self.parts[:1]
        self.wording = prose(running)
        self.title = self._title(running[0])

    def fields(self) -> dict[str, Value]:
        """The fields of its file."""
        row = self.row
        fields: dict[str, Value] = {
            "tittel": self.title,
            "ordlyd": self.wording if self.wording != self.title else "",
            "beskrivelse": row.text("description"),
            "ansvar": self._shares("responsible"),
            "medvirkende": self._shares("contributors"),
            "deltiltak": self.parts,
            **self._references(),
            "tilstand": self._state(),
            "tid": self._time(),
            "økonomi": {"tekst": row.text("economy")} if row.text("economy") else {},
            "evaluering": {"tekst": row.text("evaluation")} if row.text("evaluation") else {},
            "synlig": "utkast",
        }
        self._look_for_broken_words()
        if not fields["ansvar"]:
            self._note("nobody")
        self.aside += [f"{title}: {text}" if title else text for title, text in row.others]
        return {**fields, "notat": "\n".join(self.aside)}

    def _title(self, text: str) -> str:
        first = next(filter(says_something, _SENTENCE.split(text)))
        if len(first) <= _LONGEST_TITLE:
            return first.removesuffix(".")
        self._note("long_title")
        return f"{first[: _LONGEST_TITLE - 2].rsplit(' ', 1)[0].rstrip(' ,;')} …"

    def _shares(self, column: Column) -> list[Value]:
        found: list[str] = []
        for cell in self.row.cells.get(column, ()):
            parties, notes = names(cell, self.parties.alone)
            found += parties
            self.notes += notes
        return [self.parties.share(name) for name in dict.fromkeys(found)]

    def _references(self) -> dict[str, Value]:
        """Goals, target groups and the focus area, by the columns and by the row across the table above."""
        row, plan = self.row, self.plan
        goals = [plan.goal(GoalRead("delmål", _pointless(text))) for text in row.texts("goal")]
        area = plan.area(_line(row.texts("area"))) if row.text("area") else ""
        if row.section and _GOAL.match(row.section):
            goals.append(plan.goal(GoalRead(level_of(row.section), row.section)))
        elif row.section:
            area = area or plan.area(row.section)
        groups = [plan.group(_pointless(text)) for text in row.texts("target_group")]
        return {"mål": list(dict.fromkeys(goals)), "målgrupper": groups, "innsatsområde": area}

    def _state(self) -> dict[str, Value]:
        text = _line(self.row.texts("state"))
        if text.casefold().strip(" .") in get_args(ProgressState):
            return {"framdrift": text.casefold().strip(" .")}
        if text:
            self._note("state", text=text)
            self.aside.append(f"Status: {text}")
        return {}

    def _time(self) -> dict[str, Value]:
        text = _line(self.row.texts("time"))
        if not text:
            return {}
        return {"frist": text} if _DEADLINE.fullmatch(text) else {"tekst": text}

    def _look_for_broken_words(self) -> None:
        cells = [cell for cells in self.row.cells.values() for cell in cells]
        for word in dict.fromkeys(word for cell in cells for word in broken_words(cell.text)):
            self._note("broken_word", word=word)
        for word in dict.fromkeys(word for cell in cells for word in divided_words(cell)):
            self._note("divided_word", word=word)

    def _note(self, code: str, **values: str) -> None:
        self.notes.append(Note(code, tuple(values.items())))


def _line(texts: Iterable[str]) -> str:
    """Paragraphs and points on one line."""
    return ", ".join(_pointless(text).rstrip(",") for text in texts)


def _pointless(text: str) -> str:
    return text.removeprefix(POINT)


def _listed(things: dict[str, dict[str, Value]], text: str, fields: Mapping[str, Value]) -> Id:
    """The id of a thing that has that text; it is added when it is not there."""
    key = text.casefold().strip(" .:")
    if key not in things:
        taken = {str(thing["id"]) for thing in things.values()}
        things[key] = {"id": _free(_id(text) or "punkt", taken), **fields}
    return str(things[key]["id"])


def _id(text: str) -> Id:
    """An id that is not too long, and ends where a word does."""
    whole = as_id(text)
    return (
        whole
        if len(whole) <= _LONGEST_ID
        else whole[: _LONGEST_ID + 1].rpartition("-")[0] or whole[:_LONGEST_ID]
    )


def _free(id_: Id, taken: Collection[Id]) -> Id:
    free, number = id_, 2
    while free in taken:
        free, number = f"{id_}-{number}", number + 1
    return free
