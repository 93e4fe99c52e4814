"""Things that are under each other in a circle, so that nobody is at the top."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from slt_plan.plan.fields import Id


def circles(above: Mapping[Id, Collection[Id]]) -> Iterator[tuple[Id, ...]]:
    """Each circle, told upward from the first of its members and back to it."""
    rest = dict(above)
    while circle := _circle(rest):
        members = circle[1:]
        start = members.index(next(id_ for id_ in above if id_ in members))
        yield (*members[start:], *members[: start + 1])
        rest = {id_: uppers for id_, uppers in rest.items() if id_ not in members}


def _circle(above: Mapping[Id, Collection[Id]]) -> list[Id]:
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        downward: list[Id] = error.args[1]
        return downward[::-1]
    return []
