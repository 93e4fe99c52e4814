"""One edition of the site: what its data says, which pages stand as they were, and the making of the rest.

Knows no engine: whoever publishes hands in the folder of data, the day, and a press for the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from slt_plan import addresses
from slt_plan.findings import Finding, as_text, gravest_first, has_errors
from slt_plan.kept import Kept, contents_key, digest
from slt_plan.layout import SITE_FILE
from slt_plan.pages.guide import guide_addresses
from slt_plan.pages.page import View
from slt_plan.pages.search import site_search_page
from slt_plan.pages.sites import Card, card, site_page
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.fields import Id, Logo
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.publication import BrokenLink, Output, Press, place
from slt_plan.reading import Files, Reading, load, read_files
from slt_plan.search import site_index


class Refused(Exception):  # noqa: N818  (the data is refused; that is no error of ours)
    """Data with errors, of which no edition can be made; carries the findings."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Take everything that was found."""
        super().__init__(as_text(gravest_first(findings)))
        self.findings = findings


@dataclass(frozen=True)
class Edition:
    """The site as the data has it today, before its pages are made."""

    site: Site
    several: bool
    """Whether there is a list of municipalities to go back to; a draft is in no list."""
    has_root: bool
    """Whether a municipality has the site's root, and with it the front page."""
    logo: Logo | None
    """The site's own."""
    views: tuple[View, ...]
    """The municipalities whose pages are to be made, drafts left out."""
    kept: Mapping[Id, Kept]
    """The municipalities whose pages stand as they were."""
    keys: Mapping[Id, str] = field(repr=False)
    warnings: Mapping[Id, str] = field(repr=False)
    """What was found in each municipality's data, though it can be published."""

    def addresses(self) -> Iterator[str]:
        """The address of every page of ours, from the site's root."""
        yield from guide_addresses()
        if not self.has_root:
            yield from OWN_PAGES
        for view in self.views:
            folder = place(view.municipality)
            yield from (f"{folder}{address}" for address in addresses.of_every_page(view.municipality))
        for kept in self.kept.values():
            yield from kept.addresses

    def folders(self) -> Iterator[str]:
        """The folders at the site's root that its pages lie in; one comes twice when two want it."""
        if not self.has_root:
            yield from _folders(OWN_PAGES)
        for view in self.views:
            municipality = view.municipality
            yield from (
                _folders(addresses.of_every_page(municipality)) if municipality.at_root else [municipality.id]
            )
        yield from self.kept

    def own_pages(
        self, cards: Mapping[Id, Card], press: Press, read: Callable[[str], str]
    ) -> Iterator[Output]:
        """The site's own front page and search, unless a municipality has taken their place."""
        if self.has_root:
            return
        yield press.front(site_page(self.site, cards.values()))
        yield press.front(site_search_page(self.site))
        indexes = (read(f"{id_}/{addresses.INDEX}") for id_ in sorted(cards))
        yield Output(addresses.INDEX, site_index(LANGUAGE_CODES[self.site.language], indexes))


OWN_PAGES = (addresses.FRONT, addresses.SEARCH)
"""The pages that belong to the site as a whole, unless a municipality has its root."""
OWN_FILES = frozenset({*(f"{address}index.html" for address in OWN_PAGES), addresses.INDEX})
"""Their files, and the index they look in."""


def _folders(pages: Iterable[str]) -> set[str]:
    return {address.partition("/")[0] for address in pages if address}


def taken(edition: Edition, others: Iterable[str]) -> list[str]:
    """The folders at the site's root that two want: two municipalities, or one and another file of the site."""
    folders = {path.partition("/")[0] for path in others}
    return [folder for folder, wanted in Counter([*folders, *edition.folders()]).items() if wanted > 1]


def read_edition(
    data: Path, *, today: date, shared: str = "", known: Mapping[Id, Kept] | None = None
) -> Edition:
    """Read a data folder for an edition; raises ``Refused`` when there are errors in it.

    ``shared`` stands for all but the data that pages are made from, ``known`` is what earlier editions left
    and still stands. A municipality that nothing has changed for is not read.
    """
    files = load(data)
    keys = _keys(files, shared, today)
    unchanged = {
        id_: one
        for id_, one in (known or {}).items()
        if any(alike.get(id_) == one.key for alike in keys.values())
    }
    read = read_files(files, kept=unchanged, today=today)
    if read.site is None or has_errors(read.findings):
        raise Refused(read.findings)
    views = tuple(_views(read.readings, read.site, today))
    several = len(views) + len(unchanged) > 1
    kept = {id_: one for id_, one in unchanged.items() if one.key == keys[several][id_]}
    if len(kept) < len(unchanged):  # there has come another to go back to, or there is none any more
        return read_edition(data, today=today, shared=shared, known=kept)
    told = {reading.folder: as_text(reading.findings) for reading in read.readings}
    return Edition(
        site=read.site,
        several=several,
        has_root=any(view.municipality.at_root for view in views),
        logo=read.logo,
        views=views,
        kept=kept,
        keys=keys[several],
        warnings=told | {id_: one.warnings for id_, one in kept.items()},
    )


def _keys(files: Files, shared: str, today: date) -> dict[bool, dict[Id, str]]:
    """The key of each municipality, when it is the only one that is published, and when there are several."""
    own = files.pictures.get("", {}).values()
    site = (shared.encode(), today.isoformat().encode(), files.top.get(SITE_FILE, b""), *own)
    contents = {
        id_: contents_key({**contents, **files.pictures.get(id_, {})}).encode()
        for id_, contents in files.folders.items()
    }
    return {
        several: {id_: digest((*site, str(several).encode(), one)) for id_, one in contents.items()}
        for several in (False, True)
    }


def _views(readings: Iterable[Reading], site: Site, today: date) -> Iterator[View]:
    for reading in readings:
        if reading.municipality and (public := without_drafts(reading.municipality)):
            yield View(public, site, today)


@dataclass
class Made:
    """What came of making an edition."""

    addresses: list[str] = field(default_factory=list)
    """Every page of ours, from the site's root."""
    paths: dict[Id, list[str]] = field(default_factory=dict)
    """The files of each municipality that was made, from the site's root."""
    cards: dict[Id, Card] = field(default_factory=dict)
    broken: list[BrokenLink] = field(default_factory=list)
    """Links that lead nowhere."""


def make(
    edition: Edition,
    views: Iterable[View],
    press: Press,
    write: Callable[[Output], None],
    *,
    read: Callable[[str], str],
    tell: Callable[[int, int], None],
) -> Made:
    """Make and write every page that does not stand as it was.

    ``views`` are the edition's; whoever has many hands them over one by one, to have each forgotten when its
    pages are made. ``read`` gives the text of a file of the site, written now or earlier. ``tell`` hears, after each municipality, how many are made, and how many pages.
    """
    made = Made()
    for number, view in enumerate(views, start=1):
        id_ = view.municipality.id
        made.cards[id_], made.paths[id_] = card(view), []
        for output in press.files(view, made.broken):
            write(output)
            made.paths[id_].append(output.path)
        made.addresses += _addresses(made.paths[id_], place(view.municipality))
        tell(number, len(made.addresses))
    for id_, kept in edition.kept.items():
        made.cards[id_] = kept.card
        made.addresses += kept.addresses
    for output in press.site_files():
        write(output)
    own = []
    for output in chain(press.guide(), edition.own_pages(made.cards, press, read)):
        write(output)
        own.append(output.path)
    made.addresses += _addresses(own)
    made.addresses.sort()
    return made


def _addresses(paths: Iterable[str], folder: str = "") -> list[str]:
    """The addresses of the files in a municipality's folder that are pages; embeds are parts of pages."""
    embeds = f"{folder}{addresses.EMBEDS}"
    pages = (path for path in paths if path.endswith("index.html") and not path.startswith(embeds))
    return [path.removesuffix("index.html") for path in pages]


def to_keep(
    edition: Edition, made: Made, stamps: Callable[[Iterable[str]], dict[str, tuple[int, int]]]
) -> dict[Id, Kept]:
    """What the next edition may take over from this one: whole folders, so not what lies at the site's root."""
    kept = dict(edition.kept)
    for id_, paths in made.paths.items():
        if id_ != edition.site.root:
            kept[id_] = Kept(
                edition.keys[id_],
                made.cards[id_],
                edition.warnings[id_],
                _addresses(paths, f"{id_}/"),
                stamps(paths),
            )
    return kept
