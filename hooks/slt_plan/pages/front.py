"""The municipality's front page: what SLT is, the plan, its main goal, key figures and the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.shown_plan import over, shown_plan
from slt_plan.plan.fields import Contact, Link
from slt_plan.plan.plans import Goal

SECTION = "front"


class Figure(NamedTuple):
    """A key figure: a number and what it counts."""

    number: int
    text: str


class Way(NamedTuple):
    """A way into the plan."""

    section: str
    title: str
    text: str
    address: str


class Proposal(NamedTuple):
    """A decision that is proposed, and where to read it."""

    title: str
    state: str
    address: str


class Name(NamedTuple):
    """The municipality's name in another language."""

    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front page."""

    about: str
    names: tuple[Name, ...]
    former_names: str | None
    plan: Reference | None
    over: str | None
    hearing: str | None
    main_goals: tuple[Reference, ...]
    figures: tuple[Figure, ...]
    ways: tuple[Way, ...]
    more: tuple[Way, ...]
    proposals: tuple[Proposal, ...]
    contact: Contact | None
    links: tuple[Link, ...]


def front_pages(view: View) -> Iterator[Page]:
    """The front page."""
    settings, words = view.municipality.settings, view.words
    yield Page(
        address=addresses.FRONT,
        template="slt/front.html",
        title=title(view),
        description=words("front.description", name=settings.full_name or settings.name),
        section=SECTION,
        source=view.file("kommune"),
        content=_front(view),
        updated=settings.updated,
    )


def title(view: View) -> str:
    """What the municipality's part of the site is called: «SLT i Nordre Land»."""
    return view.words("front.title", name=view.municipality.settings.name)


def _front(view: View) -> Front:
    settings, plan = view.municipality.settings, view.plan
    hearing = plan.hearing if plan else None
    return Front(
        about=settings.about or view.words("front.about"),
        names=tuple(Name(one.language, one.name) for one in settings.other_names),
        former_names=view.words.listed(settings.former_names) if settings.former_names else None,
        plan=shown_plan(view),
        over=over(view, plan) if plan else None,
        hearing=hearing.text or view.words("plan.hearing") if hearing else None,
        main_goals=tuple(_main_goals(view)),
        figures=tuple(figures(view)),
        ways=tuple(_ways(view)),
        more=tuple(_more(view)),
        proposals=tuple(proposals(view)),
        contact=settings.contact,
        links=settings.links,
    )


def _main_goals(view: View) -> Iterator[Reference]:
    goals: tuple[Goal, ...] = view.plan.goals if view.plan else ()
    top = [goal for goal in goals if goal.level == "hovedmål"] or [
        goal for goal in goals if goal.level == "visjon"
    ]
    for goal in top:
        yield Reference(goal.text, f"{addresses.GOALS}#{addresses.goal_anchor(goal.id)}")


def figures(view: View) -> Iterator[Figure]:
    """The key figures that follow from the data; what would be zero is left out."""
    municipality, plan = view.municipality, view.plan
    entries = plan.measures if plan else ()
    responsible = {
        share.party for entry in entries for share in municipality.measures[entry.measure].responsible
    }
    counted = {
        "measures": len(entries),
        "responsible": len(responsible),
        "bodies": sum(bool(body.levels) and not body.outside for body in municipality.bodies.values()),
        "target_groups": len(plan.target_groups) if plan else 0,
    }
    for name, number in counted.items():
        if number:
            yield Figure(number, view.words(f"figures.{name}.{'one' if number == 1 else 'many'}"))


def _ways(view: View) -> Iterator[Way]:
    yield from _way(view, "measures", addresses.MEASURES, present=bool(view.municipality.measures))
    yield from _way(view, "organisation", addresses.ORGANISATION, present=bool(view.municipality.bodies))
    if view.municipality.parties:
        text = view.words("parties.way" if view.municipality.measures else "parties.way_without_measures")
        yield Way("parties", view.words("parties.title"), text, addresses.PARTIES)


def _more(view: View) -> Iterator[Way]:
    municipality, plan = view.municipality, view.plan
    chapters = municipality.settings.chapters or (plan and plan.chapters)
    decisions = municipality.decision_file.decisions or municipality.decision_file.steps
    yield from _way(view, "goals", addresses.GOALS, present=bool(plan and plan.goals))
    yield from _way(view, "target_groups", addresses.TARGET_GROUPS, present=bool(plan and plan.target_groups))
    yield from _way(view, "chapters", addresses.CHAPTERS, present=bool(chapters))
    yield from _way(view, "decisions", addresses.DECISIONS, present=bool(decisions))
    yield from _way(view, "plans", addresses.PLANS, present=bool(municipality.plans))


def menu(view: View) -> tuple[Way, ...]:
    """The sections that hold something, in the order of the menu; their texts say what is there."""
    return (*_ways(view), *_more(view))


def _way(view: View, section: str, address: str, *, present: bool) -> Iterator[Way]:
    if present:
        yield Way(section, view.words(f"{section}.title"), view.words(f"{section}.way"), address)


def proposals(view: View) -> Iterator[Proposal]:
    """The decisions that are only proposed."""
    for decision in view.municipality.decision_file.decisions:
        if decision.state in {"foreslått", "anbefalt"}:
            state = view.words(f"state.decision.{decision.state}")
            yield Proposal(decision.title, state, addresses.decision(decision.id))
