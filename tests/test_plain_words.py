"""Words a reader meets: plain Norwegian, no English left in, dates in full, links that say where they lead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
import yaml

from building import ROOT
from pages_read import parsed, text_of
from slt_plan.words import explanations

SITES = pytest.mark.parametrize("which", ["built_site", "example_site"])
ENGLISH = re.compile(
    r"\b(about|back|breadcrumbs?|click|close|contents|copied|copy|download|edit|error|footer|header|home|loading|main|menu|more|"
    r"navigation|next|not|page|previous|print|read|results?|search|share|show|skip|source|the|this|toggle|updated|warning|with|your)\b",
    re.IGNORECASE,
)
SPOKEN = (
    "alt",
    "aria-label",
    "title",
    "placeholder",
    "content",
    "data-label",
    "data-some",
    "data-failed",
    "data-done",
)
"""Attributes whose text is read by somebody."""
VAGUE = {"her", "les mer", "mer", "klikk her", "lenke", "se her", "her.", "meir", "les meir", "lenkje"}
HARDEST = 40


@pytest.fixture
def pages(which: str, request: pytest.FixtureRequest) -> dict[str, Element]:
    """Every page of one site, by its address."""
    site: Path = request.getfixturevalue(which)
    found = {path.relative_to(site).as_posix(): parsed(path) for path in sorted(site.rglob("*.html"))}
    return {name.removesuffix("index.html"): page for name, page in found.items()}


def texts(element: Element) -> Iterator[str]:
    """Every text of a page that somebody reads or hears; code is for machines."""
    if element.tag in {"code", "pre", "script", "style"}:
        return
    yield element.text or ""
    is_address = element.get("property") or element.get("name") in {
        "viewport",
        "color-scheme",
        "twitter:card",
    }
    yield from (element.get(name) or "" for name in SPOKEN if not (name == "content" and is_address))
    for child in element:
        yield from texts(child)
        yield child.tail or ""


@SITES
def test_no_english_is_left(pages: dict[str, Element]) -> None:
    found = {
        (name, word[0])
        for name, page in pages.items()
        for text in texts(page)
        for word in ENGLISH.finditer(text)
    }
    assert sorted(found) == []


@SITES
def test_dates_are_written_in_full(pages: dict[str, Element]) -> None:
    found = [
        (name, text)
        for name, page in pages.items()
        for text in texts(page)
        if re.search(r"\d{4}-\d\d-\d\d", text)
    ]
    assert found == []
    told = [text_of(time) for page in pages.values() for time in page.iter("time")]
    assert [text for text in told if not re.search(r"(\d{1,2}\. )?[a-zæøå]+ \d{4}$|^\d{4}$", text)] == []


@SITES
def test_a_link_says_where_it_leads(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for block in (one for one in page.iter() if one.tag in {"nav", "table", "ul", "ol", "dl", "p"}):
            leads = defaultdict(set)
            for link in block.iter("a"):
                leads[called(link, block)].add(urljoin(f"/{name}", link.get("href")))
            unclear = {text: where for text, where in leads.items() if len(where) > 1 or text in VAGUE}
            assert (name, unclear) == (name, {})


def called(link: Element, block: Element) -> str:
    """What a link is called, with what tells it from others: «gjennom» before a party, the role of what explains a word."""
    through = any(link in list(span) for span in block.iter("span") if span.get("class") == "through")
    before = "gjennom " if through else "ord: " if link.get("role") == "doc-glossref" else ""
    return f"{before}{link.get('aria-label') or text_of(link)}".casefold()


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_our_own_words_are_easily_read(language: str) -> None:
    tree = yaml.safe_load((ROOT / f"hooks/slt_plan/words/{language}.yml").read_text("utf-8"))
    findings = tree.pop("findings")
    for part in (tree, findings):
        assert lix([text for text in leaves(part) if re.search(r"[.?!:]$", text)]) <= HARDEST


@pytest.mark.parametrize("folder", ["", "nn/"])
def test_our_own_pages_are_easily_read(folder: str, built_site: Path) -> None:
    for page in ("om", "personvern", "rediger", "rediger/verktoy", "rediger/mer", "rediger/tiltak"):
        (main,) = parsed(built_site / folder / page / "index.html").iter("main")
        assert lix([text for tag in ("p", "li", "dd") for text in said(main, tag)]) <= HARDEST, page


def said(page: Element, tag: str) -> list[str]:
    """What stands in the elements of that kind; an example is not said."""
    return [text_of(one) for one in page.iter(tag) if text_of(one) and not list(one.iter("pre"))]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_is_said_of_the_fields_is_easily_read(language: str) -> None:
    explained = explanations(language)
    assert lix([explained(*name).about for name in explained.names()]) <= HARDEST


def leaves(tree: object) -> Iterator[str]:
    """Every text in a tree of texts."""
    if isinstance(tree, dict):
        for branch in tree.values():
            yield from leaves(branch)
    elif isinstance(tree, str):
        yield tree.strip()


def lix(passages: list[str]) -> float:
    """How hard a text is to read: words in a sentence, and how many of a hundred are long. 40 is an ordinary newspaper."""
    words = [word for text in passages for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)]
    sentences = sum(max(1, len(re.findall(r"[.!?:](?:\s|$)", text))) for text in passages)
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
