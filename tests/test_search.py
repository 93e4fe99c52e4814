"""What search looks in: an index per municipality, one for the whole site, and the keywords for who has no script."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from building import DATA, EXAMPLE, build
from pages_read import anchors, parsed, text_of
from slt_plan.search import KINDS, Entry
from slt_plan.words import search_words

LARGEST = 20 * 1024


@cache
def read(index: Path) -> Any:
    return json.loads(index.read_text("utf-8"))


def entries(site: Path, folder: str) -> list[Entry]:
    (part,) = read(site / folder / "sok/indeks.json")["parts"]
    return [Entry(*fields) for fields in part["entries"]]


def folders(site: Path) -> list[str]:
    return [path.parents[1].name for path in sorted(site.glob("*/sok/indeks.json"))]


def keywords(site: Path, folder: str) -> dict[str, list[str]]:
    """Each keyword, and the names of what it leads to; none when it is such a name itself."""
    root = parsed(site / folder / "stikkord/index.html")
    lists = [one for one in root.iter("ul") if one.get("class") == "keywords"]
    items = [item for one in lists for item in one.findall("li")]
    return {
        (item.text or "").strip() or text_of(item): [text_of(one) for one in item.findall("ul/li/a")]
        for item in items
    }


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_whatever_the_index_names_is_there(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    for folder in folders(site):
        for entry in entries(site, folder):
            address, _, anchor = entry.address.partition("#")
            page = site / folder / address / "index.html"
            assert page.is_file(), entry
            assert not anchor or anchor in anchors(page), entry


def test_every_measure_party_body_plan_goal_and_decision_can_be_found(built_site: Path) -> None:
    found = entries(built_site, "nordre-land")
    addresses = {entry.address for entry in found}
    pages = (
        f"{path.relative_to(built_site / 'nordre-land')}/" for path in _leaves(built_site / "nordre-land")
    )
    assert set(pages) - addresses == set()
    assert {KINDS[entry.kind] for entry in found} == set(KINDS)
    assert "mal/#mal-oversikt" in addresses


def _leaves(site: Path) -> Iterator[Path]:
    for section in ("tiltak", "ansvarlige", "organisering", "planer"):
        yield from (path for path in (site / section).iterdir() if path.is_dir())


def test_a_measure_is_found_by_its_wording_its_search_words_and_who_answers_for_it(
    example_site: Path,
) -> None:
    entry = next(one for one in entries(example_site, "eksempelvik") if "ungdomsbase" in one.address)
    assert entry.title == "Open ungdomsbase i naustet"
    assert entry.keywords == "fritidsklubb;ungdomshus;møteplass;kjedar meg"
    assert entry.text.startswith("Etablere ein ungdomsbase. Basen skal vere open minst tre kveldar i veka.")
    assert "Kommunalsjefen for oppvekst" in entry.more


def test_what_an_abbreviation_stands_for_leads_to_whoever_is_called_by_it(built_site: Path) -> None:
    known = {entry.address: entry for entry in entries(built_site, "nordre-land")}
    assert known["ansvarlige/fau/"].keywords == "foreldrerådets arbeidsutvalg"
    assert "bedre tverrfaglig innsats" in known["tiltak/bti-og-kompetanseteam/"].more
    assert known["ansvarlige/skolen/"].keywords == "Skole"


def test_marks_of_markdown_are_no_part_of_the_text(example_site: Path) -> None:
    texts = [entry.text for entry in entries(example_site, "eksempelvik")]
    source = "".join(path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml"))
    assert re.search(r"\*\*\w|\]\(", source)
    assert [text for text in texts if re.search(r"\*\*\w|\]\(", text)] == []


def test_an_index_is_small_as_it_is_sent(built_site: Path) -> None:
    index = built_site / "nordre-land/sok/indeks.json"
    assert len(gzip.compress(index.read_bytes(), 9)) < LARGEST


def test_the_index_of_the_site_holds_every_municipality_whole(built_site: Path) -> None:
    site = read(built_site / "sok/indeks.json")
    own = [read(built_site / folder / "sok/indeks.json")["parts"][0] for folder in folders(built_site)]
    assert site["several"]
    assert site["parts"] == own
    assert [part["folder"] for part in own] == ["indre-fosen/", "nordre-land/"]


def test_the_index_of_the_site_has_what_was_kept_and_what_was_made_anew(tmp_path: Path) -> None:
    data, site = Path(shutil.copytree(DATA, tmp_path / "data")), tmp_path / "site"
    build(site, data)
    measure = data / "nordre-land/tiltak/vip.yml"
    measure.write_text("tittel: Noe nytt\n", encoding="utf-8")
    assert "(1 kommune var uendret)" in build(site, data).said
    text = (site / "sok/indeks.json").read_text("utf-8")
    assert "Noe nytt" in text
    assert "VIP i videregående skole" not in text
    assert "Det regionale politirådet på Fosen" in text


def test_a_municipality_that_has_the_whole_site_has_its_search_too(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    with (data / "nettsted.yml").open("a", encoding="utf-8") as file:
        file.write("rot: nordre-land\n")
    build(tmp_path / "site", data)
    index = read(tmp_path / "site/sok/indeks.json")
    assert not index["several"]
    assert [part["name"] for part in index["parts"]] == ["Nordre Land"]


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_search_is_reached_from_every_page(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    for path in (path for path in site.rglob("*.html") if "bygg-inn" not in path.parts):
        form = next(one for one in parsed(path).iter("form") if one.get("role") == "search")
        address = urljoin(f"/{path.relative_to(site).as_posix()}", form.get("action", ""))
        page = parsed(site / address.lstrip("/") / "index.html")
        assert [text_of(one) for one in page.iter("h1")] == ["Søk"]
        assert [one.get("name") for one in form.iter("input")] == ["q"]


def test_results_speak_the_language_of_the_municipality(example_site: Path, built_site: Path) -> None:
    nynorsk, bokmal = (
        read(site / folder / "sok/indeks.json")
        for site, folder in ((example_site, "eksempelvik"), (built_site, "nordre-land"))
    )
    assert (nynorsk["words"]["near"], bokmal["words"]["near"]) == ("Meinte du:", "Mente du:")
    assert (nynorsk["kinds"][1], bokmal["kinds"][1]) == ("Ansvarlege", "Ansvarlige")


def test_keywords_lead_from_a_word_to_the_measures_it_stands_in(built_site: Path) -> None:
    found = keywords(built_site, "nordre-land")
    assert found["mobbing"] == ["Inkluderende barnehage- og skolemiljø"]
    assert found["nettvett"] == ["Felles plan for foreldremøter"]
    assert found["Politirådet"] == ["Styringsgruppe/politiråd"]
    assert found["Barnevernet"] == []
    assert {"Benytte", "benytte", "Nordre", "som"} & set(found) == set()


def test_search_words_and_aliases_are_keywords(example_site: Path) -> None:
    found = keywords(example_site, "eksempelvik")
    assert found["ungdomshus"] == ["Open ungdomsbase i naustet"]
    assert found["Skulen"][0] == "Eksempelvik barne- og ungdomsskule"


def test_keywords_stand_in_the_order_of_the_norwegian_alphabet(built_site: Path) -> None:
    root = parsed(built_site / "indre-fosen/stikkord/index.html")
    letters = [text_of(one) for one in root.iter("h2") if (one.get("id") or "").startswith("bokstav-")]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
    assert letters == sorted(letters, key=alphabet.index)
    links = [one.get("href") for one in root.iter("a") if (one.get("href") or "").startswith("#bokstav-")]
    assert links == [f"#bokstav-{letter.lower()}" for letter in letters]


def test_a_municipality_with_nothing_says_so_kindly(example_site: Path) -> None:
    (text,) = (
        text_of(one)
        for one in parsed(example_site / "tomvik/stikkord/index.html").iter("p")
        if one.get("class") == "empty"
    )
    assert text == "Kommunen har ikke publisert noe å slå opp i ennå."


def test_an_expression_has_one_group_of_synonyms() -> None:
    expressions = [one for group in search_words().synonyms for one in group.split(",")]
    assert sorted(set(expressions)) == sorted(expressions)
