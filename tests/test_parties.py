"""«Hva har vi ansvar for?»: a party's page holds its duties by the plan, those beside it, and no more."""

from __future__ import annotations

from datetime import date
from functools import cache

from building import DATA, EXAMPLE, TODAY
from slt_plan.pages.page import Page, View
from slt_plan.pages.parties import Duty, Parties, PartyPage, party_pages
from slt_plan.plan.drafts import without_drafts
from slt_plan.reading import read_data


def page_of(address: str, *, folder: str = "eksempelvik") -> Page:
    """One of the pages of parties, with the page's own model in it."""
    return next(page for page in pages(folder) if page.address == address)


@cache
def pages(folder: str) -> tuple[Page, ...]:
    """Every page of a municipality's parties."""
    data = read_data(EXAMPLE if folder == "eksempelvik" else DATA)
    reading = next(reading for reading in data.readings if reading.folder == folder)
    assert data.site
    assert reading.municipality
    public = without_drafts(reading.municipality)
    assert public
    return tuple(party_pages(View(public, data.site, date.fromisoformat(TODAY))))


def party(name: str, *, folder: str = "eksempelvik") -> PartyPage:
    """What stands on a party's page."""
    content = page_of(f"ansvarlige/{name}/", folder=folder).content
    assert isinstance(content, PartyPage)
    return content


def titles(duties: tuple[Duty, ...]) -> list[str]:
    """The measures of these duties."""
    return [duty.measure.text for duty in duties]


def test_what_ended_with_an_older_plan_stands_apart_from_what_the_plan_says_now() -> None:
    school = party("skulen")
    assert "Ungdomsklubb i kjellaren på skulen" not in titles(school.answers)
    assert titles(school.answers_elsewhere) == ["Ungdomsklubb i kjellaren på skulen"]


def test_the_list_counts_what_the_plan_says_now() -> None:
    content = page_of("ansvarlige/").content
    assert isinstance(content, Parties)
    counts = {one.party.text: one.counts for one in content.parties}
    assert counts["Natteramnane"] == ("ansvar for 1 tiltak", "med i 1 gruppe")


def test_a_school_sees_whom_it_shares_a_measure_with_and_not_its_own_rektor() -> None:
    duty = next(duty for duty in party("skolen", folder="nordre-land").answers if duty.through)
    assert duty.through
    assert duty.through.text == "Rektor"
    assert [other.text for other in duty.together] == [
        "Barnehagestyrer",
        "FAU",
        "SLT koordinator",
        "Politiet",
    ]


def test_a_plan_whose_period_is_over_is_told_of_where_its_duties_stand() -> None:
    school = party("skolen", folder="nordre-land")
    assert school.plan
    assert school.plan.text == "Handlingsplan for SLT 2022–2025"
    assert school.over == (
        "Planperioden gikk ut 31.\xa0desember\xa02025. Du kan fortsatt lese hele planen på nettstedet."
    )


def test_a_party_without_duties_speaks_of_no_plan() -> None:
    office = party("barnevernet", folder="nordre-land")
    assert (office.plan, office.over, office.answers) == (None, None, ())


def test_the_description_of_a_page_says_no_more_than_the_page() -> None:
    school = page_of("ansvarlige/skolen/", folder="nordre-land")
    office = page_of("ansvarlige/areal/", folder="indre-fosen")
    assert school.description == "Skolen i Nordre Land: ansvar for 5 tiltak og med i 1 gruppe."
    assert office.description == "Areal i Indre Fosen: med i 1 gruppe."
