"""By keyboard alone: everything is reached in the order it is seen, seen when it is reached, and left again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

PHONE = ViewportSize(width=320, height=640)
DESK = ViewportSize(width=1280, height=800)
PAGES = [
    ("served_site", "nordre-land/"),
    ("served_site", "nordre-land/organisering/"),
    ("served_site", "nordre-land/tiltak/"),
    ("served_site", "nordre-land/matrise/"),
    ("served_example", "eksempelvik/organisering/"),
    ("served_example", "eksempelvik/tiltak/ungdomsbase/"),
]
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility() && !one.disabled && !one.closest('fieldset:disabled')).length"""
FOCUSED = """() => {
  const behind = one => {
    for (; one; one = one.parentElement) {
      const paint = getComputedStyle(one).backgroundColor;
      if (!/, 0\\)|transparent/.test(paint)) return paint;
    }
    return 'rgb(255, 255, 255)';
  };
  const colour = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const one = document.activeElement;
  if (one === document.body) return null;
  const area = one.closest('h4, .org-role h3') && one.closest('.org-body, .org-role') || one;
  const box = area.getBoundingClientRect(), style = getComputedStyle(one), ring = getComputedStyle(one, '::after');
  const outlined = [style, ring].some(own => own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) >= 2);
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
  const top = document.elementFromPoint(x, y) || document.body;
  return {
    name: `${one.tagName} ${one.textContent.trim().slice(0, 30)}`,
    outlined,
    inside: box.top < innerHeight && box.bottom > 0 && box.width > 0 && box.left >= -1 && box.right <= innerWidth + 1,
    covered: !(area.contains(top) || top.contains(area)),
    ring: colour((style.outlineStyle === 'none' ? ring : style).outlineColor),
    behind: colour(behind(area.parentElement)),
    first: one.classList.contains('skip'),
  };
}"""


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Every stop of the tab key, from the top of the page until it leaves it or begins again."""
    for number in range(page.evaluate(STOPS) + 10):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (number and stop["first"]):
            return
        yield stop
    raise AssertionError("the tab key never gets out")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("which", "address"), PAGES)
def test_the_tab_key_reaches_everything_visibly_and_gets_out(
    which: str, address: str, size: ViewportSize, tab: Page, request: pytest.FixtureRequest
) -> None:
    tab.set_viewport_size(size)
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(request.getfixturevalue(which) + address)
    stops = tab.evaluate(STOPS)
    found = list(walk(tab))
    assert len(found) == stops
    assert [
        stop for stop in found if not stop["outlined"] or contrast(stop["ring"], stop["behind"]) < 3
    ] == []
    assert [stop for stop in found if not stop["inside"] or stop["covered"]] == []


def contrast(one: list[float], other: list[float]) -> float:
    """How well two colours are told apart, as WCAG reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("address", ["nordre-land/", "nordre-land/tiltak/", "om/", "finnes/ikke/"])
def test_the_first_stop_leads_past_the_header(address: str, page: Page, served_site: str) -> None:
    page.goto(served_site + address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hopp til innholdet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, section.help, footer') !== null")


def test_the_menu_on_a_phone_opens_and_closes(page: Page, served_site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{served_site}nordre-land/mal/")
    menu = page.get_by_role("navigation", name="Hovedmeny")
    summary, links = menu.locator("summary"), menu.get_by_role("link")
    expect(links.first).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    expect(menu.get_by_role("link", name="Mål", exact=True)).to_have_attribute("aria-current", "page")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_menu_lies_open_where_there_is_room(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/mal/")
    menu = page.get_by_role("navigation", name="Hovedmeny")
    expect(menu.locator("summary")).to_be_hidden()
    expect(menu.get_by_role("link", name="Tiltak")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    ("which", "address"),
    [
        ("served_site", "nordre-land/organisering/"),
        ("served_site", "indre-fosen/organisering/"),
        ("served_example", "eksempelvik/organisering/"),
    ],
)
def test_the_boxes_of_the_diagram_are_reached_from_top_to_bottom(
    which: str, address: str, size: ViewportSize, tab: Page, request: pytest.FixtureRequest
) -> None:
    tab.set_viewport_size(size)
    tab.goto(request.getfixturevalue(which) + address)
    order = tab.evaluate("""() => [...document.querySelectorAll('.org h4 a')].map(one => {
      const level = one.closest('.org-level, .org-loose').getBoundingClientRect(), box = one.getBoundingClientRect();
      return [Math.round(level.top), Math.round(box.top / 40), Math.round(box.left)];
    })""")
    assert order == sorted(order)
    names = tab.locator(".org h4 a").all_inner_texts()
    tab.locator(".org a").first.focus()
    reached = []
    for _ in range(200):
        text = tab.evaluate(
            "document.activeElement.closest('.org h4') ? document.activeElement.innerText : ''"
        )
        reached += [text] if text else []
        if not tab.evaluate("!!document.activeElement.closest('.org')"):
            break
        tab.keyboard.press("Tab")
    assert reached == names


def test_a_box_of_the_diagram_opens_its_page(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/organisering/")
    page.locator(".org h4 a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served_site}nordre-land/organisering/styringsgruppa/")
