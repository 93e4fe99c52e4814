"""Whatever is typed into any field comes out as text: hostile strings in every field of the example at once.

The data goes the whole way: read from files, checked, made into pages, joined with the frame. Then the pages
are read as a browser would, and held against those of the untouched example: no element and no attribute may
be there that was not there before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from html import escape
from time import process_time
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, Template
from pydantic.fields import FieldInfo

from example_files import EXAMPLE, FILES, inner_models, is_text
from slt_plan.findings import as_text, has_errors
from slt_plan.frame import CONTENT, Frame, Surroundings
from slt_plan.pages.page import View
from slt_plan.pages.sites import card, site_page
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.fields import Model
from slt_plan.prose import prose
from slt_plan.publication import LinkCheck, Press
from slt_plan.reading import Files, load, read_municipality, read_site
from slt_plan.rendering import Renderer

THEME = EXAMPLE.parents[1] / "theme_overrides"
NAME = "eksempelvik"
ADDRESSES = {"adresse", "nettside", "tilgjengelighetserklæring"}
HOSTILE_ADDRESS = "https://example.org/\"onmouseover='alert(1)'><script>{{7*191}}</script>"
BREAKS = {("wbr", "")}
"""Stands in a name after «/», which no name in the example has."""
HOSTILE = {
    "markup": "<script>alert(1)</script> \"' onfocus=alert(1) x=\"'><img src=x onerror=alert(1)> --> ]]> </p></a></h1>"
    "</title></style><base href=//x.example><svg onload=alert(1)> &lt;script&gt; &#60;b&#62; \\<i\\> {# #}",
    "a link that runs": "[her](javascript:alert(1)) <javascript:alert(1)> ![](data:text/html,x) [x]: javascript:x",
    "a template": "{{ 1330 + 7 }}{% for x in y %}${1330+7}{w}{0}%(x)s%s",
}
texts = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


@texts
def test_hostile_text_brings_no_new_markup(text: str) -> None:
    assert _marks(_hostile_pages(text)) - _ordinary_marks() - BREAKS == set()


@texts
def test_hostile_text_makes_no_link_that_runs(text: str) -> None:
    schemes = {urlsplit(link).scheme for link in _links(_hostile_pages(text))}
    assert schemes == {"", "https", "mailto", "tel"}


@texts
def test_hostile_text_comes_out_as_the_text_it_is(text: str) -> None:
    page = _hostile_pages(text)[f"{NAME}/tiltak/ungdomsbase/index.html"]
    assert [_shown(heading) for heading in page.iter("h1")] == [" ".join(text.split())]


@texts
def test_hostile_text_stays_data_in_the_facts_for_search_engines(text: str) -> None:
    measure, front = (
        _hostile_pages(text)[f"{NAME}/{page}index.html"] for page in ("tiltak/ungdomsbase/", "")
    )
    assert _facts(measure)["itemListElement"][2]["name"] == " ".join(text.split())
    assert _facts(front)["publisher"]["name"] == " ".join(text.split())
    assert _facts(front)["name"] == f"SLT i {' '.join(text.split())}"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https:alert(1)"]
)
def test_an_address_that_is_no_web_address_is_refused_in_every_field(address: str) -> None:
    files = load(EXAMPLE)
    contents = {file: raw.decode() for file, raw in (*files.folders[NAME].items(), *files.top.items())}
    fields = sum(len(re.findall(r"(?:adresse|nettside|erklæring): ", text)) for text in contents.values())
    changed = {file: re.sub(r"https://[\w./-]+", address, text).encode() for file, text in contents.items()}
    site = read_site(Files(files.name, {"nettsted.yml": changed.pop("nettsted.yml")}, {}, files.pictures))
    findings = (*site.findings, *read_municipality(NAME, changed, files.pictures[NAME]).findings)
    assert [found.code for found in findings if found.severity == "error"] == ["ugyldig-adresse"] * fields


def test_no_template_in_the_data_is_evaluated() -> None:
    pages = _hostile_pages(HOSTILE["a template"]).values()
    assert [page for page in pages if "1337" in _shown(page)] == []


def test_a_megabyte_in_a_field_is_shown_whole() -> None:
    text = "<b>Lang & «lei»</b> " * 50_000
    files = load(EXAMPLE)
    settings = {"navn": "Eksempelvik", "målform": "nynorsk", "om_slt": text}
    contents = {"kommune.yml": json.dumps(settings).encode()}
    html = _html(Files(files.name, files.top, {NAME: contents}, files.pictures))
    shown = escape(text.strip(), quote=False)
    assert len(text) == 1_000_000
    assert shown in html[f"{NAME}/index.html"]


@pytest.mark.parametrize("tangle", ["[", "- ", "+ ", "> ", "\n\n", "*a", "<<", "&#", "\n- a"])
def test_a_tangle_of_marks_is_shown_in_good_time(tangle: str) -> None:
    started = process_time()
    assert "slutt" in prose(f"{tangle * 5_000}slutt")
    assert process_time() - started < 1


@pytest.mark.parametrize(
    "character", ["\x02", "\x1b", "\x7f", "\x9b", "\u202a", "\u202e", "\u2066", "\u2069", "\ufffe"], ids=ascii
)
def test_a_control_character_is_refused_however_it_is_written(character: str) -> None:
    raw = f'målform: nynorsk\nnavn: "Eksempelvik{character}content{character}"\n'
    escaped = raw.replace(character, f"\\u{ord(character):04x}")
    readings = [read_municipality("x", {"kommune.yml": text.encode()}) for text in (raw, escaped)]
    assert [reading.municipality for reading in readings] == [None, None]
    assert [{found.code for found in reading.findings} for reading in readings] == [
        {"styretegn"},
        {"styretegn"},
    ]


@cache
def _hostile_pages(text: str) -> dict[str, Element]:
    files = load(EXAMPLE)
    contents = {file: _hostile_file(f"{NAME}/{file}", raw, text) for file, raw in files.folders[NAME].items()}
    top = {file: _hostile_file(file, raw, text) for file, raw in files.top.items()}
    return _pages(Files(files.name, top, {NAME: contents}, files.pictures))


def _hostile_file(file: str, raw: bytes, text: str) -> bytes:
    model = next(model for pattern, model in FILES.items() if EXAMPLE.joinpath(file) in EXAMPLE.glob(pattern))
    tree = _replaced(yaml.load(raw, yaml.CBaseLoader), model, text)  # noqa: S506  (makes text only)
    return json.dumps(tree, ensure_ascii=False).encode()


def _replaced(tree: Mapping[str, Any], model: type[Model], text: str) -> dict[str, Any]:
    fields = {field.alias: field for field in model.model_fields.values()}
    return {
        key: _in_field(value, fields[key], HOSTILE_ADDRESS if key in ADDRESSES else text)
        for key, value in tree.items()
    }


def _in_field(value: Any, field: FieldInfo, text: str) -> Any:
    match value:
        case dict():
            return _replaced(value, inner_models(field)[0], text)
        case list():
            return [_in_field(item, field, text) for item in value]
        case _:
            return text if is_text(field) else value


def _pages(files: Files) -> dict[str, Element]:
    return {path: html5lib.parse(html, namespaceHTMLElements=False) for path, html in _html(files).items()}


def _html(files: Files) -> dict[str, str]:
    site = read_site(files)
    reading = read_municipality(NAME, files.folders[NAME], files.pictures[NAME])
    findings = (*site.findings, *reading.findings)
    assert not has_errors(findings), as_text(findings)
    assert site.site
    assert reading.municipality
    municipality = without_drafts(reading.municipality)
    assert municipality
    view = View(municipality, site.site, date(2026, 11, 22))
    around = Surroundings(
        site.site, several=True, documents=(), base="https://slt.example.org/", edit_base=None
    )
    press = Press(_renderer(), _render, around, LinkCheck())
    outputs = (*press.files(view, []), press.front(site_page(site.site, [card(view)])))
    return {path: html for path, html in outputs if isinstance(html, str) and path.endswith(".html")}


@cache
def _renderer() -> Renderer:
    return Renderer(THEME)


def _render(frame: Frame) -> str:
    return _frame_template().render(frame=frame, page=SimpleNamespace(content=CONTENT))


@cache
def _frame_template() -> Template:
    """The frame's template in an environment like the engine's, which escapes nothing by itself."""
    return Environment(loader=FileSystemLoader(THEME)).get_template("base.html")  # noqa: S701


@cache
def _ordinary_marks() -> set[tuple[str, ...]]:
    return _marks(_pages(load(EXAMPLE)))


def _marks(pages: Mapping[str, Element]) -> set[tuple[str, ...]]:
    """Every kind of element, with the names of its attributes one by one."""
    elements = {element for page in pages.values() for element in page.iter()}
    return {(str(element.tag), name) for element in elements for name in ("", *element.keys())}


def _facts(page: Element) -> Any:
    (found,) = (script for script in page.iter("script") if script.get("type") == "application/ld+json")
    return json.loads(found.text or "")


def _links(pages: Mapping[str, Element]) -> set[str]:
    elements: Iterable[Element] = (element for page in pages.values() for element in page.iter())
    return {value for element in elements for name, value in element.items() if name in {"href", "src"}}


def _shown(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
