"""A data file that is changed by a program: what was not asked for is kept, byte for byte."""

from __future__ import annotations

import difflib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from building import DATA, EXAMPLE
from slt_plan.editing.edits import NoPlaceError, rewritten
from slt_plan.files.sources import Source

FILES = [*sorted(DATA.rglob("*.yml")), *sorted(EXAMPLE.rglob("*.yml"))]
HOSTILE = """\
# øverst
tittel: "Sitat: «her»"   # hale
ordlyd: >-
  En lang tekst som går
  over flere linjer, ja.


  Nytt avsnitt her.

# mellom
beskrivelse: 'ett ''to'' tre'
ansvar:

  - {aktør: skolen, som: Skole}  # hvorfor
  # om politiet
  - politiet

  - aktør: nav
    som: NAV
mål: [a,
      b]   # to
tid: {fra: 2022,
      til: 2025}
notat:
søkeord: []
evaluering:
  tekst: en tekst over
    to linjer
lenker:
- tittel: Et sted
  adresse: https://example.org/#a
"""


def said(text: str) -> Any:
    """What a file says."""
    return Source("", text.encode()).parse().data


def difference(wanted: dict[str, Any], text: str = HOSTILE) -> list[str]:
    """The lines that go and come when a file shall say something more."""
    new = rewritten(text.encode(), {**said(text), **wanted}).decode()
    lines = difflib.unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and line[0] != "@"]


def as_written_on_windows(raw: bytes) -> bytes:
    """With carriage returns and a byte order mark."""
    return b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")


def with_one_word_changed(data: Any) -> Any:
    """The data with the middle word of its first text changed."""
    match data:
        case dict():
            key = next(iter(data))
            return {**data, key: with_one_word_changed(data[key])}
        case list():
            return [with_one_word_changed(data[0]), *data[1:]]
        case _:
            words = data.split()
            return data.replace(words[len(words) // 2], "Ålreit", 1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_edit_changes_no_byte(file: Path) -> None:
    for raw in (file.read_bytes(), as_written_on_windows(file.read_bytes())):
        assert rewritten(raw, deepcopy(Source("", raw).parse().data)) == raw


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_edit_of_one_word_changes_one_line(file: Path) -> None:
    for raw in (file.read_bytes(), as_written_on_windows(file.read_bytes())):
        data = Source("", raw).parse().data
        for key, value in data.items():
            new = rewritten(raw, {**data, key: with_one_word_changed(value)})
            old_lines, new_lines = raw.split(b"\n"), new.split(b"\n")
            assert sum(one != two for one, two in zip(old_lines, new_lines, strict=True)) == 1


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        (
            {"tittel": "Sitat: «der»"},
            ['-tittel: "Sitat: «her»"   # hale', '+tittel: "Sitat: «der»"   # hale'],
        ),
        (
            {"ordlyd": "En lang tekst som gikk over flere linjer, ja.\n\nNytt avsnitt her."},
            ["-  En lang tekst som går", "+  En lang tekst som gikk"],
        ),
        (
            {"evaluering": {"tekst": "en tekst over tre linjer"}},
            ["-    to linjer", "+    tre linjer"],
        ),
        (
            {
                "ansvar": [
                    {"aktør": "skolen", "som": "Skole"},
                    "politiet",
                    {"aktør": "nav", "som": "NAV"},
                    "rektor",
                ]
            },
            ["+  - rektor"],
        ),
        (
            {"ansvar": [{"aktør": "skolen", "som": "Skole"}, {"aktør": "nav", "som": "NAV"}]},
            ["-  - politiet"],
        ),
        (
            {"ansvar": ["skolen", {"aktør": "politiet", "som": "Lensmann"}, {"aktør": "nav", "som": "NAV"}]},
            [
                "-  - {aktør: skolen, som: Skole}  # hvorfor",
                "+  - skolen  # hvorfor",
                "-  - politiet",
                "+  - {aktør: politiet, som: Lensmann}",
            ],
        ),
        ({"mål": ["a", "c", "b"]}, ["-mål: [a,", "+mål: [a, c,"]),
        ({"mål": ["b"]}, ["-mål: [a,", "-      b]   # to", "+mål: [b]   # to"]),
        (
            {"tid": {"fra": "2022", "til": "2026", "frist": "01.01.2027"}},
            ["-      til: 2025}", "+      til: 2026, frist: 01.01.2027}"],
        ),
        ({"notat": "husk: ring"}, ["-notat:", '+notat: "husk: ring"']),
        ({"notat": "en linje\nog en til"}, ["-notat:", "+notat: |", "+  en linje", "+  og en til"]),
        ({"søkeord": ["a", "b"]}, ["-søkeord: []", "+søkeord: [a, b]"]),
        ({"oppdatert": "01.01.2027"}, ["+oppdatert: 01.01.2027"]),
        (
            {"lenker": [{"tittel": "Et annet sted", "adresse": "https://example.org/#a"}]},
            ["-- tittel: Et sted", "+- tittel: Et annet sted"],
        ),
    ],
)
def test_only_what_differs_is_changed(wanted: dict[str, Any], lines: list[str]) -> None:
    assert difference(wanted) == lines


def test_a_field_goes_with_all_its_lines_and_no_other() -> None:
    data = said(HOSTILE)
    new = rewritten(HOSTILE.encode(), {key: value for key, value in data.items() if key != "ordlyd"}).decode()
    assert new == HOSTILE[: HOSTILE.index("ordlyd")] + HOSTILE[HOSTILE.index("\n# mellom") :]


@pytest.mark.parametrize(
    "value",
    ["ja: nei", "# nei", "- nei", "@her", "=1+1", "'en", '"to"', "[a", "to  blanke", "slutt:", "æ\\n"],
)
def test_any_text_comes_back_as_it_was(value: str) -> None:
    for key in ("tittel", "ordlyd", "beskrivelse", "notat"):
        new = rewritten(HOSTILE.encode(), {**said(HOSTILE), key: value})
        assert said(new.decode()) == {**said(HOSTILE), key: value}
    tid = {"fra": value, "til": "2025"}
    assert said(rewritten(HOSTILE.encode(), {**said(HOSTILE), "tid": tid}).decode())["tid"] == tid


def test_what_cannot_be_said_is_not_tried() -> None:
    with pytest.raises(NoPlaceError):
        rewritten(b"tittel: A\n", {"tittel": "A", "notat": "\x07"})
