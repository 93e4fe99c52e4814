"""The guide for coordinators: what is written by hand is so, and what is made from the models leaves out nothing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element

import pytest
from pydantic import ValidationError

from building import ROOT
from example_files import choices, models
from pages_read import parsed, text_of
from slt_plan.files.sources import Source
from slt_plan.pages.guide import FILES, SHARED, guide_pages, homes
from slt_plan.plan.fields import Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Body
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.words import explanations

DOCS = ROOT / "docs"
GUIDES = [path for pattern in ("rediger.md", "rediger/*.md") for path in DOCS.rglob(pattern)]
EXAMPLES = [
    example
    for guide in GUIDES
    for example in re.findall(r"^```yaml\n(.*?)^```", guide.read_text("utf-8"), re.DOTALL | re.MULTILINE)
]
FILE: tuple[tuple[type[Model], dict[str, str]], ...] = (
    (Measure, {"tittel": "Nattkafé"}),
    (Plan, {"tittel": "Plan for Fjellbygd"}),
    (PartyFile, {}),
    (Body, {"id": "gruppen", "navn": "Gruppen"}),
    (Settings, {"navn": "Fjellbygd", "målform": "bokmål"}),
)
"""What an example may be a part of, with what must stand there besides."""
LANGUAGES = pytest.mark.parametrize("code", ["nb", "nn"])


def fits(data: dict[str, object], model: type[Model], given: dict[str, str]) -> bool:
    """Whether the model has nothing to say against an example."""
    try:
        model.model_validate(given | data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_right(example: str) -> None:
    parsed_example = Source("veiledning.yml", example.encode()).parse()
    assert parsed_example.mistakes == ()
    assert any(fits(parsed_example.data, model, given) for model, given in FILE)


@pytest.mark.parametrize("guide", ["rediger", "rediger/verktoy", "rediger/mer"])
def test_both_languages_tell_the_same(guide: str) -> None:
    nb, nn = ((DOCS / folder / f"{guide}.md").read_text("utf-8") for folder in ("", "nn"))
    assert re.findall(r"\{#.*\}", nb) == re.findall(r"\{#.*\}", nn)
    assert re.findall(r"slt-plan \w+", nb) == re.findall(r"slt-plan \w+", nn)
    assert re.findall(r"\]\((.*?)\)", nb) == re.findall(r"\]\((.*?)\)", nn)


def folder(code: str) -> str:
    """Where the pages in a language stand."""
    return "nn/rediger" if code == "nn" else "rediger"


def explained(site: Path, code: str) -> dict[str, dict[str, Element]]:
    """What each page of the guide explains, part by part (a file's own fields are those of no part), field by field."""
    found: dict[str, dict[str, Element]] = {}
    for name in (*FILES, SHARED):
        root = parsed(site / folder(code) / name / "index.html")
        inside = {id(one): section for section in root.iter("section") for one in section.iter("dl")}
        for fields in (one for one in root.iter("dl") if one.get("class") == "fields"):
            section = inside.get(id(fields))
            anchor = "" if section is None else section.get("aria-labelledby")
            rows = {text_of(next(row.iter("code"))): row for row in fields.iter("div")}
            found[f"{name}#{anchor}"] = rows
    return found


def place(model: type[Model]) -> str:
    """Where a part is explained."""
    files = {model: name for name, model in FILES.items()}
    return f"{files[model]}#" if model in files else "#".join(homes()[model])


@LANGUAGES
def test_every_field_of_every_model_is_explained_once(code: str, built_site: Path) -> None:
    fields = {place(model): [info.alias for info in model.model_fields.values()] for model in models()}
    assert {where: [*rows] for where, rows in explained(built_site, code).items()} == fields
    assert len(fields) == len(models())


@LANGUAGES
def test_a_field_tells_what_it_means_what_may_stand_there_and_an_example(code: str, built_site: Path) -> None:
    shown, told = explained(built_site, code), explanations(code)
    for model in models():
        for key, info in ((str(info.alias), info) for info in model.model_fields.values()):
            row = shown[place(model)][key]
            means, example = row.iter("dd")
            assert text_of(means).startswith(told(model.__name__, key).about)
            assert "".join(example.itertext()) == told(model.__name__, key).written(key)
            assert any(one.get("class") == "tag" for one in row.iter("span")) == info.is_required()
            offered = [text_of(one) for one in means.iter("code")]
            assert offered == [choice for one in choices(info) for choice in get_args(one)] or offered == [
                "ja",
                "nei",
            ]


def test_what_a_field_holds_is_told_in_words() -> None:
    page = next(page for page in guide_pages("nb") if page.address == "rediger/tiltak/")
    told = {field.key: field.value for field in page.content.fields}  # type: ignore[attr-defined]
    assert told["tittel"].text == "Tekst"
    assert told["mål"].text == "Liste med id-er"
    assert told["tid"] == ("Har egne felt:", (), ("Tid", "#del-tid"))
    assert told["ansvar"] == (
        "Liste der hvert punkt har egne felt:",
        (),
        ("Ansvarlig", "../felles/#del-ansvar"),
    )
    assert told["oppdatert"].text == "Dato"
    assert told["synlig"] == ("Ett av disse:", ("publisert", "utkast"), None)


def test_the_short_way_to_write_a_part_is_told(built_site: Path) -> None:
    html = unescape((built_site / "rediger" / "felles" / "index.html").read_text("utf-8"))
    assert "<pre><code>- skolen\n- {aktør: skolen}</code></pre>" in html


@LANGUAGES
def test_the_guide_leads_to_the_fields_of_every_file(code: str, built_site: Path) -> None:
    root = parsed(built_site / folder(code) / "index.html")
    links = {link.get("href") for link in root.iter("a")}
    assert {f"{name}/" for name in (*FILES, SHARED)} <= links
