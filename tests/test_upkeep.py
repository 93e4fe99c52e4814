"""``slt-plan bekreft`` and ``status``: what was looked at and found still right, and what waits to be."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from building import DATA, EXAMPLE, contents
from slt_plan.__main__ import main
from slt_plan.commands.confirming import FOR_CONFIRMATION, confirm
from slt_plan.editing.insertion import NoPlaceError, with_field
from slt_plan.files.sources import Source
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import Site
from slt_plan.reading import read_data, read_municipality
from slt_plan.upkeep import Waiting, upkeep, waits
from slt_plan.words import words

TODAY = date(2026, 11, 24)
VALUE = {"dato": "24.11.2026", "av": "SLT-koordinator"}
LINE = "bekreftet: {dato: 24.11.2026, av: SLT-koordinator}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data."""
    return shutil.copytree(DATA, tmp_path / "data")


def told(data: Path, measures: str, **options: str) -> dict[str, str]:
    """What the command is told."""
    given = {option.name: option.default for option in FOR_CONFIRMATION}
    options = {f"--{name}": value for name, value in options.items()}
    return given | {"--data": str(data), "--kommune": "nordre-land", "TILTAK…": measures} | options


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    """The command as it is typed, in Nordre Land."""
    status = main(["bekreft", *arguments, "--data", str(data), "--kommune", "nordre-land"])
    return status, *capsys.readouterr()


def test_each_measure_gets_one_line_and_no_other_file_is_touched(data: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(data.rglob("*.yml"))}
    said = confirm(told(data, "vip ungdata.yml vip", av="SLT-koordinator"), TODAY)
    files = [data / "nordre-land" / "tiltak" / f"{id_}.yml" for id_ in ("vip", "ungdata")]
    assert said == [f"Bekreftet {file}" for file in files]
    assert {path: path.read_bytes() for path in before} == before | {
        file: before[file] + f"{LINE}\n".encode() for file in files
    }
    nordre_land = read_data(data).readings[1].municipality
    assert nordre_land
    assert [id_ for id_, measure in nordre_land.measures.items() if measure.confirmed] == ["ungdata", "vip"]


def test_the_municipality_is_told_by_the_measure(data: Path) -> None:
    said = confirm(told(data, "vip", kommune=""), TODAY)
    assert said == [f"Bekreftet {data / 'nordre-land' / 'tiltak' / 'vip.yml'}"]


def test_a_day_of_ones_own_and_nobody_named(data: Path) -> None:
    confirm(told(data, "vip", dato="2026-03-01"), TODAY)
    assert (
        (data / "nordre-land" / "tiltak" / "vip.yml")
        .read_text("utf-8")
        .endswith("\nbekreftet: {dato: 01.03.2026}\n")
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["unngdata"], "Det finnes ikke noe tiltak med id-en «unngdata». Mente du «ungdata»?\n"),
        (["vip", "xyz"], "Det finnes ikke noe tiltak med id-en «xyz».\n"),
        (["vip", "--dato", "i går"], "«i går» er ikke en dag. Skriv dagen slik: 31.03.2026.\n"),
        (["vip", "--dato", "31.02.2026"], "«31.02.2026» er ikke en dag. Skriv dagen slik: 31.03.2026.\n"),
        (["vip", "--dato", "31.12.2199"], "31.\xa0desember\xa02199 har ikke vært ennå.\n"),
        (
            [],
            (
                "Det mangler TILTAK…: id-ene til tiltakene, med mellomrom mellom. "
                "Skriv «slt-plan bekreft --hjelp» for å se hva du kan skrive.\n"
            ),
        ),
    ],
)
def test_what_makes_no_sense_is_explained_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], data: Path, arguments: list[str], said: str
) -> None:
    before = [path.read_bytes() for path in sorted(data.rglob("*.yml"))]
    assert run(capsys, data, *arguments) == (2, "", said)
    assert [path.read_bytes() for path in sorted(data.rglob("*.yml"))] == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tittel: A\n", f"tittel: A\n{LINE}\n"),
        ("tittel: A", f"tittel: A\n{LINE}"),
        ("tittel: A\r\n", f"tittel: A\r\n{LINE}\r\n"),
        ("\ufefftittel: A\n\n# slutt\n", f"\ufefftittel: A\n\n# slutt\n{LINE}\n"),
        ("ordlyd: |\n  A\n  B\n", f"ordlyd: |\n  A\n  B\n{LINE}\n"),
        ("bekreftet: {dato: 1.1.2020} # før\nnotat: x\n", f"{LINE} # før\nnotat: x\n"),
        ("bekreftet:\n  dato: 1.1.2020\n  av: X\n\n# om B\nb: 1\n", f"{LINE}\n\n# om B\nb: 1\n"),
        ("tittel: A\r\nbekreftet:\r\n  dato: 1.1.2020\r\nb: 1\r\n", f"tittel: A\r\n{LINE}\r\nb: 1\r\n"),
        ("bekreftet:\nb: 1\n", f"{LINE}\nb: 1\n"),
        ("b: 1\nbekreftet:\n  dato: 1.1.2020", f"b: 1\n{LINE}"),
    ],
)
def test_the_line_is_put_in_place_of_the_old_one_and_all_else_is_kept(before: str, after: str) -> None:
    assert with_field(before, "bekreftet", VALUE) == after


@pytest.mark.parametrize("text", ["{tittel: A}\n", "bekreftet:\n  # spurt FAU\n  dato: 1.1.2020\n", ""])
def test_what_cannot_be_changed_without_loss_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlaceError):
        with_field(text, "bekreftet", VALUE)


@pytest.mark.parametrize("path", sorted([*DATA.rglob("tiltak/*.yml"), *EXAMPLE.rglob("tiltak/*.yml")]))
def test_a_confirmation_changes_nothing_else_in_what_a_file_says(path: Path) -> None:
    text = path.read_text("utf-8")
    before, after = (
        Source("", each.encode()).parse().data for each in (text, with_field(text, "bekreftet", VALUE))
    )
    assert after == before | {"bekreftet": VALUE}


def municipality(**files: str) -> Municipality:
    """A municipality with these files, each named with ``__`` for a slash; nothing else in it is missing."""
    settings = "navn: Fjellbygd\nmålform: bokmål\ntilgjengelighetserklæring: https://example.org/\n"
    named = {f"{name.replace('__', '/').replace('_', '-')}.yml": text for name, text in files.items()}
    read = {"kommune.yml": settings + named.pop("kommune.yml", ""), **named}
    reading = read_municipality("fjellbygd", {file: text.encode() for file, text in read.items()})
    assert reading.municipality, reading.findings
    return reading.municipality


def waiting(**files: str) -> list[Waiting]:
    """What waits in a municipality with these files."""
    return list(waits(municipality(**files), None, TODAY))


PARTIES = "aktører:\n  - {id: skolen, navn: Skolen}\n  - {id: rektor, navn: Rektor, del_av: [skolen]}\n"
FRESH = "bekreftet: {dato: 1.11.2026}\n"
A = f"tittel: A\nansvar: [skolen]\n{FRESH}"


def test_one_screen_says_what_waits_and_what_to_do() -> None:
    texts = "\n".join(upkeep(*real("nordre-land"), TODAY))
    assert texts == (
        "Å se til i Nordre Land, 24.\xa0november\xa02026\n"
        "\n"
        "Tiltak som ikke er bekreftet på 180 dager (16): "
        "inkluderende-miljo, bekymringssamtaler, ungdata, rusfri-17-mai og 12 til.\n"
        "  Se på dem, og skriv for eksempel: slt-plan bekreft inkluderende-miljo\n"
        "\n"
        "Planer der perioden er over (1): 2022-2025.\n"
        "  Lag en ny: slt-plan ny plan. "
        "Er den forlenget, skriver du «forlenget_til» under «periode» i planer/2022-2025.yml.\n"
        "\n"
        "Tilgjengelighetserklæringen mangler.\n"
        "  Lag den hos uustatus.no, og skriv adressen i «tilgjengelighetserklæring» i kommune.yml.\n"
        "\n"
        "Skriv «slt-plan status --alle» for å se alle."
    )


def test_all_that_waits_can_be_named() -> None:
    nordre_land, site = real("nordre-land")
    lines = upkeep(nordre_land, site, TODAY, names_all=True)
    assert all(id_ in lines[2] for id_ in nordre_land.measures)
    assert [line for line in lines if "--alle" in line or " til." in line] == []


def test_drafts_wait_to_be_published() -> None:
    drafts = municipality(
        kommune="synlig: utkast\n",
        aktorer="aktører:\n  - {id: skolen, navn: Skolen, synlig: utkast}\n",
        planer__p=f"{A}synlig: utkast\n".replace("ansvar: [skolen]\n", "").replace(FRESH, ""),
        tiltak__a=f"{A}synlig: utkast\n",
    )
    assert upkeep(drafts, None, TODAY)[-2:] == [
        "Utkast som venter (4): kommune.yml, planer/p.yml, tiltak/a.yml og aktorer.yml (skolen).",
        "  Er noe av det ferdig, sletter du linjen «synlig: utkast» der, så kommer det på nettstedet.",
    ]


def test_a_municipality_is_told_in_its_own_language() -> None:
    lines = upkeep(*real("eksempelvik", EXAMPLE), TODAY)
    assert lines[:4] == [
        "Å sjå til i Eksempelvik, 24.\xa0november\xa02026",
        "",
        "Tiltak som ikkje er stadfesta på 90 dagar (3): natteramnar, oppfolgingsteam og kveldsope-bibliotek.",
        "  Sjå på dei, og skriv til dømes: slt-plan bekreft natteramnar",
    ]


def test_one_calm_line_when_nothing_waits() -> None:
    lines = ["Å se til i Fjellbygd, 24.\xa0november\xa02026", "", "Det er ingenting som venter."]
    assert upkeep(municipality(aktorer=PARTIES, tiltak__a=A), None, TODAY) == lines


@pytest.mark.parametrize(
    ("setting", "confirmed", "it_waits"),
    [
        ("", "", True),
        ("", "bekreftet: {dato: 28.5.2026}\n", True),
        ("", "bekreftet: {dato: 29.5.2026}\n", False),
        ("bekreftes_etter: 30\n", "bekreftet: {dato: 25.10.2026}\n", True),
        ("bekreftes_etter: 30\n", "bekreftet: {dato: 26.10.2026}\n", False),
        ("", "oppdatert: 24.11.2026\n", False),
        ("", "oppdatert: 28.5.2026\n", True),
        ("", "bekreftet: {dato: 28.5.2020}\noppdatert: 29.5.2026\n", False),
        ("", "tilstand: {framdrift: avsluttet}\n", False),
        ("", "tilstand: {vedtak: avvist}\n", False),
        ("", "synlig: utkast\n", False),
    ],
)
def test_a_measure_waits_when_nobody_has_confirmed_it_for_long(
    setting: str, confirmed: str, *, it_waits: bool
) -> None:
    measure = f"tittel: A\nansvar: [skolen]\n{confirmed}"
    found = waiting(kommune=setting, aktorer=PARTIES, tiltak__a=measure)
    assert found == ([Waiting("unconfirmed", ["a"])] if it_waits else [])


def test_a_measure_of_a_plan_that_has_been_replaced_waits_no_longer() -> None:
    old = "tittel: Før\nperiode: {fra: 2018, til: 2021}\ntiltak: [a]\n"
    new = "tittel: Nå\nperiode: {fra: 2022, til: 2027}\n"
    assert waiting(planer__f=old, tiltak__a="tittel: A\n")[:1] == [Waiting("unconfirmed", ["a"])]
    assert waiting(planer__f=old, planer__n=new, tiltak__a="tittel: A\n") == []


@pytest.mark.parametrize(
    ("responsible", "things"),
    [
        ("", ["a"]),
        ("ansvar: [rektor]\n", []),
        ("deltiltak:\n  - {tittel: B, ansvar: [rektor]}\n", []),
    ],
)
def test_a_measure_waits_when_nobody_answers_for_it_or_a_part_of_it(
    responsible: str, things: list[str]
) -> None:
    found = waiting(aktorer=PARTIES, tiltak__a=f"tittel: A\n{FRESH}{responsible}")
    assert [one.things for one in found if one.kind == "without_party"] == ([things] if things else [])


@pytest.mark.parametrize(
    ("period", "has_ended"),
    [
        ("{til: 2025}", True),
        ("{til: 24.11.2026}", False),
        ("{til: 2025, forlenget_til: 2026}", False),
        ("{tekst: til videre}", False),
    ],
)
def test_a_plan_waits_when_its_period_is_over(period: str, *, has_ended: bool) -> None:
    found = waiting(planer__p=f"tittel: P\nperiode: {period}\n")
    assert found == ([Waiting("ended", ["p"])] if has_ended else [])


GOALS = """tittel: P
mål:
  - {id: visjonen, nivå: visjon, tekst: V}
  - {id: over, nivå: hovedmål, tekst: O}
  - {id: nadd, nivå: delmål, tekst: N, under: over}
  - {id: alene, nivå: delmål, tekst: A, under: over}
tiltak: [a, b]
"""


def test_goals_and_measures_that_do_not_find_each_other_wait() -> None:
    files = {"aktorer": PARTIES, "planer__p": GOALS, "tiltak__b": A}
    assert waiting(**files, tiltak__a=f"{A}mål: [nadd]\n") == [
        Waiting("goals_alone", ["alene"]),
        Waiting("without_goal", ["b"]),
    ]
    assert waiting(**files, tiltak__a=A) == []


@pytest.mark.parametrize(
    ("measure", "things"),
    [("ansvar: [skolen]", ["rektor"]), ("ansvar: [rektor]", []), ("deltiltak: [X]", ["rektor"])],
)
def test_a_party_that_only_contributes_waits(measure: str, things: list[str]) -> None:
    found = waiting(aktorer=PARTIES, tiltak__a=f"tittel: A\nmedvirkende: [rektor]\n{FRESH}{measure}\n")
    assert [one.things for one in found if one.kind == "contributing"] == ([things] if things else [])


@pytest.mark.parametrize(
    ("checked", "files"),
    [("kontrollert: 23.11.2025", ["kommune.yml"]), ("kontrollert: 24.11.2025", []), ("", ["kommune.yml"])],
)
def test_help_lines_wait_when_they_were_not_checked_for_a_year(checked: str, files: list[str]) -> None:
    help_lines = f"hjelp:\n  linjer:\n    - {{nummer: 112, navn: Politiet}}\n  {checked}\n"
    assert waiting(kommune=help_lines) == ([Waiting("unchecked", files)] if files else [])


def test_the_accessibility_statement_may_be_that_of_the_whole_site() -> None:
    nordre_land, site = real("nordre-land")
    assert site
    assert Waiting("accessibility") in waits(nordre_land, site, TODAY)
    with_one = site.model_copy(update={"accessibility": "https://example.org/"})
    assert Waiting("accessibility") not in waits(nordre_land, with_one, TODAY)


def test_the_command_asks_for_no_more_than_the_municipality(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    assert main(["status", "--data", str(data), "--kommune", "indre-fosen"]) == 0
    assert capsys.readouterr().out.startswith("Å se til i Indre Fosen, ")


@pytest.mark.parametrize("site", ["built_site", "example_site"])
def test_nothing_of_it_is_published(site: str, request: pytest.FixtureRequest) -> None:
    told = [
        texts(name).partition("{")[0].encode()
        for texts in (words("nb"), words("nn"))
        for name in texts.names()
        if name.startswith(("upkeep.title", "upkeep.what.", "upkeep.calm"))
    ]
    pages = contents(request.getfixturevalue(site))
    assert [(page, text) for page, raw in pages.items() for text in told if text in raw] == []


def real(folder: str, data: Path = DATA) -> tuple[Municipality, Site | None]:
    """A municipality and its site, as they are."""
    read = read_data(data)
    found = next(reading.municipality for reading in read.readings if reading.folder == folder)
    assert found
    return found, read.site
