"""From a data folder to municipalities: every file read, validated and checked, and every mistake placed.

A broken file never hides what is wrong in another, nor makes what it lists unknown to the others.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from slt_plan.checks import CHECKS, SITE_CHECKS
from slt_plan.checks.content import Content, Kind
from slt_plan.findings import Finding, Mistake, explained, has_errors, near
from slt_plan.plan.decisions import DecisionFile
from slt_plan.plan.fields import ID_PATTERN, Id, Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Municipality, Settings
from slt_plan.plan.organisation import Organisation
from slt_plan.plan.parties import PartyFile
from slt_plan.plan.plans import Plan
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.sources import Parsed, Source
from slt_plan.validation import Validated, as_id, shown, validate
from slt_plan.words import Words, words

_ID = re.compile(ID_PATTERN)
SITE_FILE = "nettsted.yml"
SETTINGS_FILE = "kommune.yml"
_SINGLE_FILES: Mapping[str, type[Model]] = {
    SETTINGS_FILE: Settings,
    "aktorer.yml": PartyFile,
    "organisering.yml": Organisation,
    "vedtak.yml": DecisionFile,
}
_FOLDERS: Mapping[str, type[Model]] = {"planer": Plan, "tiltak": Measure}
_LISTS: Mapping[Kind, tuple[str, str]] = {
    "organ": ("organisering.yml", "organer"),
    "niva": ("organisering.yml", "nivåer"),
    "mandat": ("organisering.yml", "felles_mandater"),
    "vedtak": ("vedtak.yml", "vedtak"),
}
_PLAN_LISTS: Mapping[Kind, str] = {
    "mal": "mål",
    "malgruppe": "målgrupper",
    "innsatsomrade": "innsatsområder",
    "strategi": "strategier",
}


@dataclass(frozen=True)
class Files:
    """The bytes of a data folder's files: those at its top, and those of each municipality."""

    name: str
    """The folder's own name, which every finding's file begins with."""
    top: Mapping[str, bytes]
    folders: Mapping[str, Mapping[str, bytes]]

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self.top) + sum(map(len, self.folders.values()))


@dataclass(frozen=True)
class Reading:
    """What came of reading one municipality: the municipality when all is well, and the findings."""

    folder: str
    municipality: Municipality | None
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    """Each file, by its path in the municipality's folder."""


@dataclass(frozen=True)
class SiteReading:
    """What came of reading the site's own file."""

    site: Site | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Data:
    """A whole data folder, read and checked."""

    site: Site | None
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    """Every finding in it, in reading order."""
    files: Files = field(repr=False)


def load(data: Path) -> Files:
    """The bytes of every data file, in order, and nothing more; hidden files and folders do not count."""
    folders = [entry for entry in sorted(data.iterdir()) if entry.is_dir() and not entry.name.startswith(".")]
    contents = {folder.name: dict(_files(folder, "**/*.yml")) for folder in folders}
    filled = {name: files for name, files in contents.items() if files}
    return Files(data.resolve().name, dict(_files(data, "*.yml")), filled)


def read_data(data: Path) -> Data:
    """Everything in a data folder."""
    return read_files(load(data))


def read_files(files: Files, *, kept: Container[Id] = ()) -> Data:
    """Everything that the bytes of a data folder say, but for the municipalities that are kept as they were."""
    site = read_site(files)
    root = site.site.root if site.site else None
    readings = tuple(
        read_municipality(folder, contents, within=files.name, at_root=folder == root)
        for folder, contents in files.folders.items()
        if folder not in kept
    )
    findings = chain(site.findings, *(reading.findings for reading in readings))
    return Data(site.site, readings, tuple(sorted(findings)), files)


def read_site(files: Files) -> SiteReading:
    """The site's own file."""
    raw = files.top.get(SITE_FILE)
    reads = {} if raw is None else {SITE_FILE: _read(Source(SITE_FILE, raw), Site)}
    read = reads.get(SITE_FILE)
    site: Site | None = read.validated.model if read else None
    checked = chain.from_iterable(check(site, files.folders) for check in SITE_CHECKS) if site else ()
    mistakes = chain(_top_mistakes(files), read.mistakes if read else (), _checked(reads, checked))
    findings = _placed(mistakes, reads, _words(read), files.name)
    return SiteReading(None if has_errors(findings) else site, findings)


def read_municipality(
    folder: str, files: Mapping[str, bytes], *, within: str = "data", at_root: bool = False
) -> Reading:
    """One municipality from the bytes of its files; ``within`` is the name of the data folder."""
    sources = {file: Source(file, raw) for file, raw in files.items()}
    reads = {file: _read(source, model) for file, source in sources.items() if (model := _model_of(file))}
    content = _content(reads, complete=len(reads) == len(files))
    mistakes = chain(
        _name_mistakes(folder, files),
        *(read.mistakes for read in reads.values()),
        _checked(reads, chain.from_iterable(check(content) for check in CHECKS)),
    )
    findings = _placed(mistakes, reads, _words(reads.get(SETTINGS_FILE)), f"{within}/{folder}")
    if content.settings is None or has_errors(findings):
        return Reading(folder, None, findings, sources)
    municipality = _municipality(folder, content, content.settings, at_root=at_root)
    return Reading(folder, municipality, findings, sources)


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob(pattern)):
        inside = path.relative_to(folder)
        if not any(part.startswith(".") for part in inside.parts) and path.is_file():
            yield inside.as_posix(), path.read_bytes()


@dataclass(frozen=True)
class _Read:
    """A file as far as it could be read."""

    source: Source
    parsed: Parsed
    validated: Validated[Any]
    mistakes: tuple[Mistake, ...]

    def place(self, mistake: Mistake) -> tuple[int, int]:
        return mistake.place or self.source.place(mistake.path, key=mistake.at == "key")

    def ids(self, key: str) -> frozenset[Id] | None:
        """The ids in one of its lists; none when nobody can know, because something there is wrong."""
        items = self.parsed.data.get(key) if isinstance(self.parsed.data, dict) else "?"
        if items is None:
            return None if self.mistakes else frozenset()
        must = key != "felles_mandater"
        if not isinstance(items, list) or not all(_is_named(item, must=must) for item in items):
            return None
        return frozenset(item["id"] for item in items if item.get("id"))

    def is_whole(self, key: str) -> bool:
        """Whether all of one of its lists could be read."""
        touched = {mistake.path[:1] for mistake in self.mistakes}
        absent = self.parsed.readable and key not in (self.parsed.data or ())
        return self.parsed.readable and not touched & {(), (key,)} and not (absent and touched)


def _is_named(item: Any, *, must: bool = True) -> bool:
    id_ = item.get("id") if isinstance(item, dict) else "?"
    return bool(_ID.fullmatch(id_)) if isinstance(id_, str) else id_ is None and not must


def _read(source: Source, model: type[Model]) -> _Read:
    parsed = source.parse()
    validated = validate(model, source.file, parsed.data) if parsed.readable else Validated[Any](None)
    news = [mistake for mistake in validated.mistakes if not _is_lost(mistake, parsed)]
    return _Read(source, parsed, validated, (*parsed.mistakes, *news))


def _is_lost(mistake: Mistake, parsed: Parsed) -> bool:
    """Whether it follows from something that could not be read, in it or around it."""
    pairs = ((mistake.path, path) for path in parsed.lost)
    return any(one[: len(other)] == other[: len(one)] for one, other in pairs)


def _model_of(file: str) -> type[Model] | None:
    folder, _, name = file.partition("/")
    return _FOLDERS.get(folder) if name and "/" not in name else _SINGLE_FILES.get(file)


def _stem(file: str) -> Id:
    return file.rpartition("/")[2].removesuffix(".yml")


def _content(reads: Mapping[str, _Read], *, complete: bool) -> Content:
    models = {file: read.validated.model for file, read in reads.items() if read.validated.model}
    named = {
        name: models[file]
        for name, file in (
            ("settings", SETTINGS_FILE),
            ("parties", "aktorer.yml"),
            ("organisation", "organisering.yml"),
            ("decisions", "vedtak.yml"),
        )
        if file in models
    }
    plans = {_stem(file): model for file, model in models.items() if isinstance(model, Plan)}
    measures = {_stem(file): model for file, model in models.items() if isinstance(model, Measure)}
    plan_reads = [read for file, read in reads.items() if file.startswith("planer/")]
    whole = complete and all(read.is_whole("tiltak") for read in plan_reads)
    known = _known(reads, complete=complete)
    return Content(**named, plans=plans, measures=measures, plans_are_whole=whole, known=known)


def _known(reads: Mapping[str, _Read], *, complete: bool) -> dict[Kind, frozenset[Id]]:
    """The ids of each kind, where they can be trusted to be all there are.

    A file with a wrong name may hold some of them.
    """
    unread = frozenset[Id]() if complete else None

    def listed(file: str, key: str) -> frozenset[Id] | None:
        return reads[file].ids(key) if file in reads else unread

    plans = [file for file in reads if file.startswith("planer/")]
    found = {kind: listed(file, key) for kind, (file, key) in _LISTS.items()}
    found["aktor"] = _union([listed("aktorer.yml", "aktører"), found["organ"]])
    for kind, key in _PLAN_LISTS.items():
        found[kind] = _union([unread, *(reads[file].ids(key) for file in plans)])
    found["plan"] = _union([unread, frozenset(map(_stem, plans))])
    found["tiltak"] = _union([unread, frozenset(_stem(file) for file in reads if file.startswith("tiltak/"))])
    return {kind: ids for kind, ids in found.items() if ids is not None}


def _union(parts: Iterable[frozenset[Id] | None]) -> frozenset[Id] | None:
    known = list(parts)
    return None if None in known else frozenset().union(*(part for part in known if part is not None))


def _municipality(folder: str, content: Content, settings: Settings, *, at_root: bool) -> Municipality:
    return Municipality(
        id=folder,
        settings=settings,
        listed_parties={party.id: party for party in content.parties.parties},
        organisation=content.organisation,
        decision_file=content.decisions,
        plans=content.plans,
        measures=content.measures,
        at_root=at_root,
    )


def _words(read: _Read | None) -> Words:
    """Our words in the written language the file asks for; in bokmål when it does not say."""
    data = read.parsed.data if read else None
    language = data.get("målform") if isinstance(data, dict) else None
    return words(next((code for name, code in LANGUAGE_CODES.items() if name == language), "nb"))


def _placed(
    mistakes: Iterable[Mistake], reads: Mapping[str, _Read], texts: Words, within: str
) -> tuple[Finding, ...]:
    """The mistakes in reading order, each at its line and column."""
    return tuple(sorted(_finding(mistake, reads.get(mistake.file), texts, within) for mistake in mistakes))


def _finding(mistake: Mistake, read: _Read | None, texts: Words, within: str) -> Finding:
    file = f"{within}/{mistake.file}" if mistake.file else within
    return explained(mistake, texts, file, read.place(mistake) if read else (1, 1))


def _checked(reads: Mapping[str, _Read], mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """What checks found in the models, with paths as they are in the files."""
    for mistake in mistakes:
        yield replace(mistake, path=reads[mistake.file].validated.original(mistake.path))


def _top_mistakes(files: Files) -> Iterator[Mistake]:
    strangers = [name for name in files.top if name != SITE_FILE]
    for name in strangers:
        yield Mistake(name, (), "ukjent-fil", {"name": shown(name)}, near(name, [SITE_FILE]))
    if not strangers and SITE_FILE not in files.top:
        yield Mistake(SITE_FILE, (), "mangler-fil", {"name": SITE_FILE})


def _name_mistakes(folder: str, files: Iterable[str]) -> Iterator[Mistake]:
    if not _ID.fullmatch(folder):
        yield Mistake("", (), "ugyldig-mappenavn", {"name": shown(folder)}, as_id(folder) or None)
    strangers = [file for file in files if not _model_of(file)]
    for file in strangers:
        yield Mistake(file, (), "ukjent-fil", {"name": shown(file)}, _likely_file(file))
    if not strangers and SETTINGS_FILE not in files:
        yield Mistake(SETTINGS_FILE, (), "mangler-fil", {"name": SETTINGS_FILE})
    for file in files:
        if _model_of(file) and not _ID.fullmatch(_stem(file)):
            yield Mistake(file, (), "ugyldig-filnavn", {"name": shown(_stem(file))}, _likely_name(file))


def _likely_file(file: str) -> str | None:
    name = file.rpartition("/")[2]
    return near(file, [*_SINGLE_FILES, *(f"{folder}/{name}" for folder in _FOLDERS)])


def _likely_name(file: str) -> str | None:
    name = as_id(_stem(file))
    return f"{name}.yml" if name else None
