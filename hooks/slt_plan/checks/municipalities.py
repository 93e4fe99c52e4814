"""Checks of a municipality's settings (``kommune.yml``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks.content import Content
from slt_plan.checks.fields import not_web_addresses, unfit_colours
from slt_plan.checks.references import repeated
from slt_plan.findings import Mistake

FILE = "kommune.yml"


def duplicates(content: Content) -> Iterator[Mistake]:
    """A chapter has an id of its own."""
    if content.settings:
        yield from repeated(FILE, content.settings, "kapitler * id")


def colour(content: Content) -> Iterator[Mistake]:
    """White text can be read on the municipality's colour."""
    if content.settings:
        yield from unfit_colours(FILE, content.settings)


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    if content.settings:
        ways = ("tilgjengelighetserklæring", "kontakt nettside", "lenker * adresse")
        yield from not_web_addresses(FILE, content.settings, *ways)
