"""``slt-plan fiks``: what is safe to put right is put right, and nothing else is touched."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bad_data
from slt_plan.__main__ import main
from slt_plan.editing.correcting import SAFE, correct
from slt_plan.files.sources import Source
from slt_plan.plan.measures import Measure
from slt_plan.reading import read_data
from slt_plan.words import words

MEASURE = "fjellbygd/tiltak/natteravn.yml"
Lay = Callable[[str], Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Lays a case over the small municipality where all is well."""

    def laid(case: str) -> Path:
        for folder in (bad_data.BASE, bad_data.HERE / case):
            shutil.copytree(folder, tmp_path / "data", dirs_exist_ok=True)
        return tmp_path / "data"

    return laid


@pytest.fixture
def data(lay: Lay) -> Path:
    """A data folder where all is well."""
    return lay("base")


def fix(data: Path, *more: str) -> int:
    return main(["fiks", "--data", str(data), *more])


def codes(data: Path) -> Counter[tuple[str, str]]:
    return Counter((found.file, found.code) for found in read_data(data).findings)


def contents(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }


CORRECTED = {
    case
    for case in bad_data.CASES
    if any(
        found.code == "tegnsett" or (found.code in SAFE and found.suggestion)
        for found in bad_data.read_case(case).findings
    )
}


def test_there_is_a_case_of_everything_that_is_safe() -> None:
    found = {found.code for case in CORRECTED for found in bad_data.read_case(case).findings}
    assert found >= {*SAFE, "tegnsett"}


@pytest.mark.parametrize("case", sorted(CORRECTED))
def test_what_was_put_right_is_gone_and_nothing_new_has_come(case: str, lay: Lay) -> None:
    data = lay(case)
    before, bytes_before = codes(data), contents(data)
    assert fix(data, "--ja") == 0
    after = codes(data)
    assert after <= before
    assert {code for _, code in after} & {*SAFE, "tegnsett"} == set()
    assert contents(data).keys() == bytes_before.keys()


@pytest.mark.parametrize("case", sorted(set(bad_data.CASES) - CORRECTED))
def test_what_is_not_safe_is_left_to_the_author(
    case: str, lay: Lay, capsys: pytest.CaptureFixture[str]
) -> None:
    data = lay(case)
    before = contents(data)
    assert fix(data, "--ja") == 0
    assert contents(data) == before
    assert capsys.readouterr().out == f"{words(read_data(data).language)('fix.nothing')}\n"


def test_every_other_byte_is_kept(data: Path) -> None:
    file = data / MEASURE
    file.write_bytes(
        b"\xef\xbb\xbftitel:   Natteravner   # a\xcc\x8a\r\n"
        b"ansvar:\r\n\xc2\xa0 - politiet\r\n  -skolen\r\n\n"
        b"beskrivelse: Vi treffes: hver fredag  # fast\n"
        b"s\xc3\xb8keord: [ vakt ]  \n# slutt"
    )
    assert fix(data, "--ja") == 0
    assert file.read_bytes() == (
        b"\xef\xbb\xbftittel:   Natteravner   # a\xcc\x8a\r\n"
        b"ansvar:\r\n  - politiet\r\n  - skolen\r\n\n"
        b'beskrivelse: "Vi treffes: hver fredag"  # fast\n'
        b"s\xc3\xb8keord: [ vakt ]  \n# slutt"
    )


def test_all_slips_in_a_file_are_put_right_at_once(lay: Lay) -> None:
    data = lay("flere-skrivefeil-samtidig")
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_text(encoding="utf-8").splitlines() == [
        "tittel: Natteravner",
        'beskrivelse: "@natt: hver fredag"',
        "ansvar:",
        "  - politi",
        "  - skolen",
        "tid:",
        "  fra: 31.02.2024",
        "  til: 2025",
        "mål: [trygghet]",
        "notat: Ring først",
    ]


def test_one_guess_is_never_built_on_another(data: Path) -> None:
    file = data / "fjellbygd/organisering.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}* felles_mandat:\n", encoding="utf-8")
    assert fix(data, "--ja") == 0
    assert "felles_mandat:" in file.read_text(encoding="utf-8")


def test_a_field_whose_name_holds_its_text_loses_none_of_it(data: Path) -> None:
    text = "tittel: Natteravner\nansvar:\n  - {aktør politiet, som: Politiet}\n"
    (data / MEASURE).write_text(text, encoding="utf-8")
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_text(encoding="utf-8") == text.replace("aktør politiet", "aktør: politiet")


def test_hundreds_of_slips_are_put_right_in_a_moment(data: Path) -> None:
    slips = "".join(f"\t-punkt {number}\n" for number in range(100))
    (data / MEASURE).write_text(f"tittel: Natteravner\nsøkeord:\n{slips}", encoding="utf-8")
    assert fix(data, "--ja") == 0
    points = "".join(f"  - punkt {number}\n" for number in range(100))
    assert (data / MEASURE).read_text(encoding="utf-8") == f"tittel: Natteravner\nsøkeord:\n{points}"


def test_each_change_is_shown_and_nothing_is_written_without_a_yes(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / MEASURE).write_text("tittel:Natteravner\nansvar:\n\t- politi\n", encoding="utf-8")
    before = contents(data)
    monkeypatch.setattr("builtins.input", lambda _: "nei")
    assert fix(data) == 0
    assert contents(data) == before
    assert capsys.readouterr().out.splitlines() == [
        MEASURE,
        "  linje 1",
        "    før: tittel:Natteravner",
        "    nå:  tittel: Natteravner",
        "  linje 3",
        "    før: →- politi",
        "    nå:    - politi",
        "Ingenting er rettet.",
    ]


def test_a_yes_is_enough(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / MEASURE).write_text("tittel:Natteravner\nansvar: [politiet]\n", encoding="utf-8")
    monkeypatch.setattr("builtins.input", lambda _: " Ja")
    assert fix(data) == 0
    assert (data / MEASURE).read_text(encoding="utf-8") == "tittel: Natteravner\nansvar: [politiet]\n"


def test_a_party_a_date_a_state_and_an_id_are_never_guessed(data: Path) -> None:
    text = "tittel: Natteravner\nansvar: [politi]\noppdatert: 31.13.2024\ntilstand: {framdrift: pågar}\nmål: [Trygghet]\n"
    (data / MEASURE).write_text(text, encoding="utf-8")
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_text(encoding="utf-8") == text


def test_a_file_that_would_still_not_make_sense_is_left_whole(data: Path) -> None:
    text = "titel: Natteravner\nøkonomi:\n    egenandel: 5\n\tkilde: staten\n"
    (data / MEASURE).write_text(text, encoding="utf-8")
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_text(encoding="utf-8") == text


def test_text_with_bullets_of_its_own_is_left_as_it_is(data: Path) -> None:
    text = "titel: Natteravner\nansvar: [politiet]\nbeskrivelse: |\n  Vi har\n  • vakt\n  -natt\n  * kaffe\n"
    (data / MEASURE).write_text(text, encoding="utf-8")
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_text(encoding="utf-8") == text.replace("titel", "tittel")


SLIPS = [
    "\t",
    "\xa0",
    "• ",
    "* ",
    "- ",
    "-",
    ": ",
    ":",
    " #x",
    "Ã¥",
    "“",
    "a\N{COMBINING RING ABOVE}",
    "|",
    "\r",
    "\n",
    "\n  ",
    "[",
]
PIECES = ["titel", "tittel", "ansvar", "søkeord", "politiet", "vakt", " ", "\n", *SLIPS]


@settings(deadline=None, max_examples=300)
@given(
    raw=st.lists(st.sampled_from(PIECES), max_size=30).map("".join).map(str.encode) | st.binary(max_size=40)
)
def test_once_is_enough_whatever_a_file_holds_but_for_guesses_about_what_was_changed(raw: bytes) -> None:
    first = correct(Source("tiltak/natteravn.yml", raw), Measure)
    again = correct(Source("tiltak/natteravn.yml", first.raw), Measure)
    assert first.raw == raw if first.is_empty else not again.is_encoded_anew
    assert {change.line for change in again.changes} <= {change.line for change in first.changes}


def test_a_file_that_was_changed_meanwhile_is_left_to_whoever_did(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data / MEASURE
    file.write_text("titel: Natteravner\n", encoding="utf-8")

    def answer(_: str) -> str:
        file.write_text("tittel: Nattevakt\n", encoding="utf-8")
        return "ja"

    monkeypatch.setattr("builtins.input", answer)
    assert fix(data) == 2
    assert file.read_text(encoding="utf-8") == "tittel: Nattevakt\n"
    assert capsys.readouterr().err == (
        f"{file.as_posix()} ble endret i mellomtiden, og er ikke rettet. Prøv en gang til.\n"
    )


def test_a_file_in_another_encoding_is_said_to_be_saved_anew_in_the_language_of_the_municipality(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "fjellbygd/kommune.yml").write_text("navn: Fjellbygd\nmålform: nynorsk\n", encoding="utf-8")
    (data / MEASURE).write_bytes("tittel: Gå i følgje\r\nansvar: [politiet]\r\n".encode("utf-16"))
    assert fix(data, "--ja") == 0
    assert (data / MEASURE).read_bytes() == "tittel: Gå i følgje\r\nansvar: [politiet]\r\n".encode()
    assert capsys.readouterr().out.splitlines() == [
        MEASURE,
        "  Fila blir lagra på nytt med teiknsettet UTF-8.",
        "Retta 1 fil. Skriv «slt-plan sjekk» for å sjå om noko står att.",
    ]
