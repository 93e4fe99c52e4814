"""From files read one by one to what they say together, and which ids they leave known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slt_plan.checks.content import Content, Kind
from slt_plan.files.sources import Parsed, Source
from slt_plan.findings import Mistake, Place
from slt_plan.layout import (
    DECISION_FILE,
    MEASURES,
    ORGANISATION_FILE,
    PARTY_FILE,
    PLANS,
    SETTINGS_FILE,
    id_of,
    is_id,
    within,
)
from slt_plan.line_looks import shown_by_its_line
from slt_plan.plan.fields import Id, Model
from slt_plan.validation import Validated, validate

_PARTS = {
    SETTINGS_FILE: "settings",
    PARTY_FILE: "parties",
    ORGANISATION_FILE: "organisation",
    DECISION_FILE: "decisions",
}
_LISTS: Mapping[Kind, tuple[str, str]] = {
    "organ": (ORGANISATION_FILE, "organer"),
    "niva": (ORGANISATION_FILE, "nivåer"),
    "mandat": (ORGANISATION_FILE, "felles_mandater"),
    "vedtak": (DECISION_FILE, "vedtak"),
}
_PLAN_LISTS: Mapping[Kind, str] = {
    "mal": "mål",
    "malgruppe": "målgrupper",
    "innsatsomrade": "innsatsområder",
    "strategi": "strategier",
}


@dataclass(frozen=True)
class FileRead:
    """A file as far as it could be read."""

    source: Source
    parsed: Parsed
    validated: Validated[Any]
    mistakes: tuple[Mistake, ...]

    def place(self, mistake: Mistake) -> Place:
        """The place of a mistake in it."""
        place = mistake.place or self.source.place(mistake.path, key=mistake.at == "key")
        return self.source.place_of(mistake.words, place) if mistake.words else place

    def in_the_file(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """A path in the model as a path in the file."""
        return self.validated.original(path)

    def get(self, key: str) -> Any:
        """What stands at a key of the file itself, right or wrong."""
        return self.parsed.data.get(key) if isinstance(self.parsed.data, dict) else None

    def is_told(self, mistake: Mistake) -> bool:
        """Whether it follows from something that has been told already."""
        if self.parsed.doubtful and self.place(mistake).line in self.parsed.doubtful:
            return True
        pairs = ((mistake.path, path) for path in self.parsed.lost)
        return any(one[: len(other)] == other[: len(one)] for one, other in pairs)

    def is_whole(self, key: str) -> bool:
        """Whether everything in one of its lists could be read."""
        return self._is_there(key) and not _touches(key, self._not_mended(self.mistakes))

    def ids(self, key: str) -> frozenset[Id] | None:
        """The ids in one of its lists; none when nobody can know, because some may have been lost."""
        items = self.get(key) or []
        if (
            not self._is_there(key)
            or _touches(key, self._not_mended(self.parsed.mistakes))
            or not isinstance(items, list)
        ):
            return None
        ids = [item.get("id") if isinstance(item, dict) else "" for item in items]
        # A mandate that no bodies share needs no id; that others have one is for the model to say.
        return frozenset(filter(None, ids)) if all(id_ is None or is_id(id_) for id_ in ids) else None

    def _not_mended(self, mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
        """Those that still stand in the way when the text has been put right in memory, without a guess."""
        sure = () if self.parsed.doubtful else self.parsed.mended
        return (mistake for mistake in mistakes if mistake not in sure)

    def _is_there(self, key: str) -> bool:
        """Whether the list is there, or is rightly not: a key that is misspelt may stand for it."""
        return self.parsed.readable and (
            self.get(key) is not None or not any(mistake.severity == "error" for mistake in self.mistakes)
        )


def read_file(source: Source, model: type[Model], *, closely: bool = False) -> FileRead:
    """A file as that model, with every mistake told once; ``closely`` even where it seems to make sense."""
    parsed = source.parse(closely=closely)
    validated = _validated(source, model, parsed)
    if validated.mistakes and not parsed.mistakes and not closely:
        parsed = source.parse(closely=True)
        validated = _validated(source, model, parsed)
    read = FileRead(source, parsed, validated, parsed.mistakes)
    news = (shown_by_its_line(source, mistake) for mistake in validated.mistakes if not read.is_told(mistake))
    return replace(read, mistakes=(*parsed.mistakes, *news))


def _validated(source: Source, model: type[Model], parsed: Parsed) -> Validated[Any]:
    return validate(model, source.file, parsed.data) if parsed.readable else Validated[Any](None)


def gather(reads: Mapping[str, FileRead], *, complete: bool) -> Content:
    """What a municipality's files say together; ``complete`` when every file in its folder is among them."""
    models = {file: read.validated.model for file, read in reads.items() if read.validated.model}
    parts = {name: models[file] for file, name in _PARTS.items() if file in models}
    return Content(
        **parts,
        plans={id_of(file): models[file] for file in within(PLANS, models)},
        measures={id_of(file): models[file] for file in within(MEASURES, models)},
        plans_are_whole=complete and all(reads[file].is_whole("tiltak") for file in within(PLANS, reads)),
        known=_known(reads, complete=complete),
    )


def _known(reads: Mapping[str, FileRead], *, complete: bool) -> dict[Kind, frozenset[Id]]:
    """The ids of each kind, where they can be trusted to be all there are."""
    unread = frozenset[Id]() if complete else None

    def listed(file: str, key: str) -> frozenset[Id] | None:
        return reads[file].ids(key) if file in reads else unread

    plans, measures = within(PLANS, reads), within(MEASURES, reads)
    found = {kind: listed(file, key) for kind, (file, key) in _LISTS.items()}
    found["aktor"] = _union([listed(PARTY_FILE, "aktører"), found["organ"]])
    for kind, key in _PLAN_LISTS.items():
        found[kind] = _union([unread, *(reads[file].ids(key) for file in plans)])
    found["plan"] = _union([unread, frozenset(map(id_of, plans))])
    found["tiltak"] = _union([unread, frozenset(map(id_of, measures))])
    return {kind: ids for kind, ids in found.items() if ids is not None}


def _union(parts: Iterable[frozenset[Id] | None]) -> frozenset[Id] | None:
    """All of them together; none when one of them is not known."""
    together = frozenset[Id]()
    for part in parts:
        if part is None:
            return None
        together |= part
    return together


def _touches(key: str, mistakes: Iterable[Mistake]) -> bool:
    return any(mistake.path[:1] in ((), (key,)) for mistake in mistakes if mistake.severity == "error")
