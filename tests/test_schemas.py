"""``slt-plan skjema``: an editor is told of every field, and of everything the municipality has to choose from."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from building import DATA, EXAMPLE, ROOT
from example_files import models
from slt_plan.__main__ import main
from slt_plan.reading import read_data
from slt_plan.schemas import KINDS, choices
from slt_plan.words import explanations

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
}
KNOWN = {
    "$ref", "additionalProperties", "anyOf", "description", "enum", "enumDescriptions", "examples", "items",
    "maximum", "minLength", "minimum", "pattern", "properties", "required", "type",
}  # fmt: skip


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as its schema says: the words of JSON Schema that we use, and no others."""
    assert set(schema) - {"$defs", "$schema", "title"} <= KNOWN
    if "$ref" in schema:
        yield from wrong(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema and all([*wrong(value, one, root, at)] for one in schema["anyOf"]):
        yield f"{at}: none of these"
    yield from (f"{at}: {what}" for what in wrong_alone(value, schema))
    match value:
        case list() if "items" in schema:
            for item in value:
                yield from wrong(item, schema["items"], root, f"{at}/*")
        case dict() if "properties" in schema:
            assert schema["additionalProperties"] is False
            yield from (f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value)
            yield from (f"{at}: {key} is not known" for key in value if key not in schema["properties"])
            for key in value.keys() & schema["properties"].keys():
                yield from wrong(value[key], schema["properties"][key], root, f"{at}/{key}")


def wrong_alone(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a value whatever lies in it."""
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value} is no choice"
    names = schema.get("type", [])
    if names and not any(_is(value, name) for name in ([names] if isinstance(names, str) else names)):
        yield f"{value} is not {names}"
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield "it is empty"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"«{value}» is not of that form"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{value} is out of bounds"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and not isinstance(value, bool)


def as_an_editor_reads(text: str) -> Any:
    """A file as YAML 1.2 has it, where a date is a text and 2024 a number."""
    yaml = YAML(typ="safe", pure=True)
    return json.loads(json.dumps(yaml.load(text), default=date.isoformat))


def mistakes(schemas: Path, kind: str, text: str) -> list[str]:
    """What an editor would mark in a file of that kind."""
    schema = json.loads((schemas / f"{kind}.json").read_text("utf-8"))
    return list(wrong(as_an_editor_reads(text), schema, schema))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own data and the example, side by side with what the command writes for them."""
    root = tmp_path_factory.mktemp("project")
    for data in (DATA, EXAMPLE):
        shutil.copytree(data, root / data.name / data.name)
        assert main(["skjema", "--data", str(root / data.name / data.name)]) == 0
    return root


def schemas_of(written: Path, data: Path, folder: str) -> Path:
    """Where the schemas of a municipality were written."""
    return written / data.name / ".vscode" / "skjema" / folder


FILES = [
    (data, path.relative_to(data).as_posix()) for data in (DATA, EXAMPLE) for path in data.rglob("*.yml")
]


@pytest.mark.parametrize(("data", "file"), sorted(FILES))
def test_an_editor_marks_nothing_in_a_file_that_is_right(written: Path, data: Path, file: str) -> None:
    folder, inside, _ = file.rpartition("/")
    municipality, _, _ = folder.partition("/")
    kind = folder.partition("/")[2] or Path(file).stem
    text = (data / file).read_text("utf-8")
    assert mistakes(schemas_of(written, data, municipality if inside else ""), kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text", "marked"),
    [
        ("tiltak", "ansvar: [politiet]", ["/: tittel"]),
        ("tiltak", "tittel: A\nansvar: [politi]", ["/ansvar/*: none"]),
        ("tiltak", "tittel: A\nansvar: [{aktør: politi}]", ["/ansvar/*: none"]),
        ("tiltak", "tittel: A\nansvar: [{aktør: politiet, som: Politi}, koordineringsgruppa]", []),
        ("tiltak", "tittel: A\nansvarlig: [politiet]", ["/: ansvarlig"]),
        ("tiltak", "tittel: A\ndeltiltak: [B, {tittel: C, ansvar: [politiet]}]", []),
        ("tiltak", "tittel: A\ndeltiltak: [{tittel: C, ansvar: [politi]}]", ["/deltiltak/*: none"]),
        ("tiltak", "tittel: 2024", []),
        ("tiltak", "tittel: A\nerstatter: [vip]", []),
        ("tiltak", "tittel: A\nerstatter: [vipp]", ["/erstatter/*: vipp"]),
        ("tiltak", "tittel: A\ntilstand: {framdrift: pågår}", []),
        ("tiltak", "tittel: A\ntilstand: {framdrift: pågar}", ["/tilstand/framdrift: pågar"]),
        ("tiltak", "tittel: A\ntid: {fast: ja, fra: 2022, til: 31.03.2024}", []),
        ("tiltak", "tittel: A\ntid: {fast: kanskje}", ["/tid/fast: kanskje"]),
        ("tiltak", "tittel: A\ntid: {fra: 1066}", ["/tid/fra: 1066"]),
        ("tiltak", "tittel: A\noppdatert: 2024-03-31", []),
        ("tiltak", "tittel: A\noppdatert: i går", ["/oppdatert: «i går»"]),
        ("tiltak", "tittel: A\nansvar:", ["/ansvar: None"]),
        ("planer", "tittel: P\ntiltak: [vip, {tiltak: ungdata, utfall: endret}]\navløser: [2022-2025]", []),
        ("planer", "tittel: P\ntiltak: [vipp]", ["/tiltak/*: none"]),
        ("organisering", "organer: [{id: o, navn: O, medlemmer: [rektor], møter: {minst: 6}}]", []),
        (
            "organisering",
            "organer: [{id: o, navn: O, medlemmer: [rektoren]}]",
            ["/organer/*/medlemmer/*: none"],
        ),
        ("organisering", "organer: [{id: o, navn: O, møter: {minst: -1}}]", ["/organer/*/møter/minst: -1"]),
    ],
)
def test_an_editor_marks_what_is_wrong_and_nothing_else(
    written: Path, kind: str, text: str, marked: list[str]
) -> None:
    found = mistakes(schemas_of(written, DATA, "nordre-land"), kind, text)
    assert [
        f"/{found.lstrip('/')}"[: len(start)] for found, start in zip(found, marked, strict=True)
    ] == marked


def test_a_choice_is_told_by_name_and_the_short_form_has_the_same(written: Path) -> None:
    path = schemas_of(written, DATA, "nordre-land") / "tiltak.json"
    short, whole = json.loads(path.read_text("utf-8"))["$defs"]["Share"]["anyOf"]
    names = dict(zip(short["enum"], short["enumDescriptions"], strict=True))
    assert (names["politiet"], names["koordineringsgruppa"]) == ("Politiet", "Koordineringsgruppe")
    assert "politi" not in names
    assert whole["properties"]["aktør"] == short


def test_every_reference_has_its_choices_and_every_choice_the_ids_there_are(written: Path) -> None:
    municipality = next(
        read.municipality for read in read_data(EXAMPLE).readings if read.folder == "eksempelvik"
    )
    assert municipality
    known = choices(municipality)
    folder = schemas_of(written, EXAMPLE, "eksempelvik")
    for kind in KINDS:
        offered = [
            one["enum"] for one in _offers(json.loads((folder / f"{kind.name}.json").read_text("utf-8")))
        ]
        assert [
            list(known[what]) for what in kind.references.values() if list(known[what]) not in offered
        ] == []
        assert all(known[what] for what in kind.references.values())


def _offers(schema: Any) -> Iterator[dict[str, Any]]:
    match schema:
        case {"enumDescriptions": _}:
            yield schema
        case dict():
            for part in schema.values():
                yield from _offers(part)
        case list():
            for part in schema:
                yield from _offers(part)


def test_every_field_is_explained_and_no_word_of_ours_is_shown(written: Path) -> None:
    fields = [(model.__name__, str(info.alias)) for model in models() for info in model.model_fields.values()]
    ours = {(model.__doc__ or "").partition("\n")[0] for model in models()}
    for folder, code in (("eksempelvik", "nn"), ("tomvik", "nb")):
        texts = [path.read_text("utf-8") for path in schemas_of(written, EXAMPLE, folder).glob("*.json")]
        shown = {json.loads(told) for text in texts for told in re.findall(r'"description": (".*")', text)}
        explained = {explanations(code)(model, key).about for model, key in fields if model != "Site"}
        assert explained <= shown
        assert not ours & shown


def test_the_editor_is_told_which_files_each_schema_is_for(written: Path) -> None:
    shipped = ROOT / ".vscode" / "settings.json"
    assert (written / DATA.name / ".vscode" / "settings.json").read_bytes() == shipped.read_bytes()
    patterns = json.loads(shipped.read_text("utf-8"))["yaml.schemas"]
    assert {file for pattern in patterns.values() for file in ROOT.glob(pattern)} == set(DATA.rglob("*.yml"))
    assert all((written / DATA.name / schema).exists() for schema in patterns)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the real data in it."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


def test_other_settings_are_kept_and_nothing_is_written_twice(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    settings = project / ".vscode" / "settings.json"
    settings.parent.mkdir()
    theirs = {"editor.fontSize": 16, "yaml.schemas": {"a.json": "a.yml", "./.vscode/skjema/x.json": "x.yml"}}
    settings.write_text(json.dumps(theirs), "utf-8")
    arguments = ["skjema", "--data", str(project / "data")]
    assert main(arguments) == 0
    after = json.loads(settings.read_text("utf-8"))
    assert after["editor.fontSize"] == 16
    assert next(iter(after["yaml.schemas"].items())) == ("a.json", "a.yml")
    assert "./.vscode/skjema/x.json" not in after["yaml.schemas"]
    capsys.readouterr()
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"Skrev 13 skjemaer i {project}/.vscode/skjema",
        (
            "Bruker du VS Code med utvidelsen YAML, får du hjelp når du åpner mappen. "
            "Kjør kommandoen igjen når du har fått nye aktører, mål eller tiltak."
        ),
    ]


def test_settings_with_notes_in_them_are_left_alone_and_the_lines_are_told(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    settings = project / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{\n  // stor skrift\n  "editor.fontSize": 16\n}\n', "utf-8")
    before = settings.read_bytes()
    assert main(["skjema", "--data", str(project / "data")]) == 0
    assert settings.read_bytes() == before
    said = capsys.readouterr().out
    assert f"{settings} kan ikke endres herfra. Sett inn dette selv:\n{{\n" in said
    assert '"./.vscode/skjema/nordre-land/tiltak.json": "data/nordre-land/tiltak/*.yml"' in said


def test_a_municipality_with_mistakes_keeps_the_schemas_it_has(
    capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    arguments = ["skjema", "--data", str(project / "data")]
    assert main(arguments) == 0
    schemas = {path: path.read_bytes() for path in (project / ".vscode").rglob("*.json")}
    (project / "data" / "nordre-land" / "tiltak" / "vip.yml").write_text("ansvar: [xyz]\n", "utf-8")
    capsys.readouterr()
    assert main(arguments) == 0
    assert (
        "Det er feil i dataene til nordre-land. Skjemaene for den kommunen blir stående som de er.\n"
        in capsys.readouterr().out
    )
    kept = {path: raw for path, raw in schemas.items() if path.name != "nettsted.json"}
    assert {path: path.read_bytes() for path in kept} == kept
