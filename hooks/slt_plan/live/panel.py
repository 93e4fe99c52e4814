"""What stands on a page while somebody edits, besides the page: what is wrong now, and the way to what waits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import dedent
from typing import NamedTuple

from slt_plan.editing.correcting import is_fixable
from slt_plan.findings import Finding, Severity, place_shown
from slt_plan.plan.fields import Id
from slt_plan.rendering import Renderer
from slt_plan.words import Words

LIVE = "_live/"
"""Where the script and the stylesheet of the preview lie; no id begins like that."""
_MOST = 30
_MAIN = re.compile(r'<main[^>]*>(?:<div class="wrap">)?')


class Told(NamedTuple):
    """A finding as it is shown: the same words as in a terminal."""

    what: str
    advice: str
    place: str
    code: str
    line: str
    """The line with a mark below what is wrong, and how it may be put right."""
    language: str


class Panel(NamedTuple):
    """What is wrong: with anything but the data, then with the data."""

    title: str
    troubles: tuple[str, ...]
    errors: tuple[Told, ...]
    warnings: tuple[Told, ...]
    warned: str
    """How many warnings and hints there are."""
    left_out: int
    """How many more errors there are than are shown."""
    fixable: bool
    """Whether some of what is shown can be put right by a command."""


def panel(
    findings: Iterable[Finding], troubles: tuple[str, ...], texts: Words, *, data: str, own: Id | None
) -> Panel:
    """What to show on the pages of a municipality: its own mistakes first, and no warnings but its own."""
    folder = f"{data}/{own}/"
    ordered = sorted(findings, key=lambda found: not found.file.startswith(folder))
    errors = _graded(ordered, "error")
    near = [found for found in ordered if own is None or found.file.startswith(folder)]
    warnings = [*_graded(near, "warning"), *_graded(near, "hint")]
    number = len(errors) + len(troubles)
    return Panel(
        texts("serve.wrong", errors=texts.count("command.errors", number)) if number else "",
        troubles,
        _told(errors[:_MOST]),
        _told(warnings),
        counted(warnings, texts),
        max(0, len(errors) - _MOST),
        any(map(is_fixable, errors[:_MOST])),
    )


def counted(findings: Iterable[Finding], texts: Words) -> str:
    """How many warnings there are, and how many hints; nothing when there are none."""
    numbers = Counter(found.severity for found in findings)
    kinds: tuple[Severity, ...] = ("warning", "hint")
    counts = [texts.count(f"command.{kind}s", numbers[kind]) for kind in kinds if numbers[kind]]
    return texts.listed(counts) if counts else ""


def _graded(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    return [found for found in findings if found.severity == severity]


def _told(findings: Iterable[Finding]) -> tuple[Told, ...]:
    return tuple(
        Told(
            found.what,
            found.advice,
            f"{found.file}:{found.line}:{found.column}",
            found.code,
            dedent("\n".join(place_shown(found))),
            found.language,
        )
        for found in findings
    )


def added(
    html: str, shown: Panel, renderer: Renderer, texts: Words, *, root: str, status: str, version: str
) -> str:
    """A page with the panel, a line that says what this is, and the script that keeps it up to date.

    ``root`` is the address of the site's root on the server, ``status`` that of what waits.
    """
    live = f"{root}{LIVE}"
    head = renderer.part("slt/live_head.html", texts, live=live)
    body = renderer.part("slt/live.html", texts, panel=shown, live=live, status=status, version=version)
    return _before("</body>", body, _before("</head>", head, html))


def noticed(html: str, files: Sequence[str], renderer: Renderer, texts: Words) -> str:
    """A page that is not published, with a notice on top that says so, and in which files that can be changed."""
    notice = renderer.part("slt/live_draft.html", texts, files=texts.listed(files))
    return _MAIN.sub(lambda main: f"{main[0]}\n{notice}", html, count=1)


def _before(mark: str, addition: str, html: str) -> str:
    start, found, rest = html.rpartition(mark)
    return f"{start}{addition}{found}{rest}" if found else f"{html}{addition}"
