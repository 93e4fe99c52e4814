"""The preview while somebody edits: what is saved shows, whatever is saved never ends it, and nothing is published."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from building import DATA, ROOT, TODAY, contents
from previewing import Preview, expected, previewing, project, told
from slt_plan.reading import read_data
from slt_plan.upkeep import waits
from slt_plan.words import words

MEASURE = "nordre-land/tiltak/vip/"
FILE = "nordre-land/tiltak/vip.yml"
GOOD = (DATA / FILE).read_bytes()
TITLE = "<h1>VIP"


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The preview, with the data put back afterwards: it has lived through the test, and is well again."""
    yield running
    restored(running.data)
    running.soon(MEASURE, is_well)


def is_well(page: str) -> bool:
    """Whether the page of the measure is as it was, and says that nothing is wrong."""
    return TITLE in page and "live-errors" not in page and "Ingen feil." in page


def restored(data: Path) -> None:
    """Put everything back as it was."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(DATA, data)


RUBBISH: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b"   \n \n",
    "a comment": b"# her kommer det noe\n",
    "a byte order mark": b"\xef\xbb\xbf",
    "another encoding": GOOD.decode().replace("a", "å").encode("cp1252"),
    "two bytes a letter": GOOD.decode().encode("utf-16"),
    "four bytes a letter": GOOD.decode().encode("utf-32"),
    "zero bytes": b"\0" * 4096,
    "every byte": bytes(range(256)) * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
    "a document": b"PK\x03\x04" + bytes(range(256)),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "half a letter": "tittel: blå".encode()[:-1],
    "half a file": GOOD[: len(GOOD) // 2],
    "a third of a file": GOOD[: len(GOOD) // 3],
    "one letter": b"t",
    "a word": b"tittel",
    "no colon": b"tittel VIP\n",
    "no blank": b"tittel:VIP\n",
    "no title": b"ordlyd: Noe\n",
    "an empty title": b"tittel:\n",
    "a number for a title": b"tittel: [1, 2]\n",
    "a list": b"- tittel: VIP\n- ansvar: skolen\n",
    "a tab": b"tittel: VIP\nansvar:\n\t- skolen\n",
    "crooked indentation": b"tittel: VIP\n   ansvar:\n - skolen\n",
    "an open quotation": b'tittel: "VIP\n',
    "an open bracket": b"tittel: VIP\nansvar: [skolen, {\n",
    "a closing bracket": b"tittel: VIP\n]\n",
    "brackets without end": b"[" * 100_000,
    "braces without end": b"{a: " * 20_000,
    "lists in lists": b"- " * 5_000 + b"x",
    "an alias": b"tittel: &x VIP\nordlyd: *x\n",
    "an alias bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n",
    "a type of Python's": b"tittel: !!python/object/apply:os.system [ls]\n",
    "two documents": b"tittel: VIP\n---\ntittel: VIP\n",
    "a directive": b"%YAML 9.9\n---\ntittel: VIP\n",
    "the same key twice": b"tittel: VIP\ntittel: VIP\n",
    "an unknown key": b"tittel: VIP\nfarge: blaa\n",
    "an English key": b"title: VIP\n",
    "an unknown party": b"tittel: VIP\nansvar: [skollen]\n",
    "an impossible date": b"tittel: VIP\nbekreftet: {dato: 31.02.2026}\n",
    "marks of a merge": b"<<<<<<< HEAD\ntittel: VIP\n=======\ntittel: V\n>>>>>>> andre\n",
    "a web page": b"<!doctype html><script>alert(1)</script>\n",
    "JSON gone wrong": b'{"tittel": "VIP",,}\n',
    "a bell": b"tittel: VI\aP\n",
    "a title of markup": b"tittel: </title><script>alert(1)</script>\nansvar: [ingen-slik]\n",
    "much text": b"tittel: VIP\nordlyd: " + b"lang " * 100_000 + b"\nukjent: x\n",
    "many lines": b"".join(b"felt%d: verdi\n" % number for number in range(300)),
    "many lines of nonsense": b"dette er ikke noe\n" * 5_000,
}


def test_whatever_is_saved_the_last_that_was_right_stays_and_the_page_says_what_sjekk_says(
    preview: Preview,
) -> None:
    file = preview.data / FILE
    assert len(RUBBISH) > 45
    for what, content in RUBBISH.items():
        file.write_bytes(content)
        wanted = expected(preview.data)
        assert wanted, what
        page = preview.soon(MEASURE, lambda page, wanted=wanted: told(page) == wanted[:30])  # type: ignore[misc]
        assert TITLE in page
        assert "<script>alert" not in page
    file.write_bytes(GOOD)
    preview.soon(MEASURE, is_well)


def _renamed(name: str) -> Callable[[Path], object]:
    return lambda data: (data / FILE).rename((data / FILE).with_name(name))


def _folder_for_a_file(data: Path) -> None:
    (data / FILE).unlink()
    (data / FILE).mkdir()


def _pipe_for_a_file(data: Path) -> None:
    (data / FILE).unlink()
    os.mkfifo(data / FILE)


def _folder_in_itself(data: Path) -> None:
    (data / "nordre-land/tiltak/rundt").symlink_to(data / "nordre-land")
    (data / FILE).write_bytes(b"tittel:\n")


def _lead_nowhere(data: Path) -> None:
    (data / "nordre-land/tiltak/.#vip.yml").symlink_to("ingen@steder")
    (data / FILE).write_bytes(b"tittel:\n")


def _crowd(data: Path) -> None:
    for number in range(300):
        (data / f"nordre-land/tiltak/{number}").write_bytes(b"")
        (data / f"nordre-land/tiltak/nr {number}.yml").write_bytes(b"tittel: x\n")


def _site(content: bytes) -> Callable[[Path], object]:
    return lambda data: (data / "nettsted.yml").write_bytes(content)


DISORDER: dict[str, Callable[[Path], object]] = {
    "a file that is gone": lambda data: (data / "nordre-land/aktorer.yml").unlink(),
    "another ending": _renamed("vip.yml.txt"),
    "a name with blanks": _renamed("vip kopi.yml"),
    "a name in capitals": _renamed("VIP.yml"),
    "a folder where a file was": _folder_for_a_file,
    "a pipe where a file was": _pipe_for_a_file,
    "a folder that holds itself": _folder_in_itself,
    "the lock of an editor": _lead_nowhere,
    "hundreds of files": _crowd,
    "a folder with letters no address has": lambda data: (data / "indre-fosen").rename(data / "Øvre Fosen"),
    "no site": lambda data: (data / "nettsted.yml").unlink(),
    "an empty site": _site(b""),
    "a site of bytes": _site(bytes(range(256))),
    "a site of another kind": _site(b"- tittel\n"),
    "a root that is not there": _site(b"tittel: x\nrot: ingensteds\n"),
}


def test_whatever_becomes_of_files_and_folders_the_last_that_was_right_stays(preview: Preview) -> None:
    for what, disturb in DISORDER.items():
        disturb(preview.data)
        wanted = expected(preview.data)
        assert wanted, what
        page = preview.soon(MEASURE, lambda page, wanted=wanted: told(page) == wanted[:30])  # type: ignore[misc]
        assert TITLE in page
        restored(preview.data)
        preview.soon(MEASURE, is_well)


def test_a_file_that_is_written_slowly_is_shown_when_it_is_whole(preview: Preview) -> None:
    whole = GOOD.replace(b"tittel: VIP", b"tittel: Langsom VIP", 1)
    with (preview.data / FILE).open("wb") as file:
        for start in range(0, len(whole), 200):
            file.write(whole[start : start + 200])
            file.flush()
            time.sleep(0.03)
    preview.soon(MEASURE, lambda page: "<h1>Langsom VIP" in page and "live-errors" not in page)


def test_the_whole_folder_may_go_and_come_back(preview: Preview) -> None:
    away = preview.data.with_name("borte")
    preview.data.rename(away)
    page = preview.soon(MEASURE, lambda page: "Finner ikke mappen med data: " in page)
    assert TITLE in page
    away.rename(preview.data)
    preview.soon(MEASURE, is_well)


def test_a_municipality_may_go_and_come_back(preview: Preview) -> None:
    shutil.move(preview.data / "nordre-land", preview.data.parent / "nordre-land")
    preview.soon(MEASURE, lambda page: "Vi finner ikke siden" in page)
    shutil.move(preview.data.parent / "nordre-land", preview.data / "nordre-land")
    preview.soon(MEASURE, is_well)


def test_a_folder_that_takes_the_address_of_another_page_is_told_of(preview: Preview) -> None:
    (preview.data / "indre-fosen").rename(preview.data / "om")
    page = preview.soon(MEASURE, lambda page: "Adressen «om/» er i bruk til noe annet." in page)
    assert TITLE in page
    assert told(page) == ["data/om:1:1 [opptatt-mappenavn]"]
    assert "Om nettstedet</h1>" in preview.page("om/")


def test_a_new_municipality_shows_and_what_is_wrong_in_it_stands_where_its_pages_will_be(
    preview: Preview,
) -> None:
    new = preview.data / "ny-kommune"
    new.mkdir()
    (new / "kommune.yml").write_text("navn: Ny\nmålform: nynorsk\nfeil: x\n", "utf-8")
    page = preview.soon("ny-kommune/", lambda page: "Det er ikke noe å vise her ennå." in page)
    assert told(page) == ["data/ny-kommune/kommune.yml:3:1 [ukjent-felt]"]
    assert preview.answer("ny-kommune/")[0].status == 503
    (new / "kommune.yml").write_text("navn: Ny\nmålform: nynorsk\n", "utf-8")
    preview.soon("ny-kommune/", lambda page: "<h1>SLT i Ny" in page)
    assert "ny-kommune/" in preview.page("")
    shutil.rmtree(new)
    preview.soon("ny-kommune/", lambda page: "Vi finner ikke siden" in page)


def test_the_settings_of_the_site_show_on_pages_written_by_hand_too(preview: Preview) -> None:
    site = preview.data / "nettsted.yml"
    before = site.read_text("utf-8")
    site.write_text(before.replace("tittel: SLT-planer", "tittel: Planene våre"), "utf-8")
    for page in ("", "om/", "borte/"):
        preview.soon(page, lambda page: "Planene våre" in page)
    site.write_text(before, "utf-8")
    preview.soon("om/", lambda page: "Planene våre" not in page)


@pytest.mark.parametrize(
    ("name", "rubbish"),
    [
        ("mkdocs.yml", "site_name: [\n"),
        ("theme_overrides/base.html", "{% if %}"),
        ("theme_overrides/slt/measure.html", "{% for %}"),
    ],
)
def test_settings_and_templates_that_cannot_be_used_end_nothing(
    name: str, rubbish: str, preview: Preview
) -> None:
    file = preview.data.parent / name
    before = file.read_text("utf-8")
    file.write_text(rubbish, "utf-8")
    preview.soon(MEASURE, lambda page: "kan ikke" in page)
    file.write_text(before, "utf-8")
    preview.soon(MEASURE, is_well)


def test_a_page_written_by_hand_and_the_stylesheet_show_when_they_are_saved(preview: Preview) -> None:
    project = preview.data.parent
    document, style = project / "docs/om.md", project / "theme_overrides/assets/slt.css"
    document.write_text(document.read_text("utf-8") + "\nEt nytt avsnitt.\n", "utf-8")
    style.write_text(style.read_text("utf-8") + "\n.helt-ny { color: red; }\n", "utf-8")
    preview.soon("om/", lambda page: "Et nytt avsnitt." in page)
    preview.soon("assets/slt.css", lambda page: ".helt-ny" in page)


def test_a_browser_hears_of_a_change_when_it_comes(preview: Preview) -> None:
    version = preview.version(MEASURE)
    (preview.data / FILE).write_bytes(GOOD.replace(b"tittel: VIP", b"tittel: Ny VIP", 1))
    while "<h1>Ny VIP" not in preview.page(MEASURE):
        newer = preview.newer(version)
        assert newer != version
        version = newer


def test_a_remark_that_changes_no_page_is_no_news(preview: Preview) -> None:
    version = preview.version(MEASURE)
    (preview.data / FILE).write_bytes(b"# Husk vedtaket\n" + GOOD)
    preview.soon(f"_live/fil/{FILE}", lambda text: text.startswith("# Husk vedtaket"))
    assert preview.version(MEASURE) == version


def test_warnings_stand_quietly_on_the_pages_of_their_municipality(preview: Preview) -> None:
    plan = preview.data / "nordre-land/planer/2022-2025.yml"
    (preview.data / "nordre-land/tiltak/ekstra.yml").write_text("tittel: Ekstra\nansvar: [skolen]\n", "utf-8")
    page = preview.soon(MEASURE, lambda page: "tiltak-uten-plan" in page)
    assert plan.is_file()
    assert "live-errors" not in page
    assert "<summary>1 advarsel</summary>" in page
    assert "tiltak-uten-plan" not in preview.page("indre-fosen/")


def test_a_draft_shows_as_it_is_saved_and_is_a_page_like_others_when_it_is_published(
    preview: Preview,
) -> None:
    draft, address = preview.data / "nordre-land/tiltak/nytt.yml", "nordre-land/tiltak/nytt/"
    draft.write_text("tittel: Nytt\nsynlig: utkast\n", "utf-8")
    page = preview.soon(address, lambda page: "<h1>Nytt" in page)
    assert "«synlig: utkast» i data/nordre-land/tiltak/nytt.yml når" in page
    assert "Filen: data/nordre-land/tiltak/nytt.yml</p>" in page
    version = preview.version(address)
    draft.write_text("tittel: Enda nyere\nsynlig: utkast\n", "utf-8")
    assert preview.newer(version) != version
    assert "Enda nyere" not in preview.page("nordre-land/tiltak/")
    draft.write_text("tittel: Enda nyere\n", "utf-8")
    preview.soon(address, lambda page: "<h1>Enda nyere" in page and "synlig: utkast" not in page)
    assert "Enda nyere" in preview.page("nordre-land/tiltak/")
    assert "Filen: docs/om.md</p>" in preview.page("om/")


def test_a_command_that_puts_the_mistake_right_is_named_with_it(preview: Preview) -> None:
    told = "Skriv «slt-plan fiks» for å få noe av dette rettet."
    (preview.data / FILE).write_bytes(GOOD + b"farge_x: 1\n")
    assert told not in preview.soon(MEASURE, lambda page: "live-errors" in page)
    (preview.data / FILE).write_bytes(GOOD.replace(b"tittel: VIP", b"tittel:VIP", 1))
    preview.soon(MEASURE, lambda page: told in page)


def test_a_link_that_leads_nowhere_is_told_of_on_its_page(preview: Preview) -> None:
    with (preview.data / "nordre-land/kommune.yml").open("a", encoding="utf-8") as file:
        file.write("\nkapitler:\n  - {id: x, tittel: X, tekst: '[her](borte/) og [der](../tiltak/vip/)'}\n")
    text = "Lenken «borte/» på denne siden fører ingen steder."
    page = preview.soon("nordre-land/bakgrunn/", lambda page: text in page)
    assert page.count("fører ingen steder") == 1
    assert is_well(preview.page(MEASURE))


def test_a_site_whose_own_file_is_broken_from_the_start_is_shown_all_the_same(tmp_path: Path) -> None:
    site = project(tmp_path) / "data/nettsted.yml"
    before = site.read_bytes()
    site.write_bytes(b"tittel SLT\n\t- [\n")
    (tmp_path / "data/indre-fosen/vedtak.yml").write_bytes(b"\0\0")
    with previewing(tmp_path) as preview:
        wanted = expected(preview.data)
        assert {place.partition(":")[0] for place in wanted} == {
            "data/indre-fosen/vedtak.yml",
            "data/nettsted.yml",
        }
        assert sorted(told(preview.page(""))) == sorted(wanted)
        assert told(preview.page(MEASURE)) == wanted
        assert TITLE in preview.page(MEASURE)
        assert "Det er ikke noe å vise her ennå." in preview.page("indre-fosen/vedtak/")
        assert told(preview.page("indre-fosen/vedtak/"))[0].startswith("data/indre-fosen/vedtak.yml:")
        site.write_bytes(before)
        shutil.copy(DATA / "indre-fosen/vedtak.yml", preview.data / "indre-fosen")
        preview.soon(MEASURE, is_well)
        preview.soon("", lambda page: "<h1>SLT-planer" in page)
        preview.soon("indre-fosen/vedtak/", lambda page: "<h1>Vedtak" in page)


def test_a_data_folder_that_is_not_there_yet_is_told_of_and_waited_for(tmp_path: Path) -> None:
    away = (project(tmp_path) / "data").rename(tmp_path / "borte")
    with previewing(tmp_path) as preview:
        page = preview.page("")
        assert f"Finner ikke mappen med data: {tmp_path / 'data'}" in page
        assert told(page) == []
        away.rename(preview.data)
        preview.soon(MEASURE, is_well)


def test_a_municipality_that_is_given_the_root_moves_there_with_its_status(preview: Preview) -> None:
    with (preview.data / "nettsted.yml").open("a", encoding="utf-8") as file:
        file.write("rot: nordre-land\n")
    preview.soon("tiltak/vip/", lambda page: TITLE in page)
    assert preview.answer(MEASURE)[0].status == 404
    page = preview.page("status/")
    assert "<h1>Å se til i Nordre Land, " in page
    assert '<a href="../tiltak/vip/">' in page
    assert f'href="../_live/fil/{FILE}"' in page
    assert preview.page(f"_live/fil/{FILE}") == GOOD.decode()


def test_what_waits_is_shown_for_each_municipality_and_never_published(
    preview: Preview, built_site: Path
) -> None:
    page = preview.page("nordre-land/status/")
    nordre_land = read_data(DATA).readings[1].municipality
    assert nordre_land
    for waiting in waits(nordre_land, read_data(DATA).site, date.fromisoformat(TODAY)):
        assert words("nb")(f"upkeep.what.{waiting.kind}", days=180) in page
    assert f'href="../../_live/fil/{FILE}"' in page
    assert '<a href="../tiltak/vip/">VIP' in page
    assert 'href="../nordre-land/status/"' in preview.page("status/")
    assert [path for path in contents(built_site) if "status" in path or "live" in path] == []


def test_nothing_of_the_preview_is_on_a_published_page(built_site: Path) -> None:
    traces = (b"_live", b"live.js", b"live.css", "Forhåndsvisning".encode())
    pages = {path: content for path, content in contents(built_site).items() if path.endswith(".html")}
    assert len(pages) > 100
    found = {path for path, content in pages.items() if any(trace in content for trace in traces)}
    assert {path for path in found if not path.startswith(("rediger", "nn/rediger"))} == set()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nordre-land/tiltak", 302),
        ("nordre-land/tiltak/finnes-ikke/", 404),
        ("_live/fil/../../mkdocs.yml", 404),
        ("_live/fil/nordre-land/../../mkdocs.yml", 404),
        ("../../../../etc/passwd", 404),
        ("%00", 404),
        ("_live/", 404),
    ],
)
def test_an_address_leads_to_a_page_or_to_the_one_for_lost_addresses(
    path: str, status: int, preview: Preview
) -> None:
    assert preview.answer(path)[0].status == status


def test_a_page_of_another_site_gets_nothing_by_giving_its_own_name_our_number(preview: Preview) -> None:
    with closing(HTTPConnection(urlsplit(preview.address).netloc)) as connection:
        connection.request("GET", f"/_live/fil/{FILE}", headers={"Host": "evil.example"})
        response = connection.getresponse()
        assert (response.status, response.read().decode()) == (
            421,
            "Denne adressen hører ikke til forhåndsvisningen. Bruk den som står i terminalen.",
        )


@pytest.mark.parametrize("path", ["", "nordre-land/bygg-inn/tiltak/", "_live/live.js"])
def test_what_is_shown_is_sent_with_the_rules_of_the_site(path: str, preview: Preview) -> None:
    rules = re.findall(
        r"^  Content-Security-Policy: (.*)$", (ROOT / "docs/_headers").read_text("utf-8"), re.MULTILINE
    )
    response = preview.answer(path)[0]
    assert response.headers["Content-Security-Policy"] == rules["bygg-inn" in path]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
