"""Checks of decisions and case flow (``vedtak.yml``)."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks.content import Content
from slt_plan.checks.fields import not_web_addresses
from slt_plan.checks.references import repeated
from slt_plan.findings import Mistake

FILE = "vedtak.yml"


def duplicates(content: Content) -> Iterator[Mistake]:
    """A decision has an id of its own."""
    return repeated(FILE, content.decisions, "vedtak * id")


def addresses(content: Content) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    return not_web_addresses(
        FILE, content.decisions, "vedtak * lenker * adresse", "saksgang * lenker * adresse"
    )
