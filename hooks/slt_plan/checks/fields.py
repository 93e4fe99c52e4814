"""What holds for the same kind of field in any file: web addresses, periods that run forward, colours."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from urllib.parse import urlsplit

from slt_plan.checks.places import found
from slt_plan.colours import ENOUGH, WHITE, contrast, readable_under_white
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


def unfit_colours(file: str, root: Model) -> Iterator[Mistake]:
    """A colour that white text cannot be read on, or that was lost because ``#`` begins a note."""
    colour: str | None = getattr(root, "colour", None)
    if colour is None and "colour" in root.model_fields_set:
        yield Mistake(file, ("farge",), "tom-farge", at="key")
    if colour and (ratio := contrast(colour, WHITE)) < ENOUGH:
        values = {"colour": colour, "found": _number(ratio), "enough": _number(ENOUGH)}
        yield Mistake(file, ("farge",), "for-svak-farge", {**values, "fit": readable_under_white(colour)})


def _number(contrast: float) -> str:
    """A contrast as a Norwegian reads it, rounded down: what is not enough shall not look it."""
    return f"{floor(contrast * 10) / 10:.1f}".replace(".", ",").removesuffix(",0")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    readable = address.isprintable() and " " not in address
    honest = "@" not in parts.netloc  # what stands before it looks like where the address leads
    return readable and honest and parts.scheme in ("http", "https") and "." in (parts.hostname or "")
