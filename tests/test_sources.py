"""Every sentence of the two sources can be read on the site, and the data says nothing that they do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Comment, Element

import pytest
import yaml

from pages_read import parsed
from source_documents import (
    CHART,
    DOCUMENTS,
    INDRE_FOSEN,
    MANDATES,
    MEMBERS,
    NORDRE_LAND,
    PROPOSAL,
    TABLE,
    TASKS,
    Document,
    Passage,
    Row,
    apart,
    original,
    source,
    squeezed,
    statements,
    without_bullets,
    without_leader,
)

DATA = Path(__file__).parent.parent / "data"

OURS = {
    "Styrende nivå": "Nordre Land has the level, and gives it no name",
    "Koordinerende nivå": "Nordre Land has the level, and gives it no name",
    "SLT-koordinator": "another way to write Nordre Land's «SLT koordinator»",
    "Arbeidsgrupper, prosjekter og tiltak": "«arbeidsgruppene/prosjektene/tiltakene», as the name of a body",
    "Inkluderende barnehage- og skolemiljø": "a short name; the adopted wording stands with it",
    "Handlingsplan for SLT": "«handlingsplan», and what it is for",
    "Egen handlingsplan for SLT arbeidet": "«egen handlingsplan for dette arbeidet»",
    "Revidering av handlingsplanen": "«at handlingsplanen skal revideres»",
    "I avtalen om tjenestetilbud mellom Indre Fosen kommune og Trøndelag politidistrikt vil det bli lagt opp "
    "til at et lokalt politiråd etableres i tillegg til det regionale politirådet på Fosen.": (
        "«i avtalen vil det også bli lagt opp til …», and which agreement that is"
    ),
    "Avtale mellom Fosen Regionråd og Fosen Lensmannsdistrikt": "«en avtale om politiråd mellom …»",
    "Kommunestyret 07.06.2018, sak 57/18": "«Kommunestyret vedtok 07.06.2018, i sak 57/18»",
    "Planen er at denne avtalen legges fram for behandling i kommunestyret.": "the day stands beside it",
    "Søknad til Kompetansesenter for kriminalitetsforebygging": "«å søke Kompetansesenter …»",
    "Intern utlysning av SLT-koordinator": "«SLT-koordinator vil bli rekruttert … ved intern utlysning»",
    "i SLT-modellen": "the mandate is older than the model; the case adds these members",
    "Setningen er hentet ordrett fra saksframlegget.": "why a long sentence stays as it is; on no page",
}
"""The only texts in the municipalities' data that are not, word for word, in the source; with the reason."""

IDS_AND_CHOICES = {
    *("id", "aktør", "ansvar", "medlemmer", "tiltak", "vedtak", "del_av", "nivå", "under"),
    *("samarbeider_med", "bindeledd", "felles_mandat"),
    *("type", "status", "tilstand", "målform", "slt_rolle", "per"),
    *("leder", "nummerert", "uten_slt_rolle", "minst", "antall"),
}
"""Keys whose values are ids, choices and numbers; what they say is asserted fact by fact."""

INLINE = {"a", "abbr", "b", "cite", "em", "i", "q", "small", "span", "strong", "time", "wbr"}
UNSEEN: set[object] = {"head", "script", "style", "template", Comment}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.municipality)
def test_every_statement_of_the_source_can_be_read(document: Document, built_site: Path) -> None:
    text = "\n".join(visible(page) for page in pages(built_site, document)).casefold()
    assert [one for one in statements(document) if one.casefold() not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.municipality)
def test_a_slip_put_right_is_in_the_source_once(document: Document) -> None:
    text = original(document)
    assert [text.count(slip) for slip in document.slips] == [1] * len(document.slips)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.municipality)
def test_what_stands_apart_in_the_source_is_looked_for_in_full(document: Document) -> None:
    rows = [" ".join((row.wording, *row.parts, row.responsible)) for row in TABLE]
    looked_for = rows if document is NORDRE_LAND else CHART.values()
    assert without_bullets(apart(document)) == " ".join(looked_for)


def test_the_table_has_the_adopted_rows_in_the_adopted_order(built_site: Path) -> None:
    table = next(page(built_site, NORDRE_LAND, "tiltak").iter("table"))
    rows = [row for row in table.iter("tr") if row.find("td") is not None]
    for shown, row in zip(rows, TABLE, strict=True):
        what, who = shown.findall("th")[0], shown.findall("td")[0]
        assert in_order((row.wording, *row.parts), visible(what))
        assert items(who) == row.parties


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.measure)
def test_a_measure_has_a_page_with_its_row(row: Row, built_site: Path) -> None:
    text = visible(page(built_site, NORDRE_LAND, f"tiltak/{row.measure}"))
    assert in_order((row.wording, *row.parties), text)
    assert in_order((row.wording, *row.parts), text)


@pytest.mark.parametrize("passage", MEMBERS, ids=lambda passage: passage.body)
def test_a_body_has_its_members_in_order(passage: Passage, built_site: Path) -> None:
    assert len(passage.items) == passage.length
    shown = lists(body_page(built_site, passage))
    members = [without_leader(item) for item in passage.items]
    assert any(starts_alike(members, some[: len(members)]) for some in shown)


@pytest.mark.parametrize("passage", MEMBERS, ids=lambda passage: passage.body)
def test_the_leader_of_a_body_is_the_one_the_source_marks(passage: Passage, built_site: Path) -> None:
    marked = [without_leader(item) for item in passage.items if item != without_leader(item)]
    seats = [seat for some in lists(body_page(built_site, passage)) for seat in some]
    assert [seat for seat in seats if seat.endswith(" Leder")] == [f"{leader} Leder" for leader in marked]


@pytest.mark.parametrize("passage", MANDATES, ids=lambda passage: passage.body)
def test_a_body_has_its_mandate_in_order_and_numbered_where_the_source_numbers_it(
    passage: Passage, built_site: Path
) -> None:
    assert len(passage.items) == passage.length
    kind = "ol" if passage.numbered else "ul"
    assert passage.items in lists(body_page(built_site, passage), [kind])


def test_the_coordinator_has_the_four_tasks_of_the_source(built_site: Path) -> None:
    assert len(TASKS.items) == TASKS.length
    assert TASKS.items in lists(page(built_site, NORDRE_LAND, "organisering"))


def test_the_proposal_is_shown_as_one_point_by_point(built_site: Path) -> None:
    assert len(PROPOSAL.items) == PROPOSAL.length
    shown = page(built_site, INDRE_FOSEN, "vedtak")
    assert PROPOSAL.items in lists(shown, ["ol"])
    assert in_order(("foreslått", *PROPOSAL.items), visible(shown).casefold())


def test_the_chart_has_the_boxes_of_the_source_from_the_top(built_site: Path) -> None:
    bodies = elements(page(built_site, INDRE_FOSEN, "organisering"), "li", "org-body")
    boxes = [visible(body) for body in bodies][: len(CHART)]
    for box, shown in zip(CHART.values(), boxes, strict=True):
        assert in_order(words(box), shown)


def test_the_school_sees_what_its_head_answers_for(built_site: Path) -> None:
    text = visible(page(built_site, NORDRE_LAND, "ansvarlige/skolen"))
    assert "Felles plan for foreldremøter" in text
    assert "Rektor" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.municipality)
def test_no_text_is_invented(document: Document) -> None:
    known = without_bullets(source(document)).casefold()
    theirs = (text for text in texts(document) if text not in OURS)
    assert {one for text in theirs for one in sentences(text) if one.casefold() not in known} == set()


def test_every_text_of_ours_is_in_use_and_not_in_the_source() -> None:
    used = {text for document in DOCUMENTS for text in texts(document)}
    quoted = [text for text in OURS if all(text in without_bullets(source(one)) for one in DOCUMENTS)]
    assert set(OURS) - used == set()
    assert quoted == []


def test_the_sources_give_nobody_to_contact_no_state_of_progress_and_no_cost() -> None:
    absent = {"kontakt", "frist", "oppdatert", "bekreftet", "framdrift", "økonomi", "logg", "lenker", "notat"}
    assert absent.isdisjoint(key for document in DOCUMENTS for key, _ in entries(document))


def test_the_sources_give_one_date_with_a_year() -> None:
    assert [value for one in DOCUMENTS for key, value in entries(one) if key == "dato"] == ["07.06.2018"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.municipality)
def test_each_party_and_body_is_listed_once_whatever_it_is_called(document: Document) -> None:
    everyone = [*listed(document, "aktorer", "aktører"), *listed(document, "organisering", "organer")]
    names = Counter(name.casefold() for one in everyone for name in {one["navn"], *one.get("alias", ())})
    assert [name for name, count in names.items() if count > 1] == []
    assert len({one["id"] for one in everyone}) == len(everyone)


def test_the_roles_of_nordre_land_are_part_of_their_units() -> None:
    parties = listed(NORDRE_LAND, "aktorer", "aktører")
    assert {one["id"]: one["del_av"] for one in parties if "del_av" in one} == {
        "rektor": ["skolen"],
        "barnehagestyrer": ["barnehagen"],
        "politikontakt": ["politiet"],
        "leder-parken": ["parken"],
        "ledende-helsesykepleier": ["helsesykepleiertjenesten"],
        "oppfolgingstjenesten": ["nav", "videregaende-skole"],
        "kommunalsjef-0-24": ["0-24"],
        "radgiver-0-24": ["0-24"],
    }


def test_the_plan_of_nordre_land_lists_each_measure_once_in_the_adopted_order() -> None:
    plan = data(DATA / "nordre-land/planer/2022-2025.yml")
    assert plan["periode"] == {"fra": "2022", "til": "2025"}
    assert plan["tiltak"] == [row.measure for row in TABLE]
    assert sorted(plan["tiltak"]) == [file.stem for file in sorted((DATA / "nordre-land/tiltak").iterdir())]


def test_a_measure_says_who_answers_for_it_and_no_more_than_its_row() -> None:
    measures = [data(DATA / f"nordre-land/tiltak/{row.measure}.yml") for row in TABLE]
    keys = {key for measure in measures for key in measure}
    assert keys == {"tittel", "ordlyd", "ansvar", "deltiltak", "tid"}
    assert [measure["tid"] for measure in measures if "tid" in measure] == [
        {"hvert_år": "natt til 17. mai"},
        {"skoleår": "2022/2023"},
    ]


def test_the_bodies_stand_on_the_levels_the_sources_give_them() -> None:
    assert levels(NORDRE_LAND) == {
        "styringsgruppa": ["styrende"],
        "koordineringsgruppa": ["koordinerende"],
        "arbeidsgrupper": ["utforende"],
    }
    assert levels(INDRE_FOSEN) == {
        "strategigruppa": ["styrende"],
        "team-barn-og-unge": ["koordinerende"],
        "slt-gruppa": ["utforende"],
        "team-voksne": [],
        "regionalt-politirad": [],
        "lokalt-politirad": [],
    }


def test_what_is_proposed_or_planned_in_indre_fosen_is_not_shown_as_existing() -> None:
    bodies = listed(INDRE_FOSEN, "organisering", "organer")
    assert {one["id"]: one["status"] for one in bodies} == {
        "strategigruppa": "eksisterende",
        "team-barn-og-unge": "eksisterende",
        "slt-gruppa": "foreslått",
        "team-voksne": "eksisterende",
        "regionalt-politirad": "eksisterende",
        "lokalt-politirad": "planlagt",
    }
    assert [one["id"] for one in bodies if "uten_slt_rolle" in one] == ["team-voksne"]
    decisions = listed(INDRE_FOSEN, "vedtak", "vedtak")
    assert {one["id"]: one["tilstand"] for one in decisions} == {
        "forslag": "foreslått",
        "modell-for-organisering": "vedtatt",
    }


def test_meetings_have_numbers_only_where_the_source_has_them() -> None:
    bodies = [one for document in DOCUMENTS for one in listed(document, "organisering", "organer")]
    numbers = {one["id"]: {**one["møter"]} for one in bodies if "møter" in one}
    for meetings in numbers.values():
        del meetings["tekst"], meetings["kort"]
    assert numbers == {
        "styringsgruppa": {"minst": "1", "per": "halvår"},
        "koordineringsgruppa": {"minst": "6", "per": "år"},
        "strategigruppa": {"antall": "4", "per": "år"},
        "team-barn-og-unge": {},
    }


def test_amounts_are_quoted_as_the_plan_writes_them() -> None:
    bodies = listed(NORDRE_LAND, "organisering", "organer")
    powers = [power for body in bodies for power in body.get("fullmakter", ())]
    assert [(power.get("grense"), power.get("sitat")) for power in powers] == [
        ("ut over ti tusen kroner", "Beslutte bruk av økonomiske ressurser ut over ti tusen kroner."),
        (None, None),
        (
            "årlig totalbudsjett på kroner 10 000,-",
            "Kan ta beslutninger på bruk av midler med årlig totalbudsjett på kroner 10 000,-.",
        ),
    ]


def test_the_site_has_the_national_help_lines_and_the_day_they_were_checked() -> None:
    site = data(DATA / "nettsted.yml")
    numbers = [line["nummer"] for line in site["hjelp"]["linjer"]]
    assert numbers == ["112", "02800", "113", "116 117", "116 111", "116 123", "08588"]
    assert site["hjelp"]["kontrollert"] == "22.11.2026"
    assert {"rot", "lisens", "tilgjengelighetserklæring"} & site.keys() == set()


def pages(built_site: Path, document: Document) -> Iterator[Element]:
    """Every page of the municipality."""
    return map(parsed, sorted((built_site / document.municipality).rglob("*.html")))


def page(built_site: Path, document: Document, address: str) -> Element:
    """One page of the municipality."""
    return parsed(built_site / document.municipality / address / "index.html")


def body_page(built_site: Path, passage: Passage) -> Element:
    """The page of the body that the passage is about."""
    return page(built_site, passage.document, f"organisering/{passage.body}")


def visible(element: Element) -> str:
    """The text a reader sees, on one line."""
    return squeezed("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in UNSEEN:
        return
    space = "" if element.tag in INLINE else " "
    yield space + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield space


def elements(root: Element, tag: str, name: str) -> list[Element]:
    """The elements of a class."""
    return [one for one in root.iter(tag) if name in one.get("class", "").split()]


def items(root: Element) -> list[str]:
    """The items of all lists, in order."""
    return [visible(item) for item in root.iter("li")]


def lists(root: Element, kinds: Sequence[str] = ("ul", "ol")) -> list[list[str]]:
    """Each list of those kinds, item by item."""
    every = (one for one in root.iter() if one.tag in kinds)
    return [[visible(item) for item in one.findall("li")] for one in every]


def starts_alike(texts: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether each text is how its counterpart starts."""
    return len(texts) == len(longer) and all(map(str.startswith, longer, texts))


def in_order(texts: Sequence[str], whole: str) -> bool:
    """Whether the texts stand in the whole, one after the other."""
    pattern = ".*?".join(re.escape(text) for text in texts)
    return re.search(pattern, whole, re.IGNORECASE) is not None


def words(text: str) -> list[str]:
    """The words of a text, without what stands between them."""
    return re.findall(r"[\w-]+", text)


def sentences(text: str) -> list[str]:
    """The sentences of one of our texts."""
    return re.split(r"(?<=[.:])\s+(?=[A-ZÆØÅ])", without_bullets(text))


def files(document: Document) -> list[Path]:
    """The municipality's data files."""
    return sorted((DATA / document.municipality).rglob("*.yml"))


@cache
def data(file: Path) -> Any:
    """What a data file says, all of it as text."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (makes text only)


def texts(document: Document) -> Iterator[str]:
    """Every text in the municipality's data, but for ids, choices and numbers."""
    return (
        value for key, value in entries(document) if isinstance(value, str) and key not in IDS_AND_CHOICES
    )


def entries(document: Document) -> Iterator[tuple[str, Any]]:
    """Everything the municipality's data files say, under the key it stands at."""
    return (entry for file in files(document) for entry in _entries(data(file), ""))


def _entries(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    yield key, value
    match value:
        case dict():
            for name, part in value.items():
                yield from _entries(part, name)
        case list():
            for part in value:
                yield from _entries(part, key)


def listed(document: Document, file: str, key: str) -> list[dict[str, Any]]:
    """One of the lists in the municipality's files."""
    found: list[dict[str, Any]] = data(DATA / document.municipality / f"{file}.yml")[key]
    return found


def levels(document: Document) -> dict[str, list[str]]:
    """The levels each body stands on."""
    return {one["id"]: one.get("nivå", []) for one in listed(document, "organisering", "organer")}
