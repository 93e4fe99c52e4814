"""Abbreviations are explained on the page they stand on, and nothing else in the page changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages_read import parsed, text_of
from slt_plan.abbreviations import Abbreviations, Explanation

FAU = Explanation("_ord-1", "FAU", "foreldrerådets arbeidsutvalg", None)
MARKED = '<a class="abbr" role="doc-glossref" href="#_ord-1">FAU</a>'


def marked(html: str) -> str:
    """The HTML with «FAU» marked."""
    return Abbreviations([FAU]).explained(html).html


def told(html: str, *known: Explanation) -> list[str]:
    """The abbreviations that are explained below the HTML."""
    return [one.short for one in Abbreviations(known or [FAU]).explained(html).explanations]


def test_the_first_in_running_text_leads_to_the_explanation() -> None:
    assert marked("<p>Møte med FAU. FAU møtes.</p>") == f"<p>Møte med {MARKED}. FAU møtes.</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x/">FAU</a></p>',
        "<h2>FAU</h2>",
        '<p title="FAU">Foreldre</p>',
        "<p><button>FAU</button></p>",
        "<th>FAU</th>",
    ],
)
def test_a_link_stands_in_no_link_heading_button_or_attribute(html: str) -> None:
    assert marked(html) == html


def test_what_stands_in_a_link_or_a_heading_is_explained_below_all_the_same() -> None:
    assert told('<h1>FAU</h1><p title="NAV">x</p>', FAU, Explanation("_ord-2", "NAV", "x y z", None)) == [
        "FAU"
    ]


@pytest.mark.parametrize("short", ["amp", "34", "#34", "x2F", "lt", "gt"])
def test_what_stands_for_another_character_is_no_word(short: str) -> None:
    one = Explanation("_ord-1", short, "noe annet", None)
    html = "<p>A &amp; B &#34;C&#34; &#x2F; &lt;D&gt;</p>"
    assert Abbreviations([one]).explained(html).html == html


def test_an_abbreviation_with_and_in_it_and_one_beside_another_sign_are_words() -> None:
    known = [Explanation("_ord-1", "B&U", "barn og unge", None), Explanation("_ord-2", "amp", "ampere", None)]
    assert told("<p>B&amp;U &amp;amp 16</p>", *known) == ["B&U", "amp"]


@pytest.mark.parametrize("text", ["FAUST", "XFAU", "fau", "FAU2"])
def test_a_word_that_only_looks_like_it_is_another_word(text: str) -> None:
    assert told(f"<p>{text}</p>") == []


def test_a_word_put_together_with_it_counts() -> None:
    assert marked("<p>en FAU-leder</p>") == f"<p>en {MARKED}-leder</p>"


def test_a_page_that_explains_it_by_itself_is_left_alone() -> None:
    html = "<p>FAU er Foreldrerådets arbeidsutvalg.</p>"
    assert Abbreviations([FAU]).explained(html) == (html, ())


def test_an_abbreviation_of_signs_is_found_as_the_page_writes_it() -> None:
    html = "<p>A&amp;B</p>"
    assert told(html, Explanation("_ord-1", "A&B", "alfa og beta", None)) == ["A&B"]


@pytest.mark.parametrize("folder", ["nordre-land", "indre-fosen"])
def test_the_page_of_search_has_no_list_of_abbreviations(built_site: Path, folder: str) -> None:
    root = parsed(built_site / folder / "sok/index.html")
    assert "SLT" in text_of(next(root.iter("main")))
    assert [one for one in root.iter() if one.get("class") in {"abbreviations", "abbr"}] == []


@settings(deadline=None)
@given(st.text("<>FAU &\"'p/"), st.text(min_size=1, max_size=4))
def test_whatever_is_explained_the_text_stays_as_it_was(text: str, short: str) -> None:
    html = f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    explained = Abbreviations([Explanation("_ord-1", short, "noe annet", None)]).explained(html).html
    assert re.sub(r'<a class="abbr" role="doc-glossref" href="#_ord-1">|</a>', "", explained) == html


def test_the_words_of_the_source_explain_its_own_abbreviations(built_site: Path) -> None:
    page = built_site / "nordre-land/tiltak/foreldremoter/index.html"
    assert terms(page) == {
        "FAU": "foreldrerådets arbeidsutvalg",
        "SLT": "samordning av lokale rus- og kriminalitetsforebyggende tiltak",
    }


def test_an_explanation_in_another_language_says_which(example_site: Path) -> None:
    page = example_site / "eksempelvik/ansvarlige/foreldreradet/index.html"
    languages = {text_of(one): one.get("lang") for one in parsed(page).iter("dd")}
    assert languages["arbeidsutvalet i foreldrerådet"] is None
    page = example_site / "eksempelvik/index.html"
    languages = {text_of(one): one.get("lang") for one in parsed(page).iter("dd")}
    assert languages["samordning av lokale rus- og kriminalitetsforebyggende tiltak"] == "nb"


def terms(page: Path) -> dict[str, str]:
    """The abbreviations and their explanations below a page."""
    section = next(one for one in parsed(page).iter("section") if one.get("class") == "abbreviations")
    names, meanings = (map(text_of, section.iter(tag)) for tag in ("dt", "dd"))
    return dict(zip(names, meanings, strict=True))
