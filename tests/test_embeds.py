"""Parts of a plan shown on other sites: in a frame without scripts, without header and footer, with a way to the page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from pages_read import anchors, links, parsed, text_of
from slt_plan.pages import embeds as embedding

MEASURE = "eksempelvik/bygg-inn/tiltak/ungdomsbase/"


def embeds(site: Path) -> list[Path]:
    """Every embed of a site."""
    return [path for path in sorted(site.rglob("index.html")) if "bygg-inn" in path.relative_to(site).parts]


def test_the_table_the_diagram_and_each_measure_can_be_shown_elsewhere(built_site: Path) -> None:
    found = {path.parent.relative_to(built_site).as_posix() for path in embeds(built_site)}
    measures = {path.parent.name for path in (built_site / "nordre-land/tiltak").glob("*/index.html")}
    assert found == {
        "indre-fosen/bygg-inn/organisering",
        "nordre-land/bygg-inn/organisering",
        "nordre-land/bygg-inn/tiltak",
        *(f"nordre-land/bygg-inn/tiltak/{id_}" for id_ in measures),
    }
    assert len(measures) == 16


def test_what_is_not_there_yet_cannot_be_shown(example_site: Path) -> None:
    assert not (example_site / "tomvik/bygg-inn").exists()


def test_a_measure_is_a_card_that_leads_to_its_page(example_site: Path) -> None:
    page = parsed(example_site / MEASURE / "index.html")
    (main,) = page.iter("main")
    assert text_of(main) == (
        "Open ungdomsbase i naustet Etablere ein ungdomsbase. Basen skal vere open minst tre kveldar i veka. Ansvar "
        "Kommunalsjefen for oppvekst lokale og budsjett SLT-koordinator Koordineringsgruppe "
        "Frå SLT-planen til Eksempelvik"
    )
    assert [link.get("href") for link in page.iter("a")][-1] == "../../../tiltak/ungdomsbase/"


def test_an_embed_says_where_it_comes_from(built_site: Path) -> None:
    said = {
        path.relative_to(built_site).parts[0]: re.findall(
            'class="from"><a [^>]*>(.*?)</a>', path.read_text("utf-8")
        )
        for path in embeds(built_site)
    }
    assert said == {
        "nordre-land": ["Fra SLT-planen til Nordre Land"],
        "indre-fosen": ["Fra SLT-arbeidet i Indre Fosen"],
    }


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_an_embed_stands_in_for_its_page_and_is_found_nowhere(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert "bygg-inn" not in listed
    for path in embeds(site):
        page, html = parsed(path), path.read_text("utf-8")
        (canonical,) = (link for link in page.iter("link") if link.get("rel") == "canonical")
        address = path.parent.relative_to(site).as_posix().replace("/bygg-inn/", "/")
        assert canonical.get("href") == f"https://slt.example.org/{address}/"
        assert (site / address / "index.html").is_file()
        assert '<meta name="robots" content="noindex">' in html
        assert '<base target="_top">' in html
        assert [tag for tag in ("header", "footer", "nav", "form", "script") if list(page.iter(tag))] == []
        assert len(list(page.iter("h1"))) == len(list(page.iter("main"))) == 1


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_every_link_of_an_embed_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    for path in embeds(site):
        for link in links(path):
            target, _, anchor = link.partition("#")
            file = (path.parent / target).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), f"{path}: {link}"
            assert not anchor or anchor in anchors(file), f"{path}: {link}"


def code(page: Path) -> str:
    """The code to copy from a page, as whoever copies it gets it."""
    (found,) = (one for one in parsed(page).iter("details") if one.get("class") == "embed-code")
    return text_of(next(found.iter("code")))


@pytest.mark.parametrize(
    ("address", "title", "height"),
    [
        ("nordre-land/tiltak/ungdata/", "Ungdata", 320),
        ("nordre-land/tiltak/", "Tiltak", 800),
        ("indre-fosen/organisering/", "Organisering", 900),
    ],
)
def test_the_code_to_copy_stands_on_the_page(address: str, title: str, height: int, built_site: Path) -> None:
    municipality, rest = address.split("/", 1)
    (heading,) = parsed(built_site / address / "index.html").iter("h1")
    assert title in text_of(heading)
    assert code(built_site / address / "index.html") == (
        f'<iframe src="https://slt.example.org/{municipality}/bygg-inn/{rest}" title="{text_of(heading)}" '
        f'width="100%" height="{height}" loading="lazy" sandbox="allow-top-navigation-by-user-activation"></iframe>'
    )


def test_there_is_no_code_where_there_is_nothing_to_show(example_site: Path) -> None:
    for address in ("tomvik/tiltak", "tomvik/organisering", "eksempelvik", "eksempelvik/mal"):
        assert "embed-code" not in (example_site / address / "index.html").read_text("utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Another site: its folder and its address, which is not of the same origin as ours."""
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_code_works_on_another_site_in_a_frame_without_scripts(
    page: Page, served_example: str, example_site: Path, elsewhere: tuple[Path, str]
) -> None:
    folder, address = elsewhere
    copied = code(example_site / "eksempelvik/tiltak/ungdomsbase/index.html")
    html = copied.replace("https://slt.example.org/", served_example)
    (folder / "index.html").write_text(f"<!doctype html><title>Skolen</title>{html}", "utf-8")
    page.goto(address)
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Open ungdomsbase i naustet").wait_for()
    frame.get_by_role("link", name="Frå SLT-planen til Eksempelvik").click()
    page.wait_for_url(f"{served_example}eksempelvik/tiltak/ungdomsbase/")


def test_a_hostile_title_cannot_leave_the_code() -> None:
    title = '"><script>alert(1)</script>'
    line = embedding.code("https://slt.example.org/", title, 320)
    assert unescape(re.findall('title="([^"]*)"', line)[0]) == title
    assert "<script" not in line


@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize("part", ["tiltak/", "tiltak/ungdomsbase/", "organisering/"])
def test_an_embed_never_scrolls_sideways(part: str, width: int, page: Page, served_example: str) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{served_example}eksempelvik/bygg-inn/{part}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
