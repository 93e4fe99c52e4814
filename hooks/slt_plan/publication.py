"""The whole way from a municipality's plan to its pages, in one short function; and the check of its links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.frame import JoinedFrame, Render, Surroundings, municipality_frame, page_values, site_frame
from slt_plan.pages import municipality_pages
from slt_plan.pages.front import title
from slt_plan.pages.page import Drawing, Page, View
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import LANGUAGE_CODES
from slt_plan.rendering import Renderer
from slt_plan.words import words

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|data):|\x02|/")


class Output(NamedTuple):
    """A file of the site: where it lies below the site's root, and what stands in it."""

    path: str
    text: str


class BrokenLink(NamedTuple):
    """A link on a page that leads nowhere on the site."""

    page: str
    link: str


@dataclass
class LinkCheck:
    """The anchors of every page seen, and the links that wait to be held against them.

    Addresses count from one root: that of a municipality for its own pages, that of the site for frames.
    """

    _anchors: dict[str, set[str] | None] = field(default_factory=dict)
    _links: list[tuple[str, str]] = field(default_factory=list)

    def know(self, address: str) -> None:
        """A place that can be linked to, whatever its anchors are."""
        self._anchors.setdefault(address, None)

    def see(self, address: str, html: str) -> None:
        """Take in a page: its anchors, and its links to other places on the site."""
        self._anchors[address] = anchors(html)
        self._links += [
            (address, link) for link in dict.fromkeys(_LINK.findall(html)) if not _OUTSIDE.match(link)
        ]

    def broken(self) -> Iterator[BrokenLink]:
        """The links that lead nowhere, once every page has been seen."""
        return (BrokenLink(page, link) for page, link in self._links if not self._leads_somewhere(page, link))

    def _leads_somewhere(self, page: str, link: str) -> bool:
        path, _, anchor = link.partition("#")
        target = _target(page, path)
        present = self._anchors.get(target, ())
        return present is None or (target in self._anchors and (not anchor or anchor in present))


def anchors(html: str) -> set[str]:
    """The ids on a page."""
    return set(_ANCHOR.findall(html))


def _target(page: str, path: str) -> str:
    """The address a relative path leads to from a page."""
    up = addresses.upward(page)
    if not path:
        return page
    if path.startswith(up) and not path.startswith(("../", "./"), len(up)):  # the common case, by far
        return path[len(up) :]
    joined = posixpath.normpath(f"{page}{path}")
    return "" if joined == "." else f"{joined}/" if path.endswith("/") else joined


def place(municipality: Municipality) -> str:
    """The folder of a municipality below the site's root: nothing, or ending in ``/``."""
    return "" if municipality.at_root else f"{municipality.id}/"


@dataclass(frozen=True)
class Press:
    """All it takes to make the pages of any municipality."""

    renderer: Renderer
    render: Render
    """Renders the frame's template."""
    around: Surroundings
    check: LinkCheck
    """Holds the links of the frames against the whole site."""

    def files(self, view: View, broken: list[BrokenLink]) -> Iterator[Output]:
        """Every file of one municipality, page by page; links that lead nowhere are added to ``broken``."""
        folder, links, frames = place(view.municipality), LinkCheck(), self._frames(view)
        base, name = f"{self.around.base}{folder}", title(view)
        for made in municipality_pages(view):
            if isinstance(made, Drawing):
                links.know(made.address)
                yield Output(f"{folder}{made.address}", self.renderer.drawing(made, view.words))
                continue
            content = self.renderer.page(made, view.words, f"{base}{made.address}")
            links.see(made.address, content)
            values = page_values(made, view.words, self.around, base=base, name=name)
            page = frames[made.address.count("/")].join(values | {"content": content})
            yield Output(f"{folder}{made.address}index.html", page)
        broken += (BrokenLink(f"{folder}{link.page}", link.link) for link in links.broken())

    def front(self, page: Page) -> Output:
        """A page that belongs to no municipality: the front page of a site that holds several."""
        w = words(LANGUAGE_CODES[self.around.site.language])
        values = page_values(page, w, self.around, base=self.around.base, name=self.around.site.title)
        up = addresses.upward(page.address)
        frame = self.render(site_frame(self.around, up, values))
        content = self.renderer.page(page, w, f"{self.around.base}{page.address}")
        html = JoinedFrame(frame).join({"content": content})
        self.check.see(page.address, html)
        return Output(f"{page.address}index.html", html)

    def _frames(self, view: View) -> list[JoinedFrame]:
        """The municipality's frames, by depth; their links are held against the whole site."""
        folder = place(view.municipality)
        frames = [self.render(municipality_frame(view, self.around, depth)) for depth in range(_DEEPEST + 1)]
        for depth, html in enumerate(frames):
            self.check.see(f"{folder}{_SAMPLE[depth]}", html)
        return [JoinedFrame(html) for html in frames]


_DEEPEST = 2
_SAMPLE = (addresses.FRONT, addresses.MEASURES, addresses.measure("x"))
"""An address of each depth, for what all pages of that depth have in common."""
