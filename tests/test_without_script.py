"""Without script everything is readable and reachable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

import page_types

PHONE = ViewportSize(width=360, height=740)
WITHOUT_CONTROLS = (
    "() => document.querySelectorAll('form, .filter, .count, .share').forEach(one => one.remove())"
)
"""What only a script can answer is not shown without one; what it would narrow or copy is."""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", page_types.REAL)
def test_everything_is_there_without_script(address: str, plain: Page, tab: Page, served_site: str) -> None:
    plain.goto(served_site + address)
    tab.set_viewport_size(PHONE)
    tab.goto(served_site + address)
    tab.evaluate(WITHOUT_CONTROLS)
    assert words(tab) - words(plain) == set()


def words(page: Page) -> set[str]:
    """The words a reader sees in the content of the page."""
    return set(page.locator("main").inner_text().split())


def test_the_menu_opens_without_script(plain: Page, served_site: str) -> None:
    plain.goto(f"{served_site}nordre-land/")
    link = plain.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Organisering")
    expect(link).to_be_hidden()
    plain.get_by_text("Meny", exact=True).click()
    expect(link).to_be_visible()
    link.click()
    expect(plain).to_have_url(f"{served_site}nordre-land/organisering/")
