"""On paper: a diagram is whole, the head of a table stands on every page, no row is split, and the address is there."""

from __future__ import annotations

import re

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page


def printed(page: Page, address: str) -> list[str]:
    """The text of each sheet of paper the page is printed on, without blanks and hyphens: lines are broken anew there."""
    page.goto(address)
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        return [bare(sheet.get_textpage().get_text_bounded()) for sheet in document]


def bare(text: str) -> str:
    """Text without what changes when lines are broken."""
    return re.sub(r"[\s\u00ad\ufffe\u200b]+", "", text)


@pytest.mark.parametrize(
    ("which", "folder"),
    [
        ("served_site", "nordre-land"),
        ("served_site", "indre-fosen"),
        ("served_example", "eksempelvik"),
        ("served_site", "nordre-land/bygg-inn"),
    ],
)
def test_a_diagram_is_whole_on_the_first_sheet(
    which: str, folder: str, page: Page, request: pytest.FixtureRequest
) -> None:
    sheets = printed(page, f"{request.getfixturevalue(which)}{folder}/organisering/")
    lines = [bare(line) for text in page.locator(".org-body").all_inner_texts() for line in text.splitlines()]
    assert lines
    whole = [number for number, sheet in enumerate(sheets) if all(line in sheet for line in lines)]
    assert whole == [0]


@pytest.mark.parametrize(
    ("which", "address"),
    [
        ("served_site", "nordre-land/tiltak/"),
        ("served_site", "nordre-land/planer/2022-2025/"),
        ("served_example", "eksempelvik/tiltak/"),
    ],
)
def test_the_head_of_a_table_stands_on_every_sheet_and_no_row_is_split(
    which: str, address: str, page: Page, request: pytest.FixtureRequest
) -> None:
    sheets = printed(page, request.getfixturevalue(which) + address)
    table = page.locator("main table").first
    head = "".join(bare(text) for text in table.locator("thead th").all_inner_texts())
    rows = [
        [bare(cell) for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]
    placed = [
        [number for number, sheet in enumerate(sheets) if all(cell in sheet for cell in row)] for row in rows
    ]
    assert all(placed), "a row is split"
    assert {number for numbers in placed for number in numbers if head not in sheets[number]} == set()


@pytest.mark.parametrize(
    "address", ["nordre-land/tiltak/ungdata/", "indre-fosen/vedtak/", "om/", "nordre-land/matrise/"]
)
def test_the_address_and_only_what_paper_can_show_is_printed(
    address: str, page: Page, served_site: str
) -> None:
    text = "".join(printed(page, served_site + address))
    assert f"https://slt.example.org/{address}" in text
    for control in ("Hopptilinnholdet", "Meny", "Redigerdennesiden", "Kopierlenke", "Nullstill"):
        assert control not in text
    assert not re.search(r"Søk(?![a-zæøå])", text)
    assert len(re.findall("SLTiNordreLand|SLTiIndreFosen|SLT-planer", text)) >= 1


@pytest.mark.parametrize(
    "address", ["nordre-land/matrise/", "nordre-land/tiltak/", "nordre-land/planer/2022-2025/"]
)
def test_nothing_is_too_wide_for_the_paper(address: str, page: Page, served_site: str) -> None:
    page.set_viewport_size({"width": 673, "height": 1000})  # A4 less its margins
    page.emulate_media(media="print")
    page.goto(served_site + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
