"""What many tests need: the two sites, built once, and the switch that accepts new golden pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import DATA, EXAMPLE, build


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make golden`` accept the pages as they are now."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden afresh")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site: Nordre Land and Indre Fosen, as a reader gets it."""
    return _built(tmp_path_factory, DATA)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up municipalities, which use every field and show every empty state."""
    return _built(tmp_path_factory, EXAMPLE)


def _built(factory: pytest.TempPathFactory, data: Path) -> Path:
    site = factory.mktemp("site") / "site"
    run = build(site, data)
    assert run.code == 0, run.said
    return site
