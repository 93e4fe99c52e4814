"""What stands in another language than the page says so, and names keep their letters."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from building import ROOT, build
from pages_read import parsed, text_of

DOCS = ROOT / "docs"


def in_another_language(page: Path) -> dict[str, str]:
    """The texts of a page that carry a language of their own, and which."""
    return {text_of(one): one.get("lang", "") for one in main_and_around(page) if one.get("lang")}


def main_and_around(page: Path) -> list[Element]:
    """Every element of a page's body."""
    return [one for body in parsed(page).iter("body") for one in body.iter()]


def test_bokmal_around_a_page_in_nynorsk_says_that_it_is_bokmal(example_site: Path) -> None:
    marked = in_another_language(example_site / "eksempelvik/mal/index.html")
    assert marked["Øvingstelefonen Når du vil øve på å ringe noen."] == "nb"
    assert marked["Om eksemplene"] == "nb"


def test_the_foot_of_a_page_leads_to_pages_by_hand_in_its_own_language(example_site: Path) -> None:
    for page, address, title in (
        ("eksempelvik/mal/", "../../nn/om/", "Om nettstaden"),
        ("tomvik/mal/", "../../om/", "Om nettstedet"),
        ("nn/personvern/", "../../nn/om/", "Om nettstaden"),
        ("personvern/", "../om/", "Om nettstedet"),
    ):
        foot = next(parsed(example_site / page / "index.html").iter("footer"))
        links = {text_of(link): (link.get("href"), link.get("lang")) for link in foot.iter("a")}
        assert links[title] == (address, None)
        assert len({"Om nettstedet", "Om nettstaden"} & links.keys()) == 1


HAND_WRITTEN = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md") if path.stem != "404"
)


def test_every_page_by_hand_is_written_in_both_languages() -> None:
    in_nynorsk = {name.removeprefix("nn/") for name in HAND_WRITTEN if name.startswith("nn/")}
    assert in_nynorsk == {name for name in HAND_WRITTEN if not name.startswith("nn/")}
    assert (DOCS / "404.md").is_file()
    assert (DOCS / "nn" / "404.md").is_file()


@pytest.mark.parametrize("name", [*HAND_WRITTEN, "rediger/tiltak", "nn/rediger/tiltak"])
def test_a_page_leads_to_itself_in_the_other_language(name: str, built_site: Path) -> None:
    other, code = (name.removeprefix("nn/"), "nb") if name.startswith("nn/") else (f"nn/{name}", "nn")
    root = parsed(built_site / name / "index.html")
    link = next(link for link in root.iter("a") if link.get("hreflang") == code)
    assert text_of(link) == {"nb": "Bokmål", "nn": "Nynorsk"}[code]
    assert link.get("lang") == code
    assert (built_site / name / str(link.get("href"))).resolve() == (built_site / other).resolve()
    told = {
        one.get("hreflang"): one.get("href") for one in root.iter("link") if one.get("rel") == "alternate"
    }
    address = f"https://slt.example.org/{name.removeprefix('nn/')}/"
    assert told == {"nb": address, "nn": address.replace(".org/", ".org/nn/")}


@pytest.mark.parametrize(
    ("language", "title"), [("bokmål", "Vi finner ikke siden"), ("nynorsk", "Vi finn ikkje sida")]
)
def test_a_lost_address_is_answered_in_the_language_of_the_site(
    language: str, title: str, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    (data / "tomvik").mkdir(parents=True)
    (data / "nettsted.yml").write_text(f"tittel: Planar\nmålform: {language}\n", "utf-8")
    (data / "tomvik" / "kommune.yml").write_text("navn: Tomvik\nmålform: nynorsk\n", "utf-8")
    assert build(tmp_path / "site", data).code == 0
    root = parsed(tmp_path / "site" / "404.html")
    assert [text_of(heading) for heading in root.iter("h1")] == [title]
    assert root.get("lang") == {"bokmål": "nb", "nynorsk": "nn"}[language]
    assert not (tmp_path / "site" / "nn" / "404").exists()


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
