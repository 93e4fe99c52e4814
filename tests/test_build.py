"""The build as a whole: what it promises to whoever publishes, reads, or links."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

import publish
from building import DATA, EXAMPLE, ROOT, build, build_apart, contents
from pages_read import anchors, links, parsed, text_of
from slt_plan import addresses
from slt_plan.reading import read_data
from slt_plan.site_folder import Writer


def pages(site: Path) -> list[Path]:
    """Every page of a site but the one for lost addresses; what is made to stand on other sites is no page."""
    found = sorted(site.rglob("*.html"))
    return [p for p in found if p.name != "404.html" and "bygg-inn" not in p.relative_to(site).parts]


def copied(data: Path, to: Path) -> Path:
    """A data folder of one's own, to make mistakes in."""
    return Path(shutil.copytree(data, to / "data"))


def published(folder: Path) -> Path:
    """A site that was published before."""
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("Det som sto der.", encoding="utf-8")
    return site


def test_the_same_data_code_and_day_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    assert build_apart(tmp_path / "site").code == 0
    assert contents(tmp_path / "site") == contents(built_site)


def test_properdocs_gives_the_same_site(built_site: Path, tmp_path: Path) -> None:
    run = build_apart(tmp_path / "site", engine="properdocs")
    assert run.code == 0, run.said
    assert contents(tmp_path / "site") == contents(built_site)


def test_mistakes_stop_the_build_and_the_old_site_stands(tmp_path: Path) -> None:
    data, site = copied(DATA, tmp_path), tmp_path / "site"
    build(site, data)
    before = contents(site)
    measure = data / "nordre-land" / "tiltak" / "ungdata.yml"
    measure.write_text(measure.read_text("utf-8").replace("skolen", "skollen"), encoding="utf-8")
    run = build(site, data)
    assert run.code == 1
    assert "ukjent-aktor" in run.said
    assert "Nettstedet er ikke bygget på nytt. Det som er publisert, står som før." in run.said
    assert "Traceback" not in run.said
    assert contents(site) == before
    assert not (tmp_path / "site.ny").exists()


def test_a_changed_word_makes_one_municipality_anew_and_keeps_the_other(tmp_path: Path) -> None:
    data, site = copied(DATA, tmp_path), tmp_path / "site"
    build(site, data)
    before = contents(site)
    measure = data / "nordre-land" / "tiltak" / "vip.yml"
    measure.write_text(measure.read_text("utf-8").replace("VIP", "Vip"), encoding="utf-8")
    run = build(site, data)
    assert "(1 kommune var uendret)" in run.said
    after = contents(site)
    assert after.keys() == before.keys()
    changed = {path for path in after if after[path] != before[path]}
    assert "nordre-land/tiltak/vip/index.html" in changed
    assert {path for path in changed if not path.startswith("nordre-land/")} == {"sok/indeks.json"}
    afresh = tmp_path / "afresh"
    build(afresh, data)
    assert contents(afresh) == after


def test_what_was_spoilt_in_the_site_is_made_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site)
    whole = contents(site)
    (site / "indre-fosen" / "vedtak" / "index.html").write_text("borte", encoding="utf-8")
    (site / "nordre-land" / "mal" / "index.html").unlink()
    build(site)
    assert contents(site) == whole


def test_a_refused_build_leaves_the_old_site(tmp_path: Path) -> None:
    data, site = copied(DATA, tmp_path), tmp_path / "site"
    build(site, data)
    before = contents(site)
    settings = data / "nordre-land" / "kommune.yml"
    settings.write_text(
        settings.read_text("utf-8") + "\nkapitler:\n  - {id: x, tittel: X, tekst: '[her](borte/)'}\n", "utf-8"
    )
    run = build(site, data)
    assert run.code == 1
    assert "Lenken «borte/» på siden «nordre-land/bakgrunn/» fører ingen steder." in run.said
    assert contents(site) == before


def test_two_builds_at_once_each_leave_a_whole_site(built_site: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        runs = [*pool.map(lambda _: build_apart(tmp_path / "site"), range(2))]
    assert [run.code for run in runs] == [0, 0], runs
    assert sum("Et annet bygg holder på i samme mappe." in run.said for run in runs) == 1
    assert contents(tmp_path / "site") == contents(built_site)


@pytest.mark.parametrize(
    ("folder", "root"), [("personvern", ""), ("assets", ""), ("sok", ""), ("tiltak", "rot: nordre-land\n")]
)
def test_no_municipality_takes_the_place_of_another_page(folder: str, root: str, tmp_path: Path) -> None:
    data = copied(DATA, tmp_path)
    (data / "indre-fosen").rename(data / folder)
    with (data / "nettsted.yml").open("a", encoding="utf-8") as file:
        file.write(root)
    run = build(tmp_path / "site", data)
    assert run.code == 1
    assert f"Adressen «{folder}/» er i bruk til noe annet. Gi mappen «{folder}» et annet navn." in run.said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("spoilt", [b"\xff\xfe", None])
def test_a_memory_that_is_spoilt_is_no_memory(spoilt: bytes | None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site)
    whole = contents(site)
    (memory,) = (tmp_path / "site.mellomlager").iterdir()
    memory.unlink()
    if spoilt is None:
        memory.mkdir()
    else:
        memory.write_bytes(spoilt)
    run = build(site)
    assert run.code == 0, run.said
    assert ("Kan ikke skrive i mellomlageret" in run.said) == (spoilt is None)
    assert contents(site) == whole


def test_whoever_goes_on_after_the_build_finds_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLT_MELLOMLAGER", str(tmp_path / "mellomlager"))
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    build_site(config)
    assert config.site_dir == str(tmp_path / "site")


def test_a_folder_that_cannot_be_written_to_is_explained(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    run = build(tmp_path / "fil" / "site", SLT_MELLOMLAGER=str(tmp_path / "mellomlager"))
    assert run.code == 1
    assert f"Kan ikke skrive i mappen «{tmp_path / 'fil'}»" in run.said
    assert "Traceback" not in run.said


def test_data_that_cannot_be_read_is_explained_and_the_old_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = published(tmp_path)

    def refuse(folder: Path) -> object:
        raise PermissionError(13, "Permission denied", str(folder / "nettsted.yml"))

    monkeypatch.setattr("slt_plan.edition.load", refuse)
    run = build(site, EXAMPLE)
    assert run.code == 1
    assert (
        f"«{EXAMPLE}/nettsted.yml» kan ikke leses. Se etter om du har tilgang.\n\n"
        "Nettstedet er ikke bygget på nytt. Det som er publisert, står som før.\n"
    ) in run.said
    assert contents(site) == {"index.html": b"Det som sto der."}
    assert not (tmp_path / "site.ny").exists()


def test_a_full_disk_is_explained_and_the_old_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = published(tmp_path)

    def fill(_writer: Writer, _output: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Writer, "write", fill)
    run = build(site, EXAMPLE)
    assert run.code == 1
    assert (
        f"Det er ikke plass til nettstedet i mappen «{tmp_path}» (No space left on device).\n\n"
        "Nettstedet er ikke bygget på nytt. Det som er publisert, står som før.\n"
    ) in run.said
    assert contents(site) == {"index.html": b"Det som sto der."}
    assert not (tmp_path / "site.ny").exists()


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "våre data"))
    run = build(tmp_path / "et nettsted", data)
    assert run.code == 0, run.said
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "et nettsted").rglob("*.html")}
    assert [path for path, page in pages.items() if str(tmp_path) in page or "v%C3%A5re%20data" in page] == []
    assert 'class="edit"' not in pages[tmp_path / "et nettsted/nordre-land/index.html"]
    assert 'class="edit"' in pages[tmp_path / "et nettsted/om/index.html"]


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ("data", "https://git.example.org/slt/edit/main/data/"),
        ("våre data", "https://git.example.org/slt/edit/main/v%C3%A5re%20data/"),
        ("../data", None),
        ("/et/annet/sted", None),
    ],
)
def test_the_edit_links_lead_into_the_project_or_nowhere(
    data: str, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLT_DATA", data)
    config = SimpleNamespace(
        config_file_path="/prosjekt/mkdocs.yml",
        docs_dir="/prosjekt/docs",
        repo_url="https://git.example.org/slt",
        edit_uri="edit/main/docs/",
    )
    assert publish._edit_base(config) == address  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("SLT_DATO", "i morgen", "SLT_DATO skal være en dato som 2026-11-22, men er «i morgen»."),
        ("SLT_DATA", "finnes/ikke", "Sett SLT_DATA til mappen der nettsted.yml ligger."),
    ],
)
def test_a_wrong_setting_is_explained(setting: str, value: str, message: str, tmp_path: Path) -> None:
    run = build(tmp_path / "site", DATA, **{setting: value})
    assert run.code == 1
    assert message in run.said
    assert "Traceback" not in run.said


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_every_link_and_anchor_inside_the_site_leads_somewhere(
    which: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(which)
    found = {path: anchors(path) for path in pages(site)}
    for path in found:
        for link in links(path):
            target, _, anchor = link.partition("#")
            file = (path.parent / target).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), f"{path}: {link}"
            assert not anchor or anchor in found[file], f"{path}: {link}"


@pytest.mark.parametrize("which", ["built_site", "example_site"])
def test_every_page_says_what_it_is_in_which_language_and_where(
    which: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(which)
    titles = set()
    for path in pages(site):
        root, address = parsed(path), path.relative_to(site).as_posix().removesuffix("index.html")
        (heading,) = root.iter("h1")
        (title,) = root.iter("title")
        (canonical,) = (link for link in root.iter("link") if link.get("rel") == "canonical")
        assert text_of(heading) in text_of(title)
        assert canonical.get("href") == f"https://slt.example.org/{address}"
        assert root.get("lang") == ("nn" if address.startswith(("eksempelvik/", "nn/")) else "nb")
        assert [meta.get("content") for meta in root.iter("meta") if meta.get("name") == "description"] != [
            ""
        ]
        titles.add((root.get("lang"), text_of(title)))
    assert len(titles) == len(pages(site))


def test_the_sitemap_lists_every_page_once(built_site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (built_site / "sitemap.xml").read_text("utf-8"))
    expected = {
        path.relative_to(built_site).as_posix().removesuffix("index.html") for path in pages(built_site)
    }
    assert sorted(listed) == sorted(f"https://slt.example.org/{address}" for address in expected)


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("nordre-land/", "nordre-land/kommune.yml"),
        ("nordre-land/mal/", "nordre-land/planer/2022-2025.yml"),
        ("nordre-land/tiltak/ungdata/", "nordre-land/tiltak/ungdata.yml"),
        ("nordre-land/organisering/koordineringsgruppa/", "nordre-land/organisering.yml"),
        ("nordre-land/ansvarlige/skolen/", "nordre-land/aktorer.yml"),
        ("indre-fosen/vedtak/", "indre-fosen/vedtak.yml"),
        ("", "nettsted.yml"),
    ],
)
def test_the_edit_link_leads_to_the_data_file(page: str, file: str, built_site: Path) -> None:
    html = (built_site / page / "index.html").read_text("utf-8")
    assert f'href="https://git.example.org/slt-plan/edit/main/data/{file}"' in html
    assert (DATA / file).is_file()


def test_drafts_and_notes_are_in_no_file_of_the_site(example_site: Path) -> None:
    source = "".join(path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml"))
    assert source.casefold().count("lekkasje") > 20
    leaks = [path for path, content in contents(example_site).items() if b"lekkasje" in content.lower()]
    names = [path for path in contents(example_site) if "lekkasje" in path]
    assert (leaks, names) == ([], [])


def test_no_asset_of_the_theme_is_published_that_no_page_uses(built_site: Path) -> None:
    assert sorted(path for path in contents(built_site) if not path.endswith((".html", ".svg"))) == [
        "_headers",
        "assets/delebilde.png",
        "assets/filter.js",
        "assets/slt.css",
        "assets/slt.js",
        "assets/sok.css",
        "assets/sok.js",
        "indre-fosen/delebilde.png",
        "indre-fosen/sok/indeks.json",
        "nordre-land/delebilde.png",
        "nordre-land/sok/indeks.json",
        "robots.txt",
        "sitemap.xml",
        "sok/indeks.json",
    ]


def test_one_municipality_can_have_the_whole_site(tmp_path: Path) -> None:
    data, site = copied(DATA, tmp_path), tmp_path / "site"
    with (data / "nettsted.yml").open("a", encoding="utf-8") as file:
        file.write("rot: nordre-land\n")
    run = build(site, data)
    assert run.code == 0, run.said
    assert "SLT i Nordre Land" in (site / "index.html").read_text("utf-8")
    assert (site / "tiltak" / "ungdata" / "index.html").is_file()
    assert (site / "indre-fosen" / "index.html").is_file()
    assert (site / "nn" / "rediger" / "tiltak" / "index.html").is_file()
    assert not (site / "nordre-land").exists()


@pytest.mark.parametrize("data", [DATA, EXAMPLE])
def test_the_addresses_told_beforehand_are_those_of_the_pages(
    data: Path, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue("built_site" if data == DATA else "example_site")
    for reading in read_data(data).readings:
        folder = site / reading.folder
        made = {path.relative_to(folder).as_posix().removesuffix("index.html") for path in pages(folder)}
        told = set(addresses.of_every_page(reading.municipality)) if reading.municipality else set()
        drafts = {address for address in told if "lekkasje" in address}
        if folder.exists():
            assert made == told - drafts


def test_the_page_for_lost_addresses_works_wherever_it_is_shown(built_site: Path) -> None:
    path = built_site / "404.html"
    assert all(link.startswith(("/", "#")) for link in links(path))
    assert "Vi finner ikke siden" in text_of(parsed(path))
    assert str(ROOT) not in path.read_text("utf-8")
