"""Every mistake is found, at its place, and explained: the cases in ``bad_data/`` say how."""

from __future__ import annotations

import inspect
import re

import pytest

import bad_data
from slt_plan import checks
from slt_plan.findings import as_text
from slt_plan.reading import read_data
from slt_plan.words import words


def test_nothing_is_wrong_with_the_municipality_the_cases_are_laid_over() -> None:
    data = read_data(bad_data.BASE)
    assert as_text(data.findings) == ""
    assert [reading.municipality is not None for reading in data.readings] == [True]


@pytest.mark.parametrize("case", bad_data.CASES)
def test_a_mistake_is_explained_at_its_place(case: str) -> None:
    assert bad_data.found(case) == bad_data.expected(case) != []


def test_every_kind_of_finding_has_a_case() -> None:
    names = words("nb").names()
    codes = {name.split(".")[1] for name in names if name.startswith("findings.") and name.endswith(".what")}
    lines = [line for case in bad_data.CASES for line in bad_data.expected(case)]
    assert codes == {line.rpartition("[")[2].rstrip("]") for line in lines}


def test_a_case_is_named_after_what_it_shows() -> None:
    several = {"flere-feil-samtidig", "flere-skrivefeil-samtidig", "en-odelagt-fil-skjuler-ikke-andre"}
    misnamed = [
        case
        for case in bad_data.CASES
        if not any(case.startswith(line.rpartition("[")[2].rstrip("]")) for line in bad_data.expected(case))
    ]
    assert set(misnamed) == several


def test_no_check_is_forgotten() -> None:
    subjects = ("parties", "organisation", "measures", "plans", "decisions", "municipalities", "sites")
    written: set[object] = {
        check
        for subject in subjects
        for name, check in vars(getattr(checks, subject)).items()
        if inspect.isfunction(check) and check.__module__.endswith(f".{subject}") and not name.startswith("_")
    }
    assert written == set[object]({*checks.CHECKS, *checks.SITE_CHECKS})


def test_findings_hold_no_english_and_no_python() -> None:
    lines = [line for case in bad_data.CASES for line in bad_data.expected(case)]
    foreign = re.compile(r"\b(the|error|invalid|field|None|dict|str|input|value)\b")
    assert [line for line in lines if foreign.search(line)] == []
