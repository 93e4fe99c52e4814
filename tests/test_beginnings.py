"""``slt-plan ny``: a few questions, a valid file with help in it, and nothing else touched."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path

import pytest

from building import DATA, EXAMPLE
from slt_plan.__main__ import main
from slt_plan.editing.insertion import NoPlaceError, with_item
from slt_plan.editing.notation import Value, field, file_text
from slt_plan.files.sources import Source
from slt_plan.layout import model_of
from slt_plan.placeholders import placeholders
from slt_plan.plan.fields import Model
from slt_plan.plan.sites import LANGUAGE_CODES, Language
from slt_plan.reading import read_data
from slt_plan.validation import validate
from slt_plan.words import words

FILES = sorted([*DATA.rglob("*.yml"), *EXAMPLE.rglob("*.yml")])
HELP = re.compile(r"^( *)# (?=(?: *- | {2,}|[a-zæøå_-]+:(?: |$)))", re.MULTILINE)
"""The sign before a line of help that holds a field."""


class Keyboard(io.StringIO):
    """Somebody who types; an answer of ``^C`` stops it all."""

    def isatty(self) -> bool:
        return True

    def readline(self, *_: object) -> str:  # type: ignore[override]
        line = super().readline()
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data."""
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command, with answers typed in where there are any."""

    def run(*arguments: str, answers: tuple[str, ...] | None = None) -> tuple[int, str, str]:
        typed = "".join(f"{answer}\n" for answer in answers or ())
        monkeypatch.setattr("sys.stdin", Keyboard(typed) if answers is not None else io.StringIO())
        capsys.readouterr()
        status = main(arguments)
        return status, *capsys.readouterr()

    return run


def changes(before: str, after: str) -> list[str]:
    """The lines that differ, each with a sign that tells which way."""
    lines = ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def verdict(ask: Ask, data: Path) -> str:
    """The last line of what ``slt-plan sjekk`` says."""
    return ask("sjekk", "--data", str(data))[1].splitlines()[-1]


def test_a_measure_is_made_by_answering_four_questions(ask: Ask, data: Path) -> None:
    plan = data / "nordre-land" / "planer" / "2022-2025.yml"
    before = plan.read_text("utf-8")
    arguments = ("ny", "tiltak", "--data", str(data), "--kommune", "nordre-land")
    status, said, _ = ask(*arguments, answers=("Åpen hall på søndager", "", "politiet, FAU", "ja"))
    assert status == 0
    assert said == (
        "Kort navn på tiltaket: "
        "Id-en blir en del av nettadressen og kan ikke endres senere. Hvilken id? [apen-hall-pa-sondager]: "
        "Hvem har ansvaret? Skriv navnene med komma mellom (trykk Enter for å hoppe over): "
        "Skal tiltaket stå sist på listen i «Handlingsplan for SLT»? (ja eller nei) [nei]: "
        f"Laget {data.as_posix()}/nordre-land/tiltak/apen-hall-pa-sondager.yml\n"
        f"La til 1 linje i {plan.as_posix()}\n"
        "Tiltaket er et utkast. Det vises ikke før du sletter linjen «synlig: utkast». "
        "Åpne filen og fyll ut det du vet.\n"
        "Skriv «slt-plan sjekk» når du er ferdig med å fylle ut.\n"
    )
    assert changes(before, plan.read_text("utf-8")) == ["+   - apen-hall-pa-sondager\n"]
    text = (data / "nordre-land" / "tiltak" / "apen-hall-pa-sondager.yml").read_text("utf-8")
    assert text.startswith(
        "# Et tiltak. Linjene som begynner med #, er bare til hjelp for deg som skriver.\n"
        "# Vil du bruke et felt som står slik, tar du bort «# » foran det. Det du ikke trenger, kan du slette.\n"
        "tittel: Åpen hall på søndager\n"
        "ansvar:\n"
        "  - politiet\n"
        "  - fau\n"
        "\n"
        "# Tiltaket slik det er vedtatt, ord for ord:\n"
        "# ordlyd: >-\n"
        "#   Skriv ordlyden her.\n"
    )
    assert text.endswith("skal vises på nettstedet.\nsynlig: utkast\n")
    assert verdict(ask, data) == "Ingen feil. 2 kommuner, 27 filer er lest."


def test_scripts_tell_everything_and_are_asked_nothing(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    runs = [
        ask("ny", "plan", *place, "--tittel", "Plan for SLT", "--fra", "2027", "--til", "2030"),
        ask("ny", "aktør", *place, "--navn", "Natteravnene", "--type", "gruppe"),
        ask("ny", "organ", *place, "--navn", "Ungdomsforum", "--nivå", "utforende"),
        ask(
            "ny",
            "tiltak",
            *place,
            "--tittel",
            "Ravner: nå",
            "--ansvar",
            "natteravnene",
            "--plan",
            "2027-2030",
        ),
        ask("ny", "kommune", "--data", str(data), "--navn", "Værøy", "--målform", "nynorsk"),
    ]
    assert [status for status, _, _ in runs] == [0] * 5
    made = {path.relative_to(data).as_posix() for path in data.rglob("*.yml")}
    before = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml")}
    assert made - before == {
        "nordre-land/planer/2027-2030.yml",
        "nordre-land/tiltak/ravner-na.yml",
        "vaeroy/kommune.yml",
    }
    assert verdict(ask, data) == "Ingen feil. 3 kommuner, 29 filer er lest."


def test_a_party_is_added_last_and_every_other_byte_is_kept(ask: Ask, data: Path) -> None:
    path = data / "indre-fosen" / "aktorer.yml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    status, said, _ = ask(
        "ny", "aktør", "--data", str(data), "--kommune", "indre-fosen", "--navn", "Natteravnene"
    )  # fmt: skip
    after = path.read_bytes()
    assert (status, said.splitlines()[1]) == (
        0,
        "Nå kan du skrive «natteravnene» under «ansvar» i et tiltak og under «medlemmer» i et organ.",
    )
    assert after.startswith(before.rstrip(b"\r\n"))
    assert after.count(b"\n") == after.count(b"\r\n")
    assert b"  - id: natteravnene\r\n    navn: Natteravnene\r\n    # Andre m" in after[len(before) - 2 :]


def test_files_of_parties_and_bodies_are_made_where_there_are_none(ask: Ask, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    ask("ny", "kommune", "--data", str(data), "--navn", "Storvik")
    party = ask("ny", "aktør", "--data", str(data), "--navn", "Politiet", "--type", "etat")
    body = ask("ny", "organ", "--data", str(data), "--navn", "Styringsgruppe", "--nivå", "styrende")
    assert (party[0], body[0]) == (0, 0)
    assert (data / "storvik" / "aktorer.yml").read_text("utf-8") == (
        "# Aktørene: alle som har ansvar for tiltak eller plass i et organ. Hver står én gang.\n"
        "# Skriv roller og tjenester, aldri navn på personer. Organene selv står i organisering.yml.\n"
        "aktører:\n"
        "  - id: politiet\n"
        "    navn: Politiet\n"
        "    type: etat\n"
        "    # Andre måter navnet skrives på, og hva aktøren gjør:\n"
        "    # alias: [Skriv et annet navn her]\n"
        "    # beskrivelse: Skriv hva aktøren gjør her.\n"
    )
    assert (
        (data / "storvik" / "organisering.yml")
        .read_text("utf-8")
        .startswith(
            "# Organiseringen: nivåene og organene.\n"
            "nivåer:\n"
            "  - id: styrende\n"
            "    navn: Styrende nivå\n"
            "\n"
            "organer:\n"
            "  - id: styringsgruppe\n"
            "    navn: Styringsgruppe\n"
            "    nivå:\n"
            "      - styrende\n"
            "    # Hva organet skal gjøre"
        )
    )
    assert (data / "nettsted.yml").read_text("utf-8") == "tittel: SLT-planer\nmålform: bokmål\n"
    assert verdict(ask, data) == "Ingen feil. 1 kommune, 4 filer er lest."


def begun(ask: Ask, folder: Path, language: str) -> Path:
    """The data of a municipality in which one of each kind has been begun."""
    data = folder / "data"
    data.mkdir()
    ask("ny", "kommune", "--data", str(data), "--navn", "Storvik", "--målform", language)
    ask("ny", "plan", "--data", str(data), "--tittel", "Plan", "--fra", "2027", "--til", "2030")
    ask("ny", "aktør", "--data", str(data), "--navn", "Skolen")
    ask("ny", "organ", "--data", str(data), "--navn", "Politiråd")
    ask("ny", "tiltak", "--data", str(data), "--tittel", "Natteravner", "--plan", "2027-2030")
    return data


@pytest.mark.parametrize("language", ["bokmål", "nynorsk"])
def test_every_field_in_the_help_is_valid_when_it_is_taken_into_use(
    ask: Ask, tmp_path: Path, language: str
) -> None:
    data = begun(ask, tmp_path, language)
    files = sorted((data / "storvik").rglob("*.yml"))
    helped = 0
    for path in files:
        text = path.read_text("utf-8")
        helped += len(HELP.findall(text))
        path.write_text(HELP.sub(r"\1", text), "utf-8")
    assert (len(files), helped) == (5, 48)
    assert [finding for finding in read_data(data).findings if finding.severity == "error"] == []


@pytest.mark.parametrize("language", ["bokmål", "nynorsk"])
def test_no_help_is_published_as_it_stands_without_a_warning(
    ask: Ask, tmp_path: Path, language: Language
) -> None:
    data = begun(ask, tmp_path, language)
    texts = words(LANGUAGE_CODES[language])
    for path in (data / "storvik").rglob("*.yml"):
        text = HELP.sub(r"\1", path.read_text("utf-8")).replace("synlig: utkast", "")
        path.write_text(re.sub(r"^# ( +\S)", r"\1", text, flags=re.MULTILINE), "utf-8")
    told = {found.what for found in read_data(data).findings if found.code == "ikke-utfylt"}
    assert told == {texts("findings.ikke-utfylt.what", text=text) for text in placeholders(texts).values()}


def test_the_files_speak_the_language_of_the_municipality(ask: Ask, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    ask("ny", "kommune", "--data", str(data), "--navn", "Storvik", "--målform", "nynorsk")
    said = ask("ny", "tiltak", "--data", str(data), "--tittel", "Ramnar")[1]
    assert said.splitlines()[0] == f"Laga {data.as_posix()}/storvik/tiltak/ramnar.yml"
    text = (data / "storvik" / "tiltak" / "ramnar.yml").read_text("utf-8")
    assert "# Kven som har ansvaret: id-ar frå aktorer.yml eller organisering.yml.\n# ansvar:\n" in text


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("tiltak", "--tittel", "Ungdata"),
            "Id-en «ungdata» er brukt i tiltak/ungdata.yml. Velg en annen.",
        ),
        (("plan", "--tittel", "x", "--id", "2022-2025"), "Id-en «2022-2025» er brukt i planer/2022-2025.yml."),
        (("aktør", "--navn", "skolen"), "«skolen» finnes fra før, med id-en «skolen». Det er den du skriver under «ansvar» i et tiltak.\n"),
        (("aktør", "--navn", "Skolen", "--id", "skolen"), "Id-en «skolen» er brukt i aktorer.yml. Velg en annen."),
        (("organ", "--navn", "Skolen"), "Id-en «skolen» er brukt i aktorer.yml. Velg en annen."),
        (
            ("tiltak", "--tittel", "x", "--ansvar", "Skolan"),
            "Det finnes ingen aktør som heter «Skolan». Mente du «Skolen»? Skriv «slt-plan ny aktør» først",
        ),
        (("tiltak", "--tittel", "x", "--plan", "2026"), "Det finnes ingen plan «2026». Velg en av disse: 2022-2025, nei."),
        (("plan", "--tittel", "x", "--avløser", "2022"), "Det finnes ingen plan «2022». Velg en av disse: 2022-2025, nei."),
        (("plan", "--tittel", "x", "--fra", "i fjor"), "«i fjor» er ikke et år eller en dato. Skriv for eksempel 2027"),
        (("plan", "--tittel", "x", "--fra", "2030", "--til", "2027"), "Slutten (2027) kommer før starten (2030)."),
        (("organ", "--navn", "x", "--nivå", "styrande"), "«styrande» kan ikke velges her."),
        (("aktør", "--navn", "x", "--id", "Æ Ø"), "«Æ Ø» kan ikke være en id. Bruk bare små bokstaver a–z, tall og bindestrek. Mente du «ae-o»?"),
        (("aktør",), "Det mangler --navn. Skriv «--navn NAVN», eller kjør kommandoen i et terminalvindu, så spør den."),
        (("aktør", "--navn", "¤¤¤"), "Det mangler --id. Skriv «--id ID», eller kjør kommandoen"),
        (("aktør", "--kommune", "nordreland"), "Det er ingen kommune som heter «nordreland». Velg en av disse: indre-fosen, nordre-land. Mente du «nordre-land»?"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    ask: Ask, data: Path, arguments: tuple[str, ...], why: str
) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    place = () if "--kommune" in arguments else ("--kommune", "nordre-land")
    status, said, explained = ask("ny", arguments[0], "--data", str(data), *place, *arguments[1:])
    assert (status, said) == (2, "")
    assert explained.startswith(why)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_municipality_that_is_there_is_left_alone(ask: Ask, data: Path) -> None:
    status, _, explained = ask("ny", "kommune", "--data", str(data), "--navn", "Nordre Land")
    assert (status, explained) == (
        2,
        f"Id-en «nordre-land» er brukt i {data.as_posix()}/nordre-land. Velg en annen.\n",
    )


def test_an_answer_that_cannot_be_used_is_asked_for_again(ask: Ask, data: Path) -> None:
    answers = ("indrefosen", "indre-fosen", "", "Natteravnene", "etaten", "etat", "")
    status, said, _ = ask("ny", "aktør", "--data", str(data), answers=answers)
    assert status == 0
    assert (
        "Det er ingen kommune som heter «indrefosen». Velg en av disse: indre-fosen, nordre-land. "
        "Mente du «indre-fosen»?\n" in said
    )
    assert "Dette må være med.\nNavn på aktøren." in said
    assert "«etaten» kan ikke velges her. Velg ett av disse: enhet, rolle, organ," in said


def test_a_municipality_may_be_called_by_its_name(ask: Ask, data: Path) -> None:
    status, said, _ = ask("ny", "aktør", "--data", str(data), answers=("indre fosen", "Natteravnene", "", ""))
    assert (status, "indre-fosen/aktorer.yml" in said) == (0, True)


def test_an_id_that_is_taken_is_not_offered(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    status, said, _ = ask("ny", "organ", *place, answers=("Skolen", "", "", "skolemote"))
    assert status == 0
    assert (
        "Id-en «skolen» er brukt i aktorer.yml. Velg en annen.\n"
        "Id-en blir en del av nettadressen og kan ikke endres senere. Hvilken id?: "
        "Dette må være med.\n" in said
    )


def test_one_unknown_name_does_not_lose_the_others(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    status, said, _ = ask(
        "ny", "tiltak", *place, answers=("Ravner", "", "Skolen, ravnene, FAU", "politiet", "nei")
    )
    assert status == 0
    assert (
        "Det finnes ingen aktør som heter «ravnene». Skriv «slt-plan ny aktør» først hvis aktøren er ny. "
        "Notert: Skolen og FAU. Skriv bare det som mangler.\n" in said
    )
    text = (data / "nordre-land" / "tiltak" / "ravner.yml").read_text("utf-8")
    assert "ansvar:\n  - skolen\n  - fau\n  - politiet\n" in text


PLAN = ("--tittel", "Handlingsplan for SLT", "--fra", "2026", "--til", "2029")


def test_a_new_plan_takes_the_measures_of_the_old_one_over(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    vip = data / "nordre-land" / "tiltak" / "vip.yml"
    vip.write_text(vip.read_text("utf-8") + "mål: [trygt-arbeid]\n", "utf-8")
    old = data / "nordre-land" / "planer" / "2022-2025.yml"
    goal = "mål:\n  - {id: trygt-arbeid, nivå: delmål, tekst: Trygt.}\n"
    old.write_text(re.sub(r"(?m)^mål:\n", goal, old.read_text("utf-8")), "utf-8")
    status, said, _ = ask("ny", "plan", *place, *PLAN, answers=("", "", ""))
    assert status == 0
    assert (
        "Hvilken plan avløser den? Skriv id-en, eller nei [2022-2025]: "
        "Skal de 16 tiltakene derfra være med i den nye? (ja eller nei) [ja]: " in said
    )
    assert "Disse tiltakene viser til mål i en tidligere plan: vip. Skriv målene" in said
    new = Source("", (data / "nordre-land" / "planer" / "2026-2029.yml").read_bytes()).parse().data
    assert new["avløser"] == ["2022-2025"]
    assert new["tiltak"] == Source("", old.read_bytes()).parse().data["tiltak"]
    assert verdict(ask, data).startswith("Ingen feil. ")


def test_measures_that_are_not_taken_over_stand_ready_in_the_plan(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    assert ask("ny", "plan", *place, *PLAN, "--avløser", "2022-2025")[0] == 0
    file = data / "nordre-land" / "planer" / "2026-2029.yml"
    assert "\ntiltak:\n  # - inkluderende-miljo\n  # - bekymringssamtaler\n" in file.read_text("utf-8")
    ask("ny", "tiltak", *place, "--tittel", "Ravner", "--plan", "2026-2029")
    assert Source("", file.read_bytes()).parse().data["tiltak"] == ["ravner"]


def test_plans_of_the_same_title_are_told_apart(ask: Ask, data: Path) -> None:
    place = ("--data", str(data), "--kommune", "nordre-land")
    ask("ny", "plan", *place, "--tittel", "Handlingsplan for SLT", "--fra", "2026", "--til", "2029")
    said = ask("ny", "tiltak", *place, answers=("Ravner", "", "", "ja"))[1]
    assert (
        "Skal tiltaket stå sist på listen i «Handlingsplan for SLT [2026-2029]»? (ja eller nei) [ja]: "
        in said
    )


def test_an_empty_line_stands_before_each_part_of_the_help(ask: Ask, data: Path) -> None:
    ask("ny", "tiltak", "--data", str(data), "--kommune", "nordre-land", "--tittel", "Ravner")
    text = (data / "nordre-land" / "tiltak" / "ravner.yml").read_text("utf-8")
    assert "#   - skolen\n\n# Deler av tiltaket" in text


@pytest.mark.parametrize("answers", [("Natteravner", "^C"), ("Natteravner",)], ids=["Ctrl-C", "Ctrl-D"])
def test_stopping_halfway_is_calm_and_writes_nothing(ask: Ask, data: Path, answers: tuple[str, ...]) -> None:
    before = sorted(data.rglob("*"))
    status, _, explained = ask(
        "ny", "tiltak", "--data", str(data), "--kommune", "nordre-land", answers=answers
    )  # fmt: skip
    assert (status, explained) == (1, "\nAvbrutt. Ingenting er skrevet.\n")
    assert sorted(data.rglob("*")) == before


def test_data_with_mistakes_is_put_right_first(ask: Ask, data: Path) -> None:
    (data / "nordre-land" / "aktorer.yml").write_text("aktører: [", "utf-8")
    assert ask("ny", "aktør", "--data", str(data), "--kommune", "nordre-land", "--navn", "x") == (
        2,
        "",
        "Det er feil i dataene til nordre-land fra før. Skriv «slt-plan sjekk», rett feilene, og prøv igjen.\n",
    )


def test_what_would_become_a_mistake_is_never_written(ask: Ask, data: Path) -> None:
    status, _, explained = ask(
        "ny", "aktør", "--data", str(data), "--kommune", "nordre-land", "--navn", "A\x07B", "--id", "ab"
    )  # fmt: skip
    assert status == 2
    assert explained.startswith(
        "Dette ville gitt feil i dataene. Ingenting er skrevet.\ndata/nordre-land/aktorer.yml:"
    )
    assert (data / "nordre-land" / "aktorer.yml").read_bytes() == (
        DATA / "nordre-land" / "aktorer.yml"
    ).read_bytes()


def lists() -> list[tuple[Path, str]]:
    """Every file with a list that grows, and the list."""
    keys = ("tiltak", "aktører", "organer", "nivåer")
    return [(path, key) for path in FILES for key in keys if f"\n{key}:" in f"\n{path.read_text('utf-8')}"]


@pytest.mark.parametrize(("path", "key"), lists(), ids=lambda value: getattr(value, "name", value))
def test_a_list_grows_by_one_line_and_no_other_line_changes(path: Path, key: str) -> None:
    text = path.read_text("utf-8")
    grown = with_item(text, key, "noe-nytt")
    assert [line for line in changes(text, grown) if line.strip("+ \n")] == ["+   - noe-nytt\n"]
    assert Source("", grown.encode()).parse().data[key][-1] == "noe-nytt"
    assert with_item(f"\ufeff{text}", key, "noe-nytt") == f"\ufeff{grown}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tiltak: []\n", "tiltak: [nytt]\n"),
        ("tiltak: [a, b] # her\n", "tiltak: [a, b, nytt] # her\n"),
        ("tiltak: [a,\n  b,\n]\n", "tiltak: [a,\n  b, nytt\n]\n"),
        ("tiltak:\n- a\n# under\nx: y", "tiltak:\n- a\n- nytt\n# under\nx: y"),
        ("tiltak: # tom\nx: y\n", "tiltak: # tom\n  - nytt\nx: y\n"),
        ("tittel: a", "tittel: a\n\ntiltak:\n  - nytt"),
        ("", "tiltak:\n  - nytt\n"),
        ("tiltak:\r\n  - a\r\nb: c\r\n", "tiltak:\r\n  - a\r\n  - nytt\r\nb: c\r\n"),
        (
            "tiltak:\n  - tiltak: a\n    merknad: >-\n      hei\n      # ikke slutt\n\n# b\nc: d\n",
            "tiltak:\n  - tiltak: a\n    merknad: >-\n      hei\n      # ikke slutt\n  - nytt\n\n# b\nc: d\n",
        ),
        ("tiltak:\n  - a\n  # siste\n\n", "tiltak:\n  - a\n  - nytt\n  # siste\n\n"),
    ],
)
def test_a_list_grows_whatever_form_it_has(before: str, after: str) -> None:
    assert with_item(before, "tiltak", "nytt") == after


@pytest.mark.parametrize("text", ["tiltak: a\n", "tiltak:\n  a: b\n", "- a\n", "{tiltak: [a]}\n"])
def test_what_is_no_list_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlaceError):
        with_item(text, "tiltak", "nytt")


@pytest.mark.parametrize(
    "value",
    [
        "vanlig", "kolon: midt i", "# først", "slutt #", "- strek", "[klamme", "'", '"sitat"', "a, b", "{a}", "@a",
        "%", "&a", "*a", "!a", "|", ">", "?", "nei", "0301", "1.10", "æøå «» –", "\\", "a: ", "~", "null", "a\tb",
        "en setning som er så lang at den må brettes over flere linjer, med kolon: og # midt i, for å se at alt holder",
        "første avsnitt\n\nandre avsnitt",
    ],
)  # fmt: skip
def test_whatever_is_written_is_read_back_the_same(value: str) -> None:
    fields: dict[str, Value] = {
        "a": value,
        "b": [value, {"id": value, "c": value}, {"aktør": "x", "som": value}],
        "d": {"e": value},
    }
    parsed = Source("", file_text(fields).encode()).parse()
    assert (parsed.data, parsed.mistakes) == (fields, ())


def test_a_measure_file_is_read_by_the_model_it_is_made_for(ask: Ask, data: Path) -> None:
    ask("ny", "tiltak", "--data", str(data), "--kommune", "indre-fosen", "--tittel", "No")
    model = model_of("tiltak/no.yml")
    assert model is not None
    raw = (data / "indre-fosen" / "tiltak" / "no.yml").read_bytes()
    validated = validate(model, "", Source("", raw).parse().data)
    assert isinstance(validated.model, Model)
    assert getattr(validated.model, "title", None) == "No"
    assert field("tittel", "No") == ["tittel: No"]
