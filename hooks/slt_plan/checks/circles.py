"""Things that are under each other in a circle, so that nobody is at the top."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from slt_plan.plan.fields import Id


def circles(above: Mapping[Id, Collection[Id]]) -> Iterator[tuple[Id, ...]]:
    """Each circle once, from the first of its members in the order given."""
    told: set[Id] = set()
    for start in above:
        circle = () if start in told else _back_to(start, above)
        told.update(circle)
        if circle:
            yield circle


def _back_to(start: Id, above: Mapping[Id, Collection[Id]]) -> tuple[Id, ...]:
    """The shortest way upward from a thing that ends at itself; nothing when there is none."""
    ways: dict[Id, tuple[Id, ...]] = {}
    waiting: list[tuple[Id, tuple[Id, ...]]] = [(start, (start,))]
    for thing, way in waiting:
        for upper in above.get(thing, ()):
            if upper == start:
                return way
            if upper not in ways:
                ways[upper] = (*way, upper)
                waiting.append((upper, ways[upper]))
    return ()
