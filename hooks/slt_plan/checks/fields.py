"""What holds for the same kind of field in any file: web addresses, and periods that run forward."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from slt_plan.checks.places import found
from slt_plan.findings import Mistake
from slt_plan.plan.fields import Model, Moment


def not_web_addresses(file: str, root: Model, *ways: str) -> Iterator[Mistake]:
    """Every address that no reader could follow, or that leads to something else than a page."""
    for way in ways:
        for path, address in found(root, way):
            if not _is_web_address(address):
                yield Mistake(file, path, "ugyldig-adresse", {"address": address})


def backward(file: str, root: Model, *ways: str) -> Iterator[Mistake]:
    """Every period that ends before it starts."""
    for way in ways:
        for path, period in found(root, way):
            start: Moment | None = period.start
            end: Moment | None = period.end
            if start and end and end.last < start.first:
                yield Mistake(file, (*path, "til"), "slutt-for-start")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    readable = address.isprintable() and " " not in address
    return readable and parts.scheme in ("http", "https") and "." in (parts.hostname or "")
