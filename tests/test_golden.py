"""Every page of the example as it was last looked at and found good. ``make golden`` accepts new ones.

The pages are ours alone, without the frame, so that they change only when something we show does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from building import EXAMPLE, ROOT, TODAY
from slt_plan.abbreviations import Abbreviations
from slt_plan.pages import municipality_pages
from slt_plan.pages.page import Drawing, View
from slt_plan.plan.drafts import without_drafts
from slt_plan.reading import read_data
from slt_plan.rendering import Renderer

GOLDEN = ROOT / "tests" / "golden"


def rendered() -> Iterator[tuple[str, str]]:
    """Each file of the example's municipalities: its place under ``golden``, and its content."""
    data, renderer = read_data(EXAMPLE), Renderer(ROOT / "theme_overrides")
    assert data.site is not None
    for reading in data.readings:
        public = without_drafts(reading.municipality) if reading.municipality else None
        if public is None:
            continue
        view = View(public, data.site, date.fromisoformat(TODAY))
        for page in municipality_pages(view):
            if isinstance(page, Drawing):
                yield f"{public.id}/{page.address}", renderer.drawing(page, view.words)
            else:
                canonical = f"https://slt.example.org/{public.id}/{page.address}"
                html = renderer.page(page, view.words, canonical, Abbreviations.of(view))
                yield f"{public.id}/{page.address.rstrip('/') or 'index'}.html", html


def test_every_page_is_as_it_was_last_found_good(request: pytest.FixtureRequest) -> None:
    now = dict(rendered())
    if request.config.getoption("--update-golden"):
        accept(now)
    golden = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in files(GOLDEN)}
    assert sorted(now) == sorted(golden)
    different = [path for path in now if now[path] != golden[path]]
    assert not different, f"{different[0]} has changed:\n{now[different[0]]}"


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def accept(now: dict[str, str]) -> None:
    """Make the golden pages those of today, and leave nothing else behind."""
    for old in files(GOLDEN):
        old.unlink()
    for path, html in now.items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_text(html, encoding="utf-8", newline="\n")
