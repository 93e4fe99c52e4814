"""What a municipality has that is not published yet: its drafts, by their pages and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.layout import DECISION_FILE, MEASURES, ORGANISATION_FILE, PARTY_FILE, PLANS, SETTINGS_FILE
from slt_plan.pages.page import View
from slt_plan.plan.drafts import is_draft
from slt_plan.plan.plans import Chapter


class Thing(NamedTuple):
    """Something in the data that is to be seen to: its name, its page and its file."""

    text: str
    address: str | None
    """Its own page; nothing when it is a part of others."""
    file: str
    """The data file, relative to the data folder."""


def drafts(view: View) -> Iterator[Thing]:
    """Every draft of a municipality, first the municipality itself when it is one."""
    municipality = view.municipality
    yield from (
        Thing(text, address, f"{municipality.id}/{file}")
        for thing, text, address, file in chain(_things(view), _parts(view))
        if is_draft(thing)
    )


def files_of_drafts(view: View, address: str) -> list[str]:
    """The files to change for the page at an address to be published: its own, and that of a whole draft."""
    wanted = {addresses.FRONT, address.removeprefix(addresses.EMBEDS)}
    return [draft.file for draft in drafts(view) if draft.address in wanted]


def _things(view: View) -> Iterator[tuple[object, str, str | None, str]]:
    """What has pages of its own."""
    municipality = view.municipality
    settings = municipality.settings
    yield settings, settings.name, addresses.FRONT, SETTINGS_FILE
    for id_, plan in municipality.plans.items():
        yield plan, plan.title, addresses.plan(id_), f"{PLANS}/{id_}.yml"
    for id_, measure in municipality.measures.items():
        yield measure, measure.title, addresses.measure(id_), f"{MEASURES}/{id_}.yml"
    for id_, party in municipality.listed_parties.items():
        yield party, party.name, addresses.party(municipality, id_), PARTY_FILE
    for id_, body in municipality.bodies.items():
        yield body, body.name, addresses.body(id_), ORGANISATION_FILE


def _parts(view: View) -> Iterator[tuple[object, str, str | None, str]]:
    """What stands on the pages of others."""
    municipality = view.municipality
    for decision in municipality.decisions.values():
        yield decision, decision.title, None, DECISION_FILE
    yield from _chapters(municipality.settings.chapters, SETTINGS_FILE)
    for id_, plan in municipality.plans.items():
        yield from _chapters(plan.chapters, f"{PLANS}/{id_}.yml")


def _chapters(chapters: Iterable[Chapter], file: str) -> Iterator[tuple[object, str, str | None, str]]:
    for chapter in chapters:
        yield chapter, chapter.title, None, file
