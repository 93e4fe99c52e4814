"""The whole way from a municipality's plan to its pages, in one short function; and the check of its links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.abbreviations import Abbreviations
from slt_plan.colours import USUAL
from slt_plan.frame import (
    Frame,
    JoinedFrame,
    Render,
    Surroundings,
    alternates,
    embed_frame_values,
    embed_values,
    municipality_frame,
    page_values,
    site_frame,
)
from slt_plan.look import ASSETS, IMAGE, SITE_STYLESHEET, STYLESHEET, colour, municipality_dress, site_dress
from slt_plan.pages import municipality_pages
from slt_plan.pages.embeds import DEPTHS, embed
from slt_plan.pages.front import title
from slt_plan.pages.guide import guide_pages
from slt_plan.pages.page import Drawing, Embed, Page, View
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import LANGUAGE_CODES
from slt_plan.rendering import Renderer
from slt_plan.search import index
from slt_plan.share_image import share_image
from slt_plan.words import Words, words

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|data):|\x02|/")


class Output(NamedTuple):
    """A file of the site: where it lies below the site's root, and what stands in it."""

    path: str
    content: str | bytes | Iterable[str]
    """Text, bytes, or text piece by piece when there is much of it."""


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
    _everywhere: set[str] = field(default_factory=set)

    def know_everywhere(self, html: str) -> None:
        """Take in the anchors of the frame, which stand on every page."""
        self._everywhere |= anchors(html)

    def know(self, address: str) -> None:
        """A place that can be linked to, whatever its anchors are."""
        self._anchors.setdefault(address, None)

    def see(self, address: str, html: str) -> None:
        """Take in a page: its anchors, and its links to other places on the site."""
        self._anchors[address] = anchors(html)
        self._links += [
            (address, link) for link in dict.fromkeys(_LINK.findall(html)) if not _OUTSIDE.match(link)
        ]

    def see_more(self, address: str, html: str) -> None:
        """Take in the anchors of another part of a page."""
        self._anchors[address] = anchors(html) | (self._anchors.get(address) or set())

    def broken(self) -> Iterator[BrokenLink]:
        """The links that lead nowhere, once every page has been seen."""
        return (BrokenLink(page, link) for page, link in self._links if not self._leads_somewhere(page, link))

    def _leads_somewhere(self, page: str, link: str) -> bool:
        path, _, anchor = link.partition("#")
        target = _target(page, path)
        present = self._anchors.get(target, ())
        known = not anchor or present is None or anchor in present or anchor in self._everywhere
        return known and target in self._anchors


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
        sheet, folder = _Sheet(self, view), place(view.municipality)
        yield from sheet.outputs()
        broken += (BrokenLink(f"{folder}{link.page}", link.link) for link in sheet.links.broken())
        yield Output(f"{folder}{addresses.INDEX}", index(view))
        yield from self._known(self._look_files(view))

    def file(self, view: View, path: str, broken: list[BrokenLink]) -> Output | None:
        """One file of a municipality, without making the others; nothing when it has no such file.

        Links on it that lead to no page are added to ``broken``; the anchors of other pages nobody knows.
        """
        folder = place(view.municipality)
        if path == f"{folder}{addresses.INDEX}":
            return Output(path, index(view))
        sheet = _Sheet(self, view)
        if made := sheet.output(path):
            broken += sheet.links.broken()
            return made
        return next((output for output in self._look_files(view) if output.path == path), None)

    def page(self, view: View, page: Page) -> Output:
        """A page in a municipality's frame that is none of its own."""
        return _Sheet(self, view).page(page)

    def _look_files(self, view: View) -> Iterator[Output]:
        """The picture of shared links, and the stylesheet and the logo that are the municipality's own."""
        folder, logo = place(view.municipality), view.municipality.logo
        yield Output(f"{folder}{IMAGE}", share_image(view.municipality.settings.name, colour(view)))
        if dress := municipality_dress(view, self.around.logo):
            yield Output(f"{folder}{STYLESHEET}", self.renderer.stylesheet(dress))
        if logo:
            yield Output(f"{folder}{logo.file}", logo.content)

    def site_files(self) -> Iterator[Output]:
        """The same for the site as a whole."""
        return self._known(self._site_files())

    def _known(self, outputs: Iterable[Output]) -> Iterator[Output]:
        """The same files, which frames may now link to."""
        for output in outputs:
            self.check.know(output.path)
            yield output

    def _site_files(self) -> Iterator[Output]:
        site, logo = self.around.site, self.around.logo
        yield Output(f"{ASSETS}{IMAGE}", share_image(site.title, site.colour or USUAL))
        if dress := site_dress(site, logo):
            yield Output(SITE_STYLESHEET, self.renderer.stylesheet(dress))
        if logo:
            yield Output(f"{ASSETS}{logo.file}", logo.content)

    def guide(self) -> Iterator[Output]:
        """The guide for whoever edits, in both written languages."""
        for code, other in (("nb", "nn"), ("nn", "nb")):
            for page in guide_pages(code):
                yield self.front(page, words(code), twin=addresses.in_language(other, page.address))

    def front(self, page: Page, w: Words | None = None, *, twin: str | None = None) -> Output:
        """A page that belongs to no municipality, such as the front page of a site that holds several.

        It is in the language of the site unless other words are given; ``twin`` is where it stands in the other one.
        """
        w = w or words(LANGUAGE_CODES[self.around.site.language])
        values = page_values(page, w, self.around, base=self.around.base, name=self.around.site.title)
        up = addresses.upward(page.address)
        if twin:
            values["head"] += alternates(page.address, self.around.base)
        frame = self.render(site_frame(self.around, up, values, w=w, twin=twin))
        content = self.renderer.page(page, w, f"{self.around.base}{page.address}")
        html = JoinedFrame(frame).join({"content": content})
        self.check.see(page.address, html)
        return Output(f"{page.address}index.html", html)


class _Sheet:
    """The pages of one municipality in the making, with the frames they share."""

    def __init__(self, press: Press, view: View) -> None:
        self._press, self._view, self.links = press, view, LinkCheck()
        self._folder, self._name = place(view.municipality), title(view)
        self._abbreviations = Abbreviations.of(view)
        self._base = f"{press.around.base}{self._folder}"
        frames = [press.render(self._frame(depth)) for depth in range(_DEEPEST + 1)]
        self.links.know_everywhere(frames[0])
        self._frames = [self._joined(*one) for one in zip(_SAMPLE, frames, strict=True)]
        self._embed_frames = {
            depth: self._joined(addresses.embed(_SAMPLE[depth - 1]), self._embed_frame(depth))
            for depth in DEPTHS
        }

    def outputs(self) -> Iterator[Output]:
        for made in municipality_pages(self._view):
            if isinstance(made, Drawing):
                yield self._drawing(made)
                continue
            yield self.page(made)
            if part := embed(made):
                yield self._embed(part)

    def output(self, path: str) -> Output | None:
        """The one of that path, its links held against the addresses of the others."""
        for known in (*addresses.of_every_page(self._view.municipality), addresses.CHART):
            self.links.know(known)
        address = path.removeprefix(self._folder).removesuffix("index.html")
        for made in municipality_pages(self._view):
            if made.address == address:
                return self._drawing(made) if isinstance(made, Drawing) else self.page(made)
            if addresses.embed(made.address) == address and isinstance(made, Page) and (part := embed(made)):
                return self._embed(part)
        return None

    def _drawing(self, drawing: Drawing) -> Output:
        self.links.know(drawing.address)
        return Output(
            f"{self._folder}{drawing.address}", self._press.renderer.drawing(drawing, self._view.words)
        )

    def page(self, page: Page) -> Output:
        w, around = self._view.words, self._press.around
        content = self._press.renderer.page(page, w, f"{self._base}{page.address}", self._abbreviations)
        values = page_values(page, w, around, base=self._base, name=self._name)
        if page.address == addresses.FRONT:
            self._press.check.see_more(self._folder, content)  # every frame may link to what stands there
        return self._output(page.address, self._frames[page.address.count("/")], content, values)

    def _embed(self, part: Embed) -> Output:
        content = self._press.renderer.embed(part, self._view.words)
        values = embed_values(part, base=self._base, name=self._name)
        return self._output(part.address, self._embed_frames[part.address.count("/")], content, values)

    def _output(self, address: str, frame: JoinedFrame, content: str, values: dict[str, str]) -> Output:
        self.links.see(address, content)
        return Output(f"{self._folder}{address}index.html", frame.join(values | {"content": content}))

    def _frame(self, depth: int) -> Frame:
        return municipality_frame(self._view, self._press.around, depth)

    def _embed_frame(self, depth: int) -> str:
        values = embed_frame_values(self._view, self._press.around, depth)
        return self._press.renderer.embed_frame(self._view.words, values)

    def _joined(self, sample: str, html: str) -> JoinedFrame:
        """A frame, its links held against the whole site as seen from one of its pages."""
        self._press.check.see(f"{self._folder}{sample}", html)
        return JoinedFrame(html)


_DEEPEST = 2
_SAMPLE = (addresses.FRONT, addresses.MEASURES, addresses.measure("x"))
"""An address of each depth, for what all pages of that depth have in common."""
