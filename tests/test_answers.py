"""What the guards find is answered once, with a reason, and nothing is asked about what the public never sees."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

import bad_data
from building import DATA, EXAMPLE
from slt_plan.__main__ import main
from slt_plan.findings import Finding, as_github, as_json
from slt_plan.plan.drafts import without_drafts
from slt_plan.reading import Files, load, read_data, read_files

TODAY = date(2026, 11, 24)
SETTINGS = "navn: Fjellbygd\nmålform: bokmål\n"
NONE: Mapping[str, str] = {}
SITE = "tittel: SLT i Fjellbygd\nrot: fjellbygd\n"


def found(
    settings: str = "", site: str = "", files: Mapping[str, str] = NONE, today: date | None = TODAY
) -> tuple[Finding, ...]:
    """What is found in the small municipality where all is well, with files of its own or lines added to two."""
    base = load(bad_data.BASE).folders["fjellbygd"]
    ours = {f"{name.replace('__', '/')}.yml": text for name, text in files.items()}
    told = {"kommune.yml": f"{SETTINGS}{settings}", **ours}
    folder = {**base, **{file: text.encode() for file, text in told.items()}}
    top = {"nettsted.yml": f"{SITE}{site}".encode()}
    return read_files(Files("data", top, {"fjellbygd": folder}), today=today).findings


def codes(settings: str = "", site: str = "", **files: str) -> list[str]:
    """The same by codes."""
    return [one.code for one in found(settings, site, files)]


def measure(text: str, *, name: str = "beskrivelse", more: str = "") -> str:
    """A measure that says something."""
    return f"tittel: Natteravner\n{name}: {text}\nansvar: [politiet]\n{more}"


def answered(text: str) -> str:
    """An answer in the settings."""
    return f"vurdert: [{{tekst: {text}, grunn: Det er vurdert.}}]\n"


def test_nothing_is_found_in_the_real_municipalities() -> None:
    assert read_data(DATA, today=TODAY).findings == ()


def test_an_answered_finding_is_not_shown_again() -> None:
    text = measure("Ring Natteravnene på 40 00 00 00.")
    assert codes(tiltak__natteravn=text) == ["mobilnummer"]
    assert codes(answered("40 00 00 00"), tiltak__natteravn=text) == []


def test_an_answer_holds_for_an_error_too_in_capitals_and_over_two_lines() -> None:
    text = measure("tilbud til en gutt på\n  15 år hver gang")
    assert codes(tiltak__natteravn=text) == ["enkeltsak"]
    assert codes(answered("Gutt på 15 år hver gang"), tiltak__natteravn=text) == []


def test_an_answer_is_about_its_own_words_and_no_others() -> None:
    text = measure("3 elever får hjelp. I fjor ble 3 elever mobbet.")
    assert codes(answered("3 elever får hjelp"), tiltak__natteravn=text) == ["lite-antall"]


def test_the_site_answers_for_its_own_file_only() -> None:
    line = "beskrivelse: Ring 40 00 00 00.\n"
    answer = answered("40 00 00 00")
    assert codes(site=line) == ["mobilnummer"]
    assert codes(site=f"{line}{answer}") == []
    assert codes(answer, line) == ["vurdert-uten-treff", "mobilnummer"]


def test_an_answer_is_not_called_useless_while_something_cannot_be_read() -> None:
    assert codes(answered("3 elever")) == ["vurdert-uten-treff"]
    assert codes(answered("3 elever"), tiltak__natteravn="tittel: [\n") == ["ikke-lukket"]


def test_nothing_is_asked_while_the_answers_cannot_be_read() -> None:
    text = measure("Ring 40 00 00 00.")
    assert "mobilnummer" not in codes("vurdert: {\n", tiltak__natteravn=text)


def test_notes_and_drafts_are_nobodys_business() -> None:
    text = measure("Trygt hjem.", more="notat: Ring Kari Nordmann på 40 00 00 00.\n")
    draft = measure("Ring 40 00 00 00.", more="synlig: utkast\n")
    plan = "tittel: Plan\ntiltak: [{tiltak: natteravn, merknad: Ring 40 00 00 00.}, foreldremote]\n"
    assert codes(tiltak__natteravn=text) == []
    assert codes(tiltak__natteravn=draft, **{"planer__2024-2027": plan}) == []
    assert codes("om_slt: Ring 40 00 00 00.\nsynlig: utkast\n" + answered("3 elever")) == []


def test_answers_go_no_further_than_the_reading() -> None:
    data = read_data(EXAMPLE)
    (eksempelvik,) = (one.municipality for one in data.readings if one.folder == "eksempelvik")
    assert eksempelvik
    assert eksempelvik.settings.assessed
    public = without_drafts(eksempelvik)
    assert public
    assert data.site
    assert (public.settings.assessed, data.site.assessed) == ((), ())


def test_a_number_and_an_address_are_at_home_with_a_contact() -> None:
    contact = "{funksjon: SLT-koordinator, telefon: 40 00 00 00, e-post: tordis.fjell@fjellbygd.example}"
    assert codes(f"kontakt: {contact}\n") == []
    assert codes("kontakt: {funksjon: Kari Nordmann, telefon: 40 00 00 00}\n") == ["personnavn"]


def test_web_addresses_are_no_running_text() -> None:
    link = "lenker: [{tittel: Mer, adresse: https://x.example/KFKB/40000000/kari.nordmann@x.example}]\n"
    assert codes(tiltak__natteravn=measure("Trygt hjem.", more=link)) == []


def test_adopted_words_may_be_long() -> None:
    long = " ".join(["kommunen"] * 40)
    decisions = f"vedtak: [{{id: oppstart, tittel: Oppstart, tekst: {long}}}]\n"
    assert codes(tiltak__natteravn=measure(long)) == ["lang-setning"]
    assert codes(tiltak__natteravn=measure(long, name="ordlyd")) == []
    assert codes(vedtak=decisions) == []


def test_an_abbreviation_is_asked_about_once_and_long_sentences_once_a_file() -> None:
    long = " ".join(["kommunen"] * 40)
    text = measure(f"KFKB og KFKB. {long}. {long[1:]}.")
    other = text.replace("politiet", "skolen")
    assert codes(tiltak__natteravn=text, tiltak__foreldremote=other) == [
        "ukjent-forkortelse",
        "lang-setning",
        "lang-setning",
    ]


def test_a_list_of_words_or_a_long_name_explains_an_abbreviation() -> None:
    text = measure("KFKB er med.")
    listed = "ordliste: [{forkortelse: KFKB, forklaring: kirkens barne- og familiearbeid}]\n"
    parties = bad_data.BASE.joinpath("fjellbygd", "aktorer.yml").read_text("utf-8")
    named = f"{parties}  - {{id: kfkb, navn: Kirkens barne- og familiearbeid, alias: [KFKB]}}\n"
    assert codes(tiltak__natteravn=text) == ["ukjent-forkortelse"]
    assert codes(listed, tiltak__natteravn=text) == []
    assert codes(site=listed, tiltak__natteravn=text) == []
    assert codes(tiltak__natteravn=text, aktorer=named) == []


@pytest.mark.parametrize(("days", "expected"), [(365, []), (366, ["gammel-hjelp"])])
def test_help_lines_are_old_after_a_year(days: int, expected: list[str]) -> None:
    lines = (
        f'hjelp: {{kontrollert: {TODAY - timedelta(days)}, linjer: [{{nummer: "112", navn: Politiet}}]}}\n'
    )
    assert codes(lines) == codes(site=lines) == expected
    assert found(lines, today=None) == ()
    assert codes(f"hjelp: {{kontrollert: {TODAY - timedelta(days)}}}\n") == []


def test_a_hint_is_the_mildest_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fjellbygd").mkdir()
    (tmp_path / "nettsted.yml").write_text(SITE, encoding="utf-8")
    (tmp_path / "fjellbygd" / "kommune.yml").write_text(f"{SETTINGS}om_slt: KFKB er med.\n", encoding="utf-8")
    assert main(["sjekk", "--data", str(tmp_path), "--kort"]) == 0
    assert capsys.readouterr().out == (
        f"{tmp_path.name}/fjellbygd/kommune.yml:3:9: tips: Forkortelsen «KFKB» er ikke forklart. "
        "Legg den til i «ordliste», eller skriv ordene helt ut. [ukjent-forkortelse]\n"
        "Ingen feil. 1 tips. 1 kommune, 2 filer er lest.\n"
    )
    (hint,) = read_data(tmp_path).findings
    assert json.loads(as_json([hint]))[0]["alvor"] == "tips"
    assert as_github([hint]).startswith(f"::notice file={tmp_path.name}/fjellbygd/kommune.yml,line=3,col=9,")


def test_errors_warnings_and_hints_are_counted_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = "Ring 40 00 00 00 eller KFKB. En gutt på 15 år hjalp oss."
    (tmp_path / "fjellbygd").mkdir()
    (tmp_path / "nettsted.yml").write_text(SITE, encoding="utf-8")
    (tmp_path / "fjellbygd" / "kommune.yml").write_text(f"{SETTINGS}om_slt: {text}\n", encoding="utf-8")
    assert main(["sjekk", "--data", str(tmp_path), "--kort"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 feil, 1 advarsel og 1 tips. 1 kommune, 2 filer er lest."
