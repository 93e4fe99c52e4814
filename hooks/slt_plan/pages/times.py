"""Periods, days and years in words."""

from __future__ import annotations

from slt_plan.plan.fields import Moment, Period
from slt_plan.plan.measures import Time
from slt_plan.words import Words


def moment(words: Words, moment: Moment) -> str:
    """«2022» or «31. mars 2024», as much as the author gave."""
    return str(moment.first.year) if moment.is_year else words.day(moment.first)


def period(words: Words, period: Period) -> str:
    """The author's own words; otherwise «2022–2025», with an extension told after it."""
    text = period.text or _span(words, period.start, period.end)
    if period.text or period.extended_to is None:
        return text
    return words("times.extended", period=text, end=moment(words, period.extended_to))


def time(words: Words, time: Time) -> list[tuple[str, str]]:
    """The time of a measure as labels and texts, one for each way the author gave it."""
    rows = [
        ("times.when", time.text or _span(words, time.start, time.end)),
        ("times.deadline", moment(words, time.deadline) if time.deadline else ""),
        ("times.standing", words("times.standing_text") if time.standing else ""),
        ("times.yearly", time.yearly or ""),
        ("times.school_year", time.school_year or ""),
    ]
    return [(words(label), text) for label, text in rows if text]


def _span(words: Words, start: Moment | None, end: Moment | None) -> str:
    match start, end:
        case Moment(), Moment() if start.is_year and end.is_year:
            return f"{moment(words, start)}–{moment(words, end)}"  # one year to another: no blanks
        case Moment(), Moment():
            return f"{moment(words, start)} – {moment(words, end)}"
        case Moment(), None:
            return words("times.from", start=moment(words, start))
        case None, Moment():
            return words("times.until", end=moment(words, end))
    return ""
