"""What is tapped: large where it is tapped often, never too small or too close anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

import page_types

OFTEN = ".band a, .band input, .band button, .menu summary, .menu a, .way, .help a, .filter select, .filter button, .field input, .field button, .letters a, .share button"
SMALL = """often => [...document.querySelectorAll(often)].filter(one => one.checkVisibility()).flatMap(one => {
  const box = one.getBoundingClientRect();
  return box.height < 44 || box.width < 44 ? [`${Math.round(box.width)} × ${Math.round(box.height)}: ${one.tagName} ${one.textContent.trim().slice(0, 30)}`] : [];
})"""
CLOSE = """() => {
  const targets = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(one => one.checkVisibility() && !one.closest('.skip'));
  const inText = one => getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim().length > one.textContent.trim().length;
  const boxes = targets.map(one => {
    const own = one.getBoundingClientRect(), line = one.closest('.org h4, .org-role h3') && one.closest('.org-body, .org-role');
    return {one, box: line ? line.getBoundingClientRect() : own, inText: inText(one)};
  });
  const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return boxes.filter(({box, inText}) => !inText && (box.width < 24 || box.height < 24)).flatMap(({one, box}) => {
    const [x, y] = middle(box);
    const near = boxes.find(other => {
      if (other.one === one || other.one.contains(one)) return false;
      const [left, top] = [Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)];
      return Math.hypot(left, top) < 12;
    });
    return near ? [`${Math.round(box.width)} × ${Math.round(box.height)}: ${one.textContent.trim().slice(0, 30)} too close to ${near.one.textContent.trim().slice(0, 30)}`] : [];
  });
}"""
"""WCAG 2.5.8: a circle 24 px wide around the middle of a small target touches no other. Links in running text are free."""


@pytest.mark.parametrize(("which", "address"), page_types.ADDRESSES)
def test_what_is_tapped_is_large_enough(
    which: str, address: str, tab: Page, request: pytest.FixtureRequest
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(request.getfixturevalue(which) + address)
    tab.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    assert tab.evaluate(SMALL, OFTEN) == []
    assert tab.evaluate(CLOSE) == []
