"""The only file that knows MkDocs. It reads the clock and the environment, writes, and translates between the two.

MkDocs owns the configuration, the theme, the pages written by hand and the live server. Our pages never become
MkDocs pages: they are joined with a frame that the theme's template rendered once, and written here.

- ``on_config``      all data is read and checked; mistakes stop a build here, while the old site still stands
- ``on_files``       our pages are made known, so that links to them from Markdown resolve and are checked
- ``on_env``         our pages are made and written
- ``on_post_build``  the new site takes the place of the old one, if all went well

Environment: ``SLT_DATA`` (another data folder), ``SLT_DATO`` (the day the site is seen from).
Imports stand at the top only: MkDocs takes ``hooks/`` off the path once this file is loaded.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from slt_plan import addresses
from slt_plan.findings import Finding, as_text, has_errors
from slt_plan.frame import CONTENT, Frame, Surroundings, page_values, site_frame
from slt_plan.pages.page import Page, Reference, View
from slt_plan.pages.sites import card, site_page
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.publication import BrokenLink, LinkCheck, Output, Press, place
from slt_plan.reading import Data, read_data
from slt_plan.rendering import Renderer
from slt_plan.site_folder import SiteFolder, Writer
from slt_plan.sitemap import robots, sitemap
from slt_plan.words import words

log = logging.getLogger("mkdocs.hooks.slt_plan")
NOT_FOUND = "404.md"
_SAY_EVERY = 2.0
"""Seconds between two words on how far a long build is."""


class WarningCount(logging.Handler):
    """Counts warnings, as ``--strict`` does, so that a build that will be refused does not take the old site's place."""

    def __init__(self) -> None:
        """Start at none."""
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.number += 1


@dataclass
class Run:
    """What lasts from one event to the next: the last good data, and what this build is making of it."""

    serving: bool = False
    data: Data | None = None
    """The last data without errors."""
    views: tuple[View, ...] = ()
    """Each municipality to publish, drafts left out, as it is seen today."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in the data as it is now."""
    today: date = date.max
    nav: Navigation | None = None
    folder: SiteFolder | None = None
    warnings: WarningCount = field(default_factory=WarningCount)
    links: LinkCheck = field(default_factory=LinkCheck)
    urls: list[str] = field(default_factory=list)

    @property
    def site(self) -> Site:
        """The site's own settings."""
        assert self.data is not None
        assert self.data.site is not None
        return self.data.site


run = Run()


class GeneratedFile(File):
    """One of our pages, known to MkDocs as a file that links can point to and that nobody copies."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        """Take the page's address below the site's root."""
        name = f"{address.rstrip('/')}.md" if address else "index.md"
        inclusion = InclusionLevel.NOT_IN_NAV
        super().__init__(name, None, config.site_dir, True, dest_uri=f"{address}index.html", inclusion=inclusion)
        self.generated_by = "slt_plan"
        self.page = _Anchors(self)  # type: ignore[assignment]  # all that MkDocs asks of it is its anchors

    def is_documentation_page(self) -> bool:
        """No: MkDocs shall not read or build it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy; ``on_env`` writes it."""


class _Anchors:
    """The anchors of one of our pages, read from the page when MkDocs checks a link to it."""

    def __init__(self, file: File) -> None:
        self._file = file

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        html = Path(self._file.abs_dest_path).read_text(encoding="utf-8")
        return set(re.findall(r'\sid="([^"]*)"', html))


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is watching."""
    run.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all data before MkDocs empties the site's folder."""
    run.today = _today()
    _read(_data_folder(config))
    config.theme.static_templates -= {"404.html", "sitemap.xml"}  # ours are docs/404.md and on_post_build's
    if not run.serving:
        run.folder = SiteFolder(Path(config.site_dir))
        config.site_dir = str(run.folder.fresh)
        run.warnings = WarningCount()
        logging.getLogger("mkdocs").addHandler(run.warnings)
    return config


def _today() -> date:
    given = os.environ.get("SLT_DATO")
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise Abort(f"SLT_DATO skal være en dato som 2026-11-22, men er «{given}».") from None


def _data_folder(config: MkDocsConfig) -> Path:
    folder = Path(config.config_file_path).parent / os.environ.get("SLT_DATA", "data")
    if not folder.is_dir():
        raise Abort(f"Finner ikke mappen med data: {folder}. Sett SLT_DATA til mappen der nettsted.yml ligger.")
    return folder


def _read(folder: Path) -> None:
    data = read_data(folder)
    run.findings = data.findings
    if not has_errors(data.findings):
        run.data, run.views = data, tuple(_views(data))
        for line in as_text(data.findings).splitlines():
            log.info(line)
    elif run.serving and run.data:
        log.error("Feil i dataene. Siden viser det siste som var riktig.\n%s", as_text(data.findings))
    else:
        kept = "" if run.serving else "\nNettstedet er ikke bygget på nytt. Det gamle står som før."
        raise Abort(f"{as_text(data.findings)}{kept}")


def _views(data: Data) -> Iterator[View]:
    for reading in data.readings:
        public = without_drafts(reading.municipality) if reading.municipality else None
        if public and data.site:
            yield View(public, data.site, run.today)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what nobody uses of the theme, and make our pages known."""
    own = Path(config.theme.custom_dir or "")
    for file in [one for one in files if one.src_dir not in {config.docs_dir, str(own), None}]:
        files.remove(file)
    if lost := files.get_file_from_path(NOT_FOUND):
        lost.dest_uri = lost.url = "404.html"
    for address in _addresses():
        files.append(GeneratedFile(address, config))
    return files


def _addresses() -> Iterator[str]:
    """The address of every page of ours, below the site's root."""
    municipalities = [view.municipality for view in run.views]
    if not any(one.at_root for one in municipalities):
        yield ""
    for municipality in municipalities:
        yield from (f"{place(municipality)}{address}" for address in addresses.of_every_page(municipality))


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the pages written by hand, for the footer."""
    run.nav = nav
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make and write our pages, now that the theme's template is at hand."""
    run.links, run.urls = LinkCheck(), []
    for file in files:
        if file.inclusion.is_included():
            run.links.know(file.url if file.url != "./" else "")
    press = Press(Renderer(Path(config.theme.custom_dir)), _render(env, config), _around(config), run.links)
    written = _written(press, Writer(Path(config.site_dir)))
    _report(written)
    return env


def _render(env: Environment, config: MkDocsConfig) -> Callable[[Frame], str]:
    template = env.get_template("main.html")
    page = SimpleNamespace(content=CONTENT)
    return lambda frame: template.render(frame=frame, page=page, config=config, nav=run.nav)


def _around(config: MkDocsConfig) -> Surroundings:
    documents = [Reference(page.title, page.url) for page in run.nav.pages] if run.nav else []
    return Surroundings(
        site=run.site,
        several=len(run.views) > 1,
        documents=tuple(documents),
        base=config.site_url or "/",
        edit_base=_edit_base(config),
        banner=_banner(),
    )


def _edit_base(config: MkDocsConfig) -> str | None:
    """Where the data files can be edited: beside where the pages written by hand can."""
    if not config.repo_url or not config.edit_uri:
        return None
    documents = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri)
    way = Path(os.path.relpath(_data_folder(config), config.docs_dir)).as_posix()
    return urljoin(documents, f"{way}/")


def _banner() -> str:
    """What is wrong in the data, shown on every page while somebody edits."""
    if not has_errors(run.findings):
        return ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in as_text(run.findings).splitlines())
    text = escape(words(LANGUAGE_CODES[run.site.language])("serve.errors"))
    return f'<div class="findings" role="alert"><p>{text}</p><ul>{lines}</ul></div>'


def _written(press: Press, writer: Writer) -> list[BrokenLink]:
    """Write every page, and say how far it is when it takes long. Gives the links that lead nowhere."""
    broken, cards, last = [], [], time.monotonic()
    for number, view in enumerate(run.views):
        cards.append(card(view))
        for output in press.files(view, broken):
            writer.write(output)
            run.urls += [output.path.removesuffix("index.html")] * output.path.endswith("index.html")
        if time.monotonic() - last > _SAY_EVERY:
            last = time.monotonic()
            log.info("Lager sider: %d av %d kommuner, %d sider så langt", number + 1, len(run.views), len(run.urls))
    if not any(view.municipality.at_root for view in run.views):
        writer.write(press.front(site_page(run.site, cards)))
        run.urls.insert(0, "")
    return broken


def _report(broken: list[BrokenLink]) -> None:
    for link in broken:
        log.warning("Lenken «%s» på siden «%s» fører ingen steder.", link.link, link.page)


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page written by hand the same frame as ours."""
    around = _around(config)
    w = words(LANGUAGE_CODES[run.site.language])
    lost = page.file.src_uri == NOT_FOUND
    description = str(page.meta.get("description") or run.site.description or w("site.description"))
    ours = Page(page.url, "", str(page.title), description, "", "", None)
    values = page_values(ours, w, around, base=around.base, name=run.site.title)
    values["edit"] = _edit(page, w("page.edit"))
    root = urlsplit(around.base).path if lost else addresses.upward(page.url)
    context["frame"] = site_frame(around, root, values)
    return context


def _edit(page: MkDocsPage, text: str) -> str:
    return f'<p class="edit"><a href="{escape(page.edit_url)}">{escape(text)}</a></p>' if page.edit_url else ""


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Take in the links of a page written by hand."""
    if page.file.src_uri != NOT_FOUND:
        run.links.see(page.url, output)
        run.urls.append(page.url)
    return output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Check the links of the frames, write the sitemap, and let the new site take the old one's place."""
    _report(list(run.links.broken()))
    writer = Writer(Path(config.site_dir))
    base = config.site_url or "/"
    writer.write(sitemap(base, run.urls))
    writer.write(robots(base))
    if run.folder and not run.serving:
        logging.getLogger("mkdocs").removeHandler(run.warnings)
        if config.strict and run.warnings.number:
            run.folder.discard()
            return
        run.folder.take_place()
        log.info("Ferdig: %d sider i %s", len(run.urls), run.folder.final)


def on_build_error(error: Exception) -> None:
    """Leave nothing behind of a build that failed; the old site stands."""
    logging.getLogger("mkdocs").removeHandler(run.warnings)
    if run.folder:
        run.folder.discard()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Watch the data folder that is in use, wherever it lies."""
    server.watch(str(_data_folder(config)))
    return server
