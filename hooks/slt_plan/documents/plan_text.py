"""What a document says outside its tables: the plan's title and period, its goals and its target groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from slt_plan.documents.document import Document, Paragraph, Part, Table
from slt_plan.plan.plans import GoalLevel

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)\b")
_LONGEST_PERIOD = 15
_LONGEST_HEADING = 80
_GOAL_HEADING = re.compile(
    r"(hoved|hovud|del|resultat)?mål(ene|a|setting(er|ar)?)?\b|visjon(en)?\b", re.IGNORECASE
)
_TARGET_HEADING = re.compile(r"målgrupp", re.IGNORECASE)


class GoalRead(NamedTuple):
    """A goal as the document has it."""

    level: GoalLevel
    text: str
    more: str = ""


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


def period(document: Document) -> tuple[str, str, str] | None:
    """First year, last year, and the heading that says so; running text tells of other times too."""
    for text in _headings(document):
        for start, end in _YEARS.findall(text):
            if 0 <= int(end) - int(start) <= _LONGEST_PERIOD:
                return start, end, text
    return None


def title(document: Document) -> str | None:
    """The first heading that calls itself a plan."""
    return next(
        (text.strip(" .:") for text in _headings(document) if re.search(r"plan\b", text, re.IGNORECASE)), None
    )


def goals(document: Document) -> list[GoalRead]:
    """The goals below headings that promise goals."""
    return [
        goal
        for section in _sections(document.parts)
        if _GOAL_HEADING.match(section.heading) and not _TARGET_HEADING.match(section.heading)
        for goal in _goals(section)
    ]


def target_groups(document: Document) -> list[str]:
    """The target groups below headings that promise them."""
    return [
        paragraph.text
        for section in _sections(document.parts)
        if _TARGET_HEADING.match(section.heading)
        for paragraph in section.paragraphs
    ]


def level_of(heading: str) -> GoalLevel:
    """The level of the goals that stand below such a heading."""
    match heading.casefold():
        case text if text.startswith("visjon"):
            return "visjon"
        case text if text.startswith(("hovedmål", "hovudmål")):
            return "hovedmål"
        case text if text.startswith(("delmål", "resultatmål")):
            return "delmål"
    return "periode"


def _goals(section: Section) -> Iterator[GoalRead]:
    """Each point or paragraph is a goal; what follows a main goal belongs to it."""
    if not section.paragraphs:
        return
    first, *rest = section.paragraphs
    level = level_of(section.heading)
    main = level == "periode" and re.match(r"hov(e|u)dmål", first.text, re.IGNORECASE)
    if (main or level == "hovedmål") and not first.point:
        more = [paragraph.text for paragraph in rest if not paragraph.point]
        yield GoalRead("hovedmål", first.text, "\n\n".join(more))
        rest = [paragraph for paragraph in rest if paragraph.point]
    else:
        yield GoalRead(level, first.text)
    yield from (GoalRead(level, paragraph.text) for paragraph in rest)


def _sections(parts: Sequence[Part]) -> Iterator[Section]:
    heading, below = "", list[Paragraph]()
    for part in parts:
        if isinstance(part, Table) or _is_heading(part):
            yield Section(heading, tuple(below))
            heading, below = ("" if isinstance(part, Table) else part.text), []
        else:
            below.append(part)
    yield Section(heading, tuple(below))


def _is_heading(paragraph: Paragraph) -> bool:
    if paragraph.point or len(paragraph.text) > _LONGEST_HEADING:
        return False
    return paragraph.heading or paragraph.text.endswith(":")


def _headings(document: Document) -> Iterator[str]:
    """The headings, with short lines right above a table and rows across one."""
    for part, following in pairwise((*document.parts, None)):
        match part:
            case Paragraph(text) if _is_heading(part):
                yield text
            case Paragraph(text) if isinstance(following, Table) and len(text) <= _LONGEST_HEADING:
                yield text
            case Table(rows):
                yield from (row.cells[0].text for row in rows if row.spanning)
            case _:
                continue
