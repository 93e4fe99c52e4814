"""What somebody sees who edits a data file in an editor that knows YAML, such as VS Code with the settings that ship."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from building import DATA, EXAMPLE, ROOT
from language_server import LanguageServer, language_server
from slt_plan.__main__ import main
from slt_plan.plan.measures import Measure

pytestmark = pytest.mark.editor


class Editor:
    """An editor on a project, in which files are opened with whatever text one likes."""

    def __init__(self, server: LanguageServer, data: Path) -> None:
        """Take the server it asks, and the data folder."""
        self._server, self._data, self._opened = server, data, 0

    def opened(self, folder: str, text: str) -> tuple[Path, list[Any]]:
        """A measure of that municipality with a name of its own, opened, and the marks in it."""
        self._opened += 1
        file = self._data / folder / "tiltak" / f"apnet-{self._opened}.yml"
        return file, self._server.open(file, text)

    def offered(self, text: str) -> dict[str, Any]:
        """What is offered where the text has a «|», by its name."""
        before, _, after = text.partition("|")
        file, _ = self.opened("nordre-land", before + after)
        line = before.count("\n")
        found = self._server.at("completion", file, line, len(before.rpartition("\n")[2]))
        return {item["label"]: item for item in found["items"]}

    def told(self, folder: str, text: str, word: str) -> list[str]:
        """What is told when the pointer rests on a word, line by line."""
        file, _ = self.opened(folder, text)
        before = text.partition(word)[0]
        found = self._server.at("hover", file, before.count("\n"), len(before.rpartition("\n")[2]) + 1)
        return [line.lstrip("# ") for line in found["contents"]["value"].splitlines() if line]

    def marked(self, text: str) -> list[str]:
        """What is marked as wrong, as it stands in the text."""
        _, marks = self.opened("nordre-land", text)
        lines, ends = text.splitlines(), ("start", "end")
        ranges = [mark["range"] for mark in marks]
        return [
            lines[one["start"]["line"]][slice(*(one[end]["character"] for end in ends))] for one in ranges
        ]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Editor]:
    """An editor on the real data and a municipality in nynorsk, with the settings that ship and the schemas of the command."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(DATA, project / "data")
    shutil.copytree(EXAMPLE / "eksempelvik", project / "data" / "eksempelvik")
    shutil.copytree(ROOT / ".vscode", project / ".vscode", ignore=shutil.ignore_patterns("skjema"))
    shipped = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    assert main(["skjema", "--data", str(project / "data")]) == 0
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"].items() >= shipped["yaml.schemas"].items()
    yaml = {"schemas": settings["yaml.schemas"], "schemaStore": {"enable": False}}
    with language_server(project, {"yaml": yaml}) as server:
        yield Editor(server, project / "data")


def test_every_field_is_offered_and_explained(editor: Editor) -> None:
    offered = editor.offered("tittel: Nattkafé\n|")
    keys = {str(info.alias) for info in Measure.model_fields.values()}
    assert keys - {"tittel"} <= offered.keys()
    assert "tittel" not in offered
    assert offered["ansvar"]["documentation"] == "Hvem som har ansvaret."


def test_the_municipalitys_own_parties_are_offered_by_name(editor: Editor) -> None:
    offered = editor.offered("tittel: Nattkafé\nansvar:\n  - |")
    assert {"politiet", "rektor", "koordineringsgruppa"} <= offered.keys()
    assert offered["politiet"]["documentation"] == "Politiet"
    assert "natteramnane" not in offered
    assert "politiet" in editor.offered("tittel: Nattkafé\nansvar:\n  - {aktør: |}")


def test_the_choices_of_a_field_are_offered(editor: Editor) -> None:
    offered = editor.offered("tittel: Nattkafé\ntilstand:\n  framdrift: |")
    assert {"ikke startet", "pågår", "på vent", "løpende", "gjennomført", "avsluttet"} <= offered.keys()


def test_a_field_is_explained_where_the_pointer_rests(editor: Editor) -> None:
    text = (DATA / "nordre-land" / "tiltak" / "foreldremoter.yml").read_text("utf-8")
    assert editor.told("nordre-land", text, "ansvar:")[:2] == ["Ansvar", "Hvem som har ansvaret."]
    assert editor.told("nordre-land", text, "som: ")[:2] == [
        "Som",
        "Slik planen skriver det, når det er annerledes enn navnet.",
    ]


def test_a_municipality_in_nynorsk_is_told_in_nynorsk(editor: Editor) -> None:
    text = (EXAMPLE / "eksempelvik" / "tiltak" / "natteramnar.yml").read_text("utf-8")
    assert editor.told("eksempelvik", text, "ansvar:")[:2] == ["Ansvar", "Kven som har ansvaret."]


@pytest.mark.parametrize("name", ["foreldremoter", "ungdata"])
def test_nothing_is_marked_in_a_file_that_is_right(editor: Editor, name: str) -> None:
    text = (DATA / "nordre-land" / "tiltak" / f"{name}.yml").read_text("utf-8")
    assert editor.marked(text) == []


def test_what_is_wrong_is_marked_where_it_stands(editor: Editor) -> None:
    assert editor.marked("tittel: Nattkafé\nansvarlig: [politiet]\n") == ["ansvarlig"]
    assert editor.marked("tittel: Nattkafé\nansvar: [politi]\n") == ["politi"]
    assert editor.marked("tittel: Nattkafé\ntilstand: {framdrift: pågar}\n") == ["pågar"]
