"""The frame around every page: what ``theme_overrides/base.html`` shows, and how a page is joined with it.

A frame is rendered once for all pages of a municipality that lie equally deep. What differs between them
stands in it as placeholders; joining a page is then putting strings together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.foot import Document, HelpBox, Link, contact, foot, help_box, site_language
from slt_plan.look import Look, municipality_base, municipality_look, site_look
from slt_plan.pages.embeds import source
from slt_plan.pages.front import menu, title
from slt_plan.pages.page import Crumb, Embed, Page, View
from slt_plan.plan.fields import Logo
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.sharing import LOCALES, municipality_facts, page_facts, site_facts, tags
from slt_plan.words import Words, words

_MARK = "\x02"
CONTENT = f"{_MARK}content{_MARK}"
"""Stands in the frame where the content of a page will."""
_PLACES = ("title", "description", "canonical", "head", "crumbs", "edit", "address", "content")
_PLACEHOLDER = re.compile(f"{_MARK}([a-z_ ]+){_MARK}")


class Section(NamedTuple):
    """An item of the menu; ``current`` is an attribute to be set in as it stands."""

    title: str
    address: str
    current: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the template of the frame gets. The values of one page are HTML; all else is text."""

    words: Words
    root: str
    up: str
    name: str
    home: str
    site_link: Link | None
    twin: Link | None
    """The same page in the other written language."""
    sections: tuple[Section, ...]
    help: HelpBox | None
    footer: tuple[Link, ...]
    look: Look
    facts: str
    """Script data (JSON-LD) on what the page is the front of; empty on other pages."""
    title: str
    description: str
    canonical: str
    head: str
    crumbs: str
    edit: str
    address: str

    @property
    def lang(self) -> str:
        """``nb`` or ``nn``."""
        return self.words.code

    @property
    def locale(self) -> str:
        """The language as shared links name it."""
        return LOCALES[self.lang]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a frame needs to know besides the municipality."""

    site: Site
    several: bool
    """Whether the site has a list of municipalities to go back to."""
    documents: tuple[Document, ...]
    """The pages written by hand that every page leads to."""
    base: str
    """The site's public address, ending in ``/``."""
    edit_base: str | None
    """Where the data files can be edited, ending in ``/``; nothing when that is not known."""
    logo: Logo | None = None
    """The site's own."""
    folder: str | None = None
    """Where the data files lie on this machine, ending in ``/``; told only while somebody edits."""


class JoinedFrame:
    """A rendered frame, split at its placeholders."""

    def __init__(self, html: str) -> None:
        """Take the frame as rendered with placeholders for values."""
        self._parts = _PLACEHOLDER.split(html)

    def join(self, values: dict[str, str]) -> str:
        """The whole page. What ``values`` does not name is left empty."""
        parts = self._parts.copy()
        parts[1::2] = [values.get(name, "") for name in parts[1::2]]
        return "".join(parts)


Render = Callable[[Frame], str]
"""Renders the frame's template; the engine's business."""


def municipality_frame(view: View, around: Surroundings, depth: int) -> Frame:
    """The frame of the pages ``depth`` steps below the municipality's front page, with placeholders."""
    municipality, site = view.municipality, around.site
    up = "../" * depth
    root = up if municipality.at_root else f"../{up}"
    back = around.several and not municipality.at_root
    return Frame(
        words=view.words,
        root=root,
        up=up,
        name=title(view),
        home=up or "./",
        site_link=Link(view.words("footer.municipalities"), root) if back else None,
        twin=None,
        sections=tuple(
            Section(way.title, f"{up}{way.address}", f"{_MARK}current {way.section}{_MARK}")
            for way in menu(view)
        ),
        help=help_box(
            view.words, [(municipality.settings.help, None), (site.help, site_language(site, view.words))]
        ),
        footer=(
            *contact(view, up),
            *foot(
                view.words,
                site,
                around.documents,
                root,
                municipality.settings.accessibility or site.accessibility,
            ),
        ),
        look=municipality_look(view, around.logo, around.base, up, root),
        facts="" if depth else municipality_facts(view, municipality_base(view, around.base)),
        **{name: f"{_MARK}{name}{_MARK}" for name in _PLACES if name != "content"},
    )


def site_frame(
    around: Surroundings, root: str, values: dict[str, str], *, w: Words, twin: str | None = None
) -> Frame:
    """The frame of a page that belongs to no municipality, with the page's own values.

    ``twin`` is the address of the same page in the other written language.
    """
    site = around.site
    return Frame(
        words=w,
        root=root,
        up=root,
        name=site.title,
        home=root or "./",
        site_link=None,
        twin=_twin(twin, root) if twin else None,
        sections=(),
        help=help_box(w, [(site.help, site_language(site, w))]),
        footer=tuple(foot(w, site, around.documents, root, site.accessibility)),
        look=site_look(site, around.logo, around.base, root),
        facts="" if root else site_facts(site, w, around.base),
        **{name: values.get(name, "") for name in _PLACES if name != "content"},
    )


def embed_frame_values(view: View, around: Surroundings, depth: int) -> dict[str, str]:
    """What the frame of embeds shows, with placeholders for what differs between them."""
    up = "../" * depth
    root = up if view.municipality.at_root else f"../{up}"
    look = municipality_look(view, around.logo, around.base, up, root)
    marks = {name: f"{_MARK}{name}{_MARK}" for name in ("title", "canonical", "page", "content")}
    return {**marks, "stylesheet": look.stylesheet, "source": source(view)}


def embed_values(embed: Embed, *, base: str, name: str) -> dict[str, str]:
    """What differs from embed to embed, as HTML."""
    return {
        "title": escape(f"{embed.title} – {name}"),
        "canonical": escape(f"{base}{embed.page}"),
        "page": escape(f"{addresses.upward(embed.address)}{embed.page}"),
    }


def _twin(address: str, root: str) -> Link:
    code = addresses.language(address)
    return Link(words(code)("frame.language"), f"{root}{address}", code)


def alternates(address: str, base: str) -> str:
    """In which languages a page stands, and where, for search engines; it is written in both."""
    return "".join(
        f'\n<link rel="alternate" hreflang="{code}" href="{escape(base + addresses.in_language(code, address))}">'
        for code in LANGUAGE_CODES.values()
    )


def page_values(page: Page, w: Words, around: Surroundings, *, base: str, name: str) -> dict[str, str]:
    """What differs from page to page, as HTML. ``base`` is the public address of the municipality's root."""
    canonical, description = escape(f"{base}{page.address}"), escape(page.description)
    places = (*(crumb.title for crumb in page.crumbs[-1:]), name)
    heading = escape(" – ".join((page.title, *(place for place in places if place not in page.title))))
    return {
        "title": heading,
        "description": description,
        "canonical": f'<link rel="canonical" href="{canonical}">',
        "head": f"{tags(page, escape(page.title), description, canonical)}{page_facts(page, w, base)}",
        "crumbs": crumbs(page, w),
        "edit": edit(page.source, w, around),
        "address": f'<p class="address">{escape(w("frame.address"))}: <a href="{canonical}">{canonical}</a></p>',
        f"current {page.section}": ' aria-current="page"' if page.crumbs == () else ' aria-current="true"',
    }


def edit(source: str, w: Words, around: Surroundings) -> str:
    """The way to the data file of a page."""
    if not around.edit_base or not source:
        return ""
    file = f" {w('serve.file', file=f'{around.folder}{source}')}" if around.folder else ""
    return f'<p class="edit"><a href="{escape(around.edit_base + source)}">{escape(w("page.edit"))}</a>{escape(file)}</p>'


def crumbs(page: Page, w: Words) -> str:
    """The way to this page: the front page and the pages between; nothing on the front page itself."""
    if not page.address:
        return ""
    up = addresses.upward(page.address)
    steps = (Crumb(w("site.title"), addresses.FRONT), *page.crumbs)
    items = "".join(f'<li><a href="{up}{step.address}">{escape(step.title)}</a></li>' for step in steps)
    return f'<nav aria-label="{escape(w("page.crumbs"))}"><ol class="crumbs">{items}</ol></nav>'
