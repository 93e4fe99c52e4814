"""What waits for the coordinator, as a page with ways to the pages and files it is about. It is never published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.layout import MEASURES, PARTY_FILE, PLANS, SITE_FILE
from slt_plan.pages.drafts import Thing, drafts
from slt_plan.pages.page import Page, View
from slt_plan.pages.sites import Card, SiteFront
from slt_plan.plan.fields import Id
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.upkeep import Waiting, advice, days, waits
from slt_plan.words import words

STATUS = "status/"


class Task(NamedTuple):
    """One kind of thing that waits, and what to do about it."""

    title: str
    advice: str
    things: tuple[Thing, ...]


class StatusPage(NamedTuple):
    """Everything that waits."""

    tasks: tuple[Task, ...]
    folder: str
    """Where the data files lie, ending in ``/``."""
    root: str
    """The way from the municipality's root to that of the site."""


def status_page(view: View, whole: View | None, folder: str) -> Page:
    """What waits in one municipality; ``whole`` is the same with its drafts, ``folder`` where the files lie."""
    w, municipality = view.words, view.municipality
    tasks = [_task(view, waiting) for waiting in waits(municipality, view.site, view.today)]
    if whole:
        tasks.append(_drafts(whole))
    return Page(
        address=STATUS,
        template="slt/status.html",
        title=w("upkeep.title", name=municipality.settings.name, day=w.day(view.today)),
        description=w("serve.unpublished"),
        section="",
        source=view.file("kommune"),
        content=StatusPage(tuple(tasks), folder, "" if municipality.at_root else "../"),
        explains=False,
    )


def site_status_page(site: Site, views: Mapping[Id, View]) -> Page:
    """The way to what waits in each municipality."""
    w = words(LANGUAGE_CODES[site.language])
    return Page(
        address=STATUS,
        template="slt/site.html",
        title=w("serve.status"),
        description=w("serve.unpublished"),
        section="",
        source=SITE_FILE,
        content=SiteFront(w("serve.unpublished"), tuple(_cards(views.values()))),
    )


def _cards(views: Iterable[View]) -> Iterator[Card]:
    for view in views:
        municipality = view.municipality
        waiting = len([*waits(municipality, view.site, view.today)])
        lines = (view.words.count("serve.waiting", waiting),)
        name = municipality.settings.name
        yield Card(f"{municipality.id}/{STATUS}", name, name, lines, municipality.language)


def _task(view: View, waiting: Waiting) -> Task:
    title = view.words(f"upkeep.what.{waiting.kind}", days=days(view.municipality))
    things = tuple(_thing(view, waiting.kind, name) for name in waiting.things)
    return Task(title, advice(waiting, view.words), things)


def _drafts(whole: View) -> Task:
    w = whole.words
    return Task(w("serve.drafts"), w("serve.publish"), tuple(drafts(whole)))


def _thing(view: View, kind: str, name: str) -> Thing:
    municipality, goals = view.municipality, {goal.id: goal for goal in view.plan.goals} if view.plan else {}
    match kind:
        case "ended":
            return Thing(municipality.plans[name].title, addresses.plan(name), view.file(f"{PLANS}/{name}"))
        case "goals_alone":
            address = f"{addresses.GOALS}#{addresses.goal_anchor(name)}"
            return Thing(goals[name].text, address, view.plan_file)
        case "contributing":
            file = f"{municipality.id}/{PARTY_FILE}"
            return Thing(municipality.parties[name].name, addresses.party(municipality, name), file)
        case "unchecked":
            return Thing(name, None, name if name == SITE_FILE else f"{municipality.id}/{name}")
        case _:
            file = view.file(f"{MEASURES}/{name}")
            return Thing(municipality.measures[name].title, addresses.measure(name), file)
