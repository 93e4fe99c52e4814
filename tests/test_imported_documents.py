"""A plan in Word or PDF becomes drafts, and what a human must look at is told."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import Page

from building import DATA
from paper import Grid, Heading, Text, merged_down, pdf, with_a_tracked_change, word
from slt_plan.__main__ import main
from slt_plan.commands.calling import python
from slt_plan.documents.document import Cell, Document, Row, Table, tidy
from slt_plan.documents.drafting import Known, drafted
from slt_plan.documents.word_files import read_word
from slt_plan.editing.notation import file_text
from slt_plan.files.sources import Source
from slt_plan.plan.fields import Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.validation import validate
from source_documents import INDRE_FOSEN, TABLE, original, statements

MAKERS = [pytest.param("docx", id="Word"), pytest.param("pdf", id="PDF")]
SLIP = {"koordineringsgruppa, rådgiver": "koordineringsgruppaLT, rådgiver"}
"""Nordre Land's cell is printed with a word that is broken, and so must be read with one."""
INSTALL = f'{python()} -m pip install -e ".[importer]"'
GOALS = Grid(
    [
        ("Tiltak", "Ansvarlig", "Frist", "Status"),
        ("Delmål 1: Trygge møteplasser for ungdom",),
        ("Ungdomsklubb på fredager", "Kultur og fritid", "31.12.2027", "pågår"),
        ("Natteravner i sentrum", "FAU og Politiet", "Løpende", "Venter på svar"),
        ("Delmål 2: Færre unge prøver rus",),
        ("Temakvelder for foreldre", "FAU\nSkolen", "2027", "ikke startet"),
        ("Rusfri avslutningsfest", "", "Juni hvert år", ""),
    ],
    (170, 120, 90, 90),
)


def nordre_land() -> list[Heading | Text | Grid]:
    """The plan as it is printed, as far as the import reads it."""
    rows = [("Tiltak", "Ansvar")]
    for row in TABLE:
        responsible = row.responsible
        for ours, printed in SLIP.items():
            responsible = responsible.replace(ours, printed)
        rows.append(("\n- ".join((row.wording, *row.parts)), responsible))
    return [
        Heading("Bakgrunn"),
        Text("Fra 2010 – 2013 var SLT 100 % finansiert med tilskudd."),
        Heading("Mål for SLT i Nordre Land:"),
        Text("Hovedmålet er å sikre et trygt og varig kriminalitetsforebyggende arbeid."),
        Text("SLT skal bidra til at ulike tiltak innenfor ulike tjenester settes inn tidlig."),
        Heading("Mål for perioden:"),
        Text("• Ha best mulig oversikt over ungdomsmiljøet i kommunen."),
        Text("• Iverksette nye tiltak ved behov."),
        Heading("Målgruppe for perioden:"),
        Text("• Barn og unge som er utsatt for omsorgssvikt."),
        Heading("Gjennomføring/konkrete tiltak 2022 – 2025."),
        Grid(rows, (330, 150), repeats_head=True),
        Heading("Oppfølging/evaluering:"),
        Text("Handlingsplanen er styrende for SLT arbeidet i Nordre Land kommune."),
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a municipality that has nothing yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    assert main(["ny", "kommune", "--data", str(folder), "--navn", "Storvik"]) == 0
    return folder


def made(form: str, *parts: Heading | Text | Grid) -> bytes:
    return word(*parts) if form == "docx" else pdf(*parts)


def imported(
    capsys: pytest.CaptureFixture[str], data: Path, document: bytes, name: str
) -> tuple[int, str, str]:
    """What the command exits with and says, after a document of that name."""
    path = data.parent / name
    path.write_bytes(document)
    capsys.readouterr()
    status = main(["importer", str(path), "--data", str(data)])
    return status, *capsys.readouterr()


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def measures(data: Path) -> list[dict[str, Any]]:
    """The measures in the order of the plan."""
    folder = data / "storvik"
    (plan,) = (folder / "planer").iterdir()
    ids = [entry["tiltak"] if isinstance(entry, dict) else entry for entry in read(plan)["tiltak"]]
    return [read(folder / "tiltak" / f"{id_}.yml") for id_ in ids]


def wordings(data: Path, measure: dict[str, Any], key: str = "ansvar") -> list[str]:
    """Those who answer for a measure, as the document has them."""
    names = {party["id"]: party["navn"] for party in read(data / "storvik" / "aktorer.yml")["aktører"]}
    shares = measure.get(key, [])
    return [names[share] if isinstance(share, str) else share["som"] for share in shares]


def well(capsys: pytest.CaptureFixture[str], data: Path) -> bool:
    """Whether the data has not even a warning."""
    capsys.readouterr()
    return main(["sjekk", "--data", str(data)]) == 0 and capsys.readouterr().out.startswith("Ingen feil. 1 ")


def assert_nordre_land(data: Path) -> None:
    """Every row of the table and every responsible party is right; the broken one stays as it is printed."""
    found = measures(data)
    assert [
        (" ".join(measure.get("ordlyd", measure["tittel"]).split()), tuple(measure.get("deltiltak", ())))
        for measure in found
    ] == [(row.wording, row.parts) for row in TABLE]
    parties = [party for row in TABLE for party in row.parties]
    printed = ["koordineringsgruppaLT" if number == 4 else party for number, party in enumerate(parties)]
    assert [name for measure in found for name in wordings(data, measure)] == printed
    assert {measure["synlig"] for measure in found} == {"utkast"}


@pytest.mark.parametrize("form", MAKERS)
def test_every_row_of_nordre_land_comes_out_right(
    capsys: pytest.CaptureFixture[str], data: Path, form: str
) -> None:
    status, said, _ = imported(capsys, data, made(form, *nordre_land()), f"Handlingsplan.{form}")
    assert status == 0
    assert said.startswith(f"Lest Handlingsplan.{form}: 16 tiltak, 23 nye aktører, 3 mål og 1 målgruppe.\n")
    assert_nordre_land(data)
    assert well(capsys, data)


def test_a_pdf_that_a_browser_printed_comes_out_right_too(
    capsys: pytest.CaptureFixture[str], data: Path, page: Page
) -> None:
    page.set_content(as_html(nordre_land()))
    assert imported(capsys, data, page.pdf(format="A4"), "plan.pdf")[0] == 0
    assert_nordre_land(data)


def as_html(parts: list[Heading | Text | Grid]) -> str:
    """The plan as a web page that prints well."""
    body = ""
    for part in parts:
        match part:
            case Heading(text):
                body += f"<h2>{text}</h2>"
            case Text(text):
                body += f"<p>{text}</p>"
            case Grid(rows):
                cells = (
                    "".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) for row in rows[1:]
                )
                head = "".join(f"<th>{cell}</th>" for cell in rows[0])
                lines = "".join(f"<tr>{row}</tr>" for row in cells)
                body += (
                    f"<table border=1 width=100%><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
                )
    return f"<!doctype html><meta charset=utf-8>{body}"


@pytest.mark.parametrize("form", MAKERS)
def test_goals_target_groups_and_period_make_a_draft_plan(
    capsys: pytest.CaptureFixture[str], data: Path, form: str
) -> None:
    imported(capsys, data, made(form, *nordre_land()), f"Handlingsplan.{form}")
    plan = read(data / "storvik" / "planer" / "2022-2025.yml")
    assert (plan["tittel"], plan["periode"], plan["synlig"]) == (
        "Handlingsplan",
        {"fra": 2022, "til": 2025},
        "utkast",
    )
    assert [(goal["nivå"], goal["tekst"]) for goal in plan["mål"]] == [
        ("hovedmål", "Hovedmålet er å sikre et trygt og varig kriminalitetsforebyggende arbeid."),
        ("periode", "Ha best mulig oversikt over ungdomsmiljøet i kommunen."),
        ("periode", "Iverksette nye tiltak ved behov."),
    ]
    assert plan["mål"][0]["utdyping"] == (
        "SLT skal bidra til at ulike tiltak innenfor ulike tjenester settes inn tidlig."
    )
    assert [group["tekst"] for group in plan["målgrupper"]] == [
        "Barn og unge som er utsatt for omsorgssvikt."
    ]
    assert len(plan["tiltak"]) == 16


def test_the_report_tells_what_a_human_must_look_at(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    _, said, _ = imported(capsys, data, word(*nordre_land()), "Handlingsplan.docx")
    assert said == (
        "Lest Handlingsplan.docx: 16 tiltak, 23 nye aktører, 3 mål og 1 målgruppe.\n"
        f"Laget {data.as_posix()}/storvik/aktorer.yml\n"
        f"Laget {data.as_posix()}/storvik/planer/2022-2025.yml\n"
        f"Laget 16 tiltak i {data.as_posix()}/storvik/tiltak\n"
        "\n"
        "Disse 11 tingene må du se på selv:\n"
        "- Perioden er lest av overskriften «Gjennomføring/konkrete tiltak 2022 – 2025.».\n"
        "- «Skolen» og «Skole» kan være samme aktør.\n"
        "- «Barnehagen» og «Barnehage» kan være samme aktør.\n"
        "- «KoordineringsgruppaLT» og «Koordineringsgruppa» kan være samme aktør.\n"
        "- «SLT» og «SLT koordinator» kan være samme aktør.\n"
        "- Tiltaket «Benytte bekymringssamtaler i situasjoner hvor det er bekymring rundt barn og …»: "
        "Tittelen er kuttet. Skriv en kort tittel; hele teksten står i «ordlyd».\n"
        "- Tiltaket «Sikre at ungdataundersøkelsen gjennomføres og at resultatene følges opp med …»: "
        "Tittelen er kuttet. Skriv en kort tittel; hele teksten står i «ordlyd».\n"
        "- Tiltaket «Sikre at ungdataundersøkelsen gjennomføres og at resultatene følges opp med …»: "
        "«koordineringsgruppaLT» ser ut som et ord som er blitt skadet eller to som er blitt til ett.\n"
        "- Tiltaket «Utarbeide felles plan for foreldremøter i skole og barnehage med aktuelle …»: "
        "Tittelen er kuttet. Skriv en kort tittel; hele teksten står i «ordlyd».\n"
        "- Tiltaket «Oppfølgingstjenesten»: «Oppfølgingstjenesten i NAV og i videregående skole» er lest som "
        "én aktør. Er det flere, deler du den.\n"
        "- Tiltaket «Bidra til at ungdomsrådet blir en viktig del av det rus og …»: "
        "Tittelen er kuttet. Skriv en kort tittel; hele teksten står i «ordlyd».\n"
        "Er to aktører samme aktør, beholder du den ene, retter id-en i tiltakene og skriver det andre navnet "
        "under «alias».\n"
        "\n"
        "Alt er utkast, også aktørene. Les gjennom filene, og slett linjen «synlig: utkast» i det som skal "
        "vises: i tiltaket, i planen det står i, og under de ansvarlige i aktorer.yml.\n"
        "Bare tabellen, målene, målgruppene og perioden er med her; resten av teksten kan du sette inn under "
        "«kapitler» i planen.\n"
    )


def test_what_was_not_read_is_said(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    parts = (
        Text("Målet er at alle unge skal ha det trygt."),
        Grid([("Tiltak", "Ansvar"), ("A", "B")], (200, 150)),
    )
    assert imported(capsys, data, word(*parts), "plan.docx")[1].endswith(
        "Bare tabellen er med her; resten av teksten kan du sette inn under «kapitler» i planen.\n"
        "Fant ingen mål. Mål blir bare lest i tabellen og under en overskrift som «Mål for perioden». Før dem inn "
        "under «mål» i planen.\n"
    )


def test_all_of_it_is_a_draft_and_a_measure_is_not_published_before_its_party(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    imported(
        capsys, data, word(Grid([("Tiltak", "Ansvar"), ("Natteravner", "Skolen")], (200, 150))), "plan.docx"
    )
    folder = data / "storvik"
    files = [folder / "tiltak" / "natteravner.yml", folder / "planer" / "plan.yml", folder / "aktorer.yml"]
    assert [path.read_text("utf-8").count("synlig: utkast\n") for path in files] == [1, 1, 1]
    for path in (folder / "kommune.yml", *files[:2]):
        path.write_text(path.read_text("utf-8").replace("\nsynlig: utkast\n", "\n"), "utf-8")
    assert main(["sjekk", "--data", str(data), "--kort"]) == 1
    assert (
        "tiltak/natteravner.yml:5:5: feil: Det vises til «skolen», som er et utkast og ikke kommer på nettstedet. "
        in capsys.readouterr().out
    )
    files[2].write_text(files[2].read_text("utf-8").replace("    synlig: utkast\n", ""), "utf-8")
    assert well(capsys, data)


def test_a_slash_divides_names_when_one_of_them_is_known(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    parties = "aktører:\n  - {id: slt, navn: Koordinator for SLT, alias: [SLT-koordinator]}\n"
    (data / "storvik" / "aktorer.yml").write_text(parties, "utf-8")
    rows = [("Tiltak", "Ansvar"), ("Klubb", "SLT-koordinator/barnevern"), ("Ravner", "Natt/dag")]
    _, said, _ = imported(capsys, data, word(Grid(rows, (200, 150))), "plan.docx")
    assert [wordings(data, measure) for measure in measures(data)] == [
        ["SLT-koordinator", "barnevern"],
        ["Natt/dag"],
    ]
    assert (
        "- Tiltaket «Klubb»: «SLT-koordinator/barnevern» er lest som flere aktører: SLT-koordinator | barnevern. "
        "Er det én, slår du dem sammen.\n"
    ) in said


def test_what_is_doubtful_stands_in_the_measure_too(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    imported(capsys, data, word(*nordre_land()), "Handlingsplan.docx")
    path = data / "storvik" / "tiltak" / "oppfolgingstjenesten.yml"
    assert path.read_text("utf-8") == (
        "# Et utkast, hentet fra et dokument. Les det mot dokumentet før du sletter linjen «synlig: utkast».\n"
        "# Filnavnet blir adressen. Vil du ha en annen adresse, gir du filen nytt navn nå, og retter navnet i "
        "planen.\n"
        "tittel: Oppfølgingstjenesten\n"
        "ordlyd: >-\n"
        "  Oppfølgingstjenesten. Sikre oppfølging av ungdom i målgruppen som står uten skoleplass,\n"
        "  læreplass eller opplæringstilbud.\n"
        "ansvar:\n"
        "  - oppfolgingstjenesten-i-nav-og-i-videregaende\n"
        "synlig: utkast\n"
        "notat: >-\n"
        "  Se på: «Oppfølgingstjenesten i NAV og i videregående skole» er lest som én aktør. Er det flere,\n"
        "  deler du den.\n"
    )


def test_parties_that_are_there_are_used_and_nothing_is_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    document = tmp_path / "plan.docx"
    document.write_bytes(word(*nordre_land()))
    assert main(["importer", str(document), "--data", str(data), "--kommune", "nordre-land"]) == 0
    said = capsys.readouterr().out
    assert "planer/2022-2025.yml finnes fra før og er ikke rørt." in said
    assert "Lest plan.docx: 16 tiltak, 2 nye aktører," in said
    changed = {path.name for path, raw in before.items() if path.read_bytes() != raw}
    assert changed == {"aktorer.yml"}
    parties = data / "nordre-land" / "aktorer.yml"
    assert parties.read_bytes().startswith(before[parties].rstrip(b"\n"))


def test_importing_again_changes_nothing(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    imported(capsys, data, word(*nordre_land()), "plan.docx")
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    status, said, _ = imported(capsys, data, word(*nordre_land()), "plan.docx")
    assert (status, said.count("finnes fra før og er ikke rørt.")) == (0, 17)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("form", MAKERS)
def test_rows_across_the_table_are_goals(capsys: pytest.CaptureFixture[str], data: Path, form: str) -> None:
    status, said, _ = imported(
        capsys, data, made(form, Heading("Handlingsplan 2027-2030"), GOALS), f"a.{form}"
    )
    plan = read(data / "storvik" / "planer" / "2027-2030.yml")
    assert (status, plan["tittel"]) == (0, "Handlingsplan 2027-2030")
    assert [(goal["nivå"], goal["tekst"]) for goal in plan["mål"]] == [
        ("delmål", "Delmål 1: Trygge møteplasser for ungdom"),
        ("delmål", "Delmål 2: Færre unge prøver rus"),
    ]
    first, second = (goal["id"] for goal in plan["mål"])
    found = measures(data)
    assert [(measure["tittel"], measure["mål"]) for measure in found] == [
        ("Ungdomsklubb på fredager", [first]),
        ("Natteravner i sentrum", [first]),
        ("Temakvelder for foreldre", [second]),
        ("Rusfri avslutningsfest", [second]),
    ]
    assert [wordings(data, measure) for measure in found] == [
        ["Kultur og fritid"],
        ["FAU", "Politiet"],
        ["FAU", "Skolen"],
        [],
    ]
    assert [measure["tid"] for measure in found] == [
        {"frist": "31.12.2027"},
        {"tekst": "Løpende"},
        {"frist": 2027},
        {"tekst": "Juni hvert år"},
    ]
    assert [measure.get("tilstand") for measure in found] == [
        {"framdrift": "pågår"},
        None,
        {"framdrift": "ikke startet"},
        None,
    ]
    assert "- Tiltaket «Rusfri avslutningsfest»: Det står ikke hvem som har ansvaret.\n" in said
    assert "«Kultur og fritid» er lest som én aktør. Er det flere, deler du den." in said
    assert (
        "«FAU og Politiet» er lest som flere aktører: FAU | Politiet. Er det én, slår du dem sammen." in said
    )
    assert "Statusen «Venter på svar» er ikke en av dem som kan velges. Den er lagt i «notat»." in said
    assert "Status: Venter på svar" in found[1]["notat"]
    assert well(capsys, data)


@pytest.mark.parametrize("form", MAKERS)
def test_a_table_goes_on_over_pages_with_its_head_again(
    capsys: pytest.CaptureFixture[str], data: Path, form: str
) -> None:
    rows = [(str(number), f"Tiltak nummer {number} skal gjennomføres", "Skolen") for number in range(1, 81)]
    parts = [
        Grid([("Nr", "Aktivitet", "Hvem"), *rows[start : start + 40]], (40, 270, 150), repeats_head=True)
        for start in (0, 40)
    ]
    status, said, _ = imported(capsys, data, made(form, *parts), f"lang.{form}")
    assert (status, said.splitlines()[0]) == (0, f"Lest lang.{form}: 80 tiltak og 1 ny aktør.")
    assert [measure["tittel"] for measure in measures(data)] == [title for _, title, _ in rows]
    (plan,) = (data / "storvik" / "planer").iterdir()
    assert read(plan)["tiltak"][79] == {"tiltak": "tiltak-nummer-80-skal-gjennomfores", "nummer": 80}


def test_a_row_that_a_page_has_cut_is_whole_again(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    document = pdf(
        Grid([("Tiltak", "Ansvar"), ("Gi ungdom et trygt sted å være, og voksne som", "Leder")], (300, 150)),
        Grid([("ser dem", "Parken"), ("Natteravner", "FAU")], (300, 150)),
    )
    _, said, _ = imported(capsys, data, document, "delt.pdf")
    found = measures(data)
    assert [measure["tittel"] for measure in found] == [
        "Gi ungdom et trygt sted å være, og voksne som ser dem",
        "Natteravner",
    ]
    assert "- En rad ser ut til å fortsette raden over, og er slått sammen med den: «ser dem»\n" in said


def test_a_table_for_each_measure_is_read_from_its_left_side(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    cards = [
        Grid(
            [("Tiltak", title), ("Ansvarlig:", party), ("Målgruppe", "Ungdom"), ("Ressurser", money)],
            (120, 300),
        )
        for title, party, money in (("Natteravner", "FAU", "10 000 kr"), ("Ungdomsklubb", "Parken", ""))
    ]
    imported(capsys, data, word(Heading("Tiltak"), *cards), "kort.docx")
    first, second = measures(data)
    assert (first["tittel"], first["økonomi"], first["målgrupper"]) == (
        "Natteravner",
        {"tekst": "10 000 kr"},
        ["ungdom"],
    )
    assert (second["tittel"], wordings(data, second), "økonomi" in second) == (
        "Ungdomsklubb",
        ["Parken"],
        False,
    )


def test_cells_made_one_count_for_every_row_they_reach(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    grid = Grid(
        [
            ("Mål", "Tiltak", "Ansvar"),
            ("Trygg skolevei", "Følge til skolen", "FAU"),
            ("", "Lys langs veien", "Teknisk etat"),
            ("Trygg kveld", "Natteravner", "Politiet"),
            ("", "", "Skolen"),
        ],
        (150, 200, 120),
    )
    document = merged_down(merged_down(word(grid), 0, 1, 2), 1, 3, 4)
    imported(capsys, data, document, "slått-sammen.docx")
    assert [(measure["tittel"], measure["mål"], wordings(data, measure)) for measure in measures(data)] == [
        ("Følge til skolen", ["trygg-skolevei"], ["FAU"]),
        ("Lys langs veien", ["trygg-skolevei"], ["Teknisk etat"]),
        ("Natteravner", ["trygg-kveld"], ["Politiet", "Skolen"]),
    ]


def test_words_divided_at_the_end_of_a_line_are_put_together(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    text = "Kriminalitetsfore-\nbyggende arbeid i rus-\nog voldssaker med SLT-\nkoordinator"
    _, said, _ = imported(capsys, data, pdf(Grid([("Hva", "Hvem"), (text, "Skolen")], (300, 150))), "ord.pdf")
    assert measures(data)[0]["tittel"] == (
        "Kriminalitetsforebyggende arbeid i rus- og voldssaker med SLT-koordinator"
    )
    assert "«Kriminalitetsforebyggende» var delt over to linjer og er satt sammen." in said


def test_what_stands_in_a_strange_column_is_kept_in_the_note(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    grid = Grid(
        [("Tiltak", "Ansvar", "Arkivkode"), ("Natteravner", "FAU", "X12"), ("", "Skolen", "")],
        (200, 150, 100),
    )
    _, said, _ = imported(capsys, data, word(Grid([("Navn", "Rom"), ("A", "B")], (90, 90)), grid), "k.docx")
    assert measures(data)[0]["notat"] == "Arkivkode: X12"
    assert (
        "- En tabell som begynner med «Navn | Rom», ser ikke ut som en tiltakstabell og er ikke brukt.\n"
        in said
    )
    assert (
        "- Kolonnen «Arkivkode» passer ikke i noe felt. Innholdet er lagt i «notat», som ikke vises på nettstedet.\n"
    ) in said
    assert "- En rad ser ut til å fortsette raden over, og er slått sammen med den: «Skolen»\n" in said


def test_a_person_who_answers_for_something_is_told_of(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    table = Grid(
        [("Tiltak", "Ansvar"), ("Natteravner", "Rektor Kari Nordmann"), ("Klubb", "Skolen")], (250, 200)
    )
    status, said, _ = imported(capsys, data, word(table), "plan.docx")
    assert status == 0
    assert read(data / "storvik" / "aktorer.yml")["aktører"] == [
        {"id": "rektor-kari-nordmann", "navn": "Rektor Kari Nordmann", "synlig": "utkast"},
        {"id": "skolen", "navn": "Skolen", "synlig": "utkast"},
    ]
    assert (
        "«Rektor Kari Nordmann» ser ut som navnet på en person. Skriv rollen eller enheten i stedet, også i id-en, "
        "før du publiserer aktøren.\n"
    ) in said
    assert well(capsys, data)


def test_changes_that_nobody_accepted_are_told(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    document = word(Grid([("Tiltak", "Ansvar"), ("Natteravner", "FAU")], (200, 150)))
    _, said, _ = imported(capsys, data, with_a_tracked_change(document, " i helgene"), "s.docx")
    assert measures(data)[0]["tittel"] == "Natteravner i helgene"
    assert "- Dokumentet har endringer som ikke er godtatt i Word." in said


@pytest.mark.parametrize("form", MAKERS)
def test_a_document_without_measures_is_answered_calmly(
    capsys: pytest.CaptureFixture[str], data: Path, form: str
) -> None:
    parts = [Text(statement) for statement in statements(INDRE_FOSEN)]
    status, said, explained = imported(capsys, data, made(form, *parts), f"saksframlegg.{form}")
    assert len(original(INDRE_FOSEN)) > 1000
    assert (status, said) == (2, "")
    assert explained == (
        f"Fant ingen tiltakstabell i saksframlegg.{form}. Tabellen må ha en rad med overskrifter som «Tiltak» og "
        "«Ansvar», og i en PDF må den ha streker mellom cellene.\n"
    )
    assert sorted(path.name for path in (data / "storvik").iterdir()) == ["kommune.yml"]


def scanned() -> bytes:
    file = io.BytesIO()
    Image.new("L", (200, 280), 255).save(file, "pdf")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "document", "why"),
    [
        pytest.param(
            "skannet.pdf",
            scanned(),
            "«skannet.pdf» inneholder bare bilder, slik en skannet PDF gjør. Finn planen i Word, eller kjør "
            "tekstgjenkjenning (OCR) først.",
            id="a scanned PDF",
        ),
        pytest.param(
            "plan.pdf",
            b"%PDF-1.4 ikke mer",
            "«plan.pdf» er ikke en PDF som kan leses. Er den låst med passord, eller er filen skadet? Har du planen "
            "i Word, bruker du heller den.",
            id="a broken PDF",
        ),
        pytest.param(
            "plan.docx",
            b"\xd0\xcf\x11\xe0 gammel",
            "«plan.docx» er ikke et Word-dokument som kan leses. Åpne det i Word, lagre det på nytt som .docx, og "
            "prøv igjen.",
            id="an old Word document under a new name",
        ),
        pytest.param(
            "plan.docx",
            word(),
            "«plan.docx» har ingen tekst. Er innholdet bare bilder, må du finne planen som tekst, eller skrive den inn.",
            id="a Word document without text",
        ),
        pytest.param(
            "plan.doc",
            b"",
            "«plan.doc» kan ikke leses her. Lagre dokumentet som .docx (Word) eller .pdf.",
            id="another kind of file",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    capsys: pytest.CaptureFixture[str], data: Path, name: str, document: bytes, why: str
) -> None:
    assert imported(capsys, data, document, name) == (2, "", f"{why}\n")


def test_a_file_that_is_not_there_is_explained(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    capsys.readouterr()
    assert main(["importer", "borte.docx", "--data", str(data)]) == 2
    assert capsys.readouterr().err == (
        "Filen «borte.docx» kan ikke åpnes. Se etter om navnet er riktig, og om du har tilgang.\n"
    )


def test_a_pipe_is_no_document(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    pipe = data.parent / "plan.docx"
    os.mkfifo(pipe)
    capsys.readouterr()
    assert main(["importer", str(pipe), "--data", str(data)]) == 2
    assert capsys.readouterr().err == (
        f"Filen «{pipe}» kan ikke åpnes. Se etter om navnet er riktig, og om du har tilgang.\n"
    )


def test_a_cell_is_no_wider_than_word_can_make_it() -> None:
    file = io.BytesIO(word(Grid([("Tiltak", "Ansvar")], (100, 100))))
    document = docx.Document(file)
    document.tables[0].cell(0, 0)._tc.grid_span = 300_000_000
    document.save(file)
    (table,) = read_word(file.getvalue()).parts
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [64]


@pytest.mark.parametrize(("library", "form"), [("docx", "docx"), ("pdfplumber", "pdf")])
def test_a_missing_extra_is_explained(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch, library: str, form: str
) -> None:
    document = made(form, GOALS)
    monkeypatch.setitem(sys.modules, library, None)
    assert imported(capsys, data, document, f"plan.{form}") == (
        2,
        "",
        f"For å lese «plan.{form}» trengs et tillegg. Stå i mappen som har data i seg, skriv «{INSTALL}», og prøv igjen.\n",
    )


CELLS = st.lists(st.text(max_size=40), max_size=3).map(
    lambda lines: Cell(tuple(filter(None, map(tidy, lines))), wrapped=bool(len(lines) % 2))
)
ROWS = st.lists(
    st.tuples(st.lists(CELLS, min_size=5, max_size=5), st.booleans()).map(
        lambda row: Row(tuple(row[0]), spanning=row[1] and bool(row[0][0].lines))
    ),
    max_size=6,
)
TITLES = ("Tiltak", "Ansvar", "Når", "Status", "Annet")


@settings(deadline=None, max_examples=100)
@example([Row((Cell(),) * 5), Row((Cell(("0",)), Cell(("0", "0/")), *[Cell()] * 3))])
@example([Row((Cell(("Ð",)), *[Cell()] * 4))] * 2)
@example([Row((Cell(("0",)), *[Cell()] * 3, Cell(("Ã¤",))))])
@given(ROWS)
def test_whatever_a_table_holds_the_drafts_are_valid_and_every_measure_is_among_them(rows: list[Row]) -> None:
    head = Row(tuple(Cell((title,)) for title in TITLES))
    drafts = drafted(Document((Table((head, *rows)),)), "Plan", Known())
    plan = file_text(drafts.plan).encode()
    parties = file_text({"aktører": drafts.parties}).encode() or b"{}"
    measures = [(Measure, file_text(fields).encode()) for fields in drafts.measures.values()]
    files: list[tuple[type[Model], bytes]] = [*measures, (Plan, plan), (PartyFile, parties)]
    for model, raw in files:
        parsed = Source("", raw).parse()
        # Letters that the document itself has broken («Ã¤») are kept and told, as in any other file.
        mistakes = [one for one in parsed.mistakes if one.code != "odelagte-bokstaver"]
        assert (mistakes, validate(model, "", parsed.data).mistakes) == ([], ())
    listed = Source("", plan).parse().data.get("tiltak", [])
    assert [entry["tiltak"] if isinstance(entry, dict) else entry for entry in listed] == [*drafts.measures]


@pytest.mark.parametrize("form", MAKERS)
def test_a_file_that_is_cut_off_or_scrambled_never_stops_the_command_with_a_trace(
    capsys: pytest.CaptureFixture[str], data: Path, form: str
) -> None:
    whole = made(form, GOALS)
    halves = [whole[: len(whole) * part // 8] for part in range(8)]
    scrambled = [whole[:place] + whole[place + 50 :] for place in range(0, len(whole), len(whole) // 12)]
    ends = {imported(capsys, data, document, f"a.{form}")[0] for document in (*halves, *scrambled)}
    assert ends <= {0, 2}
