"""Our own sentences claim nothing that the data does not say, for whatever municipality they stand on."""

from __future__ import annotations

from pathlib import Path

from pages_read import parsed, text_of


def text(page: Path) -> str:
    """All there is to read in the main part of a page."""
    return text_of(next(parsed(page).iter("main")))


def test_the_plan_in_force_can_be_read_whole_with_mandates_and_members(built_site: Path) -> None:
    plan = text(built_site / "nordre-land/planer/2022-2025/index.html")
    assert "Sikre innføring av kriminalitetsforebygging i kommunens og politiets planverk." in plan
    assert "Kommunalsjef 0 - 24" in plan
    assert "Koordineringsgruppa har møter ved behov og minst seks møter i året." in plan
    assert "Inspirere, motivere og være pådriver." in plan


def test_an_older_plan_has_only_a_link_to_how_the_work_is_organised_now(example_site: Path) -> None:
    older = text(example_site / "eksempelvik/planer/2018-2021/index.html")
    assert "Korleis arbeidet er organisert no, står på ei eiga side: Organisering." in older
    assert "Politirådet i Eksempelvik" not in older


def test_a_proposal_is_not_said_to_be_on_its_way_or_turned_down(built_site: Path) -> None:
    front = text(built_site / "indre-fosen/index.html")
    decisions = text(built_site / "indre-fosen/vedtak/index.html")
    assert "Forslag til vedtak" in front
    assert "Under behandling" not in front
    assert "Dette er et forslag. Det står ikke her om det ble vedtatt." in decisions


def test_what_was_turned_down_was_not_adopted_by_anybody(example_site: Path) -> None:
    page = parsed(example_site / "eksempelvik/vedtak/index.html")
    turned_down = next(one for one in page.iter("section") if "Portforbod" in text_of(one))
    assert [text_of(one) for one in turned_down.iter("dt")] == ["Handsama av", "Tid"]


def test_a_municipality_without_measures_promises_no_duties(built_site: Path) -> None:
    front = text(built_site / "indre-fosen/index.html")
    assert "Finn din tjeneste, rolle eller organisasjon, og se hvilke grupper den er med i." in front
    assert "svarer for" not in front


def test_an_empty_municipality_is_not_said_to_do_anything(example_site: Path) -> None:
    front = text(example_site / "tomvik/index.html")
    assert front == (
        "SLT i Tomvik SLT står for samordning av lokale rus- og kriminalitetsforebyggende tiltak. Det er en "
        "måte å samordne det kommunen, politiet og andre gjør for barn og unge. "
        "Kommunen har ikke publisert noe om SLT-arbeidet her ennå."
    )


def test_a_proposal_is_not_counted_as_groups_at_work(built_site: Path) -> None:
    cards = [text_of(one) for one in parsed(built_site / "index.html").iter("a") if one.get("class") == "way"]
    assert cards[0] == (
        "SLT i Indre Fosen Ingen plan er publisert "
        "Forslag til vedtak: Samordning av lokale rus- og kriminalitetsforebyggende tiltak (SLT)"
    )
