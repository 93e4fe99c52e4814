"""What many tests need: the two sites, built once, served and opened in a browser; the switch for golden pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser import Watch, arguments, chromium
from building import DATA, EXAMPLE, build
from previewing import Preview, previewing, project
from serving import serving


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make golden`` accept the pages as they are now."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden afresh")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Find or install a Chromium before several processes go looking for one at the same time."""
    config = session.config
    shared = config.getoption("numprocesses") and not hasattr(config, "workerinput")
    if shared and "not browser" not in config.getoption("markexpr"):
        _chromium(config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for a browser, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site: Nordre Land and Indre Fosen, as a reader gets it."""
    return _built(tmp_path_factory, DATA)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up municipalities, which use every field and show every empty state."""
    return _built(tmp_path_factory, EXAMPLE)


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the real site on a server of its own, ending in ``/``; headers and 404 page as published."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def served_example(example_site: Path) -> Iterator[str]:
    """The address of the made-up municipalities' site, likewise."""
    with serving(example_site) as address:
        yield address


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all tests of a file."""
    with previewing(project(tmp_path_factory.mktemp("preview"))) as preview:
        yield preview


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """A Chromium that many tests share."""
    path = _chromium(pytestconfig)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, with no past; the test fails if it breaks the policy, a script fails or a stranger is asked."""
    yield from _watched(browser)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One page for all tests of a file that only look: opening one takes longer than most looks."""
    yield from _watched(browser)


def _chromium(config: pytest.Config) -> Path:
    """Where Chromium is; while one is being installed, the terminal says so."""
    capture = config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        return chromium()


def _watched(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nb-NO")
    watch = Watch(page)
    yield page
    page.context.close()
    assert watch.seen == []


def _built(factory: pytest.TempPathFactory, data: Path) -> Path:
    site = factory.mktemp("site") / "site"
    run = build(site, data)
    assert run.code == 0, run.said
    return site
