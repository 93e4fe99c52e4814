"""The organisation diagram: where its boxes stand, that its lines are true, and that its words say everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slt_plan.diagram import MOST_COLUMNS, TRACKS, Layout, Row, layout
from slt_plan.pages.lettering import TEXT, breadth, wrapped
from slt_plan.pages.organisation import organisation_pages
from slt_plan.pages.page import Drawing, Page, View
from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.municipalities import Municipality, Settings
from slt_plan.plan.organisation import Organisation
from slt_plan.plan.parties import Party
from slt_plan.plan.sites import Site
from slt_plan.reading import read_data
from slt_plan.rendering import Renderer

ROOT = Path(__file__).parent.parent
MUNICIPALITIES = ("data/nordre-land", "data/indre-fosen", "tests/example/eksempelvik", "tests/example/tomvik")
SVG = "{http://www.w3.org/2000/svg}"
each_municipality = pytest.mark.parametrize("folder", MUNICIPALITIES)


class Drawn(NamedTuple):
    """A layout as a reader of a test wants it: one line a level, with lines and roles beside it."""

    columns: int
    boxes: list[str]
    joins: list[str]
    ties: list[str]
    bridges: list[str]
    loose: str


def test_nordre_land_has_a_body_on_each_level_and_the_coordinator_beside_two() -> None:
    assert drawn(layout(municipality("data/nordre-land").organisation)) == Drawn(
        columns=1,
        boxes=["styringsgruppa 1-13", "koordineringsgruppa 1-13", "arbeidsgrupper 1-13"],
        joins=["koordineringsgruppa > arbeidsgrupper"],
        ties=["styringsgruppa", "koordineringsgruppa"],
        bridges=["slt 1-2"],
        loose="",
    )


def test_indre_fosen_has_three_levels_and_three_bodies_outside_them() -> None:
    assert drawn(layout(municipality("data/indre-fosen").organisation)) == Drawn(
        columns=1,
        boxes=["strategigruppa 1-13", "team-barn-og-unge 1-13", "slt-gruppa 1-13"],
        joins=["strategigruppa > team-barn-og-unge", "team-barn-og-unge > slt-gruppa"],
        ties=["strategigruppa", "team-barn-og-unge", "slt-gruppa"],
        bridges=["slt-koordinator 1-3"],
        loose="team-voksne regionalt-politirad lokalt-politirad",
    )


def test_a_body_stands_over_the_bodies_under_it() -> None:
    organisation = organised("råd: a | team: b<a c<a | gruppe: d<b e<b f<c", roles={"k": "a b"})
    assert drawn(layout(organisation)) == Drawn(
        columns=3,
        boxes=["a 1-13", "b 1-9, c 9-13", "d 1-5, e 5-9, f 9-13"],
        joins=["a > b c", "b > d e", "c > f"],
        ties=["a", "b around"],
        bridges=["k 1-2"],
        loose="",
    )


def test_more_bodies_than_fit_side_by_side_fill_shelves() -> None:
    organisation = organised("råd: a | gruppe: b<a c<a d<a e<a f<a")
    assert drawn(layout(organisation)).boxes == ["a 1-13", "b 1-5, c 5-9, d 9-13, e 1-5 /1, f 5-9 /1"]
    assert drawn(layout(organisation)).joins == []


def test_four_bodies_on_a_level_stand_two_and_two() -> None:
    (row,) = layout(organised("råd: a b c d")).rows
    assert [(box.span, box.shelf) for box in row.boxes] == [
        ((1, 7), 0),
        ((7, 13), 0),
        ((1, 7), 1),
        ((7, 13), 1),
    ]


def test_a_body_on_two_levels_has_its_box_on_the_first_and_is_named_on_the_other() -> None:
    first, second = layout(organised("råd: a | gruppe: a")).rows
    assert [box.again for box in (*first.boxes, *second.boxes)] == [False, True]


def test_a_body_under_two_bodies_hangs_from_both() -> None:
    assert drawn(layout(organised("råd: a b | team: c<a,b"))).joins == ["a b > c"]


def test_a_line_that_would_say_too_much_is_left_out() -> None:
    assert drawn(layout(organised("råd: a b | team: c<a d<a,b"))).joins == ["a > c"]


def test_unrelated_bodies_stand_below_each_other_without_lines() -> None:
    assert drawn(layout(organised("råd: a | team: b | gruppe: c"))) == Drawn(
        1, ["a 1-13", "b 1-13", "c 1-13"], [], [], [], ""
    )


def test_an_organisation_without_levels_has_only_loose_bodies() -> None:
    assert drawn(layout(organised("", loose="a b"))) == Drawn(1, [], [], [], [], "a b")


def test_a_level_nobody_stands_on_keeps_its_row() -> None:
    assert drawn(layout(organised("råd: a | team:"))).boxes == ["a 1-13", ""]


def test_coordinators_beside_the_same_rows_stand_together_without_lines() -> None:
    organisation = organised("råd: a | team: b | gruppe: c", roles={"k": "a b", "l": "b c"})
    assert drawn(layout(organisation)).bridges == ["k l 1-3"]
    assert drawn(layout(organisation)).ties == []


def test_coordinators_beside_different_rows_stand_apart() -> None:
    organisation = organised("råd: a | team: b", roles={"k": "b", "l": "a"})
    assert drawn(layout(organisation)).bridges == ["l 1-1", "k 2-2"]


def test_a_role_is_bound_to_the_bodies_where_it_has_a_seat() -> None:
    seated = organised("råd: a | team: b", roles={"k": "a"}, seats={"b": ["k"]})
    assert drawn(layout(seated)).ties == ["a", "b"]


def test_the_line_of_the_single_column_holds_for_every_box() -> None:
    stems = [block.stem for block in layout(organised("råd: a | team: b<a c<a | gruppe: d<b")).blocks]
    assert stems == [None, "under", None]


def test_the_line_to_a_role_in_the_single_column_holds_for_every_box() -> None:
    stems = [block.stem for block in layout(organised("råd: a | team: b c", roles={"k": "a b"})).blocks]
    assert stems == [None, "bridge", None]


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Any organisation: up to three levels, bodies on none, one or two of them, under any others."""
    levels = [f"n{number}" for number in range(draw(st.integers(0, 3)))]
    ids = [f"o{number}" for number in range(draw(st.integers(0, 8)))]
    some_levels = st.lists(st.sampled_from(levels), unique=True, max_size=2) if levels else st.just([])
    some_bodies = st.lists(st.sampled_from(ids), unique=True, max_size=2) if ids else st.just([])
    bodies = [
        {
            "id": id_,
            "navn": id_,
            "nivå": draw(some_levels),
            "under": [one for one in draw(some_bodies) if one < id_],
        }
        for id_ in ids
    ]
    roles = [
        {"aktør": f"r{number}", "bindeledd": draw(some_bodies)} for number in range(draw(st.integers(0, 2)))
    ]
    named = [{"id": level, "navn": level} for level in levels]
    return Organisation.model_validate({"nivåer": named, "organer": bodies, "roller": roles})


@given(organisations())
def test_no_body_is_lost_and_no_two_boxes_stand_on_each_other(organisation: Organisation) -> None:
    made = layout(organisation)
    placed = {box.body for row in made.rows for box in row.boxes if not box.again}
    assert sorted((*placed, *made.loose)) == sorted(body.id for body in organisation.bodies)
    for row in made.rows:
        tracks = [(box.shelf, track) for box in row.boxes for track in range(box.span.start, box.span.end)]
        assert len(tracks) == len(set(tracks))
        assert {track for _, track in tracks} <= set(range(1, TRACKS + 1))
    assert 1 <= made.columns <= MOST_COLUMNS


@given(organisations())
def test_a_line_says_nothing_that_is_not_so(organisation: Organisation) -> None:
    under = {body.id: set(body.under) for body in organisation.bodies}
    bound = {role.party: set(role.bridges) for role in organisation.roles}
    made = layout(organisation)
    for row in made.rows:
        assert all(set(join.above) <= under[id_] for join in row.joins for id_ in join.below)
        ends = sorted(join.span for join in row.joins)
        assert all(one.end < other.start for one, other in pairwise(ends))
        beside = [bridge for bridge in made.bridges if bridge.first <= row.number <= bridge.last]
        assert all(tie.body in bound[bridge.roles[0].party] for bridge in beside for tie in row.ties)


@each_municipality
def test_every_body_is_a_link_on_the_page(folder: str) -> None:
    links = set(links_of(page(folder)))
    bodies = municipality(folder).bodies.values()
    assert {(f"../organisering/{body.id}/", body.name) for body in bodies} <= links


@each_municipality
def test_every_relation_stands_in_words_as_a_link(folder: str) -> None:
    organisation, names = municipality(folder).organisation, municipality(folder).parties
    cards = {name: set(links_of(card)) for name, card in cards_of(page(folder))}
    for body in organisation.bodies:
        for id_ in (*body.under, *body.works_with):
            assert (f"../organisering/{id_}/", names[id_].name) in cards[body.name]
    for role in organisation.roles:
        for id_ in role.bridges:
            assert (f"../organisering/{id_}/", names[id_].name) in cards[names[role.party].name]


@each_municipality
def test_the_page_has_no_style_of_its_own_and_no_script(folder: str) -> None:
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=", page(folder)) == []


def test_the_levels_are_headings_in_order() -> None:
    headings = re.findall(r"<h3 id=\"nivaa-[^>]*>(.*?)</h3>", page("data/indre-fosen"))
    assert [text(heading) for heading in headings] == [
        "Nivå 1 av 3: Styrende nivå",
        "Nivå 2 av 3: Koordinerende nivå",
        "Nivå 3 av 3: Utførende nivå",
    ]


def test_a_body_without_a_role_and_a_planned_body_say_so_in_words() -> None:
    tags = {
        name: re.findall(r'<span class="tag">(.*?)</span>', card)
        for name, card in cards_of(page("data/indre-fosen"))
    }
    assert {name: tag for name, tag in tags.items() if tag} == {
        "SLT-gruppa": ["Foreslått"],
        "Team voksne": ["Har ingen rolle i SLT"],
        "Lokalt politiråd": ["Planlagt"],
    }


def test_a_shared_mandate_is_numbered_and_says_who_shares_it() -> None:
    html = made("data/indre-fosen")["organisering/team-barn-og-unge/"]
    (points,) = re.findall(r"<ol>(.*?)</ol>", html, re.DOTALL)
    assert points.count("<li>") == 6
    assert '<p>Samme mandat har: <a href="../../organisering/team-voksne/">Team voksne</a></p>' in html


def test_a_municipality_with_nothing_filled_in_gets_a_helpful_page_and_no_drawing() -> None:
    assert list(made("tests/example/tomvik")) == ["organisering/"]
    assert page("tests/example/tomvik").count('<p class="empty">') == 1


@pytest.mark.parametrize("folder", MUNICIPALITIES[:3])
def test_the_drawing_is_well_formed_and_holds_every_name(folder: str) -> None:
    drawing = ET.fromstring(made(folder)["organisering/organisasjonskart.svg"])  # noqa: S314  (we made it)
    for link, names in ((anchor.get("href"), words_of(anchor)) for anchor in drawing.iter(f"{SVG}a")):
        id_ = (link or "").strip("/").split("/")[-1]
        assert names.startswith(municipality(folder).parties[id_].name)
    linked = {anchor.get("href") for anchor in drawing.iter(f"{SVG}a")}
    assert {f"../organisering/{body.id}/" for body in municipality(folder).bodies.values()} <= linked


@pytest.mark.parametrize("folder", MUNICIPALITIES[:3])
def test_the_drawing_says_its_relations_to_those_who_cannot_see_it(folder: str) -> None:
    drawing = ET.fromstring(made(folder)["organisering/organisasjonskart.svg"])  # noqa: S314  (we made it)
    name = municipality(folder).settings.name
    assert drawing.findtext(f"{SVG}title") == f"Organisasjonskart for SLT i {name}"
    told = drawing.findtext(f"{SVG}desc") or ""
    assert all(body.name in told for body in municipality(folder).bodies.values())


@given(st.text("abc -/iW", max_size=80), st.floats(30, 200))
def test_text_in_a_drawing_keeps_its_letters_and_its_breadth(words: str, width: float) -> None:
    lines = list(wrapped(words, TEXT, width))
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(breadth(line, TEXT) <= width for line in lines)


def test_a_long_word_in_a_drawing_is_parted_where_it_can_be() -> None:
    assert list(wrapped("Styringsgruppe/politiråd", TEXT, 120)) == ["Styringsgruppe/", "politiråd"]


def test_any_shape_becomes_a_page_and_a_drawing() -> None:
    organisation = organised(
        "råd: a b | team: c<a,b d<b c | gruppe: e<c f<c g<d h", roles={"k": "a c"}, loose="z"
    )
    settings = Settings.model_validate({"navn": "Prøve", "målform": "nynorsk"})
    party = Party.model_validate({"id": "k", "navn": "Koordinator"})
    pages = pages_of(Municipality("prove", settings, {"k": party}, organisation))
    assert len(pages) == len(organisation.bodies) + 2


def drawn(made: Layout) -> Drawn:
    """The layout in short."""
    return Drawn(
        made.columns,
        [", ".join(_box(row)) for row in made.rows],
        [f"{' '.join(join.above)} > {' '.join(join.below)}" for row in made.rows for join in row.joins],
        [f"{tie.body} around" if tie.around else tie.body for row in made.rows for tie in row.ties],
        [f"{' '.join(role.party for role in one.roles)} {one.first}-{one.last}" for one in made.bridges],
        " ".join(made.loose),
    )


def _box(row: Row) -> Iterator[str]:
    for box in row.boxes:
        shelf = f" /{box.shelf}" if box.shelf else ""
        yield f"{box.body} {box.span.start}-{box.span.end}{shelf}"


def organised(
    drawing: str,
    *,
    roles: dict[str, str] | None = None,
    seats: dict[str, list[str]] | None = None,
    loose: str = "",
) -> Organisation:
    """An organisation from a drawing: ``råd: a | team: b<a c<a`` is b and c under a, on two levels."""
    bodies: dict[str, dict[str, Any]] = {id_: {"id": id_, "navn": id_} for id_ in loose.split()}
    levels = [part.split(":") for part in drawing.split("|") if part]
    for number, (_, standing) in enumerate(levels):
        for one in standing.split():
            id_, _, under = one.partition("<")
            body = bodies.setdefault(
                id_, {"id": id_, "navn": id_, "nivå": [], "under": under.split(",") if under else []}
            )
            body["nivå"].append(f"n{number}")
    for id_, parties in (seats or {}).items():
        bodies[id_]["medlemmer"] = parties
    return Organisation.model_validate(
        {
            "nivåer": [{"id": f"n{number}", "navn": name.strip()} for number, (name, _) in enumerate(levels)],
            "organer": list(bodies.values()),
            "roller": [
                {"aktør": party, "bindeledd": bound.split()} for party, bound in (roles or {}).items()
            ],
        }
    )


@cache
def municipality(folder: str) -> Municipality:
    """A municipality of ours, drafts left out."""
    data, name = (ROOT / folder).parent, (ROOT / folder).name
    (found,) = (one.municipality for one in read_data(data).readings if one.folder == name)
    assert found is not None
    public = without_drafts(found)
    assert public is not None
    return public


@cache
def made(folder: str) -> dict[str, str]:
    """The organisation's pages and drawing, by address."""
    return pages_of(municipality(folder))


def pages_of(given: Municipality) -> dict[str, str]:
    """The organisation's pages and drawing, by address."""
    view = View(given, Site.model_validate({"tittel": "Prøve"}), date(2026, 11, 22))
    renderer = Renderer(ROOT / "theme_overrides")

    def html(one: Page | Drawing) -> str:
        if isinstance(one, Drawing):
            return renderer.drawing(one, view.words)
        return renderer.page(one, view.words, "https://example.org/")

    return {one.address: html(one) for one in organisation_pages(view)}


def page(folder: str) -> str:
    """The page of the organisation."""
    return made(folder)["organisering/"]


def links_of(html: str) -> list[tuple[str, str]]:
    """Every link: where it leads, and its text."""
    return [
        (address, text(label)) for address, label in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html)
    ]


def cards_of(html: str) -> Iterator[tuple[str, str]]:
    """Each box of the diagram, by the name in its heading; a body that is named again is left out."""
    boxes = re.findall(r'<li class="org-body.*?</li>|<article class="org-role.*?</article>', html, re.DOTALL)
    for box in boxes:
        heading = re.search(r"<h[34][^>]*>(.*?)</h[34]>", box)
        if heading and "org-again" not in box:
            yield text(heading[1]), box


def text(html: str) -> str:
    """What a reader sees of some HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def words_of(element: ET.Element) -> str:
    """The words of a part of a drawing, its lines put together."""
    lines = ("".join(line.itertext()) for line in element.iter(f"{SVG}text"))
    return " ".join(lines).replace("- ", "-").replace("/ ", "/")
