"""What a municipality keeps to itself is gone before anything is shown."""

from __future__ import annotations

from slt_plan.plan.drafts import without_drafts
from slt_plan.plan.municipalities import Municipality
from slt_plan.reading import read_municipality

FILES = {
    "kommune.yml": """
navn: Fjellbygd
målform: bokmål
notat: HEMMELIG
kapitler:
  - {id: ny, tittel: HEMMELIG, tekst: HEMMELIG, synlig: utkast}
  - {id: slt, tittel: SLT, tekst: En modell.}
""",
    "aktorer.yml": """
aktører:
  - {id: skolen, navn: Skolen, notat: HEMMELIG}
  - {id: ukjent, navn: HEMMELIG, synlig: utkast}
""",
    "organisering.yml": """
organer:
  - {id: styret, navn: Styret, notat: HEMMELIG}
  - {id: nytt, navn: HEMMELIG, synlig: utkast}
""",
    "vedtak.yml": """
vedtak:
  - {id: oppstart, tittel: Oppstart, notat: HEMMELIG}
  - {id: nytt, tittel: HEMMELIG, synlig: utkast}
""",
    "planer/2024.yml": """
tittel: Plan
notat: HEMMELIG
kapitler:
  - {id: ny, tittel: HEMMELIG, tekst: HEMMELIG, synlig: utkast}
tiltak: [vakt, {tiltak: nytt, merknad: HEMMELIG}]
""",
    "planer/2028.yml": "tittel: HEMMELIG\nsynlig: utkast\ntiltak: [vakt]\n",
    "tiltak/vakt.yml": "tittel: Vakt\nnotat: HEMMELIG\n",
    "tiltak/nytt.yml": "tittel: HEMMELIG\nsynlig: utkast\n",
}


def read(files: dict[str, str]) -> Municipality:
    reading = read_municipality("fjellbygd", {file: text.encode() for file, text in files.items()})
    assert reading.findings == ()
    assert reading.municipality is not None
    return reading.municipality


def test_drafts_notes_and_the_rows_that_list_drafts_are_gone() -> None:
    municipality = read(FILES)
    shown = without_drafts(municipality)
    assert shown is not None
    assert "HEMMELIG" in repr(municipality)
    assert "HEMMELIG" not in repr(shown)
    assert [entry.measure for entry in shown.plans["2024"].measures] == ["vakt"]
    assert (list(shown.parties), list(shown.decisions), list(shown.plans)) == (
        ["skolen", "styret"],
        ["oppstart"],
        ["2024"],
    )


def test_what_is_published_stays_as_it_was() -> None:
    files = {file: text for file, text in FILES.items() if "HEMMELIG" not in text} | {
        "kommune.yml": "navn: Fjellbygd\nmålform: bokmål\n"
    }
    municipality = read(files)
    assert without_drafts(municipality) == municipality


def test_nothing_is_left_of_a_municipality_that_is_a_draft() -> None:
    assert without_drafts(read({"kommune.yml": "navn: Fjellbygd\nmålform: bokmål\nsynlig: utkast\n"})) is None
