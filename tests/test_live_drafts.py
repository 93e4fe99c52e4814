"""The preview shows drafts, and where the files lie, to whoever edits on this machine, and to nobody else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from building import DATA, EXAMPLE, ROOT
from slt_plan.frame import CONTENT, Frame, Surroundings
from slt_plan.live.answers import FILES
from slt_plan.live.server import Answer
from slt_plan.live.serving import Serving
from slt_plan.publication import LinkCheck, Press
from slt_plan.rendering import Renderer

NOTICES = {
    "bokmål": '<p class="notice"><strong>Utkast.</strong> Dette står ikke på nettstedet. '
    "Ta bort linjen «synlig: utkast» i her/data/ny/kommune.yml når det er klart.</p>",
    "nynorsk": '<p class="notice"><strong>Utkast.</strong> Dette står ikkje på nettstaden. '
    "Ta bort linja «synlig: utkast» i her/data/ny/kommune.yml når det er klart.</p>",
}
PLACE = "her/data/"


def _frame(frame: Frame) -> str:
    return f"<html><head></head><body><main>{CONTENT}</main>{frame.edit}</body></html>"


@cache
def _serving(data: Path) -> Serving:
    serving = Serving(data, lambda: date(2026, 11, 22), lambda _: None)
    site = serving.preview.edition.site
    around = Surroundings(site, True, (), "http://x.example/", f"/{FILES}", None, PLACE)  # noqa: FBT003
    serving.dress(Press(Renderer(ROOT / "theme_overrides"), _frame, around, LinkCheck()))
    serving.take({"404.html": b"Borte"})
    return serving


def asked(path: str, data: Path = EXAMPLE, *, here: bool = True) -> Answer:
    """What comes back on this machine, or on another."""
    return _serving(data).answer(path, "/", here=here)


def shown(path: str, data: Path = EXAMPLE, *, here: bool = True) -> str:
    """The page that comes back."""
    return asked(path, data, here=here).body.decode()


DRAFTS = {
    "eksempelvik/tiltak/lekkasje-tiltak/": "eksempelvik/tiltak/lekkasje-tiltak.yml",
    "eksempelvik/planer/2028-2031-lekkasje/": "eksempelvik/planer/2028-2031-lekkasje.yml",
    "lekkasjevik/": "lekkasjevik/kommune.yml",
    "lekkasjevik/tiltak/": "lekkasjevik/kommune.yml",
}


@pytest.mark.parametrize(("path", "file"), DRAFTS.items())
def test_a_draft_has_its_page_and_the_page_says_that_it_is_one(path: str, file: str) -> None:
    page = shown(path)
    start = page.partition("<h1>")[0]
    assert 'class="notice"' in start
    assert f"«synlig: utkast» i {PLACE}{file} " in start
    assert "live.js" in page


@pytest.mark.parametrize(("language", "notice"), NOTICES.items())
def test_the_notice_is_in_the_language_of_the_municipality(
    language: str, notice: str, tmp_path: Path
) -> None:
    (tmp_path / "ny").mkdir()
    settings = f"navn: Ny\nmålform: {language}\nsynlig: utkast\n"
    (tmp_path / "ny/kommune.yml").write_text(settings, "utf-8")
    (tmp_path / "nettsted.yml").write_text("tittel: SLT\n", "utf-8")
    assert notice in shown("ny/", tmp_path)


def test_a_draft_that_is_to_have_the_root_has_the_front_page_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny/kommune.yml").write_text("navn: Ny\nmålform: bokmål\nsynlig: utkast\n", "utf-8")
    (tmp_path / "nettsted.yml").write_text("tittel: Mitt nettsted\nrot: ny\n", "utf-8")
    assert "<h1>SLT i Ny" in shown("", tmp_path)
    assert "<h1>Mitt nettsted" in shown("", tmp_path, here=False)
    assert "Utkast (1)" in shown("status/", tmp_path)


def test_no_note_is_shown_with_a_draft() -> None:
    notes = ("Snakk med tillitsvalde", "Vent til budsjettet", "Vi ventar på vedtak")
    pages = [shown(path) for path in (*DRAFTS, "eksempelvik/status/")]
    assert not any(note in page for note in notes for page in pages)


@pytest.mark.parametrize("path", ["eksempelvik/", "eksempelvik/tiltak/", "eksempelvik/sok/indeks.json", ""])
def test_pages_that_are_published_say_nothing_of_drafts(path: str) -> None:
    assert "lekkasje" not in shown(path).casefold()


@pytest.mark.parametrize(
    "path", [*DRAFTS, "eksempelvik/status/", "status/", f"{FILES}eksempelvik/kommune.yml"]
)
def test_others_get_no_drafts_no_status_and_no_files(path: str) -> None:
    assert asked(path).status == 200
    assert asked(path, here=False).status == 404
    assert "lekkasje" not in shown(path, here=False)


def test_the_way_to_a_draft_without_its_last_stroke_is_told_here_only() -> None:
    path = "eksempelvik/tiltak/lekkasje-tiltak"
    assert (asked(path).status, asked(path, here=False).status) == (302, 404)


def test_others_get_the_page_as_it_is_published() -> None:
    page = shown("nordre-land/tiltak/vip/", DATA, here=False)
    assert "<h1>VIP" in page
    assert not any(trace in page for trace in ("_live", PLACE, 'class="edit"'))


def test_the_edit_link_shows_the_file_and_says_where_it_is() -> None:
    file = "nordre-land/tiltak/vip.yml"
    link = f'<p class="edit"><a href="/{FILES}{file}">Rediger denne siden</a> Filen: {PLACE}{file}</p>'
    assert link in shown("nordre-land/tiltak/vip/", DATA)
    assert asked(f"{FILES}{file}", DATA).body == (DATA / file).read_bytes()
    assert "Rediger denne sida</a> Fila: her/data/eksempelvik/" in shown("eksempelvik/tiltak/")


def test_the_status_page_says_where_its_files_are_and_lists_the_drafts() -> None:
    page = shown("eksempelvik/status/")
    file = "eksempelvik/tiltak/lekkasje-tiltak.yml"
    assert f'href="../../{FILES}{file}">Vis fila {PLACE}{file}</a>' in page
    assert '<a href="../tiltak/lekkasje-tiltak/">' in page
    assert "<h2>Utkast (7)</h2>" in page
    assert "Dette står ikkje på nettstaden. Ta bort linja «synlig: utkast» når det er klart." in page
    assert "Utkast" not in shown("nordre-land/status/", DATA)
    assert 'href="../lekkasjevik/status/"' in shown("status/")
