"""Narrow, enlarged or widely spaced: nothing scrolls sideways, nothing is cut off, nothing lies on top of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

import page_types

PHONE = ViewportSize(width=320, height=640)
TABLET = ViewportSize(width=768, height=1024)
DESK = ViewportSize(width=1280, height=800)
ENLARGED = ViewportSize(width=320, height=256)
"""What is left of 1280 × 1024 when a page is shown at 400 %."""
SPACED = """:not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p, li, dd { margin-bottom: 2em !important; }"""
"""WCAG 1.4.12."""
CUT_OFF = """() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const shown = (one) => one.checkVisibility({visibilityProperty: true}) && !one.closest('.vh, .skip, thead, .through');
  if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const one of document.body.querySelectorAll('*')) {
    if (!shown(one) || one.closest('svg')) continue;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one), name = `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`;
    if (box.width && (box.left < -1 || box.right > width + 1)) faults.push(`outside the window: ${name}`);
    if (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) faults.push(`cut off or scrolling: ${name}`);
    if (style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1) faults.push(`cut off below: ${name}`);
    if (style.textOverflow === 'ellipsis' && one.tagName !== 'SELECT') faults.push(`shortened: ${name}`);
  }
  for (const one of document.querySelectorAll('th, td, li, p, dd, dt, h1, h2, h3, h4')) {
    if (!shown(one) || one.closest('svg, .org-lines, .matrix') || getComputedStyle(one).display === 'inline') continue;
    const words = one.textContent.trim();
    if (words.length > 24 && one.clientWidth < 80) faults.push(`${one.clientWidth} px wide: ${words.slice(0, 40)}`);
  }
  return faults;
}"""
"""Elements that a reader cannot see the whole of, and text in columns too narrow to read. What is meant for the ear is left out."""
ADOPT = """css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }"""


@pytest.mark.parametrize(("which", "address"), page_types.ADDRESSES)
def test_nothing_scrolls_sideways_or_is_cut_off(
    which: str, address: str, tab: Page, request: pytest.FixtureRequest
) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto(request.getfixturevalue(which) + address)
    tab.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    assert [fault for size in (PHONE, ENLARGED, TABLET, DESK) for fault in faults(tab, size)] == []
    # Our policy lets no style in; a reader's own comes another way, as here.
    tab.evaluate(ADOPT, SPACED)
    assert [fault for size in (PHONE, DESK) for fault in faults(tab, size)] == []


def faults(page: Page, size: ViewportSize) -> Iterator[str]:
    """What a reader cannot see the whole of, or cannot read, in a window of this size."""
    page.set_viewport_size(size)
    yield from (f"{size['width']}: {fault}" for fault in page.evaluate(CUT_OFF))
