"""From files to a municipality: nothing is guessed, nothing is lost, and nothing makes it fall over."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import bad_data
from slt_plan import validation
from slt_plan.commands.command import WrongUseError, read_folder
from slt_plan.files import plain_data
from slt_plan.files.events import EventReader
from slt_plan.files.sources import Source
from slt_plan.findings import Finding, as_text
from slt_plan.plan.measures import Measure
from slt_plan.reading import Data, Files, load, read_data, read_files, read_municipality

SETTINGS = b"navn: Fjellbygd\nm\xc3\xa5lform: bokm\xc3\xa5l\n"


def parse(text: str) -> Any:
    return Source("tiltak/x.yml", text.encode()).parse().data


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    "value", ["no", "0301", "18:00", "1.10", "2022/2023", "10 000,-", "~", "null", "2024-02-31"]
)
def test_a_value_stays_what_the_author_wrote(value: str) -> None:
    assert parse(f"tittel: {value}\n") == {"tittel": value}


def test_a_value_that_is_not_there_is_nothing_and_an_empty_text_is_a_text() -> None:
    assert parse("a:\nb: ''\nc: [x, '']\n") == {"a": None, "b": "", "c": ["x", ""]}


def test_a_field_left_empty_counts_as_not_filled_in() -> None:
    files = {
        "kommune.yml": SETTINGS,
        "tiltak/vakt.yml": "tittel: Vakt\nmål:\ntid:\nansvar:\nnotat:\n".encode(),
    }
    reading = read_municipality("fjellbygd", files)
    assert reading.findings == ()
    assert reading.municipality is not None
    assert reading.municipality.measures == {"vakt": Measure.model_validate({"tittel": "Vakt"})}


def test_letters_made_of_two_characters_become_one_and_a_byte_order_mark_is_no_letter() -> None:
    assert Source("x.yml", "\ufefftittel: Båt\n".encode()).parse().data == {"tittel": "Båt"}


def test_lines_may_end_as_in_windows() -> None:
    source = Source("x.yml", b"tittel: En\r\nansvar:\r\n  - skolen\r\n")
    assert source.parse().data == {"tittel": "En", "ansvar": ["skolen"]}
    assert source.place(("ansvar", 0)) == (3, 5, 6)


def test_a_place_is_that_of_the_key_the_value_or_what_is_around_it() -> None:
    source = Source("x.yml", b"tid:\n  fra: 2024\nansvar: [skolen]\ntittel:\n")
    assert source.place(("tid", "fra")) == (2, 8, 4)
    assert source.place(("tid", "fra"), key=True) == (2, 3, 3)
    assert source.place(("ansvar", 0, "som")) == (3, 10, 6)
    assert source.place(("tittel",)) == (4, 1, 6)


def test_an_alias_that_would_grow_without_end_is_never_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghijklmnop"))
    parsed = Source("x.yml", bomb.encode()).parse()
    assert {mistake.code for mistake in parsed.mistakes} == {"alias"}
    assert parsed.data["p"] == [None, None]


def test_reading_works_without_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    class SlowLoader(plain_data.Untyped, yaml.SafeLoader):
        pass

    monkeypatch.setattr(plain_data, "Loader", yaml.SafeLoader)
    monkeypatch.setattr(plain_data, "NodeLoader", SlowLoader)
    # every fifth case will do, but for one: only the parser in C gives up at a depth of its own
    some = [case for case in bad_data.CASES[::5] if case != "for-dypt-for-leseren"]
    assert [case for case in some if bad_data.found(case) != bad_data.expected(case)] == []


def test_a_mistake_shows_its_line_and_how_it_may_be_put_right() -> None:
    suggestions = {
        "tittel: Natteravner: hver fredag": 'tittel: "Natteravner: hver fredag"',
        'tittel: Vakt: "natt"  # fast': "tittel: 'Vakt: \"natt\"'  # fast",
        "tittel: @natt": 'tittel: "@natt"',
        "tittel: !natt": 'tittel: "!natt"',
        "tittel: “Natt: vakt”": 'tittel: "Natt: vakt"',
        "tittel Natteravner": "tittel: Natteravner",
        "tittel = Natteravner": "tittel: Natteravner",
        "titel: Natteravner": "tittel: Natteravner",
        "tittel: Natteravner: hver\n  fredag": "",
    }
    for line, suggestion in suggestions.items():
        (finding,) = anything_beside(f"{line}\nansvar: [politiet]\n".encode())
        assert (finding.source_line, finding.suggestion) == (line.split("\n")[0], suggestion)


def test_a_list_that_is_not_written_as_one_shows_how_it_is() -> None:
    suggestions = {
        "ansvar:\n  - politiet\n  rektor\n": "  - rektor",
        "ansvar:\n  rektor\n  - politiet\n": "  - rektor",
        "ansvar:\n  rektor\n": "  - rektor",
        "ansvar:\n  rektor, politiet\n": "  [rektor, politiet]",
        "ansvar:\n  - politiet\n  {aktør: rektor, som: Rektor}\n": "  - {aktør: rektor, som: Rektor}",
        "ansvar:\n  - politiet\n  aktør: rektor\n": "  - aktør: rektor",
        "ansvar:\n  - aktør: politiet\n  som: Politiet\n": "",
        "søkeord:\n  - voksne som går\n  ute\n": "",
        "deltiltak:\n  - tittel: Vakt\n    ansvar:\n      - skolen\n    - rektor\n": "      - rektor",
    }
    for text, suggestion in suggestions.items():
        (finding,) = anything_beside(f"tittel: Natteravner\n{text}".encode())
        assert (finding.code in {"mangler-strek", "ikke-liste", "innrykk"}, finding.suggestion) == (
            True,
            suggestion,
        )


def test_a_field_outside_its_part_is_shown_in_it() -> None:
    suggestions = {
        "tilstand:\n  vedtak: vedtatt\nframdrift: pågår\n": "  framdrift: pågår",
        "tilstand:\nframdrift: pågår\n": "  framdrift: pågår",
        "tilstand: {vedtak: vedtatt}\nframdrift: pågår\n": "",
        "tilstand:\n  vedtak: vedtatt\nsynlig: publisert\nframdrift: pågår\n": "",
        "økonomi:\n  tekst: Tilskudd\nsitat:\n  Ti kroner\n": "",
    }
    for text, suggestion in suggestions.items():
        (finding,) = anything_beside(f"tittel: Natteravner\n{text}".encode())
        assert (finding.code, finding.suggestion) == ("horer-under", suggestion)


def test_a_date_in_letters_is_shown_in_figures() -> None:
    for written, day in {
        "24. november 2026": "24.11.2026",
        "den 1. jan. 2026": "01.01.2026",
        "24/11-2026": "24.11.2026",
        "31. juni 2026": "",
        "1. ju 2026": "",
    }.items():
        (finding,) = anything_beside(f"tittel: Natteravner\noppdatert: {written}\n".encode())
        assert finding.suggestion == (day and f"oppdatert: {day}")


def anything_beside(measure: bytes) -> tuple[Finding, ...]:
    """What is found when one measure of the small municipality holds these bytes."""
    files = load(bad_data.BASE)
    folder = {**files.folders["fjellbygd"], "tiltak/natteravn.yml": measure}
    return read_municipality("fjellbygd", folder).findings


def test_hidden_files_and_other_kinds_of_files_do_not_count(tmp_path: Path) -> None:
    for name in (
        "nettsted.yml",
        ".skjult.yml",
        "b/kommune.yml",
        "b/.git/x.yml",
        "b/bilde.png",
        "a/tiltak/x.yml",
        "c/les.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(b"x")
    files = load(tmp_path)
    assert list(files.top) == ["nettsted.yml"]
    assert {name: list(inside) for name, inside in files.folders.items()} == {
        "a": ["tiltak/x.yml"],
        "b": ["kommune.yml"],
    }
    assert files.count == 3


def test_a_data_folder_without_its_own_file_is_a_finding(tmp_path: Path) -> None:
    data = read_data(tmp_path)
    assert [(found.file, found.code) for found in data.findings] == [
        (f"{tmp_path.name}/nettsted.yml", "mangler-fil")
    ]
    assert data.site is None


def test_the_municipality_at_the_root_knows_it() -> None:
    reading = read_data(bad_data.BASE).readings[0]
    assert reading.municipality is not None
    assert reading.municipality.at_root


def test_a_municipality_with_errors_is_not_handed_on_and_one_with_warnings_is() -> None:
    assert [reading.municipality for reading in bad_data.read_case("ukjent-aktor").readings] == [None]
    assert [reading.municipality is None for reading in bad_data.read_case("tiltak-uten-plan").readings] == [
        False
    ]


def test_what_is_wrong_in_one_item_leaves_the_places_of_the_others_as_they_were() -> None:
    measure = {"tittel": "Vakt", "ansvar": ["Skolen", "politiet", None, {"aktør": "fau", "som": "FAU"}]}
    validated = validation.validate(Measure, "tiltak/vakt.yml", measure)
    assert validated.model is not None
    assert [share.party for share in validated.model.responsible] == ["politiet", "fau"]
    assert validated.original(("ansvar", 1, "aktør")) == ("ansvar", 3, "aktør")


def test_a_text_that_is_missing_does_not_make_the_rest_unknown() -> None:
    files = {
        "kommune.yml": SETTINGS,
        "aktorer.yml": "aktører:\n  - id: skolen\n".encode(),
        "tiltak/vakt.yml": b"ansvar: [skolen, politiet]\n",
    }
    findings = read_municipality("fjellbygd", files).findings
    assert codes(findings) == ["mangler-felt", "mangler-felt", "ukjent-aktor"]


def test_a_number_too_long_for_any_meeting_is_no_whole_number() -> None:
    text = "organer:\n  - {id: styret, navn: Styret, møter: {minst: " + "9" * 5000 + "}}\n"
    findings = read_municipality("f", {"kommune.yml": SETTINGS, "organisering.yml": text.encode()}).findings
    assert codes(findings) == ["ikke-helt-tall"]
    assert len(findings[0].what) < 200


def anything(data: bytes) -> Data:
    folder = {"kommune.yml": SETTINGS, "tiltak/x.yml": data, "aktorer.yml": data, "planer/p.yml": data}
    return read_files(Files("data", {"nettsted.yml": data}, {"fjellbygd": folder}))


KEYS = st.sampled_from(
    [
        "tittel",
        "id",
        "navn",
        "aktører",
        "ansvar",
        "aktør",
        "mål",
        "tekst",
        "tiltak",
        "nivå",
        "under",
        "tid",
        "fra",
        "kapitler",
        "rot",
    ]
)
TREES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["skolen", "2024", "31.02.2024", "ja"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=100)
@given(
    data=st.binary(max_size=60)
    | st.text(max_size=60).map(str.encode)
    | st.text("ab:-&*!?[]{}'\"|>#%@,\n\t ", max_size=40).map(str.encode)
)
def test_any_bytes_give_a_plan_or_findings(data: bytes) -> None:
    read = anything(data)
    assert read.findings or all(reading.municipality for reading in read.readings)


@settings(deadline=None, max_examples=100)
@given(tree=TREES)
def test_any_tree_gives_a_plan_or_findings(tree: object) -> None:
    read = anything(yaml.dump(tree, allow_unicode=True, sort_keys=False, Dumper=Plain).encode())
    assert read.findings or all(reading.municipality for reading in read.readings)


@settings(deadline=None, max_examples=60)
@given(tree=st.dictionaries(KEYS, TREES))
def test_the_quick_way_and_the_slow_way_read_the_same(tree: object) -> None:
    text = normalize("NFC", yaml.dump(tree, allow_unicode=True, Dumper=Plain))
    slow = EventReader("x.yml", text)
    try:
        assert plain_data.plain_data(text) == slow.data
    except plain_data.OddError:
        assert slow.mistakes


class Plain(yaml.SafeDumper):
    """Writes a tree without aliases, and nothing as nothing."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Plain.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def test_notes_and_pictures_beside_the_data_are_nobodys_business(tmp_path: Path) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))
    for name in (
        "lesmeg.txt",
        "fjellbygd/lesmeg.txt",
        "fjellbygd/LESMEG.md",
        "fjellbygd/tiltak/natteravn.yml~",
    ):
        (data / name).write_text("Til meg selv.", encoding="utf-8")
    assert read_data(data).findings == ()


def refused(data: Path) -> str:
    """What whoever asks for the folder is told instead."""
    with pytest.raises(WrongUseError) as error:
        read_folder(data)
    return str(error.value)


def test_a_folder_that_cannot_be_read_is_told_of_and_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))
    locked, look = str(data / "fjellbygd" / "planer"), os.scandir

    def scandir(folder: str) -> object:
        if folder == locked:
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert refused(data) == f"«{locked}» kan ikke leses. Se etter om du har tilgang."


def test_a_file_that_fails_amidst_the_reading_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))

    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refused(data) == f"«{data}/nettsted.yml» kan ikke leses. Se etter om du har tilgang."


@pytest.mark.parametrize("name", ["fjellbygd/tiltak/pw.yml", "fjellbygd/vapen.svg", "vapen.svg", "tomvik"])
def test_a_link_that_leads_out_of_the_data_is_not_followed(name: str, tmp_path: Path) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))
    elsewhere = tmp_path / f"elsewhere{Path(name).suffix}"
    shutil.copytree(data / "fjellbygd", elsewhere) if name == "tomvik" else elsewhere.write_text(
        "hemmelig: ja\n"
    )
    (data / name).symlink_to(elsewhere)
    advice = "Legg selve filen eller mappen der i stedet."
    assert refused(data) == f"«{data}/{name}» er en snarvei som fører ut av mappen med data. {advice}"


def test_a_link_within_the_data_is_followed_and_the_data_folder_may_be_one(tmp_path: Path) -> None:
    shutil.copytree(bad_data.BASE, tmp_path / "elsewhere")
    data = tmp_path / "data"
    data.symlink_to("elsewhere")
    (data / "fjellbygd" / "tiltak" / "nattevakt.yml").symlink_to("natteravn.yml")
    assert "tiltak/nattevakt.yml" in load(data).folders["fjellbygd"]


def test_folders_within_folders_without_end_are_told_of(tmp_path: Path) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))
    (data / "fjellbygd" / "/".join("a" * 40)).mkdir(parents=True)
    assert refused(data) == (
        f"«{data}/fjellbygd/{'/'.join('a' * 21)}» er en mappe for langt inne i andre mapper. "
        "Flytt det som skal være med, og slett resten."
    )


def test_names_that_are_no_text_are_shown_and_refused(tmp_path: Path) -> None:
    data = Path(shutil.copytree(bad_data.BASE, tmp_path / "data"))
    for name in (b"fjellbygd/tiltak/\xff\xfe.yml", b"fjellbygd/\xff.png", b"\xffbygd/kommune.yml"):
        path = data / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"tittel: Natteravner\n")
    read = read_data(data)
    told = {(found.file, found.code) for found in read.findings}
    assert {
        ("data/fjellbygd/tiltak/\ufffd\ufffd.yml", "ugyldig-filnavn"),
        ("data/\ufffdbygd", "ugyldig-mappenavn"),
    } <= told
    assert read.files.pictures["fjellbygd"] == {"\ufffd.png": b"tittel: Natteravner\n"}
    as_text(read.findings).encode()
