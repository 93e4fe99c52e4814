"""What a shared link shows, what search engines are told, and how a municipality's own colour and logo reach a page."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from building import DATA, EXAMPLE, build
from pages_read import parsed
from slt_plan.colours import channels
from slt_plan.share_image import SIZE, share_image

MEASURE = "eksempelvik/tiltak/ungdomsbase/"
BASE = "https://slt.example.org/"


def shared(page: Path) -> dict[str, str | None]:
    """The tags for shared links on a page."""
    named = ((meta.get("property") or meta.get("name") or "", meta) for meta in parsed(page).iter("meta"))
    return {name: meta.get("content") for name, meta in named if name.startswith(("og:", "twitter:"))}


def facts(page: Path) -> Any:
    """What a page says in schema.org's terms; every page says one thing."""
    (script,) = (one for one in parsed(page).iter("script") if one.get("type") == "application/ld+json")
    return json.loads(script.text or "")


def test_a_shared_link_says_what_it_leads_to(example_site: Path) -> None:
    assert shared(example_site / MEASURE / "index.html") == {
        "og:type": "article",
        "og:title": "Open ungdomsbase i naustet",
        "og:description": "Etablere ein ungdomsbase. Basen skal vere open minst tre kveldar i veka. Ansvar: "
        "Kommunalsjefen for oppvekst, SLT-koordinator og Koordineringsgruppe.",
        "og:url": f"{BASE}{MEASURE}",
        "og:site_name": "SLT i Eksempelvik",
        "og:locale": "nn_NO",
        "og:image": f"{BASE}eksempelvik/delebilde.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "SLT i Eksempelvik",
        "twitter:card": "summary_large_image",
    }


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_every_page_has_what_a_shared_link_needs_and_its_picture_is_there(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    for page in site.rglob("index.html"):
        if "bygg-inn" in page.relative_to(site).parts:
            continue
        tags = shared(page)
        assert len(tags) == 11, page
        assert all(tags.values()), page
        assert (site / str(tags["og:image"]).removeprefix(BASE)).is_file(), page


def test_the_way_to_a_page_is_told(example_site: Path) -> None:
    told = facts(example_site / MEASURE / "index.html")
    assert told["@type"] == "BreadcrumbList"
    assert [(one["position"], one["name"], one["item"]) for one in told["itemListElement"]] == [
        (1, "Framside", f"{BASE}eksempelvik/"),
        (2, "Tiltak", f"{BASE}eksempelvik/tiltak/"),
        (3, "Open ungdomsbase i naustet", f"{BASE}{MEASURE}"),
    ]


def test_a_front_page_tells_who_publishes_it_and_how_to_search(example_site: Path) -> None:
    assert facts(example_site / "eksempelvik/index.html") == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "SLT i Eksempelvik",
        "url": f"{BASE}eksempelvik/",
        "inLanguage": "nn",
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{BASE}eksempelvik/sok/?q={{q}}",
            "query-input": "required name=q",
        },
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": "Eksempelvik kommune",
            "alternateName": ["Čájáhusluokta", "Vuesiehtimmieloekten tjïelte"],
            "contactPoint": {
                "@type": "ContactPoint",
                "contactType": "SLT-koordinator",
                "email": "slt@eksempelvik.example.org",
                "telephone": "00 00 00 00",
                "url": "https://eksempelvik.example.org/slt",
            },
        },
    }


def test_nothing_is_told_of_a_municipality_that_it_has_not_said(example_site: Path) -> None:
    told = facts(example_site / "tomvik/index.html")
    assert told["publisher"] == {"@type": "GovernmentOrganization", "name": "Tomvik"}
    assert facts(example_site / "index.html").keys() == {
        "@context",
        "@type",
        "name",
        "url",
        "inLanguage",
        "potentialAction",
    }


def test_a_page_for_lost_addresses_has_no_address_to_share(built_site: Path) -> None:
    assert shared(built_site / "404.html").keys().isdisjoint({"og:url", "og:title"})
    assert "ld+json" not in (built_site / "404.html").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["Čájáhusluokta", "Nordre Land", "Gáivuotna – Kåfjord – Kaivuono", "Ål", "A" * 999, "å " * 999]
)
def test_the_picture_is_small_and_in_the_colour(name: str) -> None:
    png = share_image(name, "#0a5c4a")
    picture = Image.open(BytesIO(png)).convert("RGB")
    assert len(png) < 20_000
    assert picture.size == SIZE
    assert picture.getpixel((0, 0)) == channels("#0a5c4a")
    assert picture.getextrema() == ((10, 255), (92, 255), (74, 255))


def test_the_picture_is_the_same_every_time() -> None:
    once = share_image("Nordre Land", "#0d3b49")
    share_image.cache_clear()
    assert share_image("Nordre Land", "#0d3b49") == once


@pytest.mark.parametrize("letters", ["æøåÆØÅ", "áčđŋšŧžÁČĐŊŠŦŽ", "ïöäüÏÖÄ", "ńåáøŊ", "«»–’"])
def test_every_letter_of_a_name_can_be_drawn(letters: str) -> None:
    missing = share_image("\uffff", "#000000")
    assert [letter for letter in letters if share_image(letter, "#000000") == missing] == []


def test_a_name_never_runs_out_of_the_picture_or_into_its_label() -> None:
    longest = Image.open(
        BytesIO(share_image("Porsanger – Porsáŋgu – Porsanki og Kautokeino", "#000000"))
    ).convert("L")
    name = longest.crop((0, 190, *SIZE)).getbbox()
    assert name is not None
    assert name[0] >= 80
    assert name[2] <= SIZE[0] - 80
    assert longest.crop((0, 170, SIZE[0], 185)).getbbox() is None


def test_a_colour_and_a_logo_stand_in_a_stylesheet_of_ones_own(example_site: Path) -> None:
    usual = (example_site / "assets/slt.css").read_text("utf-8")
    own = (example_site / "eksempelvik/slt.css").read_text("utf-8")
    sites = (example_site / "assets/nettsted.css").read_text("utf-8")
    assert own.startswith(usual)
    assert "--accent: #7a1f3d; --link: #7a1f3d;" in own
    assert "--accent: #1f3f66; --link: #1f3f66;" in sites
    assert "url(data:image/svg+xml;base64," in own
    assert "url(data:image/png;base64," in sites
    assert (example_site / "eksempelvik/logo.svg").read_bytes() == (
        EXAMPLE / "eksempelvik/vapen.svg"
    ).read_bytes()


def test_who_has_chosen_nothing_looks_like_the_site(example_site: Path, built_site: Path) -> None:
    head = (example_site / "tomvik/tiltak/index.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="../../assets/nettsted.css">' in head
    assert '<link rel="icon" href="../../assets/logo.png" type="image/png">' in head
    plain = (built_site / "nordre-land/tiltak/index.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="../../assets/slt.css">' in plain
    assert '<link rel="icon" href="../../assets/ikon.svg" type="image/svg+xml">' in plain
    assert not (built_site / "nordre-land/slt.css").exists()


def test_a_changed_logo_makes_the_municipality_anew(tmp_path: Path) -> None:
    data, site = tmp_path / "data", tmp_path / "site"
    (data / "fjell").mkdir(parents=True)
    (data / "nettsted.yml").write_text("tittel: Planer\n", "utf-8")
    (data / "fjell/kommune.yml").write_text("navn: Fjell\nmålform: bokmål\nlogo: vapen.svg\n", "utf-8")
    for side in (8, 9):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"/>'
        (data / "fjell/vapen.svg").write_text(svg, "utf-8")
        assert build(site, data).code == 0
        assert (site / "fjell/logo.svg").read_text("utf-8") == svg


def test_the_site_at_the_root_keeps_its_pictures_apart(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "fjell").mkdir(parents=True)
    (data / "nettsted.yml").write_text('tittel: Planer\nrot: fjell\nfarge: "#333333"\n', "utf-8")
    (data / "fjell/kommune.yml").write_text('navn: Fjell\nmålform: bokmål\nfarge: "#0a5c4a"\n', "utf-8")
    assert build(tmp_path / "site", data).code == 0
    assert "--accent: #0a5c4a;" in (tmp_path / "site/slt.css").read_text("utf-8")
    assert "--accent: #333333;" in (tmp_path / "site/assets/nettsted.css").read_text("utf-8")
    front, about = ((tmp_path / "site" / page).read_text("utf-8") for page in ("index.html", "om/index.html"))
    assert re.findall(r'(?:og:image"|canonical") (?:content|href)="(.*?)"', front) == [
        BASE,
        f"{BASE}delebilde.png",
    ]
    assert f"{BASE}assets/delebilde.png" in about


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colour_and_the_logo_are_seen(scheme: str, page: Page, served_example: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(served_example + MEASURE)
    band = page.locator(".band").evaluate("it => getComputedStyle(it).backgroundColor")
    link = page.locator(".crumbs a").first.evaluate("it => getComputedStyle(it).color")
    logo = page.locator(".band .name").evaluate("it => getComputedStyle(it, '::before').backgroundImage")
    assert band == "rgb(122, 31, 61)"
    assert link == {"light": "rgb(122, 31, 61)", "dark": "rgb(216, 188, 197)"}[scheme]
    assert logo.startswith('url("data:image/svg+xml;base64,')


def test_facts_in_the_head_are_data_that_the_policy_lets_be(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}nordre-land/tiltak/ungdata/")  # the page's watch tells of every breach
    assert page.evaluate("document.querySelectorAll('script[type=\"application/ld+json\"]').length") == 1


def test_no_real_municipality_is_given_a_logo_or_colour_it_has_not_given() -> None:
    settings = [path.read_text("utf-8") for path in DATA.glob("*/kommune.yml")]
    assert [text for text in settings if re.search("^(logo|farge):", text, re.MULTILINE)] == []
