"""axe finds nothing: WCAG 2.2 A and AA, contrast as AAA asks, and best practice; at three widths, in three schemes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page

import page_types

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """rules => axe.run(document, {...rules, preload: false, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)))"""
ALL = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},
        "color-contrast": {"enabled": False},  # the enhanced one asks for more
        "target-size": {"enabled": True},
    },
}
COLOURS = {"runOnly": ["color-contrast-enhanced", "link-in-text-block"]}
"""All that can differ between light and dark: colours do not move anything."""
WIDTHS = (320, 768, 1280)
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize(("which", "address"), page_types.ADDRESSES)
def test_axe_finds_nothing(which: str, address: str, tab: Page, request: pytest.FixtureRequest) -> None:
    tab.goto(request.getfixturevalue(which) + address)
    tab.evaluate(AXE)
    assert [fault for width in WIDTHS for fault in faults(tab, width)] == []


def faults(page: Page, width: int) -> Iterator[str]:
    """What axe says of the page as it is now, at one width in every scheme."""
    page.set_viewport_size({"width": width, "height": 800})
    schemes: tuple[tuple[Scheme, bool], ...] = (("light", False), ("dark", False), ("light", True))
    for scheme, forced in schemes:
        page.emulate_media(color_scheme=scheme, forced_colors="active" if forced else "none")
        rules = ALL if (scheme, forced) == ("light", False) else COLOURS
        yield from (f"{width} {scheme}: {fault}" for fault in page.evaluate(RUN, rules))


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_every_type_of_page_is_among_those_looked_at(which: str, request: pytest.FixtureRequest) -> None:
    looked_at = {page_types.kind(address) for address in (*page_types.REAL, *page_types.EXAMPLE)}
    pages = page_types.addresses(request.getfixturevalue(which))
    assert [address for address in pages if page_types.kind(address) not in looked_at] == []
