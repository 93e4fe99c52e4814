"""How every page is put together: valid HTML, headings and landmarks in order, tables and controls with names."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from pages_read import parsed, text_of

SITES = pytest.mark.parametrize("which", ["built_site", "example_site"])
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PHRASING = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "strong", "em", "dt", "caption", "summary", "label"}  # fmt: skip
"""Elements that hold text and small elements only."""
FLOW = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "nav",
    "aside",
    "figure",
    "blockquote",
    "pre",
    "form",
    *HEADINGS,
}
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "tr": {"th", "td"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "table": {"caption", "thead", "tbody", "colgroup"},
    "select": {"option", "optgroup", "hr"},
}
"""Elements that may hold nothing but these."""


def html_files(site: Path) -> list[Path]:
    """Every page of a site, the one for lost addresses included."""
    return sorted(site.rglob("*.html"))


@pytest.fixture
def pages(which: str, request: pytest.FixtureRequest) -> dict[str, Element]:
    """Every page of one site, as a browser reads it."""
    site = request.getfixturevalue(which)
    return {path.relative_to(site).as_posix(): parsed(path) for path in html_files(site)}


@pytest.fixture
def framed(pages: dict[str, Element]) -> dict[str, Element]:
    """Those pages that stand in the site's own frame, not in that of whoever shows them."""
    return {name: page for name, page in pages.items() if "/bygg-inn/" not in name}


def faulty(faults: Iterable[tuple[str, object]]) -> list[tuple[str, object]]:
    """What was found wrong, the first of it, so that the message can be read."""
    return list(faults)[:10]


@SITES
def test_a_strict_reader_finds_nothing_wrong_with_any_page(
    which: str, request: pytest.FixtureRequest
) -> None:
    for path in html_files(request.getfixturevalue(which)):
        reader = html5lib.HTMLParser()
        reader.parse(path.read_text("utf-8"))
        assert reader.errors == [], path


@SITES
def test_no_id_stands_twice_and_what_refers_to_one_finds_it(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = Counter(id_ for element in page.iter() if (id_ := element.get("id")) is not None)
        assert [id_ for id_, times in ids.items() if times > 1 or not id_ or re.search(r"\s", id_)] == [], (
            name
        )
        asked = {
            id_
            for element in page.iter()
            for attribute in (
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
                "headers",
                "list",
            )
            for id_ in (element.get(attribute) or "").split()
        }
        assert asked - ids.keys() == set(), name


@SITES
def test_elements_stand_only_where_they_may(pages: dict[str, Element]) -> None:
    assert faulty((name, fault) for name, page in pages.items() for fault in misplaced(page)) == []


def misplaced(page: Element) -> Iterator[str]:
    """Children that HTML does not allow where they stand."""
    for element in page.iter():
        for child in element:
            strange = element.tag in CHILDREN and child.tag not in CHILDREN[element.tag]
            if strange or (element.tag in PHRASING and child.tag in FLOW):
                yield f"<{child.tag}> in <{element.tag}>: {text_of(element)[:60]}"
        if element.tag in {"a", "button"} and any(
            one.tag in {"a", "button", "input", "select"} for one in list(element.iter())[1:]
        ):
            yield f"a control within <{element.tag}>: {text_of(element)[:60]}"


@SITES
def test_no_page_has_a_style_a_handler_or_a_script_of_its_own(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        inline = [
            element.tag
            for element in page.iter()
            if element.tag == "style" or element.get("style") is not None
        ]
        handlers = [key for element in page.iter() for key in element.attrib if key.startswith("on")]
        scripts = [element.get("type") for element in page.iter("script") if element.get("src") is None]
        assert (inline, handlers, set(scripts) - {"application/ld+json"}) == ([], [], set()), name


@SITES
def test_headings_go_down_one_level_at_a_time_from_a_single_h1(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        levels = [int(element.tag[1]) for element in page.iter() if element.tag in HEADINGS]
        assert (levels.count(1), levels[0]) == (1, 1), name
        assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == [], name
        assert [
            element.tag for element in page.iter() if element.tag in HEADINGS and not text_of(element)
        ] == [], name


@SITES
def test_landmarks_have_names_that_tell_them_apart(framed: dict[str, Element]) -> None:
    for name, page in framed.items():
        assert [len(list(page.iter(tag))) for tag in ("main", "header", "footer")] == [1, 1, 1], name
        for tag in ("nav", "section", "aside", "form"):
            named = [label(element, page) for element in page.iter(tag)]
            assert (tag, name, [one for one, times in Counter(named).items() if times > 1 or not one]) == (
                tag,
                name,
                [],
            )


def label(element: Element, page: Element) -> str:
    """The name an element is called by: its own, or that of what it points to."""
    named = [one for one in page.iter() if one.get("id") == element.get("aria-labelledby")]
    return element.get("aria-label") or " ".join(text_of(one) for one in named)


@SITES
def test_the_way_past_the_header_comes_first(framed: dict[str, Element]) -> None:
    for name, page in framed.items():
        (body,) = page.iter("body")
        skip, (main,) = next(body.iter("a")), page.iter("main")
        assert (skip.get("class"), skip.get("href")) == ("skip", f"#{main.get('id')}"), name
        assert main.get("tabindex") == "-1", name


@SITES
def test_tables_have_a_caption_and_heads_that_say_what_they_are_heads_of(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for table in page.iter("table"):
            if name.removesuffix("/index.html") in {"rediger", "nn/rediger"}:
                continue  # Markdown cannot give a table a caption
            assert text_of(next(table.iter("caption"))), name
            assert [
                text_of(head)
                for head in table.iter("th")
                if head.get("scope") not in {"col", "row", "colgroup", "rowgroup"}
            ] == [], name
            assert [text_of(row) for row in table.iter("tr") if not list(row.iter("th"))] == [], name


@SITES
def test_a_list_of_facts_has_each_label_once(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for facts in page.iter("dl"):
            labels = Counter(text_of(term) for term in facts.iter("dt"))
            assert (name, [label for label, times in labels.items() if times > 1]) == (name, [])


@SITES
def test_every_control_has_a_label(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        labelled = {one.get("for") for one in page.iter("label")}
        inside = {id(one) for wrap in page.iter("label") for one in wrap.iter()}
        controls = [
            one
            for tag in ("input", "select", "textarea")
            for one in page.iter(tag)
            if one.get("type") != "hidden"
        ]
        nameless = [
            one.get("id")
            for one in controls
            if one.get("id") not in labelled and id(one) not in inside and not label(one, page)
        ]
        assert (name, nameless) == (name, [])
        empty = [
            one.get("href") or one.tag
            for tag in ("a", "button", "summary")
            for one in page.iter(tag)
            if not text_of(one) and not label(one, page)
        ]
        assert (name, empty) == (name, [])
        pictures = [one.get("src") for one in page.iter("img") if one.get("alt") is None]
        assert (name, pictures) == (name, [])


@SITES
def test_pages_below_the_front_page_show_the_way_back(framed: dict[str, Element]) -> None:
    for name, page in framed.items():
        depth, crumbs = name.count("/"), [one for one in page.iter("ol") if one.get("class") == "crumbs"]
        if depth < 2:
            continue  # the front pages, and those of the site that lie beside them
        (way,) = crumbs
        here = name.removesuffix("index.html")
        steps = [urljoin(f"/{here}", link.get("href")) for link in way.iter("a")]
        parts = here.split("/")[:-1]
        above = ["/" + "".join(f"{part}/" for part in parts[:end]) for end in range(1, len(parts))]
        if parts[0] in {"nn", "rediger"}:  # pages of the site; there is none at «nn» itself
            above = ["/", *(address for address in above if address != "/nn/")]
        assert (steps[0], set(above) - set(steps)) == (above[0], set()), name


@SITES
def test_the_day_of_the_last_change_is_told_where_the_data_tells_it(
    which: str, pages: dict[str, Element]
) -> None:
    told = {
        name
        for name, page in pages.items()
        if any("updated" in (one.get("class") or "").split() for one in page.iter())
    }
    assert ("eksempelvik/tiltak/ungdomsbase/index.html" in told) == (which == "example_site")
    days = [time for name in told for time in pages[name].iter("time")]
    assert [
        time.get("datetime")
        for time in days
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", time.get("datetime") or "")
    ] == []
