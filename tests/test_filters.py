"""What the table of measures can be narrowed by: no choice in vain, and a whole includes its parts."""

from __future__ import annotations

from datetime import date
from functools import cache

from building import DATA, EXAMPLE, TODAY
from slt_plan.pages.filters import Filter
from slt_plan.pages.matrix import Matrix, Row, matrix_pages
from slt_plan.pages.measures import Measures, measure_pages
from slt_plan.pages.page import Reference, View
from slt_plan.plan.drafts import without_drafts
from slt_plan.reading import read_data


@cache
def view(folder: str) -> View:
    """A municipality as it is seen on the day of the tests."""
    data = read_data(EXAMPLE if folder == "eksempelvik" else DATA)
    reading = next(reading for reading in data.readings if reading.folder == folder)
    assert data.site
    assert reading.municipality
    public = without_drafts(reading.municipality)
    assert public
    return View(public, data.site, date.fromisoformat(TODAY))


def filter_in(folder: str) -> Filter:
    """The filter above a municipality's table of measures."""
    content = next(measure_pages(view(folder))).content
    assert isinstance(content, Measures)
    assert content.table
    assert content.table.filter
    return content.table.filter


def choices(folder: str, name: str) -> list[str]:
    """The choices of a criterion, as a reader sees them."""
    criterion = next(one for one in filter_in(folder).criteria if one.name == name)
    return [choice.text for choice in criterion.choices]


def marked(folder: str, name: str, choice: str) -> list[str]:
    """The measures that answer to a choice."""
    marks = filter_in(folder).marks.items()
    return [address for address, one in marks if choice in dict(one).get(name, "").split()]


def test_a_plan_with_responsibility_alone_can_be_narrowed_by_that_alone() -> None:
    assert [one.label for one in filter_in("nordre-land").criteria] == ["Ansvar"]


def test_a_full_plan_can_be_narrowed_by_all_it_says() -> None:
    labels = [one.label for one in filter_in("eksempelvik").criteria]
    assert labels == ["Ansvar", "Mål", "Målgruppe", "Innsatsområde", "Framdrift", "Vedtak"]


def test_a_school_finds_what_its_rektor_answers_for() -> None:
    rektor, school = marked("nordre-land", "ansvar", "rektor"), marked("nordre-land", "ansvar", "skolen")
    assert rektor == ["tiltak/foreldremoter/"]
    assert len(school) == 5
    assert set(rektor) < set(school)


def test_a_goal_finds_the_measures_of_the_goals_below_it() -> None:
    assert marked("eksempelvik", "mal", "tidleg-hjelp") == ["tiltak/ungdomsbase/", "tiltak/oppfolgingsteam/"]
    assert marked("eksempelvik", "mal", "betre-oversikt") == marked("eksempelvik", "mal", "tidleg-hjelp")


def test_a_choice_that_matches_nothing_is_not_there() -> None:
    assert "Alle på ungdomstrinnet veit kva dei kan gjere om nokon plagar dei på nett." not in choices(
        "eksempelvik", "mal"
    )
    assert choices("eksempelvik", "framdrift") == ["Ikkje starta", "På vent", "Løpande", "Gjennomført"]


def test_every_choice_matches_something() -> None:
    for folder in ("nordre-land", "eksempelvik"):
        for criterion in filter_in(folder).criteria:
            assert all(marked(folder, criterion.name, choice.id) for choice in criterion.choices)
            assert len(criterion.choices) > 1


def test_parties_are_offered_in_the_order_of_the_alphabet() -> None:
    parties = choices("nordre-land", "ansvar")
    assert parties[:3] == ["0-24", "Andre aktuelle tjenesteområder", "Barnehagen"]
    assert parties[-1] == "Videregående skole"


def test_a_state_stands_in_the_address_in_plain_letters() -> None:
    marks = dict(filter_in("eksempelvik").marks["tiltak/ungdomsbase/"])
    assert marks["framdrift"] == "pa-vent"
    assert marks["vedtak"] == "vedtatt"


def test_the_matrix_shows_who_answers_in_this_plan() -> None:
    content = next(matrix_pages(view("eksempelvik"))).content
    assert isinstance(content, Matrix)
    row = next(row for row in content.rows if row.measure.address == "tiltak/foreldremote/")
    marked_parties = [(cell.party, cell.mark) for cell in row.cells if cell]
    assert marked_parties == [("Oppvekst og velferd", "Ansvar"), ("Foreldrerådet i Eksempelvik", "Ansvar")]


def shape(*names: str) -> str:
    """How a matrix with parties of these names is laid out."""
    return Matrix("", "", tuple(Reference(name, "") for name in names), rows=tuple[Row, ...]()).shape


def test_a_matrix_is_a_table_only_while_there_is_room_for_its_columns() -> None:
    assert shape(*["Skolen"] * 23) == "table"
    assert shape(*["Skolen"] * 24) == "narrow"
    assert shape(*["Skolen"] * 30) == "narrow"
    assert shape(*["Skolen"] * 31) == "list"


def test_long_names_take_more_room_in_a_matrix() -> None:
    long = "Andre aktuelle tjenesteområder"
    assert shape(*[long] * 11) == "table"
    assert shape(*[long] * 12) == "narrow"
    assert shape(*[long] * 12, long + " i kommunen") == "list"
