"""What is shown for a party in one place (``som``): never the name of another, as when only the id was changed."""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.checks.content import Content, folded
from slt_plan.checks.places import found
from slt_plan.findings import Mistake
from slt_plan.plan.fields import Id, Model


def names_of_others(file: str, root: Model, content: Content, *ways: str) -> Iterator[Mistake]:
    """Every wording that is the very name of another party than the one it stands for, and of no part of it."""
    for way in ways:
        for path, one in found(root, way):
            if one.wording and (other := _other(one.party, one.wording, content)):
                values = {"wording": one.wording, "party": one.party, "other": other}
                yield Mistake(file, (*path, "som"), "navn-paa-en-annen", values)


def _other(party: Id, wording: str, content: Content) -> Id | None:
    """Whose name the wording is, when it is certain that neither is a part of the other."""
    owners, wholes = content.named.get(folded(wording), ()), content.wholes
    if not owners or party not in wholes:
        return None
    if any(party in wholes[owner] or owner in wholes[party] for owner in owners):
        return None
    return owners[0] if all(wholes[one] <= wholes.keys() for one in (party, *owners)) else None
