"""The organisation diagram as a drawing to download: the layout of the page, with a place for every line of text.

Boxes get their height from their text, levels from their boxes, and lines from the boxes they go between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from slt_plan.diagram import MOST_COLUMNS, TRACKS, Box, Bridge, Join, Layout, Row, Span, Tie
from slt_plan.pages.cards import Card, Diagram, Fact
from slt_plan.pages.lettering import HEAD, LABEL, NAME, TEXT, Lettering, Line, Piece, lettering
from slt_plan.pages.page import View
from slt_plan.plan.fields import Id
from slt_plan.words import Words

NARROW, WIDE = 1000.0, 1240.0
"""How wide the drawing is, with up to two boxes side by side and with more."""
MARGIN = 20.0
NAMES = 140.0
"""The column that names the levels."""
RAIL = 215.0
"""The column of the roles."""
GAP = 40.0
"""Between a level and the next, and between the levels and the roles."""
PAD = 14.0
INSET = 7.0
"""Between a box and the edge of its tracks."""
WIDEST = 440.0
"""How wide a box may be; in a wider place it stands in the middle."""
BESIDE = 330.0
"""How wide the text of a box must be for a label and its text to stand side by side."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with its text, and the page it leads to."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    address: str | None = None

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


class Stroke(NamedTuple):
    """A line between boxes, as the points it goes through."""

    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing, what lies undermost first."""

    title: str
    description: tuple[str, ...]
    width: float
    height: float
    bands: tuple[Panel, ...]
    strokes: tuple[Stroke, ...]
    panels: tuple[Panel, ...]


class _Level(NamedTuple):
    """A level that has got its place, with the boxes on it; also what stands outside the levels."""

    band: Panel
    boxes: Mapping[Id, Panel]
    joins: tuple[Join, ...] = ()
    ties: tuple[Tie, ...] = ()


def chart(view: View, diagram: Diagram) -> Chart:
    """The diagram drawn."""
    levels = _levels(view.words, diagram)
    roles = [panel for bridge in diagram.layout.bridges for panel in _roles(diagram, bridge, levels)]
    loose = _loose(view.words, diagram, _next_top(levels)) if diagram.layout.loose else None
    everyone = [*levels, loose] if loose else levels
    return Chart(
        title=view.words("organisation.chart_of", name=view.municipality.settings.name),
        description=tuple(_told(view.words, diagram)),
        width=_width(diagram.layout),
        height=round(_next_top(everyone) - GAP + MARGIN, 1),
        bands=tuple(level.band for level in everyone),
        strokes=tuple(stroke for place in range(len(levels)) for stroke in _strokes(levels, place)),
        panels=(*(panel for level in everyone for panel in level.boxes.values()), *roles),
    )


def _told(words: Words, diagram: Diagram) -> Iterator[str]:
    """The diagram in words: who stands on each level, and how bodies and roles belong together."""
    for row in diagram.layout.rows:
        names = [diagram.cards[box.body].body.text for box in row.boxes]
        yield f"{row.level.name}: {words.listed(names)}." if names else f"{row.level.name}."
    if diagram.layout.loose:
        loose = [diagram.cards[id_].body.text for id_ in diagram.layout.loose]
        yield f"{_loose_head(words, diagram.layout)}: {words.listed(loose)}."
    facts = [(card.body.text, fact) for card in diagram.cards.values() for fact in card.facts]
    facts += [(card.party.text, fact) for card in diagram.roles.values() for fact in card.facts]
    for name, fact in facts:
        if fact.links:
            yield f"{name}. {fact.label}: {words.listed([link.text for link in fact.links])}."


def _levels(words: Words, diagram: Diagram) -> list[_Level]:
    """The levels below each other, each high enough for its boxes and for the roles that end beside it."""
    levels: list[_Level] = []
    for row in diagram.layout.rows:
        levels.append(_level(diagram, row, _label(words, diagram.layout, row), _next_top(levels)))
        for bridge in diagram.layout.bridges:
            if bridge.last == row.number:
                reach = levels[bridge.first - 1].band.y + _height(diagram, bridge) - levels[-1].band.y
                levels[-1] = _at_least(levels[-1], reach)
    return levels


def _next_top(levels: Sequence[_Level]) -> float:
    return levels[-1].band.bottom + GAP if levels else MARGIN


def _at_least(level: _Level, height: float) -> _Level:
    return level._replace(band=replace(level.band, height=max(level.band.height, height)))


def _label(words: Words, layout: Layout, row: Row) -> tuple[Piece, ...]:
    count = len(layout.rows)
    number = words("organisation.level", number=row.number, count=count)
    return (*([Piece(TEXT, number)] if count > 1 else []), Piece(HEAD, row.level.name))


def _width(layout: Layout) -> float:
    return WIDE if layout.columns == MOST_COLUMNS else NARROW


def _right(layout: Layout) -> float:
    """The right edge of the levels."""
    return _width(layout) - MARGIN - (GAP + RAIL if layout.bridges else 0)


def _level(diagram: Diagram, row: Row, label: Sequence[Piece], top: float) -> _Level:
    left, right = MARGIN + NAMES, _right(diagram.layout)
    text = lettering(label, NAMES - PAD)
    boxes: dict[Id, Panel] = {}
    bottom = top
    for _, shelf in groupby(row.boxes, key=lambda box: box.shelf):
        placed = {box.body: _box(diagram, box, (left, right), bottom + PAD) for box in shelf}
        bottom = max(panel.bottom for panel in placed.values())
        boxes |= {id_: replace(panel, height=bottom - panel.y) for id_, panel in placed.items()}
    height = max(bottom - top, text.height + PAD) + PAD
    band = Panel("level", MARGIN, top, right - MARGIN, height, text.at(MARGIN + PAD, top + PAD))
    return _Level(band, boxes, row.joins, row.ties)


def _box(diagram: Diagram, box: Box, across: tuple[float, float], top: float) -> Panel:
    left, right = across
    track = (right - left) / TRACKS
    start, end = left + (box.span.start - 1) * track, left + (box.span.end - 1) * track
    width = min(end - start - 2 * INSET, WIDEST)
    card = diagram.cards[box.body]
    text = lettering(_card(card, width - 2 * PAD, again=box.again), width - 2 * PAD)
    x = round((start + end - width) / 2, 1)
    kind = "outside" if card.outside else "body"
    lines = text.at(x + PAD, top + PAD)
    return Panel(kind, x, top, width, text.height + 2 * PAD, lines, card.body.address)


def _card(card: Card, width: float, *, again: bool) -> Iterator[Piece]:
    yield Piece(NAME, card.body.text)
    if card.tags:
        yield Piece(LABEL, f"({', '.join(card.tags)})", above=2)
    if card.short and not again:
        yield Piece(TEXT, card.short, above=2)
    if card.also_on:
        yield Piece(TEXT, card.also_on, above=2)
    if not again:
        yield from _facts(card.facts, width)


def _facts(facts: Sequence[Fact], width: float) -> Iterator[Piece]:
    """Labels with their texts: side by side where there is room, otherwise below each other."""
    aside = width >= BESIDE
    for fact in facts:
        yield Piece(LABEL, fact.label, above=5)
        for number, text in enumerate((*fact.texts, *(link.text for link in fact.links))):
            yield Piece(TEXT, text, indent=width * 0.36 if aside else 0, beside=aside and number == 0)


def _height(diagram: Diagram, bridge: Bridge) -> float:
    """How high the roles beside some levels must be."""
    heights = [_role(diagram, role.party).height + 2 * PAD for role in bridge.roles]
    return sum(heights) + PAD * (len(heights) - 1)


def _role(diagram: Diagram, party: Id) -> Lettering:
    card = diagram.roles[party]
    short = [Piece(TEXT, card.short, above=2)] if card.short else []
    return lettering([Piece(NAME, card.party.text), *short, *_facts(card.facts, 0)], RAIL - 2 * PAD)


def _roles(diagram: Diagram, bridge: Bridge, levels: Sequence[_Level]) -> Iterator[Panel]:
    """The roles beside the levels they are bound to, sharing the height."""
    x, top = _width(diagram.layout) - MARGIN - RAIL, levels[bridge.first - 1].band.y
    spare = levels[bridge.last - 1].band.bottom - top - _height(diagram, bridge)
    for role in bridge.roles:
        text = _role(diagram, role.party)
        height = round(text.height + 2 * PAD + spare / len(bridge.roles), 1)
        lines = text.at(x + PAD, top + (height - text.height) / 2)
        yield Panel("role", x, round(top, 1), RAIL, height, lines, diagram.roles[role.party].party.address)
        top += height + PAD


def _loose_head(words: Words, layout: Layout) -> str:
    return words("organisation.loose" if layout.rows else "organisation.groups")


def _loose(words: Words, diagram: Diagram, top: float) -> _Level:
    """The bodies that stand on no level, below the others and with the whole breadth to themselves."""
    layout = diagram.layout
    text = lettering([Piece(HEAD, _loose_head(words, layout))], _width(layout) - 2 * (MARGIN + PAD))
    boxes: dict[Id, Panel] = {}
    bottom = top + PAD + text.height
    width = TRACKS // MOST_COLUMNS
    for start in range(0, len(layout.loose), MOST_COLUMNS):
        shelf = enumerate(layout.loose[start : start + MOST_COLUMNS])
        across = (MARGIN + INSET, _width(layout) - MARGIN - INSET)
        placed = {
            id_: _box(
                diagram, Box(id_, Span(place * width + 1, place * width + width + 1)), across, bottom + PAD
            )
            for place, id_ in shelf
        }
        bottom = max(panel.bottom for panel in placed.values())
        boxes |= {id_: replace(panel, height=bottom - panel.y) for id_, panel in placed.items()}
    band = Panel(
        "loose",
        MARGIN,
        top,
        _width(layout) - 2 * MARGIN,
        bottom + PAD - top,
        text.at(MARGIN + PAD, top + PAD),
    )
    return _Level(band, boxes)


def _strokes(levels: Sequence[_Level], place: int) -> Iterator[Stroke]:
    """The lines that come to a level from the one above, and go from it to the role beside."""
    level = levels[place]
    for join in level.joins:
        yield from _joined(levels[place - 1], level, join)
    for tie in level.ties:
        yield _tied(level, tie)


def _joined(above: _Level, below: _Level, join: Join) -> Iterator[Stroke]:
    middle = round((above.band.bottom + below.band.y) / 2, 1)
    tops = [(above.boxes[id_].middle, above.boxes[id_].bottom) for id_ in join.above]
    feet = [(below.boxes[id_].middle, below.boxes[id_].y) for id_ in join.below]
    xs = [x for x, _ in (*tops, *feet)]
    yield from (Stroke("join", ((x, y), (x, middle))) for x, y in (*tops, *feet))
    if min(xs) != max(xs):
        yield Stroke("join", ((min(xs), middle), (max(xs), middle)))


def _tied(level: _Level, tie: Tie) -> Stroke:
    """Straight to the role, or out of the box's foot and along below the boxes to its right."""
    box, rail = level.boxes[tie.body], level.band.x + level.band.width + GAP
    if not tie.around:
        y = round(box.y + box.height / 2, 1)
        return Stroke("tie", ((box.x + box.width, y), (rail, y)))
    x, y = box.middle + 2 * PAD, round(level.band.bottom - PAD / 2, 1)
    return Stroke("tie", ((x, box.bottom), (x, y), (rail, y)))
