"""What a page is before it becomes HTML, and the view of a municipality that pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from slt_plan.plan.fields import Id
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import Site
from slt_plan.words import Words, words


class Crumb(NamedTuple):
    """A page above this one, in the breadcrumbs."""

    title: str
    address: str


class Reference(NamedTuple):
    """Something named, and the address (below the municipality's root) that leads to it."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be shown inside the frame. Its content is a model of its own, one for each template."""

    address: str
    """Below the municipality's root: ``""`` or ending in ``/``."""
    template: str
    """The template in ``theme_overrides``, such as ``slt/measure.html``."""
    title: str
    """The heading of the page and its name in the browser."""
    description: str
    """A sentence on what is here, for search engines and shared links."""
    section: str
    """The item of the menu the page belongs to."""
    source: str
    """The data file to edit, relative to the data folder; nothing when the page is made of none."""
    content: object
    crumbs: tuple[Crumb, ...] = ()
    """The pages above this one, the municipality's front page left out."""
    updated: date | None = None
    explains: bool = True
    """Whether the abbreviations on it are explained below; not where there is a field and nothing to read."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file to download that stands alone, without the frame."""

    address: str
    template: str
    source: str
    content: object


@dataclass(frozen=True, slots=True)
class Embed:
    """A part of a page that other sites may show in a frame: without header and footer, with a way to the page."""

    address: str
    template: str
    title: str
    content: object
    page: str
    """The address of the page it is a part of."""


@dataclass(frozen=True)
class View:
    """A municipality as it is seen on one day, in its own language."""

    municipality: Municipality
    site: Site
    today: date

    @cached_property
    def words(self) -> Words:
        """Our words in the municipality's language."""
        return words(self.municipality.language)

    @cached_property
    def current(self) -> tuple[Id, Plan] | None:
        """The plan the site shows first, with its id."""
        return self.municipality.current_plan(self.today)

    @property
    def plan(self) -> Plan | None:
        """The plan the site shows first."""
        return self.current[1] if self.current else None

    @cached_property
    def planned(self) -> frozenset[Id]:
        """The measures of the plan the site shows first; every measure when there is no plan."""
        if self.plan is None:
            return frozenset(self.municipality.measures)
        return frozenset(entry.measure for entry in self.plan.measures)

    def file(self, name: str) -> str:
        """One of the municipality's data files, relative to the data folder."""
        return f"{self.municipality.id}/{name}.yml"

    @property
    def plan_file(self) -> str:
        """The data file of the current plan, or the municipality's settings when there is no plan."""
        return self.file(f"planer/{self.current[0]}") if self.current else self.file("kommune")
