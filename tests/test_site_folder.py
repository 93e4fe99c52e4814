"""The site's folder keeps the old site through whatever happens to a build."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from slt_plan.publication import Output
from slt_plan.site_folder import SiteFolder, Writer

OLD = {"a/index.html": "gammel a", "b/index.html": "gammel b", "index.html": "gammel"}
NEW = {"b/index.html": "ny b", "index.html": "ny"}
STEPS = 3
"""To take over one folder, to put the old site aside, to put the new one in its place."""


def fill(folder: Path, pages: dict[str, str]) -> None:
    """Write some pages."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def pages(folder: Path) -> dict[str, str]:
    """What stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }


def fail_at(step: int, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    """Let the renaming number ``step`` and all after it fail."""
    rename, steps = Path.rename, iter(range(99))

    def renamed(old: Path, new: Path) -> Path:
        if next(steps) == step:
            raise error
        return rename(old, new)

    monkeypatch.setattr(Path, "rename", renamed)


def reserved(site: Path) -> SiteFolder:
    """The folder of a site, ready to be written to."""
    folder = SiteFolder(site)
    folder.reserve(lambda: pytest.fail("somebody else builds"))
    return folder


@pytest.mark.parametrize("step", range(STEPS))
def test_the_next_build_puts_back_what_a_killed_one_had_moved(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    fill(site, OLD)
    killed = reserved(site)
    written = {
        "a/index.html": ((site / "a/index.html").stat().st_size, (site / "a/index.html").stat().st_mtime_ns)
    }
    fill(killed.fresh, NEW)
    with monkeypatch.context() as patch:
        fail_at(step, patch, KeyboardInterrupt)
        with pytest.raises(KeyboardInterrupt):
            killed.take_place(keeping=["a"])
    killed._leave()  # as the system does
    following = reserved(site)
    following.put_back({"a": written})
    following.discard()
    assert pages(site) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("step", range(STEPS))
def test_a_step_that_fails_takes_back_those_before_it(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    fill(site, OLD)
    folder = reserved(site)
    fill(folder.fresh, NEW)
    with monkeypatch.context() as patch:
        fail_at(step, patch, PermissionError)
        with pytest.raises(PermissionError):
            folder.take_place(keeping=["a"])
    folder.discard()
    assert pages(site) == OLD


def test_half_a_new_municipality_is_not_put_in_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fill(site, OLD)
    folder = reserved(site)
    fill(folder.fresh, {"c/index.html": "halv"})
    folder.put_back({"c": {"c/index.html": (4, 0), "c/mal/index.html": (4, 0)}, "d": {}})
    folder.discard()
    assert pages(site) == OLD


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "disk", target_is_directory=True)
    folder = reserved(link)
    fill(folder.fresh, NEW)
    folder.take_place()
    assert link.is_symlink()
    assert pages(tmp_path / "disk") == NEW


def test_a_file_that_there_is_no_room_for_is_an_error_and_not_half_a_file(tmp_path: Path) -> None:
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, allowed[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            Writer(tmp_path).write(Output("index.html", "x" * 1001))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
