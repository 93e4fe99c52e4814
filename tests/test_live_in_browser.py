"""The preview in a browser: only what changed is exchanged, nothing jumps, and a mistake stands where it is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from previewing import Preview
from test_accessibility import AXE, faults

FILE = "nordre-land/tiltak/ungdata.yml"
SAME = "window.same"


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The preview, with the file put back afterwards."""
    before = (running.data / FILE).read_bytes()
    yield running
    (running.data / FILE).write_bytes(before)


def opened(page: Page, preview: Preview, address: str) -> None:
    """Open a page, and leave a mark in it that is gone when it is loaded again."""
    page.goto(f"{preview.address}{address}")
    page.evaluate("window.same = true")


def replace(preview: Preview, old: str, new: str) -> None:
    """Save the measure with another word."""
    file = preview.data / FILE
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new), "utf-8")


def test_what_is_saved_shows_without_the_page_being_loaded_again(page: Page, preview: Preview) -> None:
    page.set_viewport_size({"width": 400, "height": 300})
    opened(page, preview, "nordre-land/tiltak/ungdata/")
    link = page.get_by_role("link", name="Skolen").last
    link.focus()
    page.evaluate("scrollTo(0, 300)")
    where = "link => Math.round(link.getBoundingClientRect().top)"
    seen = link.evaluate(where)
    replace(preview, "tittel: ", "tittel: Årets svært viktige ")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Årets")
    assert page.title().startswith("Årets")
    assert link.evaluate(where) == seen
    assert page.evaluate(SAME)
    assert link.evaluate("link => link === document.activeElement")


def test_a_mistake_stands_in_sight_and_goes_when_it_is_put_right(page: Page, preview: Preview) -> None:
    opened(page, preview, "nordre-land/tiltak/ungdata/")
    panel = page.get_by_role("region", name="1 feil å rette")
    replace(preview, "- skolen", "- skollen")
    expect(panel).to_be_in_viewport()
    expect(panel).to_contain_text("Det finnes ingen aktør med id-en «skollen». Mente du «skolen»?")
    expect(panel).to_contain_text("data/nordre-land/tiltak/ungdata.yml:6:5")
    expect(panel.locator("pre")).to_contain_text("^^^^^^^")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.evaluate(AXE)
    assert [*faults(page, 320), *faults(page, 1280)] == []
    replace(preview, "- skollen", "- skolen")
    expect(panel).to_have_count(0)
    assert page.evaluate(SAME)


def test_a_page_that_a_script_has_worked_on_is_loaded_again_where_it_was(
    page: Page, preview: Preview
) -> None:
    opened(page, preview, "nordre-land/tiltak/?ansvar=skolen")
    count = page.locator(".count").inner_text()
    page.evaluate("scrollTo(0, 500)")
    at = page.evaluate("scrollY")
    replace(preview, "- skolen", "- {aktør: skolen, som: Hele skolen}\n  - politiet")
    expect(page.get_by_text("Hele skolen").first).to_be_attached()
    assert page.evaluate("scrollY") == at
    assert page.locator(".count").inner_text() == count


def test_a_page_in_the_background_catches_up_when_it_is_seen(page: Page, preview: Preview) -> None:
    opened(page, preview, "nordre-land/tiltak/ungdata/")
    hidden = "Object.defineProperty(document, 'visibilityState', {value: '%s', configurable: true})"
    page.evaluate(f"{hidden % 'hidden'}; dispatchEvent(new Event('visibilitychange'))")
    replace(preview, "tittel: ", "tittel: Årets ")
    preview.soon("nordre-land/tiltak/ungdata/", lambda html: "<h1>Årets" in html)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Årets")
    page.evaluate(f"{hidden % 'visible'}; dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Årets")


def test_what_waits_is_a_page_with_ways_to_the_pages_and_the_files(page: Page, preview: Preview) -> None:
    opened(page, preview, "nordre-land/tiltak/ungdata/")
    page.get_by_role("link", name="Se hva som venter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Å se til i Nordre Land")
    page.get_by_role("link", name="nordre-land/tiltak/ungdata.yml").first.click()
    expect(page.locator("pre")).to_contain_text("ansvar:")
    page.go_back()
    page.get_by_role("link", name="Ungdata").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ungdata")


def test_warnings_open_into_view_by_mouse_and_keyboard(page: Page, preview: Preview) -> None:
    extra = preview.data / "nordre-land/tiltak/ekstra.yml"
    extra.write_text("tittel: Ekstra\nansvar: [skolen]\n", "utf-8")
    try:
        preview.soon("nordre-land/tiltak/ungdata/", lambda html: "tiltak-uten-plan" in html)
        opened(page, preview, "nordre-land/tiltak/ungdata/")
        summary, told = page.locator("#_live summary"), page.locator("#_live details pre")
        summary.click()
        expect(told).to_be_in_viewport()
        summary.press("Enter")
        page.evaluate("scrollTo(0, 0)")
        summary.evaluate("summary => summary.focus({preventScroll: true})")
        page.keyboard.press("Space")
        expect(told).to_be_in_viewport()
    finally:
        extra.unlink()
        preview.soon("nordre-land/tiltak/ungdata/", lambda html: "tiltak-uten-plan" not in html)
