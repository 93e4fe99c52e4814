"""The table of measures as adopted, and a page for each measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages import times
from slt_plan.pages.filters import Filter, filter_of
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.pages.shares import Who, responsible, who
from slt_plan.pages.shown_plan import over, plan_name, shown_plan
from slt_plan.plan.fields import Id, Link
from slt_plan.plan.measures import Economy, Evaluation, LogEntry, Measure, Origin, State, SubMeasure
from slt_plan.plan.municipalities import Place
from slt_plan.plan.plans import Entry, Plan
from slt_plan.words import Words

SECTION = "measures"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure on a row of the table: its adopted wording and those who answer for it."""

    address: str
    title: str
    wording: str | None
    parts: tuple[str, ...]
    number: str | None
    responsible: tuple[Who, ...]
    contributors: tuple[Who, ...]
    states: tuple[str, ...]
    outcome: str | None
    note: str | None


class Group(NamedTuple):
    """The rows under one focus area, or all rows when the plan has none."""

    title: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The measure-by-responsibility table of one plan; a column nobody filled in is not there."""

    caption: str
    groups: tuple[Group, ...]
    has_contributors: bool
    has_states: bool
    has_outcomes: bool
    filter: Filter | None = None

    @property
    def size(self) -> int:
        """How many measures the table holds."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 2 + self.has_contributors + self.has_states + self.has_outcomes


@dataclass(frozen=True, slots=True)
class Measures:
    """The page of the table."""

    plan: Reference | None
    over: str | None
    text: str | None
    ways: tuple[Reference, ...]
    """Pages that show the same measures in another order."""
    table: Table | None
    elsewhere: tuple[Row, ...]
    """Measures that are not in the plan the table shows."""


class Part(NamedTuple):
    """A sub-measure on a measure's page."""

    title: str
    description: str | None
    responsible: tuple[Who, ...]
    time: str | None


class Standing(NamedTuple):
    """A measure's place in one plan."""

    plan: Reference
    over: str | None
    number: str | None
    wording: str | None
    responsible: tuple[Who, ...]
    focus_area: str | None
    outcome: str | None
    into: tuple[Reference, ...]
    note: str | None


class LogLine(NamedTuple):
    """A day in the history of a measure."""

    day: str
    states: tuple[str, ...]
    text: str | None


class Fact(NamedTuple):
    """A label and its text."""

    label: str
    text: str


class Decided(NamedTuple):
    """A decision that concerns the measure."""

    text: str
    address: str
    details: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """All that is filled in about a measure, in the order a reader asks for it."""

    wording: str | None
    description: str | None
    responsible: tuple[Who, ...]
    contributors: tuple[Who, ...]
    shared_with: tuple[str, ...]
    parts: tuple[Part, ...]
    target_groups: tuple[Reference, ...]
    goals: tuple[Reference, ...]
    areas: tuple[Fact, ...]
    times: tuple[tuple[str, str], ...]
    for_residents: str | None
    states: tuple[Fact, ...]
    reason: str | None
    log: tuple[LogLine, ...]
    economy: Economy | None
    evaluation: Evaluation | None
    decisions: tuple[Decided, ...]
    origin: Origin | None
    replaces: tuple[Reference, ...]
    replaced_by: tuple[Reference, ...]
    standings: tuple[Standing, ...]
    confirmed: str | None
    links: tuple[Link, ...]
    cite: str
    previous: Reference | None
    following: Reference | None


def measure_pages(view: View) -> Iterator[Page]:
    """The page of the table, then each measure."""
    yield _measures_page(view)
    order = view.municipality.ordered_measures
    for place, id_ in enumerate(order):
        previous = _reference(view, order[place - 1]) if place else None
        following = _reference(view, order[place + 1]) if place + 1 < len(order) else None
        yield _measure_page(view, id_, previous, following)


def _measures_page(view: View) -> Page:
    plan, words = view.plan, view.words
    listed = {entry.measure for entry in plan.measures} if plan else set()
    measures = view.municipality.measures
    elsewhere = [Entry.model_validate(id_) for id_ in view.municipality.ordered_measures if id_ not in listed]
    content = Measures(
        plan=shown_plan(view),
        over=over(view, plan) if plan else None,
        text=plan.measures_text if plan else None,
        ways=tuple(_ways(view)),
        table=replace(table(view, plan), filter=filter_of(view, plan)) if plan and plan.measures else None,
        elsewhere=rows(view, elsewhere),
    )
    return Page(
        address=addresses.MEASURES,
        template="slt/measures.html",
        title=words("measures.title"),
        description=words("measures.description", name=view.municipality.settings.name, number=len(measures))
        if measures
        else words("measures.empty"),
        section=SECTION,
        source=view.plan_file,
        content=content,
        updated=plan.updated if plan else None,
    )


def _ways(view: View) -> Iterator[Reference]:
    words, measures = view.words, view.municipality.measures.values()
    yield Reference(words("measures.by_party"), addresses.PARTIES)
    if any(one.goals for one in measures):
        yield Reference(words("measures.by_goal"), addresses.GOALS)
    if any(one.target_groups for one in measures):
        yield Reference(words("measures.by_target_group"), addresses.TARGET_GROUPS)
    yield Reference(words("measures.as_matrix"), addresses.MATRIX)


def table(view: View, plan: Plan) -> Table:
    """The plan's table, in the adopted order; grouped when the plan has focus areas."""
    titles = {area.id: area.title for area in plan.focus_areas}
    grouped = groupby(plan.measures, key=lambda entry: titles.get(area_of(view, entry) or ""))
    groups = tuple(Group(title, rows(view, list(entries))) for title, entries in grouped)
    every = [row for group in groups for row in group.rows]
    return Table(
        caption=plan.measures_title or view.words("measures.caption", plan=plan_name(view.words, plan)),
        groups=groups,
        has_contributors=any(row.contributors for row in every),
        has_states=any(row.states for row in every),
        has_outcomes=any(row.outcome for row in every),
    )


def area_of(view: View, entry: Entry) -> Id | None:
    """The focus area a measure stands under in a plan."""
    return entry.focus_area or view.municipality.measures[entry.measure].focus_area


def rows(view: View, entries: Sequence[Entry]) -> tuple[Row, ...]:
    """The entries of a plan as rows of a table."""
    return tuple(_row(view, entry, view.municipality.measures[entry.measure]) for entry in entries)


def _row(view: View, entry: Entry, measure: Measure) -> Row:
    wording = entry.wording or measure.wording
    return Row(
        address=addresses.measure(entry.measure),
        title=measure.title,
        wording=wording if wording != measure.title else None,
        parts=tuple(part.title for part in measure.parts),
        number=entry.number,
        responsible=who(view.municipality, responsible(entry, measure)),
        contributors=who(view.municipality, measure.contributors),
        states=tuple(fact.text for fact in states(view.words, measure.state)),
        outcome=view.words(f"outcome.{entry.outcome}") if entry.outcome else None,
        note=entry.text,
    )


def states(words: Words, state: State | LogEntry | None) -> tuple[Fact, ...]:
    """Where a measure stands, each axis with its label; the axes nobody filled in are left out."""
    if state is None:
        return ()
    axes = (("decision", state.decision), ("progress", state.progress), ("footing", state.footing))
    return tuple(
        Fact(words(f"state.{axis}.label"), words(f"state.{axis}.{value}")) for axis, value in axes if value
    )


def _reference(view: View, id_: Id) -> Reference:
    return Reference(view.municipality.measures[id_].title, addresses.measure(id_))


def _references(view: View, ids: Sequence[Id]) -> tuple[Reference, ...]:
    return tuple(_reference(view, id_) for id_ in ids)


def _measure_page(view: View, id_: Id, previous: Reference | None, following: Reference | None) -> Page:
    municipality, words = view.municipality, view.words
    measure = municipality.measures[id_]
    content = MeasurePage(
        wording=measure.wording if measure.wording != measure.title else None,
        description=measure.description,
        responsible=who(municipality, measure.responsible),
        contributors=who(municipality, measure.contributors),
        shared_with=measure.shared_with,
        parts=tuple(_part(view, part) for part in measure.parts),
        target_groups=tuple(target_group(view, group) for group in measure.target_groups),
        goals=tuple(goal(view, one) for one in measure.goals),
        areas=tuple(_areas(view, measure)),
        times=tuple(times.time(words, measure.time)) if measure.time else (),
        for_residents=measure.for_residents,
        states=states(words, measure.state),
        reason=measure.state.reason if measure.state else None,
        log=tuple(_log_line(words, entry) for entry in measure.log),
        economy=measure.economy,
        evaluation=measure.evaluation,
        decisions=tuple(_decided(view, one) for one in measure.decisions),
        origin=measure.origin,
        replaces=_references(view, measure.replaces),
        replaced_by=tuple(
            _reference(view, other) for other, one in municipality.measures.items() if id_ in one.replaces
        ),
        standings=tuple(_standing(view, place) for place in municipality.places.get(id_, ())),
        confirmed=words.day(measure.confirmed.day) if measure.confirmed else None,
        links=measure.links,
        cite=_cite(view, measure, id_),
        previous=previous,
        following=following,
    )
    return Page(
        address=addresses.measure(id_),
        template="slt/measure.html",
        title=measure.title,
        description=_description(view, measure),
        section=SECTION,
        source=view.file(f"tiltak/{id_}"),
        content=content,
        crumbs=(Crumb(words("measures.title"), addresses.MEASURES),),
        updated=measure.updated,
    )


def _description(view: View, measure: Measure) -> str:
    names = [one.text for one in who(view.municipality, measure.responsible)]
    if not names:
        return measure.wording or measure.title
    return view.words(
        "measure.description",
        wording=(measure.wording or measure.title).rstrip("."),
        who=view.words.listed(names).rstrip("."),
    )


def _part(view: View, part: SubMeasure) -> Part:
    return Part(part.title, part.description, who(view.municipality, part.responsible), part.time)


def goal(view: View, id_: Id) -> Reference:
    """A goal as a link to where it stands."""
    text, anchor = view.municipality.goals[id_].text, addresses.goal_anchor(id_)
    current = view.plan and any(one.id == id_ for one in view.plan.goals)
    return Reference(text, f"{addresses.GOALS if current else _plan_with(view, 'goals', id_)}#{anchor}")


def target_group(view: View, id_: Id) -> Reference:
    """A target group as a link to where it stands."""
    group, anchor = view.municipality.target_groups[id_], addresses.target_group_anchor(id_)
    current = view.plan and any(one.id == id_ for one in view.plan.target_groups)
    page = addresses.TARGET_GROUPS if current else _plan_with(view, "target_groups", id_)
    return Reference(group.title or group.text, f"{page}#{anchor}")


def _plan_with(view: View, kind: str, id_: Id) -> str:
    """The page of the plan that has this goal or target group."""
    plans = view.municipality.plans.items()
    return next(
        addresses.plan(plan_id)
        for plan_id, plan in plans
        if any(one.id == id_ for one in getattr(plan, kind))
    )


def _areas(view: View, measure: Measure) -> Iterator[Fact]:
    areas, strategies, words = view.municipality.focus_areas, view.municipality.strategies, view.words
    if measure.focus_area:
        yield Fact(words("measure.focus_area"), areas[measure.focus_area].title)
    if measure.other_focus_areas:
        yield Fact(
            words("measure.other_focus_areas"),
            words.listed([areas[one].title for one in measure.other_focus_areas]),
        )
    if measure.strategies:
        yield Fact(
            words("measure.strategies"), words.listed([strategies[one].title for one in measure.strategies])
        )


def _log_line(words: Words, entry: LogEntry) -> LogLine:
    return LogLine(words.day(entry.day), tuple(fact.text for fact in states(words, entry)), entry.text)


def _decided(view: View, id_: Id) -> Decided:
    decision = view.municipality.decisions[id_]
    day = view.words.day(decision.day) if decision.day else decision.time
    case = view.words("decisions.case", case=decision.case) if decision.case else None
    details = ", ".join(part for part in (decision.by, day, case) if part)
    return Decided(decision.title, addresses.decision(id_), details)


def _standing(view: View, place: Place) -> Standing:
    plan, entry = view.municipality.plans[place.plan], place.entry
    areas = view.municipality.focus_areas
    return Standing(
        plan=Reference(plan_name(view.words, plan), addresses.plan(place.plan)),
        over=over(view, plan),
        number=entry.number,
        wording=entry.wording,
        responsible=who(view.municipality, entry.responsible or ()),
        focus_area=areas[entry.focus_area].title if entry.focus_area else None,
        outcome=view.words(f"outcome.{entry.outcome}") if entry.outcome else None,
        into=_references(view, entry.into),
        note=entry.text,
    )


def _cite(view: View, measure: Measure, id_: Id) -> str:
    """How to name the measure in a letter or a case: municipality, measure and plan."""
    settings = view.municipality.settings
    places = view.municipality.places.get(id_)
    parts = [f"{settings.full_name or settings.name}: {measure.title}".rstrip(".")]
    if places:
        parts.append(plan_name(view.words, view.municipality.plans[places[-1].plan]))
    return ". ".join(parts) + "."
