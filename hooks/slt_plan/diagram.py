"""Where things stand in the organisation diagram: a row for each level, boxes in columns, roles beside them.

The page and the drawing to download are two views of this one layout. It holds ids and places, no words and
no markup. A line is laid only where it says neither more nor less than the data does; the words in the boxes
say everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, pairwise
from typing import Literal, NamedTuple

from slt_plan.plan.fields import Id
from slt_plan.plan.organisation import Body, Level, Organisation, Role

MOST_COLUMNS = 3
"""How many boxes can stand side by side and still be read."""

TRACKS = 12
"""The tracks of the grid: one, two or three boxes fill it evenly, and the middle of each is a grid line."""

Stem = Literal["under", "bridge"]
"""What a line from one block down to the next says: *belongs under*, or *is bound together by*."""


class Span(NamedTuple):
    """From one grid line to another."""

    start: int
    end: int

    @property
    def middle(self) -> int:
        """The grid line through the middle."""
        return (self.start + self.end) // 2


@dataclass(frozen=True, slots=True)
class Box:
    """A body's place on its level."""

    body: Id
    span: Span
    shelf: int = 0
    """Which line of boxes within the level, when there are more than fit side by side."""
    again: bool = False
    """Whether the body has its box on an earlier level, and is only named here."""
    hangs: bool = False
    """Whether a line from the level above reaches the box."""
    carries: bool = False
    """Whether a line goes on to the level below."""


class Join(NamedTuple):
    """A line in the gap above a row: all these bodies below belong under all those above."""

    above: tuple[Id, ...]
    below: tuple[Id, ...]
    span: Span


class Tie(NamedTuple):
    """A line from a box to the role beside it; around the boxes to its right when there are any."""

    body: Id
    start: int
    around: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A level and the boxes on it, from left to right."""

    level: Level
    number: int
    boxes: tuple[Box, ...]
    joins: tuple[Join, ...] = ()
    ties: tuple[Tie, ...] = ()
    stem: Stem | None = None
    """What a line from the block before says when all blocks stand in one column."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Roles beside the rows they bind together, from the first to the last."""

    roles: tuple[Role, ...]
    reaches: tuple[frozenset[Id], ...]
    """The bodies each of the roles is bound to."""
    first: int
    last: int
    stem: Stem | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole diagram."""

    columns: int
    blocks: tuple[Row | Bridge, ...]
    """Rows and bridges in reading order: a bridge follows the first row it reaches."""
    loose: tuple[Id, ...] = ()
    """Bodies that stand on no level."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The levels."""
        return tuple(block for block in self.blocks if isinstance(block, Row))

    @property
    def bridges(self) -> tuple[Bridge, ...]:
        """The roles beside the levels."""
        return tuple(block for block in self.blocks if isinstance(block, Bridge))


def layout(organisation: Organisation) -> Layout:
    """Lay out the organisation: each body over what belongs under it, as long as that can be read."""
    bodies = {body.id: body for body in organisation.bodies}
    ranks = [
        [body.id for body in bodies.values() if level.id in body.levels] for level in organisation.levels
    ]
    tree = _Tree(bodies, ranks)
    boxes = tree.boxes if tree.columns <= MOST_COLUMNS else _Shelves(ranks).boxes
    levels = enumerate(organisation.levels)
    rows = _joined([Row(level, rank + 1, tuple(boxes(rank))) for rank, level in levels], bodies)
    bridges = _bridges(organisation, ranks)
    return Layout(
        columns=min(tree.columns, MOST_COLUMNS),
        blocks=_with_stems(_in_order([_tied(row, bridges) for row in rows], bridges), bodies),
        loose=tuple(id_ for id_ in bodies if not any(id_ in rank for rank in ranks)),
    )


class _Node(NamedTuple):
    """A body on one level; a body on two levels is two nodes."""

    rank: int
    body: Id


class _Tree:
    """Bodies over the bodies that belong under them; one that belongs under several stands below the first."""

    def __init__(self, bodies: Mapping[Id, Body], ranks: Sequence[Sequence[Id]]) -> None:
        self._bodies = bodies
        self._ranks = ranks
        self._nodes = [_Node(number, id_) for number, rank in enumerate(ranks) for id_ in rank]
        self._children: dict[_Node | None, list[_Node]] = {}
        for node in self._nodes:
            self._children.setdefault(self._parent(node), []).append(node)

    @cached_property
    def columns(self) -> int:
        """How many boxes stand side by side."""
        return max((end for _, end in self._places.values()), default=1)

    def boxes(self, rank: int) -> Iterator[Box]:
        """The boxes of one level, from left to right."""
        nodes = sorted((node for node in self._nodes if node.rank == rank), key=self._places.__getitem__)
        for node in nodes:
            span = self._span(node, alone=len(nodes) == 1)
            yield Box(node.body, span, again=_stands_above(node.body, self._ranks[:rank]))

    def _parent(self, node: _Node) -> _Node | None:
        over = (node.body, *self._bodies[node.body].under)
        above = (_Node(rank, id_) for rank in reversed(range(node.rank)) for id_ in over)
        return next((one for one in above if one.body in self._ranks[one.rank]), None)

    def _width(self, node: _Node) -> int:
        return max(1, sum(map(self._width, self._children.get(node, ()))))

    @cached_property
    def _places(self) -> dict[_Node, tuple[int, int]]:
        """The columns of each node: a tree stands as far to the left as there is room for it."""
        places: dict[_Node, tuple[int, int]] = {}
        for root in self._children.get(None, ()):
            tree = dict(self._tree(root, 0))
            shift = next(n for n in count() if not _collides(tree, places, n))
            places |= {node: (start + shift, end + shift) for node, (start, end) in tree.items()}
        return places

    def _tree(self, node: _Node, start: int) -> Iterator[tuple[_Node, tuple[int, int]]]:
        yield node, (start, start + self._width(node))
        for child in self._children.get(node, ()):
            yield from self._tree(child, start)
            start += self._width(child)

    def _span(self, node: _Node, *, alone: bool) -> Span:
        """A box with the row to itself, and no line to anything, stands in the middle."""
        start, end = self._places[node]
        if alone and self._parent(node) is None and node not in self._children:
            start, end = 0, self.columns
        width = TRACKS // self.columns
        return Span(start * width + 1, end * width + 1)


def _collides(
    tree: Mapping[_Node, tuple[int, int]], places: Mapping[_Node, tuple[int, int]], shift: int
) -> bool:
    """Whether a tree moved that far would stand on what is placed already, or let its lines cross it."""
    first, last = min(node.rank for node in tree), max(node.rank for node in tree)
    width = max(end for _, end in tree.values())
    return any(
        first <= node.rank <= last and start < width + shift and shift < end
        for node, (start, end) in places.items()
    )


class _Shelves:
    """Bodies that are too many to stand over what belongs under them: each level is filled from the left."""

    def __init__(self, ranks: Sequence[Sequence[Id]]) -> None:
        self._ranks = ranks

    def boxes(self, rank: int) -> Iterator[Box]:
        """The boxes of one level, shelf by shelf."""
        beside = {1: 1, 2: 2, 4: 2}.get(len(self._ranks[rank]), MOST_COLUMNS)
        width = TRACKS // beside
        for place, id_ in enumerate(self._ranks[rank]):
            shelf, column = divmod(place, beside)
            span = Span(column * width + 1, (column + 1) * width + 1)
            yield Box(id_, span, shelf, again=_stands_above(id_, self._ranks[:rank]))


def _stands_above(body: Id, ranks: Sequence[Sequence[Id]]) -> bool:
    return any(body in rank for rank in ranks)


def _joined(rows: Sequence[Row], bodies: Mapping[Id, Body]) -> list[Row]:
    """The rows with the lines between them, and each box knowing whether a line comes to it and goes from it."""
    below = [replace(row, joins=_joins(above, row, bodies)) for above, row in pairwise(rows)]
    joined = [*rows[:1], *below]
    return [_lined(row, after) for row, after in zip(joined, [*below, None], strict=False)]


def _joins(above: Row, row: Row, bodies: Mapping[Id, Body]) -> tuple[Join, ...]:
    """The lines between two rows; one that would touch another is left to the words."""
    if any(box.shelf for box in (*above.boxes, *row.boxes)):
        return ()
    middles = {box.body: box.span.middle for box in above.boxes}
    groups: dict[tuple[Id, ...], list[Box]] = {}
    for box in row.boxes:
        over = tuple(id_ for id_ in middles if id_ in bodies[box.body].under)
        groups.setdefault(over, []).append(box)
    joins: list[Join] = []
    for over, boxes in groups.items():
        ends = [middles[id_] for id_ in over] + [box.span.middle for box in boxes]
        join = Join(over, tuple(box.body for box in boxes), Span(min(ends), max(ends)))
        if over and not any(_touch(join.span, other.span) for other in joins):
            joins.append(join)
    return tuple(joins)


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _lined(row: Row, after: Row | None) -> Row:
    hanging = {id_ for join in row.joins for id_ in join.below}
    carrying = {id_ for join in after.joins for id_ in join.above} if after else set()
    boxes = (replace(box, hangs=box.body in hanging, carries=box.body in carrying) for box in row.boxes)
    return replace(row, boxes=tuple(boxes))


def reach(role: Role, bodies: Iterable[Body]) -> tuple[Id, ...]:
    """The bodies a role is bound to: those it is said to bind together, and those where it has a seat."""
    return tuple(
        body.id
        for body in bodies
        if body.id in role.bridges or any(seat.party == role.party for seat in body.seats)
    )


def _bridges(organisation: Organisation, ranks: Sequence[Sequence[Id]]) -> list[Bridge]:
    """The roles that are bound to bodies on the levels; roles beside the same rows stand together."""
    bridges: list[Bridge] = []
    for role in organisation.roles:
        reached = frozenset(reach(role, organisation.bodies))
        rows = [number + 1 for number, rank in enumerate(ranks) if reached & set(rank)]
        if not rows:
            continue
        bridge = Bridge((role,), (reached,), rows[0], rows[-1])
        for other in [one for one in bridges if one.first <= bridge.last and bridge.first <= one.last]:
            bridges.remove(other)
            bridge = _together(other, bridge)
        bridges.append(bridge)
    return sorted(bridges, key=lambda bridge: bridge.first)


def _together(one: Bridge, other: Bridge) -> Bridge:
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Bridge(one.roles + other.roles, one.reaches + other.reaches, first, last)


def _tied(row: Row, bridges: Sequence[Bridge]) -> Row:
    """The row with lines to the role beside it; of several roles no line could say which it means."""
    beside = [bridge for bridge in bridges if bridge.first <= row.number <= bridge.last]
    if any(box.shelf for box in row.boxes) or len(beside) != 1 or len(beside[0].roles) != 1:
        return row
    ties = (
        Tie(box.body, box.span.middle, around=box is not row.boxes[-1])
        for box in row.boxes
        if box.body in beside[0].reaches[0] and not box.again
    )
    return replace(row, ties=tuple(ties))


def _in_order(rows: Sequence[Row], bridges: Sequence[Bridge]) -> Iterator[Row | Bridge]:
    for row in rows:
        yield row
        yield from (bridge for bridge in bridges if bridge.first == row.number)


def _with_stems(parts: Iterable[Row | Bridge], bodies: Mapping[Id, Body]) -> tuple[Row | Bridge, ...]:
    """The blocks with the lines of the single column, each as true for all the boxes of its block as for one."""
    blocks = list(parts)
    stems = [_stem(above, below, bodies) for above, below in pairwise(blocks)]
    return tuple(replace(block, stem=stem) for block, stem in zip(blocks, [None, *stems], strict=False))


def _stem(above: Row | Bridge, below: Row | Bridge, bodies: Mapping[Id, Body]) -> Stem | None:
    match above, below:
        case Row(), Row():
            return "under" if _all_under(above, below, bodies) else None
        case Row() as row, Bridge() as bridge:
            return _reaches(bridge, row)
        case Bridge() as bridge, Row() as row:
            return _reaches(bridge, row)
        case _:
            return None


def _all_under(above: Row, below: Row, bodies: Mapping[Id, Body]) -> bool:
    over = {box.body for box in above.boxes}
    return bool(over and below.boxes) and all(over <= set(bodies[box.body].under) for box in below.boxes)


def _reaches(bridge: Bridge, row: Row) -> Stem | None:
    standing = {box.body for box in row.boxes}
    return "bridge" if standing and all(standing <= reached for reached in bridge.reaches) else None
