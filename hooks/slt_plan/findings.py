"""Findings: what is wrong in the data, where it stands, and what to do about it.

A check knows *what* is wrong and yields a ``Mistake``; whoever has read the file knows *where* it stands
and makes it a ``Finding``, in the municipality's own language. The texts are
``findings.<code>`` in ``words``.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, get_args

from slt_plan.words import Words, words

Severity = Literal["error", "warning", "hint"]
Path = tuple[str | int, ...]
"""The way to a place in a file: keys, and positions in lists."""

_NUMBERS = re.compile("[0-9]+")
_LONGEST_SHOWN = 100
_WARNINGS = frozenset(
    {
        "tiltak-uten-plan",
        "tiltak-i-utkast",
        "tom-farge",
        "avkortet-tekst",
        "felt-i-tekst",
        "mobilnummer",
        "gammel-hjelp",
        "navn-paa-en-annen",
        "ikke-utfylt",
    }
)
_DOUBTFUL = "kanskje-"
"""How the codes of those begin that may be nothing."""
_HINTS = frozenset({"annet-tall", "ukjent-forkortelse", "lang-setning", "vurdert-uten-treff"})
_ABOUT_THE_FILE = frozenset({"ugyldig-filnavn", "like-filnavn", "tom-fil", "ikke-tekstfil"})
"""What no line in the file is to blame for."""


class Place(NamedTuple):
    """Where in a file something stands: line and column, counted from one, and how many characters it takes."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, order=True)
class Finding:
    """A mistake at its place, explained; findings sort in reading order."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    what: str
    advice: str
    length: int = 1
    source_line: str = ""
    """The line as its author wrote it; nothing when no line is to blame."""
    suggestion: str = ""
    """The same line put right, where that can be told."""
    language: str = "nb"
    """The written language it speaks."""


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a file of one municipality, not yet placed or put into words."""

    file: str
    """The file, seen from the municipality's folder."""
    path: Path
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the blanks in the texts; several things become a list."""
    near: str | None = None
    """What the author may have meant."""
    at: Literal["key", "value"] = "value"
    """Whether the key itself is wrong, or what stands at it."""
    place: Place | None = None
    """Where it stands, when no path leads there (the text itself could not be read)."""
    corrected: str = ""
    """The line put right, where whoever found the mistake can tell."""
    words: str = ""
    """The very words in a text that it is about; otherwise all that stands there is meant."""

    @property
    def severity(self) -> Severity:
        """Whether the plan can be published all the same."""
        if self.code in _HINTS:
            return "hint"
        return "warning" if self.code in _WARNINGS or self.code.startswith(_DOUBTFUL) else "error"


def explained(mistake: Mistake, texts: Words, file: str, place: Place, line: str = "") -> Finding:
    """The mistake as a finding, in plain words, with the likeliest cure first; ``line`` is where it stands."""
    name = f"findings.{mistake.code}"
    values = {blank: _shown(value) for blank, value in mistake.values.items()}
    severity = mistake.severity
    advice = texts(_advice(name, mistake, texts), **values)
    if mistake.near:
        advice = f"{texts('findings.near', near=mistake.near)} {advice}"
    what = texts(f"{name}.what", **values)
    found = Finding(file, place.line, place.column, severity, mistake.code, what, advice, language=texts.code)
    if mistake.code in _ABOUT_THE_FILE or not line.strip():
        return found
    length = max(1, min(place.length, len(line.rstrip()) - place.column + 1))
    return replace(found, length=length, source_line=line, suggestion=corrected(mistake, place, line))


def corrected(mistake: Mistake, place: Place, line: str) -> str:
    """The line put right; nothing when nobody can tell how."""
    if mistake.corrected or not mistake.near or not mistake.path:
        return mistake.corrected if mistake.corrected != line else ""
    before, after = line[: place.column - 1], line[place.column - 1 + place.length :]
    written = line[len(before) : len(line) - len(after)].strip("'\"")
    known = written in {value for value in mistake.values.values() if isinstance(value, str)}
    return f"{before}{mistake.near}{after}" if known else ""


def _advice(name: str, mistake: Mistake, texts: Words) -> str:
    """The name of the advice; where nothing is near, there may be a longer one."""
    otherwise = f"{name}.otherwise"
    return otherwise if not mistake.near and otherwise in texts else f"{name}.advice"


def _shown(value: object) -> str:
    """A value as a sentence can hold it: on one line, not too long, and with no power over a terminal."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(str, value))
    text = "".join(sign if sign.isprintable() else " " for sign in str(value))
    short = " ".join(text.split())
    return short if len(short) <= _LONGEST_SHOWN else f"{short[:_LONGEST_SHOWN]}…"


def near(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like the word; one that merely begins alike (skole, skolen) comes second."""
    folded = {choice.casefold(): choice for choice in choices if not _differ_in_numbers(word, choice)}
    word = word.casefold()
    if matches := difflib.get_close_matches(word, folded, n=1, cutoff=0.7):
        return folded[matches[0]]
    shortest = 3
    alike = (
        choice
        for start, choice in folded.items()
        if min(len(word), len(start)) >= shortest and (start.startswith(word) or word.startswith(start))
    )
    return next(alike, None)


def _differ_in_numbers(word: str, choice: str) -> bool:
    """Whether only the numbers tell them apart; another year is no slip of the pen."""
    return word != choice and _NUMBERS.sub("", word) == _NUMBERS.sub("", choice)


def has_errors(findings: Iterable[Finding | Mistake]) -> bool:
    """Whether any of them is more than a warning."""
    return any(finding.severity == "error" for finding in findings)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """All that is wrong before what may be, and hints last; each kind in reading order."""
    grades = get_args(Severity)
    return sorted(findings, key=lambda found: (grades.index(found.severity), found))


def as_text(findings: Iterable[Finding]) -> str:
    """One line a finding, with a place that terminals and editors make clickable."""
    return "\n".join(
        f"{found.file}:{found.line}:{found.column}: {words(found.language)(f'findings.{found.severity}')}: "
        f"{found.what} {found.advice} [{found.code}]"
        for found in findings
    )


def as_shown(findings: Iterable[Finding]) -> str:
    """Each finding on its line, and below it the place it speaks of and how that may be put right."""
    return "\n".join("\n".join([as_text([found]), *place_shown(found)]) for found in findings)


def place_shown(found: Finding) -> Iterator[str]:
    """The line with a mark below what is wrong; where lines are long, the part of it around that."""
    if not found.source_line:
        return
    texts = words(found.language)
    labels = (texts("findings.line", line=found.line), "", texts("findings.suggestion"))
    start = max(0, found.column - _LONGEST_SHOWN // 2)
    before = visible(found.source_line[start : found.column - 1])
    wrong = visible(found.source_line[found.column - 1 : found.column - 1 + found.length]) or " "
    after = visible(found.source_line[found.column - 1 + found.length :])
    width = max(_LONGEST_SHOWN - len(before), 1)
    mark = " " * _width(before) + "^" * max(1, _width(wrong[:width]))
    rows = [before + (wrong + after)[:width], mark]
    rows += [visible(found.suggestion[start : start + _LONGEST_SHOWN])] if found.suggestion else []
    indent = max(map(len, labels))
    for label, row in zip(labels, rows, strict=False):
        yield f"    {label:>{indent}} {row}".rstrip()


def visible(text: str) -> str:
    """A text with every character in sight, and with no power over a terminal."""
    text = text.translate({ord("\t"): "→", ord("\xa0"): "·"})
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects, for programs."""
    return json.dumps([_as_object(found) for found in findings], ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding]) -> str:
    """Notes that GitHub shows at the line of a proposed change."""
    return "\n".join(
        f"::{_LEVELS[found.severity]} file={_property(found.file)},line={found.line},col={found.column},"
        f"title={_property(found.code)}::{_message(f'{found.what} {found.advice}')}"
        for found in findings
    )


FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {
    "tekst": as_shown,
    "json": as_json,
    "github": as_github,
}
"""The ways to write findings, by the name the coordinator gives."""

_GRADES: Mapping[Severity, str] = {"error": "feil", "warning": "advarsel", "hint": "tips"}
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}


def _as_object(found: Finding) -> dict[str, str | int]:
    return {
        "fil": found.file,
        "linje": found.line,
        "kolonne": found.column,
        "alvor": _GRADES[found.severity],
        "kode": found.code,
        "hva": found.what,
        "råd": found.advice,
        "kildelinje": found.source_line,
        "forslag": found.suggestion,
    }


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
