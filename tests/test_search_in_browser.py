"""The search as a reader meets it: the real script in a real browser, on the page of search and from the header."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Any
from urllib.parse import quote

import yaml
from playwright.sync_api import Page, Route, expect

from benchmark import synthetic
from building import ROOT, TODAY
from slt_plan.pages.page import View
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import Site
from slt_plan.reading import read_municipality
from slt_plan.search import index, site_index

QUERIES = ROOT / "tests" / "search"
RESULTS = "#_treff .kind + ul > li > a"
MISSED, MISSED_OF_EACH = 0.02, 0.05
"""The largest shares of queries that may lead elsewhere: of all lists together, and of each by itself."""
WITHIN = 50
"""Milliseconds from a letter typed to results shown, 100 municipalities searched."""
SHOWN = "(links, base) => links.map(link => link.href.slice(base.length).split('#')[0])"
ANSWERED = """async query => {
  const field = document.querySelector('#_sokeord'), box = document.querySelector('#_treff');
  const before = performance.now();
  const shown = new Promise(done => new MutationObserver(done).observe(box, {childList: true, subtree: true}));
  field.value = query;
  field.dispatchEvent(new Event('input'));
  await shown;
  return performance.now() - before;
}"""


def queries(name: str) -> dict[str, dict[str, list[str]]]:
    """The queries of a file: by municipality, with the pages that are wanted."""
    tree = yaml.safe_load((QUERIES / f"{name}.yml").read_text("utf-8"))
    return {folder: {str(query): wanted for query, wanted in asked.items()} for folder, asked in tree.items()}


def opened(page: Page, base: str, query: str = "") -> None:
    """The page of search, with the results of the query."""
    page.goto(f"{base}sok/?q={quote(query)}" if query else f"{base}sok/")
    if query:
        expect(page.locator("#_treff .found")).not_to_be_empty()


def shown(page: Page, base: str) -> list[str]:
    """The pages that the results lead to, in the order they are shown."""
    links: list[str] = page.eval_on_selector_all(RESULTS, SHOWN, base)
    return links


def missed(page: Page, site: str, asked: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """The queries that have no wanted page among the first three shown; or anything at all, where nothing is wanted."""
    for folder, expected in asked.items():
        base = f"{site}{folder}/"
        opened(page, base, "slt")
        for query, wanted in expected.items():
            page.evaluate(ANSWERED, query)
            found = shown(page, base)
            if not set(wanted) & set(found[:3]) and (wanted or found):
                yield f"{query}: {found[:3]}"


def test_the_wanted_page_is_among_the_first_three(page: Page, served_site: str, served_example: str) -> None:
    sites = {"bokmal-paa-nynorsk": served_example}
    asked = {path.stem: queries(path.stem) for path in sorted(QUERIES.glob("*.yml"))}
    totals = {name: sum(map(len, folders.values())) for name, folders in asked.items()}
    failures = {
        name: list(missed(page, sites.get(name, served_site), folders)) for name, folders in asked.items()
    }
    assert sum(map(len, failures.values())) <= MISSED * sum(totals.values()), failures
    assert {name: few for name, few in failures.items() if len(few) > MISSED_OF_EACH * totals[name]} == {}


def test_results_stand_in_groups_with_the_found_words_marked(page: Page, served_site: str) -> None:
    opened(page, f"{served_site}nordre-land/", "nettvett")
    expect(page.get_by_role("heading", name="Tiltak", level=2)).to_be_visible()
    item = page.locator("#_treff li").first
    expect(item.get_by_role("link")).to_have_text("Felles plan for foreldremøter")
    expect(item.locator("mark")).to_have_text("nettvett")
    expect(page.get_by_role("status")).to_have_text("1 treff")


def test_the_index_is_fetched_only_when_a_reader_reaches_for_search(page: Page, served_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served_site}nordre-land/tiltak/", wait_until="networkidle")
    assert [url for url in asked if "indeks" in url] == []
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    page.get_by_role("searchbox").fill("mobbing")
    expect(page.locator(".band .hits a").first).to_be_visible()
    assert [url for url in asked if "indeks" in url] == [f"{served_site}nordre-land/sok/indeks.json"]


def test_the_header_shows_results_as_one_types_and_they_close_with_escape(
    page: Page, served_site: str
) -> None:
    page.goto(f"{served_site}nordre-land/vedtak/")
    field, panel = page.get_by_role("searchbox"), page.locator(".band .hits")
    field.press_sequentially("rektor")
    expect(panel.get_by_role("link", name="Rektor")).to_be_visible()
    field.press("ArrowDown")
    expect(panel.get_by_role("link").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(panel.get_by_role("link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("rektor")


def test_results_in_the_header_close_when_focus_or_a_click_goes_elsewhere(
    page: Page, served_site: str
) -> None:
    page.goto(f"{served_site}nordre-land/vedtak/")
    field, panel = page.get_by_role("searchbox"), page.locator(".band .hits")
    field.fill("skole")
    expect(panel).to_be_visible()
    page.locator("h1").click()
    expect(panel).to_be_hidden()
    field.fill("skolen")
    expect(panel).to_be_visible()
    page.get_by_role("link", name="Forside").focus()
    expect(panel).to_be_hidden()


def test_the_header_leads_on_to_all_results(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/")
    page.get_by_role("searchbox").fill("skole")
    page.get_by_role("link", name="Vis alle treff").click()
    expect(page).to_have_url(f"{served_site}nordre-land/sok/?q=skole")
    expect(page.get_by_role("status")).to_contain_text("treff")
    assert len(shown(page, served_site)) > 6


def test_enter_in_the_header_leads_to_the_page_of_search(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/")
    page.get_by_role("searchbox").fill("mobbing")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served_site}nordre-land/sok/?q=mobbing")
    expect(page.get_by_role("searchbox")).to_have_value("mobbing")
    expect(page.locator("#_treff a").first).to_have_text("Inkluderende barnehage- og skolemiljø")


def test_a_query_has_an_address_and_back_leads_to_the_one_before(page: Page, served_site: str) -> None:
    opened(page, f"{served_site}nordre-land/")
    field = page.get_by_role("searchbox")
    for query in ("rektor", "ungdata"):
        field.fill("")
        field.press_sequentially(query)
        field.press("Enter")
        expect(page).to_have_url(f"{served_site}nordre-land/sok/?q={query}")
    page.locator("#_treff").get_by_role("link", name="Ungdataundersøkelsen").click()
    expect(page).to_have_url(f"{served_site}nordre-land/tiltak/ungdata/")
    page.go_back()
    expect(field).to_have_value("ungdata")
    expect(page.locator("#_treff").get_by_role("link", name="Ungdataundersøkelsen")).to_be_visible()
    page.go_back()
    expect(field).to_have_value("rektor")
    expect(page.locator("#_treff a").first).to_have_text("Rektor")


def test_nothing_found_helps_on(page: Page, served_site: str) -> None:
    opened(page, f"{served_site}nordre-land/", "kxlvrqz")
    expect(page.get_by_role("status")).to_have_text("Ingen treff på «kxlvrqz»")
    box = page.locator("#_treff")
    expect(box.get_by_role("link", name="Trenger du hjelp nå?")).to_have_attribute("href", "#_hjelp")
    box.get_by_role("link", name="Stikkord A–Å").click()
    expect(page).to_have_url(f"{served_site}nordre-land/stikkord/")


def test_a_word_with_several_slips_is_met_with_words_that_are_near(page: Page, served_site: str) -> None:
    opened(page, f"{served_site}nordre-land/", "xekktor")
    page.locator("#_treff").get_by_role("link", name="rektor").click()
    expect(page.get_by_role("searchbox")).to_have_value("rektor")


def test_a_nynorsk_plan_is_searched_in_nynorsk(page: Page, served_example: str) -> None:
    opened(page, f"{served_example}eksempelvik/", "kxlvrqz")
    expect(page.locator("#_treff")).to_contain_text("Prøv eit anna eller kortare ord.")


def test_the_whole_site_is_searched_at_once(page: Page, served_site: str) -> None:
    opened(page, served_site, "politiråd")
    names = page.locator("#_treff li > span").all_text_contents()
    assert set(names) == {"Nordre Land", "Indre Fosen"}
    page.get_by_role("link", name="Det regionale politirådet på Fosen").click()
    expect(page).to_have_url(f"{served_site}indre-fosen/organisering/regionalt-politirad/")


def test_without_script_search_says_so_and_leads_to_the_keywords(page: Page, served_site: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{served_site}nordre-land/tiltak/")
    plain.get_by_role("searchbox").fill("mobbing")
    plain.get_by_role("button", name="Søk").click()
    expect(plain).to_have_url(f"{served_site}nordre-land/sok/?q=mobbing")
    expect(plain.locator("noscript p")).to_be_visible()
    plain.get_by_role("link", name="Stikkord A–Å").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Stikkord A–Å")
    context.close()


def test_an_index_that_cannot_be_fetched_is_told_calmly(page: Page, served_site: str) -> None:
    page.route("**/indeks.json", lambda route: route.abort())
    opened(page, f"{served_site}nordre-land/", "mobbing")
    expect(page.get_by_role("status")).to_contain_text("Søket kan ikke hentes akkurat nå.")


def test_a_search_that_cannot_be_fetched_is_told_calmly_and_tried_again(page: Page, served_site: str) -> None:
    page.route("**/sok.js", lambda route: route.abort())
    page.goto(f"{served_site}nordre-land/sok/?q=mobbing")
    told = "Søket kan ikke hentes akkurat nå. Prøv igjen om litt, eller finn fram på siden under."
    expect(page.get_by_role("status")).to_have_text(told)
    expect(page.get_by_role("link", name="Stikkord A–Å")).to_be_visible()
    page.unroute("**/sok.js")
    page.get_by_role("searchbox").focus()
    expect(page.locator("#_treff a").first).to_have_text("Inkluderende barnehage- og skolemiljø")


HOSTILE = "<img src=x onerror=alert(1)><b>mobbing</b> $& javascript:alert(1) </script>"


def test_whatever_stands_in_an_index_comes_out_as_text(page: Page, served_site: str) -> None:
    page.route("**/indeks.json", _spoilt)
    opened(page, f"{served_site}nordre-land/", "mobbing")
    expect(page.locator("#_treff a").first).to_have_text(HOSTILE)
    assert page.locator("#_treff").locator("img, b, script").count() == 0
    page.get_by_role("searchbox").fill("<u>qqq</u> $&")
    expect(page.get_by_role("status")).to_have_text("Ingen treff på «<u>qqq</u> $&»")


def _spoilt(route: Route) -> None:
    """The real index with a hostile text in every field."""
    known: Any = route.fetch().json()
    known["parts"][0]["entries"] = [[0, "tiltak/vip/", *[HOSTILE] * 4]]
    route.fulfill(json=known)


def test_a_hundred_municipalities_answer_at_once(page: Page, served_site: str) -> None:
    together = "".join(site_index("nb", (index(view) for view in _hundred())))
    page.route("**/indeks.json", lambda route: route.fulfill(body=together, content_type="application/json"))
    opened(page, served_site, "mobbing")
    asked = list(queries("unseen")["nordre-land"])[::4]
    times = [min(page.evaluate(ANSWERED, query) for _ in range(3)) for query in asked]
    assert median(times) <= WITHIN


def _hundred() -> Iterator[View]:
    site = Site.model_validate({"tittel": "Alle"})
    for number in range(100):
        place = synthetic.place(number)
        yield View(_municipality(place), site, date.fromisoformat(TODAY))


def _municipality(place: synthetic.Place) -> Municipality:
    files = {path: json.dumps(content).encode() for path, content in synthetic.municipality(place)}
    municipality = read_municipality(place.id, files).municipality
    assert municipality is not None
    return municipality
