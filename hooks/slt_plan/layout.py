"""What the files of a data folder are called, which model each holds, and names that are wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from slt_plan.findings import Mistake, near
from slt_plan.plan.decisions import DecisionFile
from slt_plan.plan.fields import ID_PATTERN, Id, Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Organisation
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.validation import as_id

SITE_FILE = "nettsted.yml"
SETTINGS_FILE = "kommune.yml"
PARTY_FILE = "aktorer.yml"
ORGANISATION_FILE = "organisering.yml"
DECISION_FILE = "vedtak.yml"
PLANS = "planer"
MEASURES = "tiltak"

_FILES: Mapping[str, type[Model]] = {
    SETTINGS_FILE: Settings,
    PARTY_FILE: PartyFile,
    ORGANISATION_FILE: Organisation,
    DECISION_FILE: DecisionFile,
}
_FOLDERS: Mapping[str, type[Model]] = {PLANS: Plan, MEASURES: Measure}
_ID = re.compile(ID_PATTERN)
_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
"""How the names of data files end, and what editors and systems may make of that."""


def model_of(file: str) -> type[Model] | None:
    """The model that a municipality's file holds, by its name; nothing when the name says nothing."""
    folder, _, name = file.partition("/")
    if not file.endswith(".yml"):
        return None
    return _FOLDERS.get(folder) if name and "/" not in name else _FILES.get(file)


def is_meant_as_data(file: str) -> bool:
    """Whether a file is read, or was perhaps meant to be: a plain text is, where only plans and measures lie."""
    if file.endswith(".txt") and file.partition("/")[0] in _FOLDERS:
        return True
    return _ENDING.search(file.removesuffix(".txt")) is not None


def id_of(file: str) -> Id:
    """The id of a plan or a measure: its file's name."""
    return file.rpartition("/")[2].removesuffix(".yml")


def within(folder: str, files: Iterable[str]) -> list[str]:
    """Those of the files that lie in that folder."""
    return [file for file in files if file.startswith(f"{folder}/")]


def is_id(text: object) -> bool:
    """Whether it can be an id, and a part of an address."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def misnamed_at_the_top(files: Collection[str]) -> Iterator[Mistake]:
    """Files beside the municipalities that nobody reads, and the site's own file when it is not there."""
    strangers = [name for name in files if name != SITE_FILE]
    for name in strangers:
        yield Mistake(name, (), "ukjent-fil", {"name": name}, near(_as_yml(name), [SITE_FILE]))
    if not strangers and SITE_FILE not in files:
        yield Mistake(SITE_FILE, (), "mangler-fil", {"name": SITE_FILE})


def misnamed(folder: str, files: Collection[str]) -> Iterator[Mistake]:
    """Names in a municipality's folder that nobody reads or that cannot be addresses, and what is not there."""
    if not is_id(folder):
        yield Mistake("", (), "ugyldig-mappenavn", {"name": folder}, as_id(folder) or None)
    strangers = [file for file in files if not model_of(file)]
    for file in strangers:
        yield Mistake(file, (), "ukjent-fil", {"name": file}, _likely_place(file))
    # A file that is there under a slightly wrong name is one mistake, not two.
    if not strangers and SETTINGS_FILE not in files:
        yield Mistake(SETTINGS_FILE, (), "mangler-fil", {"name": SETTINGS_FILE})
    for file in files:
        if model_of(file) and not is_id(id_of(file)):
            yield _misnamed(file, files)


def _misnamed(file: str, files: Collection[str]) -> Mistake:
    """A name that cannot be an address; it may be that of a file that is there too, but for a capital letter."""
    likely = _likely_name(file)
    folder = file.rpartition("/")[0]
    if likely and f"{folder}/{likely}" in files:
        name = file.rpartition("/")[2]
        return Mistake(file, (), "like-filnavn", {"name": name, "other": likely, "folder": folder})
    return Mistake(file, (), "ugyldig-filnavn", {"name": id_of(file)}, likely)


def _likely_place(file: str) -> str | None:
    name = _as_yml(file.rpartition("/")[2])
    return near(_as_yml(file), [*_FILES, *(f"{folder}/{name}" for folder in _FOLDERS)])


def _as_yml(file: str) -> str:
    return f"{_ENDING.sub('', file.removesuffix('.txt'))}.yml"


def _likely_name(file: str) -> str | None:
    name = as_id(id_of(file))
    return f"{name}.yml" if name else None
