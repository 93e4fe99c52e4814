"""The parts of the preview by themselves: what is read again, what stays, and what is said where."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from building import DATA, EXAMPLE
from slt_plan.findings import Finding
from slt_plan.live.disk import DataFolder
from slt_plan.live.panel import panel
from slt_plan.live.preview import STAND_IN, Preview, Reader
from slt_plan.live.server import is_here, is_named
from slt_plan.live.serving import Serving
from slt_plan.live.watching import Watch
from slt_plan.pages.drafts import files_of_drafts
from slt_plan.pages.page import View
from slt_plan.reading import Loaded, load, load_folder, read_municipality
from slt_plan.words import words
from test_drafts import FILES

TODAY = date(2026, 11, 22)
FILE = "nordre-land/tiltak/vip.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data, saved long ago."""
    folder = shutil.copytree(DATA, tmp_path / "data")
    for path in folder.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def test_a_folder_is_read_as_it_is_and_only_where_it_has_changed(data: Path) -> None:
    folder = DataFolder(data)
    first = folder.read()
    assert first == load(data)
    (data / FILE).write_bytes(b"tittel: Ny\n")
    second = folder.read()
    assert second == load(data)
    assert second.folders["indre-fosen"] is first.folders["indre-fosen"]


def test_a_folder_that_nothing_was_told_of_is_not_looked_into(data: Path) -> None:
    folder = DataFolder(data)
    first = folder.read()
    (data / FILE).write_bytes(b"tittel: Ny\n")
    assert folder.read({"indre-fosen"}) == first
    assert folder.read({"nordre-land"}) == load(data)


def test_a_file_saved_twice_in_one_moment_is_seen_both_times(data: Path) -> None:
    folder, moment = DataFolder(data), time.time_ns()
    for content in (b"tittel: A\n", b"tittel: B\n"):
        (data / FILE).write_bytes(content)
        os.utime(data / FILE, ns=(moment, moment))
        assert folder.read().folders["nordre-land"]["tiltak/vip.yml"] == content


def test_a_file_that_goes_while_it_is_read_is_seen_when_it_comes_back_as_it_was(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, aside = DataFolder(data), data.parent / "aside"

    def hasty(path: Path, name: str) -> Loaded:
        if name == "nordre-land":
            (path / FILE).rename(aside)
        return load_folder(path, name)

    with monkeypatch.context() as patch:
        patch.setattr("slt_plan.live.disk.load_folder", hasty)
        assert "tiltak/vip.yml" not in folder.read().folders["nordre-land"]
    aside.rename(data / FILE)
    assert folder.read() == load(data)


def test_a_folder_that_cannot_be_read_stays_as_it_was_and_is_tried_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(data)
    first = folder.read()
    (data / FILE).write_bytes(b"tittel: Ny\n")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(data / FILE))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert folder.read() == first
        assert [error.filename for error in folder.unreadable] == [str(data / FILE)]
    assert folder.read() == load(data)
    assert folder.unreadable == []


def read(reader: Reader, data: Path) -> Preview:
    """What the reader makes of the folder today."""
    return reader.read(load(data), TODAY)


def test_what_has_not_changed_is_not_made_again(data: Path) -> None:
    reader = Reader()
    first = read(reader, data)
    (data / FILE).write_bytes((data / FILE).read_bytes().replace(b"tittel: VIP", b"tittel: Ny", 1))
    second = read(reader, data)
    assert second.municipalities["indre-fosen"] is first.municipalities["indre-fosen"]
    assert second.municipalities["nordre-land"] is not first.municipalities["nordre-land"]
    assert second != first


def test_a_municipality_with_mistakes_stays_as_it_was_while_another_goes_on(data: Path) -> None:
    reader = Reader()
    first = read(reader, data)
    (data / FILE).write_bytes(b"ordlyd: Uten tittel\n")
    settings = data / "indre-fosen/kommune.yml"
    settings.write_bytes(settings.read_bytes().replace(b"navn: Indre Fosen", b"navn: Fosen", 1))
    second = read(reader, data)
    assert second.municipalities["nordre-land"] is first.municipalities["nordre-land"]
    assert second.municipalities["indre-fosen"].view.municipality.settings.name == "Fosen"
    assert [found.code for found in second.findings] == ["mangler-felt"]


def test_a_municipality_that_is_a_draft_is_neither_published_nor_missing() -> None:
    preview = read(Reader(), EXAMPLE)
    assert preview.missing == frozenset()
    assert not any("lekkasje" in id_ for id_ in preview.municipalities)
    assert [*preview.drafts] == ["eksempelvik", "lekkasjevik"]
    assert [*preview.views] == ["eksempelvik", "lekkasjevik", "tomvik"]


def test_the_drafts_of_a_municipality_are_forgotten_when_it_has_none(data: Path) -> None:
    reader, draft = Reader(), data / "nordre-land/tiltak/nytt.yml"
    assert read(reader, data).drafts == {}
    draft.write_text("tittel: Nytt\nsynlig: utkast\n", "utf-8")
    first = read(reader, data)
    assert read(reader, data).drafts["nordre-land"] is first.drafts["nordre-land"]
    assert first.municipalities["nordre-land"].view.municipality.measures.get("nytt") is None
    draft.write_text("tittel: [\n", "utf-8")
    assert read(reader, data).drafts == first.drafts
    draft.write_text("tittel: Nytt\n", "utf-8")
    assert read(reader, data).drafts == {}


@pytest.mark.parametrize(
    ("address", "files"),
    [
        ("tiltak/nytt/", ["x/tiltak/nytt.yml"]),
        ("bygg-inn/tiltak/nytt/", ["x/tiltak/nytt.yml"]),
        ("planer/2028/", ["x/planer/2028.yml"]),
        ("ansvarlige/ukjent/", ["x/aktorer.yml"]),
        ("organisering/nytt/", ["x/organisering.yml"]),
        ("tiltak/vakt/", []),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_the_files_to_change_before_a_draft_is_published(
    address: str, files: list[str], *, whole: bool
) -> None:
    settings = f"navn: Fjellbygd\nmålform: bokmål\nsynlig: {'utkast' if whole else 'publisert'}\n"
    drafts = {**FILES, "kommune.yml": settings}
    contents = {file: text.encode() for file, text in drafts.items()}
    municipality = read_municipality("x", contents).municipality
    assert municipality
    view = View(municipality, STAND_IN, TODAY)
    assert files_of_drafts(view, address) == ["x/kommune.yml"] * whole + files


def test_a_new_day_shows_everything_anew(data: Path) -> None:
    reader, files = Reader(), load(data)
    first = reader.read(files, TODAY)
    second = reader.read(files, date(2026, 11, 23))
    assert {one.view.today for one in second.municipalities.values()} == {date(2026, 11, 23)}
    assert second != first
    assert reader.read(files, TODAY) == first


def finding(file: str, severity: str = "error", line: int = 1) -> Finding:
    """Something that is wrong in a file."""
    return Finding(file, line, 1, severity, "en-kode", "Noe er galt.", "Rett det.")  # type: ignore[arg-type]


def test_what_is_wrong_in_the_municipality_itself_comes_first_and_other_warnings_are_left_out() -> None:
    findings = [
        finding("data/a/kommune.yml"),
        finding("data/a/vedtak.yml", "warning"),
        finding("data/b/kommune.yml"),
        finding("data/b/vedtak.yml", "warning"),
    ]
    shown = panel(findings, ("Mappen er borte.",), words("nb"), data="data", own="b")
    assert shown.title == "3 feil å rette"
    assert [one.place for one in shown.errors] == ["data/b/kommune.yml:1:1", "data/a/kommune.yml:1:1"]
    assert [one.place for one in shown.warnings] == ["data/b/vedtak.yml:1:1"]
    assert panel([], (), words("nn"), data="data", own=None).title == ""


def test_hints_stand_with_the_warnings_and_after_them() -> None:
    findings = [finding("data/a/b.yml", "hint"), finding("data/a/c.yml", "warning")]
    shown = panel(findings, (), words("nn"), data="data", own="a")
    assert shown.warned == "1 åtvaring og 1 tips"
    assert [one.place for one in shown.warnings] == ["data/a/c.yml:1:1", "data/a/b.yml:1:1"]


def test_the_panel_knows_when_a_command_can_put_something_right() -> None:
    slip = replace(finding("data/a/b.yml"), code="ukjent-felt", suggestion="tittel: x")
    for findings, fixable in (([finding("data/a/b.yml")], False), ([slip], True)):
        assert panel(findings, (), words("nb"), data="data", own="a").fixable is fixable


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.7", False),
        ("0.0.0.0", False),  # noqa: S104  (nothing is opened)
        ("::ffff:192.0.2.7", False),
        ("fe80::1%eth0", False),
    ],
)
def test_this_machine_is_told_from_others(address: str, *, here: bool) -> None:
    assert is_here(address) is here


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("LOCALHOST:8000", True),
        ("[::1]:8000", True),
        ("192.0.2.7:8000", True),
        ("min-maskin:8000", True),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example:8000", False),
        ("localhost:8001", False),
        ("localhost", False),
        ("localhost:x", False),
        ("[::1:8000", False),
        ("", False),
    ],
)
def test_a_name_that_somebody_has_made_to_lead_here_is_no_name_of_ours(told: str, *, named: bool) -> None:
    assert is_named(told, "Min-maskin", 8000) is named


def test_no_more_is_shown_than_anybody_can_read() -> None:
    findings = [finding("data/a/kommune.yml", line=line) for line in range(1, 101)]
    shown = panel(findings, (), words("nb"), data="data", own="a")
    assert (shown.title, len(shown.errors), shown.left_out) == ("100 feil å rette", 30, 70)


def test_what_is_wrong_is_told_once_and_that_it_is_well_again(data: Path) -> None:
    said: list[str] = []
    serving = Serving(data, lambda: TODAY, said.append)
    before = (data / FILE).read_bytes()
    (data / FILE).write_bytes(b"ordlyd: Uten tittel\n")
    serving.look()
    serving.look()
    (data / FILE).write_bytes(before)
    serving.look()
    assert len(said) == 3
    assert said[0] == said[2] == "Ingen feil."
    assert said[1].startswith("data/nordre-land/tiltak/vip.yml:1:1: feil: ")


def test_what_is_told_in_a_terminal_stands_line_by_line(data: Path) -> None:
    said: list[str] = []
    (data / FILE).write_bytes(b"ordlyd: Uten tittel\n")
    (data / "nordre-land/tiltak/ekstra.yml").write_bytes(b"tittel: Ekstra\nansvar: [skolen]\n")
    serving = Serving(data, lambda: TODAY, said.append)
    assert said[-1].splitlines()[-1] == "1 advarsel."
    (data / FILE).write_bytes((DATA / FILE).read_bytes())
    serving.look()
    assert said[-1] == "Ingen feil. 1 advarsel."


def test_a_fault_of_ours_ends_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    serving = Serving(data, lambda: TODAY, said.append)
    with monkeypatch.context() as patch:
        patch.setattr(Reader, "read", lambda *_: 1 / 0)
        serving.look()
    assert said[-1] == "Siden kan ikke lages: ZeroDivisionError: division by zero"
    serving.look()
    assert said[-1] == "Ingen feil."


def test_a_save_is_told_at_once_and_looking_is_not(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    try:
        watch.wait(0.5)
        (tmp_path / "a.yml").write_bytes(b"a")
        assert watch.wait(5) == {tmp_path / "a.yml"}
        assert (tmp_path / "a.yml").read_bytes() == b"a"
        assert watch.wait(0.1) == set()
    finally:
        watch.stop()
