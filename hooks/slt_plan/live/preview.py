"""What is shown while somebody edits: of each municipality the last that was right, and all that is wrong now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from slt_plan import addresses
from slt_plan.edition import OWN_FILES, Edition
from slt_plan.findings import Finding
from slt_plan.look import ASSETS
from slt_plan.pages.guide import guide_addresses
from slt_plan.pages.page import Page, View
from slt_plan.pages.sites import Card, card
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.fields import Id, Logo
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import Site
from slt_plan.publication import BrokenLink, LinkCheck, Output, Press
from slt_plan.reading import Files, Loaded, Outside, Reading, read_municipality, read_site
from slt_plan.search import index

STAND_IN = Site.model_validate({"tittel": "SLT-plan"})
"""The site until its own file has been right once."""


@dataclass(frozen=True)
class Shown:
    """A municipality as it is shown, and what pages of the site say about it, made once when they ask."""

    view: View

    @cached_property
    def card(self) -> Card:
        """Its entry in the list of municipalities."""
        return card(self.view)

    @cached_property
    def index(self) -> str:
        """What is to be found in it."""
        return index(self.view)


@dataclass(frozen=True)
class Preview:
    """The site as it can be shown, and what is wrong in the data."""

    edition: Edition
    municipalities: Mapping[Id, Shown]
    missing: frozenset[Id] = frozenset()
    """The municipalities that have not been right yet, of which there is nothing to show."""
    findings: tuple[Finding, ...] = ()
    drafts: Mapping[Id, View] = field(default_factory=dict)
    """The municipalities that have pages which are not published yet, seen with those."""

    def output(self, path: str, press: Press, broken: list[BrokenLink]) -> Output | None:
        """One file of the site, made now; nothing when there is no such file. Its broken links are added to the list."""
        press = self._dressed(press)
        shown = self.at(path)
        made = press.file(shown.view, path, broken) if shown else None
        return made or next((output for output in self._own(path, press) if output.path == path), None)

    def draft(self, view: View, path: str, press: Press, broken: list[BrokenLink]) -> Output | None:
        """The same, of a municipality seen with its drafts."""
        return self._dressed(press).file(view, path, broken)

    def page(self, view: View, page: Page, press: Press) -> Output:
        """A page of a municipality that is none of those that are published."""
        return self._dressed(press).page(view, page)

    def site_page(self, page: Page, press: Press) -> Output:
        """The same for the site as a whole."""
        return self._dressed(press).front(page)

    def at(self, path: str) -> Shown | None:
        """The municipality that a place on the site belongs to."""
        id_ = _at(path, {id_: one.view for id_, one in self.municipalities.items()})
        return self.municipalities[id_] if id_ else None

    def draft_at(self, path: str) -> View | None:
        """The same, seen with its drafts, where it has any."""
        id_ = _at(path, self.drafts)
        return self.drafts[id_] if id_ else None

    def gives_way(self, path: str) -> bool:
        """Whether a file of the site as a whole gives way when the draft is published that is to have the root."""
        has_root = any(view.municipality.at_root for view in self.drafts.values())
        return has_root and not self.edition.has_root and path in OWN_FILES

    @cached_property
    def views(self) -> Mapping[Id, View]:
        """Every municipality as it is published; one that is nothing but a draft, as that."""
        views = {**self.drafts, **{id_: one.view for id_, one in self.municipalities.items()}}
        return dict(sorted(views.items()))

    def view(self, path: str) -> View | None:
        """The one that a place on the site belongs to."""
        id_ = _at(path, self.views)
        return self.views[id_] if id_ else None

    def _dressed(self, press: Press) -> Press:
        """The press for this edition; the links of the frames are the build's to check."""
        edition = self.edition
        around = replace(press.around, site=edition.site, several=edition.several, logo=edition.logo)
        return replace(press, around=around, check=LinkCheck())

    def _own(self, path: str, press: Press) -> Iterator[Output]:
        """What belongs to the site as a whole, as far as such a path can be among it."""
        if path.startswith(ASSETS):
            yield from press.site_files()
        if path.removesuffix("index.html") in guide_addresses():
            yield from press.guide()
        if path in OWN_FILES:
            cards = {id_: shown.card for id_, shown in self.municipalities.items()}
            yield from self.edition.own_pages(cards, press, self._index)

    def _index(self, path: str) -> str:
        return self.municipalities[path.partition("/")[0]].index


def _at(path: str, views: Mapping[Id, View]) -> Id | None:
    """The municipality that a path belongs to: by its folder, or because it has the site's root."""
    view = views.get(path.partition("/")[0])
    if view and not view.municipality.at_root:
        return view.municipality.id
    return next((id_ for id_, one in views.items() if one.municipality.at_root), None)


@dataclass(frozen=True)
class _Known:
    """A municipality as it was last read, and as it was last right."""

    loaded: Loaded
    asked: tuple[bool, Outside]
    """What else the reading depends on: whether it has the site's root, and what comes from outside it."""
    reading: Reading
    public: Municipality | None
    """The last that was right, without its drafts."""
    whole: Municipality | None
    """The same with them, when some of its pages are drafts."""
    shown: Shown | None = None
    draft: View | None = None

    def seen(self, site: Site, today: date) -> _Known:
        """The same, shown as the site and the day now ask for."""
        before = self.shown.view if self.shown else None
        view = _seen(self.public, before, site, today)
        draft = _seen(self.whole, self.draft, site, today)
        if view is before and draft is self.draft:
            return self
        return replace(self, shown=Shown(view) if view else None, draft=draft)


def _seen(municipality: Municipality | None, before: View | None, site: Site, today: date) -> View | None:
    """The view of it, which is the one before when nothing is new."""
    if municipality is None:
        return None
    if before and before.municipality is municipality and (before.site, before.today) == (site, today):
        return before
    return View(municipality, site, today)


def _with_drafts(municipality: Municipality, public: Municipality | None) -> Municipality | None:
    """The municipality itself when it has pages that are not published."""
    pages = set(addresses.of_every_page(public)) if public else set()
    return None if pages.issuperset(addresses.of_every_page(municipality)) else municipality


class Reader:
    """Reads the files of a data folder again and again, of which most are what they were."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[Id, _Known] = {}
        self._site: Site = STAND_IN
        self._logo: Logo | None = None

    def read(self, files: Files, today: date) -> Preview:
        """What is to be shown of them, and what is wrong with them."""
        read = read_site(files, today=today)
        if read.site:
            self._site, self._logo = read.site, read.logo
        outside = read.outside(today)
        self._known = {
            folder: self._now(folder, files, outside).seen(self._site, today) for folder in files.folders
        }
        known = self._known.values()
        findings = (*read.findings, *(found for one in known for found in one.reading.findings))
        shown = {folder: one.shown for folder, one in self._known.items() if one.shown}
        return Preview(
            self._edition(shown),
            shown,
            frozenset(folder for folder, one in self._known.items() if _is_missing(one)),
            tuple(sorted(findings)),
            {folder: one.draft for folder, one in self._known.items() if one.draft},
        )

    def _now(self, folder: Id, files: Files, outside: Outside) -> _Known:
        before = self._known.get(folder)
        loaded = Loaded(files.folders[folder], files.pictures.get(folder, {}))
        asked = (folder == self._site.root, outside)
        if before and (before.loaded, before.asked) == (loaded, asked):
            return before
        at_root, outside = asked
        reading = read_municipality(folder, *loaded, within=files.name, at_root=at_root, outside=outside)
        if reading.municipality:
            public = without_drafts(reading.municipality)
            return _Known(loaded, asked, reading, public, _with_drafts(reading.municipality, public))
        if before:
            return replace(before, loaded=loaded, asked=asked, reading=reading)
        return _Known(loaded, asked, reading, None, None)

    def _edition(self, shown: Mapping[Id, Shown]) -> Edition:
        views = tuple(one.view for one in shown.values())
        return Edition(
            site=self._site,
            several=len(views) > 1,
            has_root=any(view.municipality.at_root for view in views),
            logo=self._logo,
            views=views,
            kept={},
            keys={},
            warnings={},
        )


def _is_missing(known: _Known) -> bool:
    """Whether there is nothing to show of it that was right; a draft is right, and not to be shown."""
    return known.reading.municipality is None and known.public is None and known.whole is None
