"""Who answers: a party's share in a measure, as the plan words it and as a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from slt_plan import addresses
from slt_plan.plan.measures import Measure, Share
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.plans import Entry


class Who(NamedTuple):
    """A party on a row: the wording of the plan, the party's page, and which part it has."""

    text: str
    address: str
    part: str | None


def who(municipality: Municipality, shares: Iterable[Share]) -> tuple[Who, ...]:
    """The parties of a row, in the order and the words of the plan."""
    return tuple(
        Who(
            share.wording or municipality.parties[share.party].name,
            addresses.party(municipality, share.party),
            share.part,
        )
        for share in shares
    )


def responsible(entry: Entry, measure: Measure) -> tuple[Share, ...]:
    """Who answers for a measure in one plan: whom the plan says there, otherwise whom the measure itself says."""
    return measure.responsible if entry.responsible is None else entry.responsible
