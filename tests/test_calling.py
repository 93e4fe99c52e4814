"""Whatever the program says to type can be typed as it stands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from slt_plan.__main__ import main
from slt_plan.commands.calling import program, python
from slt_plan.words import Words, words


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder somebody stands in, with the program in ``.venv/bin`` and that not on the path."""
    scripts = tmp_path / "prosjekt" / ".venv" / "bin"
    scripts.mkdir(parents=True)
    for name in ("slt-plan", "python"):
        (scripts / name).touch(mode=0o755)
    monkeypatch.chdir(tmp_path / "prosjekt")
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.setattr(sys, "executable", str(scripts / "python"))
    monkeypatch.setattr(sys, "argv", [".venv/bin/slt-plan"])
    return tmp_path / "prosjekt"


def test_the_path_is_told_from_the_folder_one_stands_in(project: Path) -> None:
    assert (program(), python()) == (".venv/bin/slt-plan", ".venv/bin/python")


def test_from_another_folder_the_whole_path_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "data").mkdir()
    monkeypatch.setattr(sys, "argv", [str(project / ".venv" / "bin" / "slt-plan")])
    monkeypatch.chdir(project / "data")
    assert program() == f"{project.as_posix()}/.venv/bin/slt-plan"


def test_a_path_with_a_blank_in_it_is_quoted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/min mappe/slt-plan"])
    assert program() == '"/min mappe/slt-plan"'


def test_what_is_on_the_path_is_told_by_its_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project / ".venv" / "bin"))
    assert (program(), python()) == ("slt-plan", "python")


def test_the_ending_of_a_program_on_windows_is_not_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(project / ".venv" / "Scripts" / "python.exe"))
    assert python() == ".venv/Scripts/python"


def test_python_is_told_when_it_was_called_with_the_module(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["hooks/slt_plan/__main__.py"])
    assert program() == ".venv/bin/python -m slt_plan"


def test_every_text_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "program", "{.venv}/slt-plan")
    assert words("nb")("new.check") == "Skriv «{.venv}/slt-plan sjekk» når du er ferdig med å fylle ut."
    assert words("nb")("upkeep.advice.unconfirmed", first="vip").endswith(": {.venv}/slt-plan bekreft vip")


@pytest.mark.usefixtures("project")
def test_the_command_speaks_of_itself_as_it_was_called(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Words, "program", "slt-plan")
    monkeypatch.setattr(sys, "argv", [".venv/bin/slt-plan", "sjek"])
    assert main() == 2
    assert capsys.readouterr().err == (
        "Kommandoen «sjek» finnes ikke. Mente du «sjekk»? "
        "Skriv «.venv/bin/slt-plan --hjelp» for å se hva du kan skrive.\n"
    )
