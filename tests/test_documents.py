"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from slt_plan.__main__ import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "DECISIONS.md")
LOCKS = ("requirements.txt", "requirements-dev.txt")
VARIABLE = re.compile(r"\bSLT_[A-Z]+\b")
FILE = re.compile(r"`([\w.-]+/[\w./-]*|[\w-]+\.(?:md|toml|yml|txt|py))`")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def dependencies() -> set[str]:
    settings = project()["project"]
    groups = [*project()["dependency-groups"].values(), *settings["optional-dependencies"].values()]
    every = [*settings["dependencies"], *(one for group in groups for one in group)]
    return {re.split(r"[<>=]", requirement)[0] for requirement in every}


def test_the_readme_names_each_target_of_the_makefile_and_no_other() -> None:
    assert set(re.findall(r"`make ([a-z]+)`", read("README.md"))) == targets() - {"help"}


def test_make_explains_each_target() -> None:
    explained = re.findall(r"^# make ([a-z]+) ", read("Makefile"), re.MULTILINE)
    assert sorted(explained) == sorted(targets() - {"help"})


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_only_targets_that_exist(document: str) -> None:
    named = re.findall(r"^make ([a-z ]+)|`make ([a-z ]+)", read(document), re.MULTILINE)
    assert {target for pair in named for target in " ".join(pair).split()} <= targets()


def test_make_runs_nothing_but_python() -> None:
    recipes = re.findall(r"^\t@?(\S+)", read("Makefile"), re.MULTILINE)
    assert set(recipes) == {"$(PYTHON)", "$(VENV)", "$(INSTALL)", "$(LOCK)", "$(DONE)"}


def test_the_readme_shows_each_command_with_all_it_can_be_told() -> None:
    shown = re.findall(r"^slt-plan (.*?)(?= \[| [A-Z]|$)(.*)$", read("README.md"), re.MULTILINE)
    told = {name: set(re.findall(r"\[(--\w+)[ \]]", options)) for name, options in shown}
    assert told == {command.name: {option.name for option in command.options} for command in COMMANDS}


def test_the_readme_explains_each_variable() -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py")]
    used = {name for text in (*code, read("mkdocs.yml")) for name in VARIABLE.findall(text)}
    assert set(re.findall(r"^\| `(SLT_\w+)` \|", read("README.md"), re.MULTILINE)) == used


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_file_that_a_document_names_exists(document: str) -> None:
    text = read(document)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    made = read(".gitignore").split()
    named = [path for path in FILE.findall(text) if f"{path.split('/')[0]}/" not in made]
    assert [path for path in (*linked, *named) if not exists(path)] == []


def exists(path: str) -> bool:
    """Whether there is such a file; below the root, or of that name in the data or the code."""
    return (ROOT / path).exists() or any(
        found
        for folder in ("data", "hooks", "theme_overrides")
        for found in (ROOT / folder).rglob(path.strip("/"))
    )


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_files_name_no_host(name: str) -> None:
    assert "://" not in read(name)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    packages = re.split(r"\n(?=\S)", read(name).strip())
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_both_lock_files_hold_the_same_versions() -> None:
    ours, everything = (set(re.findall(r"^\S+==.+", read(name), re.MULTILINE)) for name in LOCKS)
    assert ours <= everything


def test_every_dependency_has_its_reason() -> None:
    lines = re.findall(r"^- (\*\*.+?) – ", read("DECISIONS.md"), re.MULTILINE)
    assert {name for line in lines for name in re.findall(r"\*\*([\w.-]+)\*\*", line)} == dependencies()


def test_every_rule_that_is_off_has_its_reason() -> None:
    block = re.search(r"^ignore = \[\n(.*?)^\]", read("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert block
    assert [line for line in block[1].splitlines() if " # " not in line] == []
