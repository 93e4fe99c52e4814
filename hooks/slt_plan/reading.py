"""From a data folder to municipalities: every file read, validated and checked, and every mistake placed.

A broken file never hides what is wrong in another, nor makes what it lists unknown to the others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from slt_plan.checks import CHECKS, SITE_CHECKS
from slt_plan.checks.content import Content
from slt_plan.checks.guards import guarded, guarded_site
from slt_plan.files.sources import Source
from slt_plan.findings import Finding, Mistake, Place, explained, has_errors
from slt_plan.gathering import FileRead, gather, read_file
from slt_plan.layout import (
    SETTINGS_FILE,
    SITE_FILE,
    misnamed,
    misnamed_at_the_top,
    model_of,
)
from slt_plan.loading import data_files, pictures, visible
from slt_plan.logos import chosen_logo, unfit_logo
from slt_plan.plan.drafts import without_answers
from slt_plan.plan.fields import Id, Logo
from slt_plan.plan.municipalities import Municipality, Settings
from slt_plan.plan.sites import LANGUAGE_CODES, Site
from slt_plan.suggesting import by_names
from slt_plan.words import Words, words


@dataclass(frozen=True)
class Files:
    """The bytes of a data folder's files: those at its top, and those of each municipality."""

    name: str
    """The folder's own name, which every finding's file begins with."""
    top: Mapping[str, bytes]
    folders: Mapping[str, Mapping[str, bytes]]
    pictures: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict, repr=False)
    """The pictures in each of those folders, and under no name those at the top: none larger than can be told."""

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
    language: str = "nb"
    """The written language to speak about it in, by its code."""


class Outside(NamedTuple):
    """What the reading of a municipality depends on besides its own files."""

    language: str = "nb"
    """What findings speak when the municipality does not say."""
    today: date | None = None
    """The day it is seen from; without one, nothing in it is old."""
    explained: frozenset[str] | None = None
    """The abbreviations that the site explains; where nobody can know, no abbreviation is asked about."""


_NOTHING = Outside()


@dataclass(frozen=True)
class SiteReading:
    """What came of reading the site's own file."""

    site: Site | None
    findings: tuple[Finding, ...] = ()
    logo: Logo | None = None
    language: str = "nb"
    """The written language it asks for, by its code."""

    def outside(self, today: date | None = None) -> Outside:
        """What it has to say to every municipality, on that day."""
        explained = (one.short for one in self.site.abbreviations) if self.site else None
        return Outside(self.language, today, None if explained is None else frozenset(explained))


@dataclass(frozen=True)
class Data:
    """A whole data folder, read and checked."""

    site: Site | None
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    """Every finding in it, in reading order."""
    files: Files = field(repr=False)
    logo: Logo | None = None
    """The site's own."""
    site_language: str = "nb"

    @property
    def language(self) -> str:
        """The written language of the municipalities, by its code; that of the site when they have several."""
        languages = {reading.language for reading in self.readings}
        return languages.pop() if len(languages) == 1 else self.site_language


class Loaded(NamedTuple):
    """The bytes of the files in one folder: those meant as data, and the pictures."""

    data: Mapping[str, bytes]
    pictures: Mapping[str, bytes]


def load(data: Path) -> Files:
    """The bytes of every file meant as data, in order, and nothing more; what is hidden does not count.

    Raises ``OSError`` when any of it cannot be read.
    """
    return put_together(data, {name: load_folder(data, name) for name in folders(data)})


def folders(data: Path) -> list[str]:
    """The folders that are read, by name: the top itself, which has none, and those that may be municipalities."""
    entries = (entry for entry in sorted(data.iterdir()) if not entry.name.startswith("."))
    return ["", *(entry.name for entry in entries if entry.is_dir())]


def load_folder(data: Path, name: str) -> Loaded:
    """One of those folders."""
    folder = data / name
    return Loaded(dict(data_files(folder, data, deep=bool(name))), pictures(folder, data))


def put_together(data: Path, loaded: Mapping[str, Loaded]) -> Files:
    """All of them."""
    filled = {visible(name): one.data for name, one in loaded.items() if name and one.data}
    beside = {visible(name): one.pictures for name, one in loaded.items()}
    return Files(visible(data.resolve().name), loaded[""].data, filled, beside)


def read_data(data: Path, *, today: date | None = None) -> Data:
    """Everything in a data folder, as seen on a day; without one, nothing in it is old."""
    return read_files(load(data), today=today)


def read_files(files: Files, *, kept: Container[Id] = (), today: date | None = None) -> Data:
    """Everything that the bytes of a data folder say, but for the municipalities that are kept as they were."""
    site = read_site(files, today=today)
    root = site.site.root if site.site else None
    readings = tuple(
        read_municipality(
            folder,
            contents,
            files.pictures.get(folder, {}),
            within=files.name,
            at_root=folder == root,
            outside=site.outside(today),
        )
        for folder, contents in files.folders.items()
        if folder not in kept
    )
    findings = chain(site.findings, *(reading.findings for reading in readings))
    return Data(site.site, readings, tuple(sorted(findings)), files, site.logo, site.language)


def read_site(files: Files, *, today: date | None = None) -> SiteReading:
    """The site's own file."""
    raw = files.top.get(SITE_FILE)
    reads = {} if raw is None else {SITE_FILE: read_file(Source(SITE_FILE, raw), Site)}
    read = reads.get(SITE_FILE)
    site: Site | None = read.validated.model if read else None
    pictures = files.pictures.get("", {})
    name = site.logo if site else None
    checked = chain.from_iterable(check(site, files.folders) for check in SITE_CHECKS) if site else ()
    checked = chain(
        checked, unfit_logo(SITE_FILE, name, pictures), guarded_site(site, raw, today) if site and raw else ()
    )
    mistakes = chain(misnamed_at_the_top(files.top), read.mistakes if read else (), _checked(reads, checked))
    language = _language(read, "nb")
    findings = _placed(mistakes, reads, words(language), files.name)
    if has_errors(findings):
        return SiteReading(None, findings, language=language)
    public = without_answers(site) if site else None
    return SiteReading(public, findings, chosen_logo(name, pictures), language)


def read_municipality(
    folder: str,
    files: Mapping[str, bytes],
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    *,
    within: str = "data",
    at_root: bool = False,
    outside: Outside = _NOTHING,
) -> Reading:
    """One municipality from the bytes of its files; ``within`` is the name of the data folder."""
    sources = {file: Source(file, raw) for file, raw in files.items()}
    reads = {file: read_file(source, model) for file, source in sources.items() if (model := model_of(file))}
    content = gather(reads, complete=len(reads) == len(files))
    logo = content.settings.logo if content.settings else None
    mistakes = chain(
        misnamed(folder, files),
        *(read.mistakes for read in reads.values()),
        _checked(reads, chain.from_iterable(check(content) for check in CHECKS)),
        _checked(reads, unfit_logo(SETTINGS_FILE, logo, pictures)),
    )
    told = [*by_names(mistakes, reads)]
    told += _checked(reads, _guarded(content, reads, outside, whole=not has_errors(told)))
    language = _language(reads.get(SETTINGS_FILE), outside.language)
    findings = _placed(told, reads, words(language), f"{within}/{folder}")
    if content.settings is None or has_errors(findings):
        return Reading(folder, None, findings, sources, language)
    municipality = _municipality(
        folder, content, content.settings, chosen_logo(logo, pictures), at_root=at_root
    )
    return Reading(folder, municipality, findings, sources, language)


def _guarded(
    content: Content, reads: Mapping[str, FileRead], outside: Outside, *, whole: bool
) -> Iterator[Mistake]:
    models = {file: read.validated.model for file, read in reads.items() if read.validated.model}
    raw = {file: read.source.raw for file, read in reads.items()}
    return guarded(content, models, raw, explained=outside.explained, today=outside.today, whole=whole)


def _municipality(
    folder: str, content: Content, settings: Settings, logo: Logo | None, *, at_root: bool
) -> Municipality:
    return Municipality(
        id=folder,
        settings=settings,
        listed_parties={party.id: party for party in content.parties.parties},
        organisation=content.organisation,
        decision_file=content.decisions,
        plans=content.plans,
        measures=content.measures,
        logo=logo,
        at_root=at_root,
    )


def _language(read: FileRead | None, otherwise: str) -> str:
    """The code of the written language that the file asks for, as far as it can be read."""
    asked = (read.get("målform") or read.source.value_of("målform")) if read else None
    return next((code for name, code in LANGUAGE_CODES.items() if name == asked), otherwise)


def _placed(
    mistakes: Iterable[Mistake], reads: Mapping[str, FileRead], texts: Words, within: str
) -> tuple[Finding, ...]:
    """The mistakes in reading order, each at its line and column."""
    return tuple(sorted(_finding(mistake, reads.get(mistake.file), texts, within) for mistake in mistakes))


def _finding(mistake: Mistake, read: FileRead | None, texts: Words, within: str) -> Finding:
    file = f"{within}/{mistake.file}" if mistake.file else within
    if not read:
        return explained(mistake, texts, file, Place(1, 1))
    place = read.place(mistake)
    return explained(mistake, texts, file, place, read.source.line(place.line))


def _checked(reads: Mapping[str, FileRead], mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """What checks found in the models, with paths as they are in the files; nothing that follows from a slip."""
    for mistake in mistakes:
        read = reads.get(mistake.file)
        found = replace(mistake, path=read.in_the_file(mistake.path)) if read else mistake
        if not read or not read.parsed.doubtful or not read.is_told(found):
            yield found
