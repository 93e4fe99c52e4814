"""The command ``slt-plan``: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bad_data
from slt_plan.__main__ import COMMANDS, main
from slt_plan.findings import Finding, as_github, as_shown

GOOD = str(bad_data.BASE)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    """A data folder with one error and one warning."""
    for path in bad_data.BASE.rglob("*.yml"):
        copy = tmp_path / "data" / path.relative_to(bad_data.BASE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    measures = tmp_path / "data" / "fjellbygd" / "tiltak"
    (measures / "natteravn.yml").write_text("tittel: Natteravner\nansvar: [politi]\n", encoding="utf-8")
    (measures / "ungdata.yml").write_text("tittel: Ungdata\n", encoding="utf-8")
    return str(tmp_path / "data")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    return status, *capsys.readouterr()


def test_one_calm_line_when_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "sjekk", "--data", GOOD) == (0, "Ingen feil. 1 kommune, 8 filer er lest.\n", "")


def test_each_mistake_is_a_line_and_errors_make_the_exit_1(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    status, out, _ = run(capsys, "sjekk", "--data", bad, "--kort")
    assert status == 1
    assert out == (
        "data/fjellbygd/tiltak/natteravn.yml:2:10: feil: Det finnes ingen aktør med id-en «politi». "
        "Mente du «politiet»? Rett id-en, slett linjen, eller legg til aktøren i aktorer.yml. [ukjent-aktor]\n"
        "data/fjellbygd/tiltak/ungdata.yml:1:9: advarsel: Tiltaket «ungdata» står ikke i noen plan. "
        "Legg id-en til under «tiltak» i planen det hører til. [tiltak-uten-plan]\n"
        "1 feil og 1 advarsel. 1 kommune, 9 filer er lest.\n"
    )


def test_below_a_mistake_stands_its_line_with_a_mark_and_how_it_may_be_put_right(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    assert run(capsys, "sjekk", "--data", bad)[1].splitlines() == [
        (
            "data/fjellbygd/tiltak/natteravn.yml:2:10: feil: Det finnes ingen aktør med id-en «politi». "
            "Mente du «politiet»? Rett id-en, slett linjen, eller legg til aktøren i aktorer.yml. [ukjent-aktor]"
        ),
        "    linje 2: ansvar: [politi]",
        "                      ^^^^^^",
        "    Forslag: ansvar: [politiet]",
        (
            "data/fjellbygd/tiltak/ungdata.yml:1:9: advarsel: Tiltaket «ungdata» står ikke i noen plan. "
            "Legg id-en til under «tiltak» i planen det hører til. [tiltak-uten-plan]"
        ),
        "    linje 1: tittel: Ungdata",
        "                     ^^^^^^^",
        "1 feil og 1 advarsel. 1 kommune, 9 filer er lest.",
    ]


def test_the_mark_stands_below_what_is_wrong_whatever_stands_before_it() -> None:
    line = "\t名 e\N{COMBINING ACUTE ACCENT}\xa0\x1b: feil" + 200 * "."
    finding = Finding("data/a.yml", 12, 10, "error", "x", "Galt.", "Rett det.", 4, line)
    assert as_shown([finding]).splitlines()[1:] == [
        "    linje 12: →名 e\N{COMBINING ACUTE ACCENT}·\N{REPLACEMENT CHARACTER}: feil" + 87 * ".",
        "                       ^^^^",
    ]


def test_of_a_long_line_the_part_is_shown_that_is_wrong() -> None:
    finding = Finding(
        "data/a.yml", 1, 501, "error", "x", "Galt.", "Rett det.", 4, 500 * "." + "feil" + 99 * "."
    )
    assert as_shown([finding]).splitlines()[1:] == [
        f"    linje 1: {49 * '.'}feil{47 * '.'}",
        f"             {49 * ' '}^^^^",
    ]


def test_what_can_be_put_right_for_the_coordinator_is_mentioned(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    measure = Path(bad) / "fjellbygd" / "tiltak" / "natteravn.yml"
    measure.write_text("tittel:Natteravner\nansvar: [politiet]\n", encoding="utf-8")
    assert run(capsys, "sjekk", "--data", bad)[1].endswith(
        " 9 filer er lest. Skriv «slt-plan fiks» for å få noe av dette rettet.\n"
    )


def test_warnings_alone_are_no_error(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    (Path(bad) / "fjellbygd" / "tiltak" / "natteravn.yml").write_text(
        "tittel: Natteravner\n", encoding="utf-8"
    )
    status, out, _ = run(capsys, "sjekk", "--data", bad)
    assert (status, out.splitlines()[-1]) == (0, "Ingen feil. 1 advarsel. 1 kommune, 9 filer er lest.")


def test_programs_get_json_and_nothing_else(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    status, out, _ = run(capsys, "sjekk", f"--data={bad}", "--format", "json")
    assert status == 1
    assert json.loads(out)[1] == {
        "fil": "data/fjellbygd/tiltak/ungdata.yml",
        "linje": 1,
        "kolonne": 9,
        "alvor": "advarsel",
        "kode": "tiltak-uten-plan",
        "hva": "Tiltaket «ungdata» står ikke i noen plan.",
        "råd": "Legg id-en til under «tiltak» i planen det hører til.",
        "kildelinje": "tittel: Ungdata",
        "forslag": "",
    }
    assert run(capsys, "sjekk", "--data", GOOD, "--format", "json") == (0, "[]\n", "")


def test_github_gets_notes_at_their_lines(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    status, out, _ = run(capsys, "sjekk", "--data", bad, "--format", "github")
    assert status == 1
    assert out.splitlines()[1] == (
        "::warning file=data/fjellbygd/tiltak/ungdata.yml,line=1,col=9,title=tiltak-uten-plan::"
        "Tiltaket «ungdata» står ikke i noen plan. Legg id-en til under «tiltak» i planen det hører til."
    )
    assert run(capsys, "sjekk", "--data", GOOD, "--format", "github") == (0, "", "")


def test_nothing_in_the_data_can_break_out_of_a_note_to_github() -> None:
    finding = Finding("data/a,b:c.yml", 1, 2, "error", "x", "100 %\n::error::ny", "Rett det.")
    assert as_github([finding]) == (
        "::error file=data/a%2Cb%3Ac.yml,line=1,col=2,title=x::100 %25%0A::error::ny Rett det."
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sjek"], "Kommandoen «sjek» finnes ikke. Mente du «sjekk»?"),
        (["lag-kaffe"], "Kommandoen «lag-kaffe» finnes ikke. Skriv «slt-plan --hjelp»"),
        (["sjekk", "--dat", "x"], "Valget «--dat» finnes ikke. Mente du «--data»?"),
        (["sjekk", "--data"], "Det mangler noe etter «--data»."),
        (
            ["sjekk", "--format", "jsn"],
            "«jsn» kan ikke brukes med «--format». Velg ett av disse: tekst, json, github.",
        ),
        (["sjekk", "alt"], "«alt» er det ikke bruk for her."),
        (["sjekk", "--data", "finnes-ikke"], "Mappen «finnes-ikke» finnes ikke."),
        ([], "Bruk: slt-plan KOMMANDO"),
        (["ny"], "«ny» trenger et ord til. Skriv slt-plan og en av disse: ny kommune, ny plan, ny tiltak,"),
        (["ny", "tiltakk"], "Kommandoen «ny tiltakk» finnes ikke. Mente du «ny tiltak»?"),
        (["importer"], "Det mangler FIL: dokumentet, som slutter på .docx eller .pdf."),
    ],
)
def test_wrong_use_is_explained_and_exits_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, out, explained = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert explained.startswith(said)


@pytest.mark.parametrize("ask", ["--hjelp", "-h", "--help"])
def test_help_is_norwegian_and_tells_every_option(capsys: pytest.CaptureFixture[str], ask: str) -> None:
    overview = (
        "Bruk: slt-plan KOMMANDO\n\nKommandoer:\n"
        "  sjekk      leser alle datafilene og sier hva som er feil, hvor det står og hva du gjør med det.\n"
        f"{''.join(f'  {command.name:10} {command.about}{chr(10)}' for command in COMMANDS[1:])}"
        "\nSkriv «slt-plan KOMMANDO --hjelp» for å se hva du kan skrive.\n"
    )
    details = (
        "Bruk: slt-plan sjekk [--data MAPPE] [--format FORMAT] [--kort]\n\n"
        "slt-plan sjekk leser alle datafilene og sier hva som er feil, hvor det står og hva du gjør med det.\n\n"
        "Valg:\n"
        "  --data MAPPE       mappen med dataene; ellers brukes data\n"
        "  --format FORMAT    hvordan feilene skrives; ett av disse: tekst, json, github; ellers brukes tekst\n"
        "  --kort             skriver én linje for hver feil, uten linjen den står på\n"
        "  -h, --hjelp        vis denne hjelpen\n"
    )
    assert run(capsys, ask) == (0, overview, "")
    assert run(capsys, "sjekk", ask) == (0, details, "")


@pytest.mark.parametrize("form", ["tekst", "json", "github"])
def test_what_is_wrong_comes_before_what_may_be(
    capsys: pytest.CaptureFixture[str], bad: str, form: str
) -> None:
    (Path(bad) / "fjellbygd" / "organisering.yml").write_text(
        "organer:\n  - {id: gruppa, navn: Gruppa, møter: {tekst: To ganger i året, minst: 3}}\n"
        "  - {id: laget, navn: Laget, medlemmer: [{aktør: politiet, som: Skolen}]}\n",
        encoding="utf-8",
    )
    said = run(capsys, "sjekk", "--data", bad, "--format", form)[1]
    codes = ("ukjent-aktor", "navn-paa-en-annen", "tiltak-uten-plan", "annet-tall")
    places = [said.index(code) for code in codes]
    assert places == sorted(places)


def test_every_word_is_in_the_written_language_of_the_municipality(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    (Path(bad) / "fjellbygd" / "kommune.yml").write_text(
        "navn: Fjellbygd\nmålform: nynorsk\n", encoding="utf-8"
    )
    assert run(capsys, "sjekk", "--data", bad)[1].splitlines() == [
        (
            "data/fjellbygd/tiltak/natteravn.yml:2:10: feil: Det finst ingen aktør med id-en «politi». "
            "Meinte du «politiet»? Rett id-en, slett linja, eller legg til aktøren i aktorer.yml. [ukjent-aktor]"
        ),
        "     linje 2: ansvar: [politi]",
        "                       ^^^^^^",
        "    Framlegg: ansvar: [politiet]",
        (
            "data/fjellbygd/tiltak/ungdata.yml:1:9: åtvaring: Tiltaket «ungdata» står ikkje i nokon plan. "
            "Legg til id-en under «tiltak» i planen det høyrer til. [tiltak-uten-plan]"
        ),
        "     linje 1: tittel: Ungdata",
        "                      ^^^^^^^",
        "1 feil og 1 åtvaring. 1 kommune, 9 filer er lesne.",
    ]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("navn: Fjellbygd\nmålform: nynorsk\nkontakt: @\n", "2 feil og 1 åtvaring."),
        ("navn: Fjellbygd\n", "2 feil og 1 åtvaring."),
        ("", "2 feil og 1 åtvaring."),
        ("navn: Fjellbygd\nmålform: bokmål\n", "1 feil og 1 advarsel."),
    ],
)
def test_a_municipality_that_does_not_say_is_spoken_to_as_the_site_is(
    capsys: pytest.CaptureFixture[str], bad: str, settings: str, said: str
) -> None:
    (Path(bad) / "nettsted.yml").write_text("tittel: SLT\nmålform: nynorsk\n", encoding="utf-8")
    (Path(bad) / "fjellbygd" / "kommune.yml").write_text(settings, encoding="utf-8")
    assert run(capsys, "sjekk", "--data", bad)[1].splitlines()[-1].startswith(said)
