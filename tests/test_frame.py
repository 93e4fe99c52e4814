"""The frame around every page, and joining it with a page by putting strings together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from building import EXAMPLE, ROOT, TODAY
from slt_plan.abbreviations import Abbreviations
from slt_plan.frame import Frame, JoinedFrame, municipality_frame, page_values
from slt_plan.pages import municipality_pages
from slt_plan.pages.front import title
from slt_plan.pages.page import Drawing, Page, View
from slt_plan.rendering import Renderer


class PluginSettings(Config):  # type: ignore[no-untyped-call]
    """None: MkDocs asks for a class."""


class StockPipeline(BasePlugin[PluginSettings]):  # type: ignore[no-untyped-call]
    """Renders each of our pages whole, as MkDocs renders a page of its own."""

    def __init__(self) -> None:
        """Nothing is rendered yet."""
        self.pages: dict[str, str] = {}

    @event_priority(200)  # before ours, which forgets each municipality it has made
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        publish = cast(Any, config.hooks)["hooks/publish.py"]
        around, renderer = publish._around(config), Renderer(ROOT / "theme_overrides")
        for view in publish._edition().views:
            base = f"{around.base}{view.municipality.id}/"
            for page in municipality_pages(view):
                if isinstance(page, Drawing):
                    continue
                values = page_values(page, view.words, around, base=base, name=title(view))
                frame = filled(municipality_frame(view, around, page.address.count("/")), values)
                content = renderer.page(page, view.words, f"{base}{page.address}", Abbreviations.of(view))
                ours = mkdocs_page(page, view, config, content)
                context = get_context(publish.run.nav, files, config, ours) | {"frame": frame}
                html = env.get_template("main.html").render(context)
                self.pages[f"{view.municipality.id}/{page.address}index.html"] = html
        return env


def filled(frame: Frame, values: dict[str, str]) -> Frame:
    """A frame with the values of one page where its placeholders are."""
    places = ("title", "description", "canonical", "head", "crumbs", "edit", "address")
    sections = tuple(
        one._replace(current=values.get(one.current.strip("\x02"), "")) for one in frame.sections
    )
    given: dict[str, Any] = {place: values.get(place, "") for place in places}
    return replace(frame, sections=sections, **given)


def mkdocs_page(page: Page, view: View, config: MkDocsConfig, content: str) -> MkDocsPage:
    """One of our pages as one of MkDocs' own."""
    address = f"{view.municipality.id}/{page.address}index.html"
    stock = MkDocsPage(
        page.title, File("x.md", None, config.site_dir, use_directory_urls=True, dest_uri=address), config
    )
    stock.content = content
    return stock


def test_a_joined_page_is_what_the_stock_pipeline_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLT_DATA", str(EXAMPLE))
    monkeypatch.setenv("SLT_DATO", TODAY)
    monkeypatch.setenv("SLT_MELLOMLAGER", str(tmp_path / "mellomlager"))
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
    stock = config.plugins["stock"] = StockPipeline()
    build(config)
    assert len(stock.pages) > 40
    for path, html in stock.pages.items():
        assert (tmp_path / "site" / path).read_text("utf-8") == html


def test_what_a_page_does_not_name_is_left_empty_and_the_rest_stands() -> None:
    frame = JoinedFrame("<title>\x02title\x02</title><nav\x02current goals\x02>\x02content\x02</nav>")
    assert frame.join({"title": "Mål", "content": "<p>Her</p>"}) == "<title>Mål</title><nav><p>Her</p></nav>"
    assert frame.join({"current goals": " aria-current"}) == "<title></title><nav aria-current></nav>"
