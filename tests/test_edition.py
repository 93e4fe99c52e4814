"""An edition counts and names what is published, and takes over what still stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

import bad_data
from building import ROOT
from slt_plan import addresses
from slt_plan.building import Build
from slt_plan.edition import Edition, Made, read_edition, taken
from slt_plan.kept import Kept
from slt_plan.live.preview import Reader
from slt_plan.look import ASSETS
from slt_plan.pages.page import View
from slt_plan.pages.sites import card
from slt_plan.reading import load

TODAY = date(2026, 11, 22)
DRAFT = "navn: Tomvik\nmålform: bokmål\nsynlig: utkast\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A site with one municipality that is published, and one that is a draft."""
    folder = tmp_path / "data"
    shutil.copytree(bad_data.BASE, folder)
    folder.joinpath("nettsted.yml").write_text("tittel: SLT\n", encoding="utf-8")
    folder.joinpath("tomvik").mkdir()
    lay(folder, DRAFT)
    return folder


def lay(data: Path, settings: str) -> None:
    data.joinpath("tomvik", "kommune.yml").write_text(settings, encoding="utf-8")


def kept(edition: Edition) -> dict[str, Kept]:
    """What the edition would leave to the next."""
    made = {
        view.municipality.id: Kept(edition.keys[view.municipality.id], card(view), "", [])
        for view in edition.views
    }
    return {**edition.kept, **made}


def test_a_draft_is_nothing_to_go_back_to(data: Path) -> None:
    assert not read_edition(data, today=TODAY).several
    assert not Reader().read(load(data), TODAY).edition.several


def test_two_that_are_published_have_a_list_to_go_back_to(data: Path) -> None:
    lay(data, DRAFT.replace("synlig: utkast\n", ""))
    assert read_edition(data, today=TODAY).several
    assert Reader().read(load(data), TODAY).edition.several


def test_one_beside_a_draft_stands_as_it_was(data: Path) -> None:
    before = read_edition(data, today=TODAY)
    now = read_edition(data, today=TODAY, known=kept(before))
    assert (list(now.kept), now.views, now.several) == (["fjellbygd"], (), False)


def test_one_is_made_again_when_another_is_published_and_when_it_is_gone(data: Path) -> None:
    alone = read_edition(data, today=TODAY)
    lay(data, DRAFT.replace("synlig: utkast\n", ""))
    both = read_edition(data, today=TODAY, known=kept(alone))
    assert [view.municipality.id for view in both.views] == ["fjellbygd", "tomvik"]
    again = read_edition(data, today=TODAY, known=kept(both))
    assert (sorted(again.kept), again.several) == (["fjellbygd", "tomvik"], True)
    lay(data, DRAFT)
    left = read_edition(data, today=TODAY, known=kept(both))
    assert ([view.municipality.id for view in left.views], left.several) == (["fjellbygd"], False)


def test_what_was_changed_is_made_again(data: Path) -> None:
    before = read_edition(data, today=TODAY)
    spoilt = {id_: replace(one, key=f"{one.key}x") for id_, one in kept(before).items()}
    assert read_edition(data, today=TODAY, known=spoilt).kept == {}


def test_the_folders_of_the_site_are_those_that_no_municipality_may_be_called() -> None:
    written = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"404"}
    made = {address.strip("/") for address in (ASSETS, addresses.SEARCH, addresses.in_language("nn", ""))}
    assert written | made == addresses.SITE_FOLDERS


def test_a_municipality_with_the_name_of_a_page_written_by_hand_is_known(data: Path) -> None:
    edition = read_edition(data, today=TODAY)
    assert taken(edition, ["kontakt/index.html", "fjellbygd/index.html"]) == ["fjellbygd"]


def test_a_build_holds_no_municipality_whose_pages_are_made(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Build(tmp_path / "site", tmp_path / "memory", lambda _: None)
    build.read(data, TODAY, "")
    handed_over: list[View] = []

    def make(edition: Edition, views: Iterator[View], *_: object, **__: object) -> Made:
        assert edition.views == build.edition.views == ()
        handed_over.extend(views)
        return Made()

    monkeypatch.setattr("slt_plan.building.make", make)
    build.make(Mock())
    assert [view.municipality.id for view in handed_over] == ["fjellbygd"]
