"""The plan as a spreadsheet, and what comes of it when it is sent back."""

from __future__ import annotations

import builtins
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from building import DATA, EXAMPLE
from slt_plan.__main__ import main

Run = Callable[..., tuple[int, str, str]]
CHECK = " Skriv «slt-plan sjekk» for å se om noe bør rettes."
CHECK_NN = " Skriv «slt-plan sjekk» for å sjå om noko bør rettast."
AGAIN_NN = (
    "Reknearket kjenner ikkje att dei nye radene. Lag eit nytt med «slt-plan til-excel» før du endrar meir."
)
ADD = (
    " Er aktøren ny, skriver du den i en tom rad i arket «Aktører», eller lager den med «slt-plan ny aktør»."
)
WRITTEN: dict[str, bytes] = {}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command, run where a copy of the data and of the made-up municipalities lies."""
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copytree(EXAMPLE, tmp_path / "eksempel")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        return main(arguments), *capsys.readouterr()

    return run


def written(run: Run, municipality: str = "nordre-land", data: str = "data") -> Path:
    """A municipality's spreadsheet; made once for all tests."""
    path = Path("ark.xlsx")
    if municipality not in WRITTEN:
        assert run("til-excel", str(path), "--data", data, "--kommune", municipality)[0] == 0
        WRITTEN[municipality] = path.read_bytes()
    path.write_bytes(WRITTEN[municipality])
    return path


def exported(run: Run, municipality: str = "nordre-land", data: str = "data") -> Any:
    """A municipality's spreadsheet, as openpyxl reads it."""
    return load_workbook(written(run, municipality, data))


def cell(book: Any, sheet: str, key: str, title: str) -> Any:
    """The cell of a thing, by its id, under a heading."""
    page = book[sheet]
    column = next(head.column for head in page[1] if head.value == title)
    return next(page.cell(row[0].row, column) for row in page.iter_rows() if row[0].value == key)


def add(book: Any, sheet: str, **values: object) -> None:
    """A new row, with values under headings."""
    page = book[sheet]
    titles = {head.value: head.column for head in page[1]}
    row = page.max_row + 1
    for title, value in values.items():
        page.cell(row, titles[title.replace("_", " ")]).value = value


def sent_back(run: Run, book: Any, *more: str, data: str = "data") -> tuple[int, list[str]]:
    """How it went when the spreadsheet came back, and what was said line by line."""
    book.save("tilbake.xlsx")
    status, out, error = run("fra-excel", "tilbake.xlsx", "--data", data, *more)
    assert error == ""
    return status, out.splitlines()


def contents(folder: str = "data") -> dict[str, bytes]:
    """Every file in a folder, hidden ones too."""
    return {path.as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def changed(before: dict[str, bytes], folder: str = "data") -> dict[str, list[str]]:
    """The lines that are new in each file."""
    after = contents(folder)
    return {
        path: [
            line
            for line in raw.decode().splitlines()
            if line not in before.get(path, b"").decode().splitlines()
        ]
        for path, raw in after.items()
        if raw != before.get(path)
    }


@pytest.mark.parametrize(
    ("municipality", "data", "said"),
    [
        ("nordre-land", "data", "Ingen endringer."),
        ("indre-fosen", "data", "Ingen endringer."),
        ("eksempelvik", "eksempel", "Ingen endringar."),
    ],
)
def test_what_is_sent_back_as_it_came_changes_nothing(
    run: Run, municipality: str, data: str, said: str
) -> None:
    before = contents(data)
    assert sent_back(run, exported(run, municipality, data), "--ja", data=data) == (0, [said])
    assert contents(data) == before


def test_the_sheets_show_names_dates_and_drafts(run: Run) -> None:
    book = exported(run, "eksempelvik", "eksempel")
    assert book.sheetnames == [
        "Les meg", "Tiltak", "Aktørar", "Organ", "Medlemer", "Planar", "Tiltak i planane", "Mål", "Målgrupper",
        "Innsatsområde", "Strategiar", "Vedtak", "_valg", "_slt",
    ]  # fmt: skip
    shares = [cell(book, "Tiltak", "ungdomsbase", f"Ansvar {number}").value for number in (1, 2, 3)]
    assert shares == [
        "Oppvekst og velferd (som Kommunalsjefen for oppvekst) (del lokale og budsjett)",
        "SLT-koordinator",
        "Koordineringsgruppa (som Koordineringsgruppe)",
    ]
    assert cell(book, "Tiltak", "ungdomsbase", "Til").value == datetime(2027, 12, 31)  # noqa: DTZ001
    assert cell(book, "Tiltak", "ungdomsbase", "Frå").value == 2022
    assert cell(book, "Tiltak", "lekkasje-tiltak", "Synleg").value == "utkast"
    assert cell(book, "Tiltak", "lekkasje-tiltak", "Tittel").fill.fgColor.rgb == "00FFF4CC"
    assert cell(book, "Tiltak", "temakveldar", "Frist").value is None
    lists = [[each.value for each in column if each.value] for column in book["_valg"].columns]
    assert ["ikkje starta", "pågår", "på vent", "løpande", "gjennomført", "avslutta"] in lists


def test_there_are_frozen_heads_lists_to_choose_from_and_no_formula(run: Run) -> None:
    book = exported(run)
    page = book["Tiltak"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    progress = cell(book, "Tiltak", "vip", "Framdrift").column_letter
    choices = [
        each.value for row in book["_valg"][rules[f"{progress}2"].formula1.split("!")[1]] for each in row
    ]
    assert choices == ["ikke startet", "pågår", "på vent", "løpende", "gjennomført", "avsluttet"]
    assert rules["A2"].formula1 == "FALSE"
    assert page.freeze_panes == "C2"
    assert book["_slt"].sheet_state == "veryHidden"
    assert {each.data_type for sheet in book for row in sheet.iter_rows() for each in row} == {"s", "n"}


def test_a_change_is_told_in_words_before_it_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    book, before = exported(run), contents()
    cell(book, "Tiltak", "ungdata", "Ansvar 1").value = "rektor"
    cell(book, "Tiltak", "ungdata", "Framdrift").value = "Pågår"
    cell(book, "Tiltak", "vip", "Frist").value = date(2026, 9, 1)
    told = [
        "Tiltak «Ungdataundersøkelsen»: ansvar: la til Rektor; tok bort Skolen.",
        "Tiltak «Ungdataundersøkelsen»: framdrift: «pågår».",
        "Tiltak «VIP i videregående skole»: frist: 01.09.2026.",
    ]
    monkeypatch.setattr(builtins, "input", lambda question: "nei")
    assert sent_back(run, book) == (0, [*told, "Ingenting er skrevet."])
    assert contents() == before
    monkeypatch.setattr(builtins, "input", lambda question: "ja")
    assert sent_back(run, book) == (0, [*told, f"Skrev 2 filer.{CHECK}"])
    assert changed(before) == {
        "data/nordre-land/tiltak/ungdata.yml": ["  - rektor", "tilstand:", "  framdrift: pågår"],
        "data/nordre-land/tiltak/vip.yml": ["tid:", "  frist: 01.09.2026"],
    }
    assert sent_back(run, book, "--ja") == (0, ["Ingen endringer."])


def test_what_can_be_chosen_is_understood_in_both_written_languages(run: Run) -> None:
    book, before = exported(run, "eksempelvik", "eksempel"), contents("eksempel")
    cell(book, "Tiltak", "ungdomsbase", "Framdrift").value = "Avslutta"
    cell(book, "Tiltak", "temakveldar", "Framdrift").value = "avsluttet"
    cell(book, "Tiltak", "temakveldar", "Ansvar 1").value = "Oppvekstavdelinga"
    assert sent_back(run, book, "--ja", data="eksempel") == (
        0,
        [
            "Tiltak «Open ungdomsbase i naustet»: framdrift: «på vent» vart til «avslutta».",
            "Tiltak «Temakveldar for føresette»: ansvar: la til Oppvekst og velferd; tok bort Helsestasjon for ungdom.",
            "Tiltak «Temakveldar for føresette»: framdrift: «avslutta».",
            f"Skreiv 2 filer.{CHECK_NN}",
        ],
    )
    lines = changed(before, "eksempel")
    assert lines["eksempel/eksempelvik/tiltak/ungdomsbase.yml"] == ["  framdrift: avsluttet"]


def test_a_word_changed_in_a_cell_is_a_line_changed_in_a_file(run: Run) -> None:
    book, before = exported(run), contents()
    wording = cell(book, "Tiltak", "foreldremoter", "Ordlyd")
    wording.value = wording.value.replace("nettvett", "nettbruk")
    assert sent_back(run, book, "--ja")[0] == 0
    assert changed(before) == {"data/nordre-land/tiltak/foreldremoter.yml": ["  nettbruk, rus."]}


def test_the_wording_of_the_plan_stays_with_its_party(run: Run) -> None:
    book, before = exported(run), contents()
    cell(book, "Tiltak", "bti-og-kompetanseteam", "Ansvar 4").value = "Rektor (som rektorene)"
    assert sent_back(run, book, "--ja")[1][0] == (
        "Tiltak «BTI og kompetanseteam»: ansvar: la til Rektor (som rektorene)."
    )
    file = "data/nordre-land/tiltak/bti-og-kompetanseteam.yml"
    assert changed(before) == {file: ["  - {aktør: rektor, som: rektorene}"]}


def test_any_text_stays_text_there_and_back(run: Run) -> None:
    texts = ["=1+1", "+47 00 00 00 00", "-5", "@alle", "_x0041_", "0301", "1.10", "ja: nei", "a\nb"]
    book = exported(run)
    notes = [row[0].value for row in book["Tiltak"].iter_rows(min_row=2)][: len(texts)]
    for key, text in zip(notes, texts, strict=True):
        note = cell(book, "Tiltak", key, "Notat (internt)")
        note.value, note.data_type = text.replace("_x0041_", "_x005F_x0041_"), "s"
    assert sent_back(run, book, "--ja")[1][-1] == f"Skrev 9 filer.{CHECK}"
    Path("ark.xlsx").unlink()
    assert run("til-excel", "ark.xlsx", "--kommune", "nordre-land")[0] == 0
    again, before = load_workbook("ark.xlsx"), contents()
    shown = [cell(again, "Tiltak", key, "Notat (internt)") for key in notes]
    assert {note.data_type for note in shown} == {"s"}
    assert [note.value.replace("_x005F_", "_") for note in shown] == texts
    assert sent_back(run, again, "--ja") == (0, ["Ingen endringer."])
    assert contents() == before


def test_a_new_row_is_a_new_file_in_its_plan(run: Run) -> None:
    book, before = exported(run), contents()
    add(book, "Aktører", Navn="Utekontakten", Type="enhet")
    add(
        book,
        "Tiltak",
        Tittel="Åpen kveld på Parken",
        Ansvar_1="Utekontakten",
        I_plan_1="Handlingsplan for SLT",
    )
    add(book, "Tiltak", Tittel="Uten plan")
    assert sent_back(run, book, "--ja") == (
        0,
        [
            "Nytt tiltak: «Åpen kveld på Parken» (tiltak/apen-kveld-pa-parken.yml), sist i «Handlingsplan for SLT».",
            (
                "Nytt tiltak: «Uten plan» (tiltak/uten-plan.yml). Før det opp i en plan: skriv planen i kolonnen «I plan 1», "
                "eller sett det inn i planfilen."
            ),
            "Ny: Aktør «Utekontakten» (i aktorer.yml).",
            (
                "Det nye vises på nettstedet når det blir publisert. Skal det vente, velger du «utkast» i kolonnen «Synlig»."
            ),
            f"Skrev 4 filer.{CHECK}",
            "Regnearket kjenner ikke igjen de nye radene. Lag et nytt med «slt-plan til-excel» før du endrer mer.",
        ],
    )
    assert changed(before) == {
        "data/nordre-land/aktorer.yml": ["  - id: utekontakten", "    navn: Utekontakten"],
        "data/nordre-land/planer/2022-2025.yml": ["  - apen-kveld-pa-parken"],
        "data/nordre-land/tiltak/apen-kveld-pa-parken.yml": [
            "tittel: Åpen kveld på Parken",
            "ansvar:",
            "  - utekontakten",
        ],
        "data/nordre-land/tiltak/uten-plan.yml": ["tittel: Uten plan"],
    }


def test_a_row_that_is_gone_deletes_nothing(run: Run) -> None:
    book, before = exported(run), contents()
    book["Tiltak"].delete_rows(cell(book, "Tiltak", "radikalisering", "Tittel").row)
    assert sent_back(run, book, "--ja") == (
        0,
        [
            (
                "Tiltak «Radikalisering og voldelig ekstremisme» står ikke lenger i regnearket. "
                "Ingenting blir slettet; det blir stående som det er."
            ),
            "Ingen endringer.",
        ],
    )
    assert contents() == before


def test_a_seat_comes_and_goes(run: Run) -> None:
    book, before = exported(run, "eksempelvik", "eksempel"), contents("eksempel")
    cell(book, "Medlemer", "koordineringsgruppa/politiet", "Aktør").value = None
    add(book, "Medlemer", Organ="Nettverk nord", Aktør="Ungdomsrådet", Leiar="ja")
    assert sent_back(run, book, "--ja", data="eksempel") == (
        0,
        [
            "Medlem «Koordineringsgruppa», «Politiet i Eksempelvik»: tok bort plassen.",
            "Ny: Medlem «Nettverk nord», «Ungdomsrådet» (i organisering.yml).",
            f"Skreiv 1 fil.{CHECK_NN}",
            AGAIN_NN,
        ],
    )
    assert changed(before, "eksempel") == {
        "eksempel/eksempelvik/organisering.yml": [
            "    medlemmer: [natteramnane, foreldreradet, {aktør: ungdomsradet, leder: ja}]"
        ]
    }


def test_a_row_changed_in_both_places_is_refused_with_both_values(run: Run) -> None:
    book = exported(run)
    cell(book, "Tiltak", "vip", "Tittel").value = "VIP på skolen"
    file = Path("data/nordre-land/tiltak/vip.yml")
    file.write_text(
        file.read_text("utf-8").replace("VIP i videregående skole", "VIP i Dokka"), encoding="utf-8"
    )
    before = contents()
    status, said = sent_back(run, book, "--ja")
    row = cell(book, "Tiltak", "vip", "Tittel").row
    assert (status, said) == (
        1,
        [
            (
                f"Arket «Tiltak», celle A{row}: Tiltak «VIP i Dokka» er endret både i regnearket og i filene. "
                "Skriv det som står i filene, i cellene under, så kan resten hentes. "
                "Vil du heller ha det som står i regnearket, skriver du det i filen også."
            ),
            f"  Tittel (celle B{row}): i regnearket «VIP på skolen», i filene «VIP i Dokka».",
            "Ingenting er skrevet.",
        ],
    )
    assert contents() == before
    cell(book, "Tiltak", "vip", "Tittel").value = "VIP i Dokka"
    cell(book, "Tiltak", "ungdata", "Tittel").value = "Ungdata"
    assert sent_back(run, book, "--ja")[1] == [
        "Tiltak «Ungdataundersøkelsen»: tittel: «Ungdataundersøkelsen» ble til «Ungdata».",
        f"Skrev 1 fil.{CHECK}",
    ]


def test_a_new_row_that_is_a_draft_is_not_said_to_be_public(run: Run) -> None:
    book = exported(run)
    add(book, "Aktører", Navn="Utekontakten", Synlig="utkast")
    assert sent_back(run, book, "--ja")[1][:2] == [
        "Ny: Aktør «Utekontakten» (i aktorer.yml).",
        f"Skrev 1 fil.{CHECK}",
    ]


def test_rows_changed_in_one_place_only_do_not_get_in_each_others_way(run: Run) -> None:
    book = exported(run)
    cell(book, "Tiltak", "ungdata", "Tittel").value = "Ungdata"
    file = Path("data/nordre-land/tiltak/vip.yml")
    file.write_text(
        file.read_text("utf-8").replace("VIP i videregående skole", "VIP i Dokka"), encoding="utf-8"
    )
    assert sent_back(run, book, "--ja")[1] == [
        "Tiltak «Ungdataundersøkelsen»: tittel: «Ungdataundersøkelsen» ble til «Ungdata».",
        f"Skrev 1 fil.{CHECK}",
    ]


UNUSABLE: list[tuple[str, object, str]] = [
    ("Ansvar 1", "Rektro", f"«Rektro» finnes ikke som aktør. Mente du «Rektor»?{ADD}"),
    ("Ansvar 2", "Månen (som Mona)", f"«Månen» finnes ikke som aktør.{ADD}"),
    (
        "Framdrift",
        "pågåar",
        (
            "«pågåar» kan ikke brukes her. Velg ett av disse: ikke startet, pågår, på vent, løpende, gjennomført, "
            "avsluttet. Mente du «pågår»?"
        ),
    ),
    ("Oppdatert", "2026", "«2026» er bare et årstall. Skriv hele datoen, for eksempel 31.12.2026."),
    ("Oppdatert", "31.02.2026", "«31.02.2026» er ikke en dato. Skriv den slik: 31.12.2026."),
    ("Frist", "snart", "«snart» er verken et årstall eller en dato. Skriv 2026 eller 31.12.2026."),
    ("Tittel", None, "«Tittel» må fylles ut."),
    ("Ordlyd", "=A1", "Her står en formel eller en feilverdi. Skriv selve teksten."),
    (
        "Hvert år",
        date(2026, 5, 17),
        "Excel har gjort «Hvert år» om til en dato. Sett en apostrof foran, og skriv teksten på nytt.",
    ),
    (
        "id",
        "vipp",
        "Id-en «vipp» var ikke der da regnearket ble laget. La cellen stå tom i en ny rad.",
    ),
]


def test_a_cell_that_cannot_be_used_is_explained_and_nothing_is_written(run: Run) -> None:
    book, before = exported(run), contents()
    keys = [row[0].value for row in book["Tiltak"].iter_rows(min_row=2, max_row=len(UNUSABLE) + 1)]
    cell(book, "Tiltak", "vip", "Beskrivelse").value = "Dette er riktig"
    told = []
    for key, (title, value, said) in zip(keys, UNUSABLE, strict=True):
        wrong = cell(book, "Tiltak", key, title)
        told.append(f"Arket «Tiltak», celle {wrong.coordinate}: {said}")
        wrong.value = value
    status, lines = sent_back(run, book, "--ja")
    assert (status, lines[: len(told)], lines[-1]) == (1, told, "Ingenting er skrevet.")
    assert contents() == before


def test_a_year_typed_where_excel_expects_a_day_is_that_year(run: Run) -> None:
    book = exported(run)
    cell(book, "Tiltak", "vip", "Frist").value = date(1905, 7, 18)
    assert sent_back(run, book, "--ja")[1][0] == "Tiltak «VIP i videregående skole»: frist: «2026»."


def test_a_copied_row_and_a_known_title_are_not_taken_for_something_new(run: Run) -> None:
    book = exported(run)
    first = cell(book, "Tiltak", "vip", "id").row
    add(book, "Tiltak", id="vip", Tittel="Kopi")
    add(book, "Tiltak", Tittel="ungdataundersøkelsen")
    last = book["Tiltak"].max_row
    assert sent_back(run, book, "--ja") == (
        1,
        [
            (
                f"Arket «Tiltak», celle A{last - 1}: Id-en «vip» står også i rad {first}. "
                "Er raden en kopi som skal bli noe nytt, tømmer du id-en."
            ),
            (
                f"Arket «Tiltak», celle A{last}: «ungdataundersøkelsen» finnes fra før. Gjelder raden det, skriver du id-en "
                "«ungdata» i første kolonne; ellers gir du det et annet navn."
            ),
            "Ingenting er skrevet.",
        ],
    )


def test_new_things_that_are_sent_back_twice_are_made_once(run: Run) -> None:
    book = exported(run, "eksempelvik", "eksempel")
    plan = "Plan for rus- og kriminalitetsførebygging"
    add(
        book,
        "Mål",
        Plan=plan,
        Tekst="Alle skal bli sedde.",
        Nivå="delmål",
        Under="Alle skal ha ein god oppvekst i Eksempelvik.",
    )
    add(book, "Medlemer", Organ="Nettverk nord", Aktør="Ungdomsrådet")
    before = contents("eksempel")
    assert sent_back(run, book, "--ja", data="eksempel")[1][-2:] == [f"Skreiv 2 filer.{CHECK_NN}", AGAIN_NN]
    assert changed(before, "eksempel") == {
        "eksempel/eksempelvik/organisering.yml": [
            "    medlemmer: [natteramnane, foreldreradet, ungdomsradet]"
        ],
        "eksempel/eksempelvik/planer/2022-2025.yml": [
            "  - id: alle-skal-bli-sedde",
            "    tekst: Alle skal bli sedde.",
        ],
    }
    goal, seat = book["Mål"].max_row, book["Medlemer"].max_row
    assert sent_back(run, book, "--ja", data="eksempel") == (
        1,
        [
            (
                f"Arket «Medlemer», celle A{seat}: «Ungdomsrådet» finst frå før. Gjeld rada det, skriv du id-en "
                "«nettverk-nord/ungdomsradet» i første kolonne; elles gjev du det eit anna namn."
            ),
            (
                f"Arket «Mål», celle A{goal}: «Alle skal bli sedde.» finst frå før. Gjeld rada det, skriv du id-en "
                "«2022-2025/alle-skal-bli-sedde» i første kolonne; elles gjev du det eit anna namn."
            ),
            "Ingenting er skrive.",
        ],
    )


def test_a_party_gets_a_new_name_and_the_rows_that_still_have_the_old_are_as_good(run: Run) -> None:
    book, before = exported(run), contents()
    cell(book, "Aktører", "parken", "Navn").value = "Ungdomshuset Parken"
    cell(book, "Tiltak", "vip", "Ansvar 2").value = "Ungdomshuset Parken"
    cell(book, "Tiltak", "ungdata", "Ansvar 4").value = "Parken"
    assert sent_back(run, book, "--ja")[0] == 0
    assert changed(before) == {
        "data/nordre-land/aktorer.yml": ["    navn: Ungdomshuset Parken"],
        "data/nordre-land/tiltak/ungdata.yml": ["  - parken"],
        "data/nordre-land/tiltak/vip.yml": ["  - parken"],
    }


def test_a_text_too_long_for_a_cell_is_never_cut(run: Run) -> None:
    file = Path("data/nordre-land/tiltak/vip.yml")
    file.write_text(file.read_text("utf-8") + f"notat: {'lang ' * 9000}\n", encoding="utf-8")
    assert run("til-excel", "langt.xlsx", "--kommune", "nordre-land")[0] == 0
    book, before = load_workbook("langt.xlsx"), contents()
    assert sent_back(run, book, "--ja") == (0, ["Ingen endringer."])
    note = cell(book, "Tiltak", "vip", "Notat (internt)")
    note.value = "kort"
    assert sent_back(run, book, "--ja")[1][0] == (
        f"Arket «Tiltak», celle {note.coordinate}: Teksten er for lang for en celle. Endre den i filen."
    )
    assert contents() == before


def test_a_spreadsheet_that_is_open_elsewhere_is_explained(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written(run)

    def locked(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert run("fra-excel", "ark.xlsx") == (
        2,
        "",
        "«ark.xlsx» kan ikke leses. Er den åpen i Excel, må du lagre og lukke den først.\n",
    )


def test_what_would_make_the_data_wrong_is_not_written(run: Run) -> None:
    book, before = exported(run), contents()
    cell(book, "Tiltak", "vip", "Fra").value = 2027
    cell(book, "Tiltak", "vip", "Til").value = 2025
    status, said = sent_back(run, book, "--ja")
    assert (status, said[0], said[-1]) == (1, "Dataene ville fått feil:", "Ingenting er skrevet.")
    assert "data/tiltak/vip.yml:5:" not in said[1]
    assert "data/nordre-land/tiltak/vip.yml:" in said[1]
    assert contents() == before


def test_nothing_is_written_when_one_of_the_files_cannot_be(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, before = exported(run), contents()
    cell(book, "Tiltak", "ungdata", "Tittel").value = "Ungdata"
    cell(book, "Tiltak", "vip", "Tittel").value = "VIP"
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name == ".vip.yml.ny":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    book.save("tilbake.xlsx")
    assert run("fra-excel", "tilbake.xlsx", "--ja")[::2] == (
        2,
        (
            "«data/nordre-land/tiltak/vip.yml» kan ikke skrives. Ingenting er endret. "
            "Er filen åpen et annet sted, må du lukke den først.\n"
        ),
    )
    assert contents() == before


def not_excel(book: Any) -> None:
    Path("tilbake.xlsx").write_bytes(b"PK\x03\x04 not really")


def another_workbook(book: Any) -> None:
    Workbook().save("tilbake.xlsx")


def without_a_sheet(book: Any) -> None:
    del book["Mål"]
    book.save("tilbake.xlsx")


def with_a_renamed_column(book: Any) -> None:
    cell(book, "Organer", "id", "Navn").value = "Overskrift"
    book.save("tilbake.xlsx")


def with_a_stray_cell(book: Any) -> None:
    book["Mål"]["B1048576"] = "x"
    book.save("tilbake.xlsx")


def a_pipe(book: Any) -> None:
    os.mkfifo("tilbake.xlsx")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            not_excel,
            (
                "«tilbake.xlsx» er ikke et regneark fra Excel (.xlsx), eller det er ødelagt. "
                "Åpne det i Excel og lagre det som .xlsx.\n"
            ),
        ),
        (
            another_workbook,
            (
                "«tilbake.xlsx» er ikke laget med «slt-plan til-excel», eller noe av det er tatt bort. "
                "Lag et nytt regneark, og før endringene inn der.\n"
            ),
        ),
        (
            without_a_sheet,
            (
                "Arket «Mål» mangler i «tilbake.xlsx». Gi det navnet tilbake, eller lag et nytt regneark med "
                "«slt-plan til-excel».\n"
            ),
        ),
        (
            with_a_renamed_column,
            "Kolonnen «Navn» mangler i arket «Organer» i «tilbake.xlsx». Skriv overskriften i første rad slik den var.\n",
        ),
        (
            with_a_stray_cell,
            (
                "Arket «Mål» i «tilbake.xlsx» går helt ned til rad 1048576. "
                "Slett radene under den siste du bruker, lagre, og prøv igjen.\n"
            ),
        ),
        (a_pipe, "«tilbake.xlsx» finnes ikke.\n"),
        (lambda book: None, "«tilbake.xlsx» finnes ikke.\n"),
    ],
)
def test_a_spreadsheet_that_cannot_be_used_is_explained(
    run: Run, spoil: Callable[[Any], None], said: str
) -> None:
    spoil(exported(run, "indre-fosen"))
    assert run("fra-excel", "tilbake.xlsx") == (2, "", said)


def test_merged_cells_are_explained(run: Run) -> None:
    book = exported(run, "indre-fosen")
    book["Organer"].merge_cells("B2:B3")
    said = "Arket «Organer»: Cellene B2:B3 er slått sammen. Del dem igjen."
    assert sent_back(run, book, "--ja")[1][0] == said


def test_a_spreadsheet_that_is_there_is_not_overwritten(run: Run) -> None:
    written(run)
    assert run("til-excel", "ark.xlsx", "--kommune", "nordre-land") == (
        2,
        "",
        "«ark.xlsx» finnes fra før, og kan ha endringer i seg. Velg et annet navn, eller slett den først.\n",
    )
    assert run("til-excel", "ark.xls", "--kommune", "nordre-land") == (
        2,
        "",
        "«ark.xls» må slutte på .xlsx.\n",
    )


def test_a_spreadsheet_goes_back_to_its_own_municipality(run: Run) -> None:
    written(run)
    assert run("fra-excel", "ark.xlsx", "--kommune", "indre-fosen") == (
        2,
        "",
        "Regnearket hører til kommunen «nordre-land».\n",
    )
