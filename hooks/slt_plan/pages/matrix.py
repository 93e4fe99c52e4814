"""The matrix measure × party: who leads and who contributes, at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from slt_plan import addresses
from slt_plan.pages.measures import SECTION
from slt_plan.pages.page import Crumb, Page, Reference, View
from slt_plan.pages.shares import responsible
from slt_plan.pages.shown_plan import plan_name
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Share
from slt_plan.plan.plans import Entry

Shape = Literal["table", "narrow", "list"]
ROOM = 23
"""Columns of the usual width that there is room for, on an ordinary screen and on a page on end."""
NARROW_ROOM = 30
"""Columns there is room for when they are as narrow as a finger and a letter allow."""
LINE, NARROW_LINE = 26, 36
"""Letters of a party's name on one line of a column's head: further lines take room, and a narrow column has one only."""


class Cell(NamedTuple):
    """What one party is to one measure: the mark, and the roles within the party that it comes through."""

    party: str
    mark: str
    through: str


class Row(NamedTuple):
    """A measure and its cells, one for each party; nothing where the party has no share."""

    measure: Reference
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole matrix, for one plan."""

    caption: str
    key: str
    """What the letters mean, those that are used."""
    parties: tuple[Reference, ...]
    rows: tuple[Row, ...]

    @property
    def shape(self) -> Shape:
        """A table while there is room for its columns, side by side; otherwise a list, measure by measure."""
        names = [len(party.text) for party in self.parties]
        if sum(1 + name // LINE for name in names) <= ROOM:
            return "table"
        return "narrow" if len(names) <= NARROW_ROOM and max(names) <= NARROW_LINE else "list"


class Shares(NamedTuple):
    """Who answers for a measure in the plan, and who contributes."""

    lead: tuple[Share, ...]
    contributing: tuple[Share, ...]


def matrix_pages(view: View) -> Iterator[Page]:
    """The page of the matrix; empty when there is no plan with measures."""
    words, plan = view.words, view.plan
    yield Page(
        address=addresses.MATRIX,
        template="slt/matrix.html",
        title=words("matrix.title"),
        description=words("matrix.description", name=view.municipality.settings.name),
        section=SECTION,
        source=view.plan_file,
        content=_matrix(view) if plan and plan.measures else None,
        crumbs=(Crumb(words("measures.title"), addresses.MEASURES),),
        updated=plan.updated if plan else None,
    )


def _matrix(view: View) -> Matrix:
    municipality, plan = view.municipality, view.plan
    assert plan is not None
    shares = [_shares(view, entry) for entry in plan.measures]
    columns = _columns(view, shares)
    return Matrix(
        caption=view.words("matrix.caption", plan=plan_name(view.words, plan)),
        key=view.words("matrix.key" if any(one.contributing for one in shares) else "matrix.key_lead"),
        parties=tuple(
            Reference(municipality.parties[id_].name, addresses.party(municipality, id_)) for id_ in columns
        ),
        rows=tuple(
            Row(_measure(view, entry.measure), tuple(_cells(view, ones, columns)))
            for entry, ones in zip(plan.measures, shares, strict=True)
        ),
    )


def _shares(view: View, entry: Entry) -> Shares:
    measure = view.municipality.measures[entry.measure]
    return Shares(responsible(entry, measure), measure.contributors)


def _measure(view: View, id_: Id) -> Reference:
    return Reference(view.municipality.measures[id_].title, addresses.measure(id_))


def _columns(view: View, shares: Iterable[Shares]) -> tuple[Id, ...]:
    """The parties that have a share, each under the wholes it is a part of, in order of appearance."""
    every = (share for one in shares for share in (*one.lead, *one.contributing))
    return tuple(dict.fromkeys(whole for share in every for whole in _uppermost(view, share.party)))


def _uppermost(view: View, party: Id) -> list[Id]:
    """The wholes this party is a part of that are not themselves a part of anything."""
    municipality = view.municipality
    return [whole for whole in municipality.wholes[party] if not municipality.parties[whole].part_of]


def _cells(view: View, shares: Shares, columns: tuple[Id, ...]) -> Iterator[Cell | None]:
    lead, contributing = _by_whole(view, shares.lead), _by_whole(view, shares.contributing)
    for column in columns:
        through = lead.get(column) or contributing.get(column)
        if through is None:
            yield None
            continue
        mark = view.words("matrix.lead" if column in lead else "matrix.contributor")
        yield Cell(view.municipality.parties[column].name, mark, _through(view, column, through))


def _by_whole(view: View, shares: Iterable[Share]) -> dict[Id, list[Share]]:
    found: dict[Id, list[Share]] = {}
    for share in shares:
        for whole in _uppermost(view, share.party):
            found.setdefault(whole, []).append(share)
    return found


def _through(view: View, column: Id, shares: list[Share]) -> str:
    """The roles and units the whole is there through: «Rektor»."""
    names = [view.municipality.parties[share.party].name for share in shares if share.party != column]
    return view.words.listed(names) if names else ""
