"""What stands in another language than the page says so, and names keep their letters."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from pages_read import parsed, text_of


def in_another_language(page: Path) -> dict[str, str]:
    """The texts of a page that carry a language of their own, and which."""
    return {text_of(one): one.get("lang", "") for one in main_and_around(page) if one.get("lang")}


def main_and_around(page: Path) -> list[Element]:
    """Every element of a page's body."""
    return [one for body in parsed(page).iter("body") for one in body.iter()]


def test_bokmal_around_a_page_in_nynorsk_says_that_it_is_bokmal(example_site: Path) -> None:
    marked = in_another_language(example_site / "eksempelvik/mal/index.html")
    assert marked["Øvingstelefonen Når du vil øve på å ringe noen."] == "nb"
    assert marked["Om nettstedet"] == "nb"
    assert marked["Om eksemplene"] == "nb"


def test_the_municipalitys_own_help_line_is_in_the_language_of_the_page(example_site: Path) -> None:
    marked = in_another_language(example_site / "eksempelvik/mal/index.html")
    assert [text for text in marked if text.startswith("Ungdomskontakten")] == []


def test_sami_names_keep_their_letters_and_say_which_language_they_are_in(example_site: Path) -> None:
    marked = in_another_language(example_site / "eksempelvik/index.html")
    assert marked["Čájáhusluokta"] == "se"
    assert marked["Vuesiehtimmieloekten tjïelte"] == "sma"


def test_a_municipality_in_nynorsk_says_so_where_others_list_it(example_site: Path) -> None:
    cards = [one for one in main_and_around(example_site / "index.html") if one.get("class") == "way"]
    assert [card.get("lang") for card in cards] == ["nn", None]


@pytest.mark.parametrize("folder", ["nordre-land", "indre-fosen"])
def test_a_page_in_one_language_marks_nothing(folder: str, built_site: Path) -> None:
    marked = [in_another_language(page) for page in (built_site / folder).rglob("index.html")]
    assert [found for found in marked if found] == []


def test_whom_to_contact_is_reached_from_the_foot_of_every_page(example_site: Path) -> None:
    foot = next(parsed(example_site / "eksempelvik/tiltak/natteramnar/index.html").iter("footer"))
    links = {text_of(link): link.get("href") for link in foot.iter("a")}
    assert links["Kontakt"] == "../../#kontakt"
