"""Finding measures, reading the matrix and sharing a measure, as a reader does it in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from building import DATA, build
from pages_read import parsed
from serving import serving
from slt_plan.pages.parties import alphabetical

PHONE = ViewportSize(width=320, height=640)
MEASURES = "nordre-land/tiltak/"
OF_THE_SCHOOL = [
    "Inkluderende barnehage- og skolemiljø",
    "Ungdataundersøkelsen",
    "Felles plan for foreldremøter",
    "Psykisk helse i grunnskolen",
    "BTI og kompetanseteam",
]
SHIFT = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
  || setTimeout(() => done(0), 300))"""


def shown(page: Page) -> list[str]:
    """The measures in the table, as they stand."""
    return page.locator("tbody tr:visible:not(.area) th > a").all_inner_texts()


def choose(page: Page, label: str, choice: str) -> None:
    """Make a choice above the table, and wait for the script that answers, which the first one fetches."""
    field = page.get_by_label(label, exact=True)
    field.select_option(label=choice)
    name, value = field.get_attribute("name"), field.input_value()
    page.wait_for_function(
        "([name, value]) => (new URLSearchParams(location.search).get(name) || '') === value",
        arg=[name, value],
    )


def count(page: Page) -> Locator:
    """The line that tells how many measures are shown; screen readers read it out when it changes."""
    return page.locator(".count [role=status]")


def test_a_school_finds_what_its_rektor_answers_for(page: Page, served_site: str) -> None:
    page.goto(served_site + MEASURES)
    expect(count(page)).to_have_text("Viser alle 16 tiltak")
    choose(page, "Ansvar", "Skolen")
    expect(count(page)).to_have_text("Viser 5 av 16 tiltak")
    assert shown(page) == OF_THE_SCHOOL
    assert "Rektor" in page.get_by_role("row", name="Felles plan for foreldremøter").inner_text()


def test_choices_that_cannot_be_answered_say_so_and_the_next_is(page: Page, served_site: str) -> None:
    page.route("**/filter.js", lambda route: route.abort())
    page.goto(served_site + MEASURES)
    page.get_by_label("Ansvar", exact=True).select_option(label="Skolen")
    expect(count(page)).to_have_text(
        "Valgene virker ikke akkurat nå. Prøv igjen om litt, eller bruk lenkene over."
    )
    page.unroute("**/filter.js")
    choose(page, "Ansvar", "Skolen")
    expect(count(page)).to_have_text("Viser 5 av 16 tiltak")


def test_a_narrowed_table_has_an_address_and_the_way_back_works(page: Page, served_site: str) -> None:
    page.goto(served_site + MEASURES)
    choose(page, "Ansvar", "Skolen")
    choose(page, "Rekkefølge", "Etter tittel, A–Å")
    assert page.url == f"{served_site}{MEASURES}?ansvar=skolen&sorter=tittel"
    assert shown(page) == sorted(OF_THE_SCHOOL)
    page.reload()
    assert shown(page) == sorted(OF_THE_SCHOOL)
    page.go_back()
    page.go_back()
    assert page.url == served_site + MEASURES
    expect(count(page)).to_have_text("Viser alle 16 tiltak")
    page.go_forward()
    assert shown(page) == OF_THE_SCHOOL
    page.get_by_role("link", name="Ungdataundersøkelsen").click()
    page.go_back()
    assert shown(page) == OF_THE_SCHOOL


def test_a_choice_in_the_address_that_does_not_exist_hides_nothing(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{MEASURES}?ansvar=nedlagt-skole&sorter=farge&fbclid=1")
    expect(count(page)).to_have_text("Viser alle 16 tiltak")
    assert len(shown(page)) == 16


def test_measures_are_sorted_and_put_back_as_adopted(page: Page, served_site: str) -> None:
    page.goto(served_site + MEASURES)
    adopted, adopted_parties = shown(page), page.locator("tbody td").all_inner_texts()
    choose(page, "Rekkefølge", "Etter ansvarlig, A–Å")
    first = [text.split("\n")[0] for text in page.locator("tbody td").all_inner_texts()]
    assert first == sorted(first, key=alphabetical)
    assert first != [text.split("\n")[0] for text in adopted_parties]
    page.get_by_role("button", name="Nullstill").click()
    assert shown(page) == adopted


def test_a_sorted_table_has_no_headings_in_between(page: Page, served_example: str) -> None:
    page.goto(f"{served_example}eksempelvik/tiltak/")
    adopted = shown(page)
    expect(page.locator(".area:visible")).to_have_count(3)
    choose(page, "Rekkjefølgje", "Etter tittel, A–Å")
    expect(page.locator(".area:visible")).to_have_count(0)
    assert shown(page) == sorted(adopted)
    choose(page, "Rekkjefølgje", "Som i planen")
    assert shown(page) == adopted
    choose(page, "Innsatsområde", "Fritid og møteplassar")
    assert page.locator(".area:visible").all_inner_texts() == ["Fritid og møteplassar"]


def test_a_choice_that_would_leave_nothing_cannot_be_made(page: Page, served_example: str) -> None:
    page.goto(f"{served_example}eksempelvik/tiltak/")
    choose(page, "Ansvar", "Natteramnane")
    progress = page.get_by_label("Framdrift")
    assert progress.locator("option:not(:disabled)").all_inner_texts() == ["Alle", "Løpande"]
    choose(page, "Ansvar", "Alle")
    expect(progress.locator("option:disabled")).to_have_count(0)


def test_an_address_that_leaves_nothing_helps_on(page: Page, served_example: str) -> None:
    page.goto(f"{served_example}eksempelvik/tiltak/?ansvar=natteramnane&framdrift=pa-vent")
    expect(count(page)).to_have_text("Viser 0 av 4 tiltak")
    expect(page.get_by_text("Ingen tiltak passar til alle vala.")).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()
    page.get_by_role("button", name="Nullstill").click()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_text("Ingen tiltak passar til alle vala.")).to_be_hidden()


def test_the_filter_works_by_keyboard_alone(page: Page, served_site: str) -> None:
    page.goto(served_site + MEASURES)
    page.get_by_label("Ansvar").focus()
    page.keyboard.type("Skolen")
    expect(count(page)).to_have_text("Viser 5 av 16 tiltak")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Rekkefølge")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Nullstill")).to_be_focused()
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text("Viser alle 16 tiltak")
    expect(page.get_by_label("Ansvar")).to_be_focused()


def test_on_a_phone_the_filter_is_folded_and_says_what_is_chosen(page: Page, served_site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{served_site}{MEASURES}?ansvar=skolen")
    expect(page.get_by_label("Ansvar")).to_be_hidden()
    assert page.locator(".count").inner_text().split("\n") == ["Viser 5 av 16 tiltak", "Skolen", "Nullstill"]
    page.locator(".filter summary").press("Enter")
    choose(page, "Ansvar", "Politiet")
    assert page.url.endswith("?ansvar=politiet")
    page.locator(".filter summary").press("Enter")
    page.get_by_role("button", name="Nullstill").press("Enter")
    expect(page.locator(".filter summary")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_script_comes(width: int, page: Page, served_site: str) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    for address in (MEASURES, f"{MEASURES}ungdata/"):
        page.goto(served_site + address)
        assert page.evaluate(SHIFT) == 0


def test_rows_shown_as_cards_are_still_rows(page: Page, served_site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(served_site + MEASURES)
    row = page.get_by_role("row", name="Bekymringssamtaler")
    assert row.get_by_role("rowheader").evaluate("one => getComputedStyle(one).display") == "block"
    assert row.locator("[role=cell]").all_inner_texts() == ["Politiet"]


def test_without_a_script_the_same_is_found_by_links(
    browser: Browser, served_site: str, built_site: Path
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served_site + MEASURES)
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.locator("tbody tr:visible")).to_have_count(16)
    page.get_by_role("link", name="for hver ansvarlig").click()
    own = {one.get_attribute("href") or "" for one in page.locator("main a").all()}
    offered = [
        option.get("value", "")
        for select in parsed(built_site / MEASURES / "index.html").iter("select")
        for option in select
        if select.get("name") == "ansvar" and option.get("value")
    ]
    assert len(offered) > 20
    assert [one for one in offered if not any(link.endswith(f"/{one}/") for link in own)] == []
    page.get_by_role("link", name="Skolen", exact=True).click()
    for title in OF_THE_SCHOOL:
        expect(page.locator("main").get_by_role("link", name=title).first).to_be_visible()
    page.close()


def test_a_matrix_says_its_marks_in_words_to_whoever_listens(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/matrise/")
    row = page.get_by_role("row", name="Bekymringssamtaler")
    assert [text for text in row.get_by_role("cell").all_text_contents() if text] == ["Ansvar"]
    expect(row.get_by_role("cell", name="Ansvar")).to_have_count(1)
    expect(page.get_by_text("A betyr at aktøren har ansvar")).to_be_visible()


def test_a_matrix_reads_measure_by_measure_on_a_phone(page: Page, served_site: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{served_site}nordre-land/matrise/")
    row = page.get_by_role("row", name="Felles plan for foreldremøter")
    cells = [cell for cell in row.get_by_role("cell").all() if cell.is_visible()]
    parties = [cell.get_attribute("data-label") for cell in cells]
    assert parties == ["Skolen", "Barnehagen", "Politiet", "FAU", "SLT koordinator"]
    assert [cell.inner_text().split("\n")[0] for cell in cells] == ["Ansvar"] * 5
    assert cells[0].inner_text().split("\n") == ["Ansvar", "Rektor"]
    expect(page.get_by_text("A betyr at aktøren har ansvar")).to_be_hidden()


@pytest.fixture(scope="module")
def served_wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Nordre Land with so many parties that the matrix has 28 columns."""
    folder = tmp_path_factory.mktemp("wide")
    data = Path(copytree(DATA, folder / "data"))
    parties = data / "nordre-land" / "aktorer.yml"
    names = "".join(
        f"  - {{id: lag-{number}, navn: Idrettslaget på grend {number}}}\n" for number in range(14)
    )
    parties.write_text(parties.read_text("utf-8") + names, encoding="utf-8")
    measure = data / "nordre-land" / "tiltak" / "vip.yml"
    more = "".join(f"  - lag-{number}\n" for number in range(14))
    measure.write_text(f"{measure.read_text('utf-8')}medvirkende:\n{more}", encoding="utf-8")
    run = build(folder / "site", data)
    assert run.code == 0, run.said
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("width", [320, 768, 1024, 1280])
def test_a_matrix_of_many_parties_does_not_scroll_sideways(width: int, page: Page, served_wide: str) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(f"{served_wide}nordre-land/matrise/")
    assert page.locator(".matrix thead th").count() == 29
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_matrix_of_many_parties_fits_on_paper(page: Page, served_wide: str) -> None:
    page.set_viewport_size(ViewportSize(width=672, height=1000))  # what A4 leaves between its margins
    page.emulate_media(media="print")
    page.goto(f"{served_wide}nordre-land/matrise/")
    assert page.evaluate("document.documentElement.scrollWidth") == 672
    size = page.locator(".matrix .mark").first.evaluate(
        "one => getComputedStyle(one, '::first-letter').fontSize"
    )
    assert float(size.removesuffix("px")) >= 12


def test_a_measure_answers_in_the_order_a_reader_asks(page: Page, served_example: str) -> None:
    page.goto(f"{served_example}eksempelvik/tiltak/ungdomsbase/")
    assert page.locator("main h2, main nav.neighbours").all_inner_texts()[:7] == [
        "Deltiltak",
        "Kven har ansvaret?",
        "Kven er det for?",
        "Når skjer det?",
        "Kva har det å seie for deg?",
        "Kor langt er det kome?",
        "Kvar er det bestemt?",
    ]
    neighbours, sharing = page.locator(".neighbours").bounding_box(), page.locator(".cite").bounding_box()
    assert neighbours
    assert sharing
    assert neighbours["y"] < sharing["y"]


def test_a_link_is_copied_with_the_title_of_the_measure(page: Page, served_site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{served_site}{MEASURES}foreldremoter/")
    expect(page.locator(".share [role=status]")).to_have_text("")
    page.get_by_role("button", name="Kopier lenke").press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text("Kopiert")
    address = page.locator(".copy a").first.get_attribute("href")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Felles plan for foreldremøter\n{address}"


def test_a_browser_that_lets_nothing_be_copied_marks_the_address(page: Page, served_site: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))")
    page.goto(f"{served_site}{MEASURES}foreldremoter/")
    page.get_by_role("button", name="Kopier lenke").press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text(
        "Nettleseren lar oss ikke kopiere. Adressen er merket, så du kan kopiere den selv."
    )
    address = page.locator(".copy a").first.get_attribute("href")
    assert page.evaluate("String(getSelection())") == address


def test_the_button_is_there_only_where_it_works(browser: Browser, page: Page, served_site: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{served_site}{MEASURES}foreldremoter/")
    expect(page.locator(".share button")).to_be_hidden()
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{served_site}{MEASURES}foreldremoter/")
    expect(plain.locator(".share")).to_be_hidden()
    plain.close()


def test_the_code_to_photograph_is_on_paper_only(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{MEASURES}foreldremoter/")
    code = page.locator("svg.qr")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box
    assert (round(box["width"]), round(box["height"])) == (98, 98)  # 26 mm
    expect(page.locator(".share")).to_be_hidden()


def test_a_narrowed_table_on_paper_says_that_it_is(page: Page, served_site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{served_site}{MEASURES}?ansvar=skolen")
    assert page.locator(".count").inner_text().split() == ["Viser", "5", "av", "16", "tiltak", "Skolen"]
    expect(page.locator(".filter select").first).to_be_hidden()
    page.goto(served_site + MEASURES)
    expect(page.locator(".count")).to_be_hidden()
