"""Plan documents: the list of them, and each plan whole on one page, to read through or to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages import times
from slt_plan.pages.bodies import BodyPage, body_content
from slt_plan.pages.chapters import Passage, contents, passages
from slt_plan.pages.goals import GoalGroup, goal_groups
from slt_plan.pages.measures import Fact, Table, table
from slt_plan.pages.organisation import RoleText, role_texts
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.pages.parties import reference
from slt_plan.pages.shown_plan import over, plan_name
from slt_plan.pages.target_groups import Group, groups
from slt_plan.plan.fields import Id, Link
from slt_plan.plan.plans import FocusArea, Hearing, Plan
from slt_plan.words import Words

SECTION = "plans"


class Listed(NamedTuple):
    """A plan in the list."""

    plan: Reference
    over: str | None


class Plans(NamedTuple):
    """Every plan, the newest first."""

    plans: tuple[Listed, ...]


class Area(NamedTuple):
    """A focus area or a strategy."""

    title: str
    text: str | None
    source: str | None
    period: str | None


class Change(NamedTuple):
    """A change made to the plan while it runs."""

    day: str
    text: str


class BodyPart(NamedTuple):
    """A body of the organisation, and all there is to read of it."""

    anchor: str
    body: Reference
    text: BodyPage


class OrganisationPart(NamedTuple):
    """The organisation, to be read where the plan is printed whole."""

    text: str | None
    bodies: tuple[BodyPart, ...]
    roles: tuple[RoleText, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan, whole."""

    over: str | None
    facts: tuple[Fact, ...]
    hearing: Hearing | None
    hearing_deadline: str | None
    changes: tuple[Change, ...]
    decisions: tuple[Reference, ...]
    replaces: tuple[Reference, ...]
    replaced_by: tuple[Reference, ...]
    contents: tuple[Reference, ...]
    chapters: tuple[Passage, ...]
    goals_title: str
    goals_text: str | None
    goals: tuple[GoalGroup, ...]
    target_groups_title: str
    target_groups_text: str | None
    target_groups: tuple[Group, ...]
    focus_areas: tuple[Area, ...]
    strategies: tuple[Area, ...]
    measures_title: str
    measures_text: str | None
    table: Table | None
    organisation_title: str
    organisation: OrganisationPart | None
    """The organisation as it is now; stands in the plan the site shows first."""
    has_organisation: bool
    """Whether there is a page on the organisation to point to."""
    links: tuple[Link, ...]


def plan_pages(view: View) -> Iterator[Page]:
    """The list of plans, then each plan."""
    words, plans = view.words, view.municipality.plans
    newest_first = sorted(plans.items(), key=lambda item: item[0], reverse=True)
    yield Page(
        address=addresses.PLANS,
        template="slt/plans.html",
        title=words("plans.title"),
        description=words("plans.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.plan_file,
        content=Plans(tuple(Listed(_reference(view, id_), over(view, plan)) for id_, plan in newest_first)),
    )
    for id_, plan in plans.items():
        yield _plan_page(view, id_, plan)


def _contents(view: View, id_: Id, plan: Plan) -> Iterator[Reference]:
    words, organisation = view.words, view.municipality.organisation
    yield from contents(passages(plan.chapters))
    if plan.goals or plan.goals_text:
        yield Reference(plan.goals_title or words("goals.title"), "#mal")
    if plan.target_groups or plan.target_groups_text:
        yield Reference(plan.target_groups_title or words("target_groups.title"), "#malgrupper")
    if plan.focus_areas:
        yield Reference(words("plan.focus_areas"), "#innsatsomrader")
    if plan.strategies:
        yield Reference(words("plan.strategies"), "#strategier")
    if _shown_first(view, id_) and organisation.bodies:
        yield Reference(organisation.title or words("organisation.title"), "#organisering")
    if plan.measures or plan.measures_text:
        yield Reference(plan.measures_title or words("measures.title"), "#tiltak")


def _reference(view: View, id_: Id) -> Reference:
    return Reference(plan_name(view.words, view.municipality.plans[id_]), addresses.plan(id_))


def _plan_page(view: View, id_: Id, plan: Plan) -> Page:
    words, municipality = view.words, view.municipality
    decisions = (municipality.decisions[one] for one in plan.decisions)
    deadline = plan.hearing and plan.hearing.deadline
    content = PlanPage(
        over=over(view, plan),
        facts=tuple(facts(words, plan)),
        hearing=plan.hearing,
        hearing_deadline=words.day(deadline) if deadline else None,
        changes=tuple(Change(words.day(one.day), one.text) for one in plan.amendments),
        decisions=tuple(Reference(one.title, addresses.decision(one.id)) for one in decisions),
        replaces=tuple(_reference(view, other) for other in plan.replaces),
        replaced_by=tuple(
            _reference(view, other) for other, one in municipality.plans.items() if id_ in one.replaces
        ),
        contents=tuple(_contents(view, id_, plan)),
        chapters=passages(plan.chapters),
        goals_title=plan.goals_title or words("goals.title"),
        goals_text=plan.goals_text,
        goals=goal_groups(view, plan),
        target_groups_title=plan.target_groups_title or words("target_groups.title"),
        target_groups_text=plan.target_groups_text,
        target_groups=groups(view, plan),
        focus_areas=tuple(_area(words, area) for area in plan.focus_areas),
        strategies=tuple(_area(words, area) for area in plan.strategies),
        measures_title=plan.measures_title or words("measures.title"),
        measures_text=plan.measures_text,
        table=table(view, plan) if plan.measures else None,
        organisation_title=municipality.organisation.title or words("organisation.title"),
        organisation=_organisation(view) if _shown_first(view, id_) else None,
        has_organisation=bool(municipality.bodies),
        links=plan.links,
    )
    return Page(
        address=addresses.plan(id_),
        template="slt/plan.html",
        title=plan_name(words, plan),
        description=words("plan.description", plan=plan_name(words, plan), name=municipality.settings.name),
        section=SECTION,
        source=view.file(f"planer/{id_}"),
        content=content,
        crumbs=(Crumb(words("plans.title"), addresses.PLANS),),
        updated=plan.updated,
    )


def _shown_first(view: View, id_: Id) -> bool:
    return view.current is not None and view.current[0] == id_


def _organisation(view: View) -> OrganisationPart | None:
    organisation = view.municipality.organisation
    bodies = tuple(
        BodyPart(f"organ-{body.id}", reference(view, body.id), body_content(view, body))
        for body in organisation.bodies
    )
    return OrganisationPart(organisation.text, bodies, role_texts(view)) if bodies else None


def facts(words: Words, plan: Plan) -> Iterator[Fact]:
    """What kind of plan it is, when it holds, and how it was adopted."""
    if plan.type:
        yield Fact(words("plan.type"), plan.type[:1].upper() + plan.type[1:])
    if plan.period:
        yield Fact(words("plan.period"), times.period(words, plan.period))
    if plan.period and plan.period.extended_by:
        yield Fact(words("plan.extended_by"), plan.period.extended_by)
    if plan.state:
        yield Fact(words("state.decision.label"), words(f"state.decision.{plan.state}"))
    if plan.adoption:
        yield from _adoption(words, plan)
    if plan.revision:
        yield Fact(words("plan.revision"), plan.revision)


def _adoption(words: Words, plan: Plan) -> Iterator[Fact]:
    adoption = plan.adoption
    assert adoption is not None
    labelled = (
        ("decisions.by", adoption.by),
        ("plan.adopted", adoption.day and words.day(adoption.day)),
        ("decisions.number", adoption.case),
        ("plan.signed", adoption.signed and words.day(adoption.signed)),
        ("plan.reported", adoption.reported and words.day(adoption.reported)),
        ("plan.adoption_text", adoption.text),
    )
    yield from (Fact(words(label), text) for label, text in labelled if text)


def _area(words: Words, area: FocusArea) -> Area:
    return Area(area.title, area.text, area.source, times.period(words, area.period) if area.period else None)
