"""What a page costs the reader: bytes as they are sent, requests, and nothing asked of or left with anybody."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

import page_types
from building import ROOT
from serving import Site

KB = 1024
FIRST_VISIT, NEXT_PAGE, SCRIPTS = 14 * KB, 8 * KB, 6 * KB
LEFT_BEHIND = """async () => ({
  cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@pytest.mark.parametrize(("which", "address"), page_types.ADDRESSES)
def test_a_first_visit_is_light_and_leaves_nothing_behind(
    which: str, address: str, page: Page, request: pytest.FixtureRequest
) -> None:
    sent: list[int] = []
    page.on("requestfinished", lambda one: sent.append(one.sizes()["responseBodySize"]))
    page.goto(request.getfixturevalue(which) + address)
    assert len(sent) <= 4
    assert sum(sent) <= FIRST_VISIT
    assert set(page.evaluate(LEFT_BEHIND).values()) == {"", 0}
    assert page.context.cookies() == []


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_a_further_page_costs_little(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    sizes = {path: len(gzip.compress(path.read_bytes(), 9)) for path in site.rglob("*.html")}
    assert [path for path, size in sizes.items() if size > NEXT_PAGE] == []


def test_a_first_visit_to_any_page_of_the_guide_is_light(built_site: Path) -> None:
    parts = [built_site / "assets" / name for name in ("slt.css", "slt.js", "ikon.svg")]
    pages = [page for guide in ("rediger", "nn/rediger") for page in (built_site / guide).rglob("*.html")]
    sizes = {path: len(gzip.compress(path.read_bytes(), 9)) for path in (*parts, *pages)}
    whole = {page: sizes[page] + sum(sizes[part] for part in parts) for page in pages}
    assert {page: size for page, size in whole.items() if size > FIRST_VISIT} == {}


def test_the_scripts_are_small(built_site: Path) -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in built_site.glob("assets/*.js")}
    assert sizes.keys() == {"slt.js", "filter.js", "sok.js"}
    assert sum(sizes.values()) <= SCRIPTS


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_the_policy_for_browsers_is_published_and_strict(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    page, framed = (
        Site(site).headers(path) for path in ("/nordre-land/tiltak/", "/nordre-land/bygg-inn/tiltak/")
    )
    assert page == {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    policy = page.pop("Content-Security-Policy")
    assert framed == page | {"Content-Security-Policy": policy.replace("ancestors 'none'", "ancestors *")}
    assert Site(site).headers("/bygg-inn/tiltak/") == framed


def test_nginx_is_told_the_same(built_site: Path) -> None:
    told = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    said = dict(re.findall(r'add_header (\S+) "(.*)" always;', told))
    allowed = dict(re.findall(r'^  (default|~\S+) +"(.*)";', told, re.MULTILINE))
    embedded = next(key for key in allowed if key.startswith("~"))
    for path in (
        "/",
        "/om/",
        "/nordre-land/tiltak/",
        "/nordre-land/bygg-inn/tiltak/",
        "/bygg-inn/tiltak/",
        "/a/b/bygg-inn/",
    ):
        ancestors = allowed[embedded if re.search(embedded.removeprefix("~"), path) else "default"]
        headers = {name: value.replace("$slt_rammer", ancestors) for name, value in said.items()}
        assert headers == Site(built_site).headers(path), path
    assert not (built_site / "nginx.conf").exists()
