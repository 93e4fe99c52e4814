"""What a browser gets: the page it asks for, made now, with what is wrong and what keeps it up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from slt_plan.edition import taken
from slt_plan.live.panel import LIVE, added, noticed, panel
from slt_plan.live.preview import Preview
from slt_plan.live.server import Answer, kind
from slt_plan.pages.drafts import files_of_drafts
from slt_plan.pages.page import Page, View
from slt_plan.pages.upkeep import STATUS, site_status_page, status_page
from slt_plan.plan.fields import Id
from slt_plan.plan.sites import LANGUAGE_CODES
from slt_plan.publication import BrokenLink, Output, Press, place
from slt_plan.reading import Files
from slt_plan.site_folder import pieces
from slt_plan.words import Words, words

FILES = f"{LIVE}fil/"
"""Where the data files can be read."""
_HERE = Path(__file__).parent
_OWN = {f"{LIVE}{name}": (_HERE / name).read_bytes() for name in ("live.css", "live.js")}
_PAGE = "index.html"


@dataclass(frozen=True)
class State:
    """Everything that is shown at one moment. It is never changed, only replaced."""

    preview: Preview
    files: Files = field(compare=False, repr=False)
    press: Press | None = None
    documents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What the engine made: the pages written by hand, the stylesheet, the script."""
    trouble: tuple[str, ...] = ()
    """What is wrong with the data folder itself."""
    engine_trouble: tuple[str, ...] = ()
    """What is wrong with all but the data."""

    @property
    def texts(self) -> Words:
        """Our words in the site's own language."""
        return words(LANGUAGE_CODES[self.preview.edition.site.language])

    @property
    def taken(self) -> tuple[str, ...]:
        """What is wrong where two want the same address, as far as it is not found in the data."""
        names = taken(self.preview.edition, self.documents)
        found = {
            one.file.rpartition("/")[2] for one in self.preview.findings if one.code == "opptatt-mappenavn"
        }
        return tuple(self.texts("serve.taken", folder=name) for name in names if name not in found)


@dataclass(frozen=True)
class Asked:
    """An address that was asked for, while something was shown."""

    path: str
    """From the site's root."""
    state: State
    root: str
    """The address of the site's root on the server."""
    version: str
    """Which of the things shown so far this is."""
    here: bool = True
    """Whether it was asked on this machine; others are shown what is published, and nothing else."""
    broken: list[BrokenLink] = field(default_factory=list)
    """The links on the page that lead nowhere, once it is made."""

    def answer(self) -> Answer:
        """What to send."""
        if self.path.startswith(LIVE):
            return self._own()
        file = f"{self.path}{_PAGE}" if self.path.endswith("/") or not self.path else self.path
        if found := self._found(file):
            return found
        if not self.path.endswith("/") and self.path and self._found(f"{self.path}/{_PAGE}"):
            return Answer(b"", status=302, location=f"{self.root}{self.path}/")
        return self._nothing()

    def excuse(self, error: Exception) -> Answer:
        """That the page could not be made, and why: bare, for the templates may be what is wrong."""
        state = self.state
        name = type(error).__name__
        text = escape(state.texts("serve.failed", reason=f"{name}: {error}" if self.here else name))
        script = f'<script src="{self.root}{LIVE}live.js" data-version="{self.version}"></script>'
        html = f"<!doctype html><title>{text}</title><h1>{text}</h1>{script}"
        return Answer(html.encode(), status=500)

    def _found(self, file: str) -> Answer | None:
        content = None if self.here and self.state.preview.gives_way(file) else self.content(file)
        if content is None and self.here:
            content = self._draft(file)
        if content is None:
            return None
        return self._page(content) if file.endswith(".html") else Answer(content, kind(file))

    def content(self, file: str) -> bytes | None:
        """What stands in a file of the site; nothing when there is no such file."""
        if (document := self.state.documents.get(file)) is not None:
            return document
        output = self._made(file)
        return b"".join(pieces(output.content)) if output else None

    def _made(self, file: str) -> Output | None:
        press = self._press
        if press is None:
            return None
        made = self.state.preview.output(file, press, self.broken)
        return made or (self._status(file, press) if self.here else None)

    @property
    def _press(self) -> Press | None:
        """What to make pages with; only on this machine do they say where its files are."""
        press = self.state.press
        if press is None or self.here:
            return press
        return replace(press, around=replace(press.around, edit_base=None, folder=None))

    def _draft(self, file: str) -> bytes | None:
        """What will stand in a file of the site when it is no draft any more; a page says that it is one."""
        preview, press, view = self.state.preview, self.state.press, self.state.preview.draft_at(file)
        if press is None or view is None:
            return None
        output = preview.draft(view, file, press, self.broken)
        if output is None:
            return None
        content = b"".join(pieces(output.content))
        if not file.endswith(".html"):
            return content
        address = file.removeprefix(place(view.municipality)).removesuffix(_PAGE)
        files = [f"{press.around.folder or ''}{name}" for name in files_of_drafts(view, address)]
        return noticed(content.decode(), files, press.renderer, view.words).encode()

    def _status(self, file: str, press: Press) -> Output | None:
        """What waits, in a municipality or in all of them."""
        preview, view = self.state.preview, self._view
        if view and file == f"{place(view.municipality)}{STATUS}{_PAGE}":
            page = status_page(view, preview.draft_at(self.path), press.around.folder or "")
            return preview.page(view, page, press)
        if file == f"{STATUS}{_PAGE}":
            return preview.site_page(site_status_page(preview.edition.site, preview.views), press)
        return None

    @property
    def _view(self) -> View | None:
        """The municipality it belongs to."""
        return self.state.preview.view(self.path)

    def _page(self, content: bytes, status: int = 200) -> Answer:
        """The page, and what is wrong; that is nobody else's business."""
        state, press = self.state, self.state.press
        if press is None or not self.here:
            return Answer(content, status=status)
        texts = self._view.words if self._view else state.texts
        links = tuple(texts("serve.broken_link", link=one.link) for one in self.broken)
        shown = panel(
            state.preview.findings,
            (*links, *state.trouble, *state.taken, *state.engine_trouble),
            texts,
            data=state.files.name,
            own=self._home,
        )
        ways = {"root": self.root, "status": f"{self.root}{self._status_address}", "version": self.version}
        html = added(content.decode(), shown, press.renderer, texts, **ways)
        return Answer(html.encode(), status=status)

    @property
    def _home(self) -> Id | None:
        """The folder whose mistakes concern the page most."""
        folder = self.path.partition("/")[0]
        if self._view:
            return self._view.municipality.id
        return folder if folder in self.state.preview.missing else None

    @property
    def _status_address(self) -> str:
        return f"{place(self._view.municipality)}{STATUS}" if self._view else STATUS

    def _nothing(self) -> Answer:
        """That there is no such page; or that there is none yet, because the data is not right."""
        press, preview = self.state.press, self.state.preview
        if press and self.path.partition("/")[0] in preview.missing:
            texts = self.state.texts
            page = Page(
                self.path,
                "slt/broken.html",
                texts("serve.broken.title"),
                texts("serve.broken.text"),
                "",
                "",
                None,
            )
            return self._page(b"".join(pieces(preview.site_page(page, press).content)), status=503)
        return self._page(self.state.documents.get("404.html", b""), status=404)

    def _own(self) -> Answer:
        if (content := _OWN.get(self.path)) is not None:
            return Answer(content, kind(self.path))
        if not self.here:
            return Answer(b"", "text/plain", 404)
        folder, _, name = self.path.removeprefix(FILES).partition("/")
        files = self.state.files
        content = files.folders.get(folder, {}).get(name) if name else files.top.get(folder)
        return Answer(content or b"", "text/plain", 404 if content is None else 200)
