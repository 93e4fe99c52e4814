"""A day as people write it, «24. november 2026», made into one that a file can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from slt_plan.words import words

_WRITTEN = re.compile(
    r"(?:den )?(?P<day>[0-9]{1,2})"
    r"(?:\.? *(?P<name>[a-zæøå]{3,})\.?,? +| *[./-] *(?P<month>[0-9]{1,2})(?: *[./-] *| +))(?P<year>[0-9]{4})"
)
_MONTHS = words("nb")("dates.months").split()


def day_meant(text: str) -> str | None:
    """The same day in figures; nothing where it is no day, or may be another."""
    found = _WRITTEN.fullmatch(" ".join(text.casefold().split()))
    months = list(_months(found)) if found else []
    if not found or len(months) != 1:
        return None
    try:
        return f"{date(int(found['year']), months[0], int(found['day'])):%d.%m.%Y}"
    except ValueError:
        return None


def _months(found: re.Match[str]) -> Iterator[int]:
    if found["month"]:
        yield int(found["month"])
    for number, name in enumerate(_MONTHS, start=1):
        if found["name"] and name.startswith(found["name"]):
            yield number
