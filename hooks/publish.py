"""The only file that knows MkDocs, and that translates between the two.

MkDocs owns the configuration, the theme and the pages written by hand. Our pages never become MkDocs pages: they
are joined with a frame that the theme's template rendered once.

- ``on_config``      all data is read and checked; mistakes stop a build here, while the old site still stands
- ``on_files``       our pages are made known, so that links to them from Markdown resolve and are checked
- ``on_env``         our pages are made and written
- ``on_post_build``  the new site takes the place of the old one, if all went well

While somebody edits (``mkdocs serve``), nothing of ours is written: ``slt_plan.live`` shows it, mistakes too, and
MkDocs is asked again only for its own part (``on_serve``).

Imports stand at the top only: MkDocs takes ``hooks/`` off the path once this file is loaded.
"""

from __future__ import annotations

import logging
import os
import signal
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from click import echo, get_current_context
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from slt_plan import addresses, environment
from slt_plan.building import Build, NotBuiltError, WarningCount, collector_resting
from slt_plan.edition import Edition, taken
from slt_plan.environment import WrongSettingError
from slt_plan.foot import Document
from slt_plan.frame import CONTENT, Frame, Surroundings, alternates, page_values, site_frame
from slt_plan.live.answers import FILES
from slt_plan.live.attending import Attendant, Engine
from slt_plan.live.serving import Serving
from slt_plan.memory import made_from
from slt_plan.pages.page import Crumb, Page
from slt_plan.plan.sites import LANGUAGE_CODES
from slt_plan.publication import BrokenLink, LinkCheck, Press, anchors
from slt_plan.rendering import Renderer
from slt_plan.slimming import slim_script, slim_stylesheet
from slt_plan.words import Words, words

log = logging.getLogger("mkdocs.hooks.slt_plan")
NOT_FOUND = {"nb": "404.md", "nn": "nn/404.md"}
_LIBRARIES = tuple(map(version, ("jinja2", "markdown", "nh3", "pillow", "pydantic")))
"""What pages are made with; a new version makes them all again."""
_SLIM = {".css": slim_stylesheet, ".js": slim_script}
"""What is sent without what only its writers read."""


@dataclass
class Run:
    """What lasts from one event to the next, and while somebody edits from one build to the next."""

    is_serving: bool = False
    serving: Serving | None = None
    """What is shown while somebody edits."""
    build: Build | None = None
    """What is made while nobody does."""
    nav: Navigation | None = None
    warnings: WarningCount = field(default_factory=WarningCount)
    links: LinkCheck = field(default_factory=LinkCheck)
    written: list[str] = field(default_factory=list)
    """The addresses of the pages written by hand."""


run = Run()


def _edition() -> Edition:
    if run.serving:
        return run.serving.preview.edition
    return _build().edition


def _build() -> Build:
    assert run.build is not None, "on_config has begun it"
    return run.build


class GeneratedFile(File):
    """One of our pages as MkDocs sees it when a page written by hand links to it. Nobody copies or builds it."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        """Take the page's address below the site's root."""
        inclusion = InclusionLevel.NOT_IN_NAV
        uri = f"{address}index.html"
        super().__init__(
            _name(address), None, config.site_dir, use_directory_urls=True, dest_uri=uri, inclusion=inclusion
        )
        self.generated_by = "slt_plan"
        self.page = self  # type: ignore[assignment]  # all that MkDocs asks of the page is its anchors

    def is_documentation_page(self) -> bool:
        """No: MkDocs shall not read or build it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy; ``on_env`` writes it."""

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        """The anchors of the page, read from it when MkDocs checks a link."""
        made = run.serving or _build()
        return anchors(made.text(self.dest_uri))


def _name(address: str) -> str:
    """What a link in Markdown calls the page."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


class KnownFiles(Files):
    """MkDocs' files, and our pages for those who ask: thousands of pages cost nothing until one is linked to."""

    def __init__(self, files: Iterable[File], addresses: Iterable[str], config: MkDocsConfig) -> None:
        """Take the files to handle, and the addresses of our pages."""
        super().__init__(files)
        self._ours = {_name(address): address for address in addresses}
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that name, ours among them."""
        found = super().get_file_from_path(path)
        return (
            GeneratedFile(self._ours[path], self._config) if found is None and path in self._ours else found
        )


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody edits; who only wants to look (``--no-livereload``) gets what is published."""
    context = get_current_context(silent=True)
    run.is_serving = command == "serve" and not (context and context.params.get("livereload") is False)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all data before MkDocs empties the site's folder."""
    with _explained():
        if run.is_serving:
            _preview(config)
        else:
            _begin(config)
    config.theme.static_templates -= {"404.html", "sitemap.xml"}  # ours are docs/404.md and on_post_build's
    return config


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (WrongSettingError, NotBuiltError) as wrong:
        raise Abort(str(wrong)) from None


def _preview(config: MkDocsConfig) -> None:
    """Read the data, if that was not done yet; mistakes stop nothing here, they are shown."""
    if run.serving is None:
        with collector_resting():
            run.serving = Serving(_data_folder(config), environment.today, echo)


def _begin(config: MkDocsConfig) -> None:
    """Begin a build: read the data while the old site stands."""
    run.build = Build(Path(config.site_dir), environment.memory_folder(_project(config)), log.info)
    config.site_dir = str(run.build.fresh)
    run.warnings = WarningCount()
    logging.getLogger("mkdocs").addHandler(run.warnings)
    run.build.read(environment.present(_data_folder(config)), environment.today(), _shared(config))


def _data_folder(config: MkDocsConfig) -> Path:
    return environment.data_folder(_project(config))


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _templates(config: MkDocsConfig) -> Path:
    assert config.theme.custom_dir, "mkdocs.yml sets it"
    return Path(config.theme.custom_dir)


def _shared(config: MkDocsConfig) -> str:
    """Stands for all that pages are made from besides the data."""
    settings = Path(config.config_file_path)
    folders = (Path(__file__).parent, _templates(config), Path(config.docs_dir))
    surroundings = (config.site_url or "", config.repo_url or "", str(_data_folder(config)), *_LIBRARIES)
    return made_from(settings.parent, [settings], folders, surroundings)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what nobody uses of the theme, and make our pages known."""
    own = {config.docs_dir, str(_templates(config))}
    if lost := _not_found(files):
        lost.dest_uri = lost.url = "404.html"
    others = set(NOT_FOUND.values()) - {lost.src_uri if lost else ""}
    used = [file for file in files if file.src_dir in own and file.src_uri not in others]
    for file in used:
        if slim := _SLIM.get(Path(file.src_uri).suffix):
            file.content_string = slim(file.content_string)
    if not run.is_serving and (folders := taken(_edition(), (file.dest_uri for file in used))):
        raise Abort(words("nb")("serve.taken", folder=folders[0]))
    return KnownFiles(used, _edition().addresses(), config)


def _not_found(files: Files) -> File | None:
    """The page for addresses that lead nowhere, in the language of the site if it is written in it."""
    return files.get_file_from_path(NOT_FOUND[_words().code]) or files.get_file_from_path(NOT_FOUND["nb"])


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the pages written by hand, for the footer."""
    run.nav = nav
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make and write our pages, now that the theme's template is at hand."""
    run.links, run.written = LinkCheck(), []
    for address in _edition().addresses():
        run.links.know(address)
    for file in files:
        if file.inclusion not in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}:
            run.links.know(file.url)
    press = Press(Renderer(_templates(config)), _render(env, config), _around(config), run.links)
    if run.serving:
        run.serving.dress(press)
    else:
        _report(_build().make(press))
    return env


def _render(env: Environment, config: MkDocsConfig) -> Callable[[Frame], str]:
    template = env.get_template("main.html")
    page = SimpleNamespace(content=CONTENT)
    return lambda frame: template.render(frame=frame, page=page, config=config, nav=run.nav)


def _around(config: MkDocsConfig) -> Surroundings:
    pages = run.nav.pages if run.nav else []
    documents = [Document(page.title, page.url, addresses.language(page.url)) for page in pages]
    return Surroundings(
        site=_edition().site,
        several=_edition().several,
        documents=tuple(documents),
        base=config.site_url or "/",
        edit_base=_edit_base(config),
        logo=_edition().logo,
        folder=f"{_shown(_data_folder(config), config)}/" if run.is_serving else None,
    )


def _edit_base(config: MkDocsConfig) -> str | None:
    """Where the data files can be edited: beside where the pages written by hand can, if they lie in the project.

    While somebody edits it is where they can be read on this machine.
    """
    if run.is_serving:
        return f"{urlsplit(config.site_url or '/').path}{FILES}"
    if not config.repo_url or not config.edit_uri or not _is_ours(_data_folder(config), config):
        return None
    documents = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri)
    way = Path(os.path.relpath(_data_folder(config), config.docs_dir)).as_posix()
    return urljoin(documents, f"{quote(way)}/")


def _is_ours(path: Path, config: MkDocsConfig) -> bool:
    return _whole(path).is_relative_to(_whole(_project(config)))


def _shown(path: Path, config: MkDocsConfig) -> str:
    """Where a file or folder is, as whoever edits would look for it."""
    whole = _whole(path)
    return (whole.relative_to(_whole(_project(config))) if _is_ours(path, config) else whole).as_posix()


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (a link in the project may lead out of it)


def _words() -> Words:
    return words(LANGUAGE_CODES[_edition().site.language])


def _report(broken: list[BrokenLink]) -> None:
    for link in broken:
        log.warning("Lenken «%s» på siden «%s» fører ingen steder.", link.link, link.page)


@event_priority(-100)
def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give a page written by hand the same frame as ours."""
    around, site = _around(config), _edition().site
    lost = page.file.src_uri in NOT_FOUND.values()
    w = words(addresses.language(page.file.src_uri))
    twin = _twin(page, config)
    description = str(page.meta.get("description") or site.description or w("site.description"))
    above = (
        one
        for one in around.documents
        if one.address not in {"", page.url} and page.url.startswith(one.address)
    )
    crumbs = tuple(Crumb(one.title, one.address) for one in above)
    ours = Page(page.url, "", str(page.title), description, "", "", None, crumbs)
    values = page_values(ours, w, around, base=around.base, name=site.title)
    values["edit"] = _edit(page, w, config)
    if lost:  # it stands at whatever address the reader asked for
        values |= {"crumbs": "", "canonical": "", "edit": "", "address": "", "head": ""}
    elif twin:
        values["head"] += alternates(page.url, around.base)
    root = urlsplit(around.base).path if lost else addresses.upward(page.url)
    context["frame"] = site_frame(around, root, values, w=w, twin=twin)
    return context


def _twin(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """The address of the same page in the other written language, where it is written in that too."""
    uri, other = page.file.src_uri, "nb" if addresses.language(page.file.src_uri) == "nn" else "nn"
    is_there = (
        uri not in NOT_FOUND.values() and Path(config.docs_dir, addresses.in_language(other, uri)).is_file()
    )
    return addresses.in_language(other, page.url) if is_there else None


def _edit(page: MkDocsPage, w: Words, config: MkDocsConfig) -> str:
    if run.is_serving:
        file = _shown(Path(config.docs_dir, page.file.src_uri), config)
        return f'<p class="edit">{escape(w("serve.file", file=file))}</p>'
    text = escape(w("page.edit"))
    return f'<p class="edit"><a href="{escape(page.edit_url)}">{text}</a></p>' if page.edit_url else ""


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Take in the links of a page written by hand."""
    if page.file.src_uri not in NOT_FOUND.values():
        run.links.see(page.url, output)
        run.written.append(page.url)
    return output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Check the links of the frames, write the sitemap, and let the new site take the old one's place."""
    if run.serving:
        run.serving.take(_contents(Path(config.site_dir)))
        return
    _report(list(run.links.broken()))
    logging.getLogger("mkdocs").removeHandler(run.warnings)
    if config.strict and run.warnings.number:
        _build().discard()  # MkDocs is about to refuse the build
        return
    with _explained():
        _build().finish(config.site_url or "/", run.written)
    config.site_dir = str(_build().final)  # whoever goes on from here, such as gh-deploy


def _contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def on_build_error(error: Exception) -> None:
    """Leave nothing behind of a build that failed; the old site stands."""
    logging.getLogger("mkdocs").removeHandler(run.warnings)
    if run.build:
        with _explained():
            run.build.fail(error)


class Preview:
    """What MkDocs runs instead of its own live server: it is started, stopped, and told what to watch."""

    def __init__(self, attendant: Attendant, address: str) -> None:
        """Take who attends to what is shown, and where it is shown."""
        self._attendant, self._address = attendant, address

    def watch(self, path: str) -> None:
        """Everything is watched already."""

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Show it until somebody ends it."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        echo(_words()("serve.ready", address=self._address))
        if open_in_browser:
            webbrowser.open(self._address)
        self._attendant.attend()

    def _end(self, number: int, frame: object) -> None:
        """End it, when what is being done is done; whoever asks a second time need not wait for that."""
        signal.signal(number, signal.default_int_handler)
        self._attendant.stop()

    def shutdown(self) -> None:
        """Let go of everything."""
        self._attendant.close()


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer | Preview:
    """Show what is edited ourselves; MkDocs' own server would make every page again for a changed word."""
    if run.serving is None:
        return server
    server.server_close()
    settings = Path(config.config_file_path)
    sources = (settings, Path(config.docs_dir), _templates(config))
    attendant = Attendant(run.serving, _data_folder(config), Engine(sources, builder))
    host, port = config.dev_addr
    try:
        address = attendant.open(host, port, urlsplit(config.site_url or "/").path)
    except OSError:
        raise Abort(_words()("serve.busy", port=port, other=port + 1)) from None
    return Preview(attendant, address)
