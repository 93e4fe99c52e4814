"""The real files with slips of the hand in them: nothing falls over, and no word disappears without being told of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from building import DATA, EXAMPLE
from slt_plan.editing.correcting import correct
from slt_plan.files.sources import Source
from slt_plan.gathering import read_file
from slt_plan.layout import model_of
from slt_plan.reading import load

FILES = [
    (file, raw.decode())
    for data in (DATA, EXAMPLE)
    for folder in load(data).folders.values()
    for file, raw in folder.items()
    if model_of(file)
]
TYPED = [
    *(
        "\t",
        "  ",
        ":",
        ": ",
        "- ",
        "• ",
        "– ",
        "\xa0",
        "@",
        "%",
        "&",
        "!",
        "*",
        " #x",
        '"',
        "'",
        "[",
        "}",
        "“",
    ),
    *("\v", "\u2028", "\ufeff", "\\", "|", ">-", "---\n", "<<<<<<< HEAD\n", "=======\n", "Ã¥", "\r", "\n"),
]
REMARK = re.compile(r"^\s*#.*$|(?<=\s)#(?:\s.*)?$", re.MULTILINE)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A real file in which one to three things went wrong."""
    file, text = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        line = text.rfind("\n", 0, place) + 1
        match draw(st.sampled_from(("typed", "typed first", "lost", "cut", "colon", "blank", "shifted"))):
            case "typed":
                text = text[:place] + draw(st.sampled_from(TYPED)) + text[place:]
            case "typed first":
                text = text[:line] + draw(st.sampled_from(TYPED)) + text[line:]
            case "lost":
                text = text[:place] + text[place + draw(st.integers(1, 5)) :]
            case "cut":
                text = text[:place]
            case "colon":
                text = text[:line] + text[line:].replace(":", "", 1)
            case "blank":
                text = text[:line] + text[line:].replace(": ", ":", 1).replace("- ", "-", 1)
            case _:
                text = text[:line] + " " * draw(st.integers(1, 4)) + text[line:]
    return file, text


def said(value: Any) -> Iterator[str]:
    """Every text in plain data."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from (key, *said(inner))
        case list():
            for inner in value:
                yield from said(inner)
        case str():
            yield value


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w{2,}", text))


@settings(deadline=None, max_examples=60)
@given(slips())
def test_a_slip_in_a_real_file_is_told_of_or_harms_nothing(slip: tuple[str, str]) -> None:
    file, text = slip
    model = model_of(file)
    assert model
    read = read_file(Source(file, text.encode()), model)
    lines = re.split("\r\n|\n|\r", text)
    assert all(1 <= read.place(mistake).line <= len(lines) for mistake in read.mistakes)
    if not read.mistakes:
        assert (
            words(REMARK.sub("", text.lstrip("\ufeff"))) - words(" ".join(said(read.parsed.data)))
            == Counter()
        )


@settings(deadline=None, max_examples=40)
@given(slips())
def test_only_a_guess_about_a_line_that_was_changed_is_left_for_a_second_time(slip: tuple[str, str]) -> None:
    file, text = slip
    model = model_of(file)
    assert model
    first = correct(Source(file, text.encode()), model)
    again = correct(Source(file, first.raw), model)
    assert {change.line for change in again.changes} <= {change.line for change in first.changes}
