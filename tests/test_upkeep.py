"""``slt-plan bekreft``: one line says that somebody looked at a measure, and nothing else is touched."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from building import DATA, EXAMPLE
from slt_plan.__main__ import main
from slt_plan.confirming import OPTIONS, confirm
from slt_plan.insertion import NoPlaceError, with_field
from slt_plan.reading import read_data
from slt_plan.sources import Source

TODAY = date(2026, 11, 24)
VALUE = {"dato": "24.11.2026", "av": "SLT-koordinator"}
LINE = "bekreftet: {dato: 24.11.2026, av: SLT-koordinator}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data."""
    return shutil.copytree(DATA, tmp_path / "data")


def told(data: Path, measures: str, **options: str) -> dict[str, str]:
    """What the command is told."""
    given = {option.name: option.default for option in OPTIONS}
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
        (["vip", "--dato", "31.12.2199"], "31. desember 2199 har ikke vært ennå.\n"),
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
