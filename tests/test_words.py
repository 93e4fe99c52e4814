"""Our words: the same names in both written languages, all of them used, none in the templates themselves."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from building import ROOT
from slt_plan.words import words

CODE = [path for folder in ("hooks", "theme_overrides") for path in (ROOT / folder).rglob("*.*")]
SOURCE = "\n".join(path.read_text("utf-8") for path in CODE if path.suffix in {".py", ".html"})
MADE_UP = re.compile(r"^(findings|state|outcome|goals\.level|party\.type)\.")
"""Names that the code puts together from what the data says."""


def blanks(text: str) -> set[str]:
    """What is to be filled in in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts() -> None:
    assert words("nb").names() == words("nn").names()


def test_a_text_has_the_same_blanks_in_both_languages() -> None:
    nb, nn = words("nb"), words("nn")
    assert [name for name in nb.names() if blanks(nb(name)) != blanks(nn(name))] == []


def test_every_text_is_used() -> None:
    names = {re.sub(r"\.(one|many)$", "", name) for name in words("nb").names()}
    unused = [name for name in names if not MADE_UP.match(name) and not _used(name)]
    assert sorted(unused) == []


def _used(name: str) -> bool:
    """Whether the name stands in the code, whole or with its last part put in from elsewhere."""
    start, _, end = name.rpartition(".")
    return f'"{name}' in SOURCE or f"'{name}" in SOURCE or f'"{start}.{{' in SOURCE or f'}}.{end}"' in SOURCE


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_dates_and_lists_take_the_form_of_the_language(code: str) -> None:
    assert words(code).day(date(2026, 11, 22)) == "22.\xa0november\xa02026"
    assert words(code).listed(["skolen", "barnehagen", "politiet"]) == "skolen, barnehagen og politiet"
    assert words(code).listed(["skolen"]) == "skolen"


def test_numbers_take_their_noun_in_the_right_form() -> None:
    assert words("nb").count("parties.answers", 1) == "ansvar for 1 tiltak"
    assert words("nn").count("parties.seats", 3) == "med i 3 grupper"


def test_no_template_holds_words_of_its_own() -> None:
    texts = {}
    for path in (ROOT / "theme_overrides").rglob("*.html"):
        template = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        bare = re.sub(r"<style.*?</style>|<[^>]*>|org-[a-z-]+", " ", template, flags=re.DOTALL)
        if found := re.findall(r"[^\W\d_]{2,}", bare):
            texts[path.name] = found
    assert texts == {}


def test_bokmal_keeps_to_one_form_of_its_nouns() -> None:
    """A list is «listen», not «lista»; what is quoted from a plan is not ours."""
    readme = (
        (ROOT / "README.md").read_text("utf-8").partition("## For koordinatorer")[2].partition("\n## ")[0]
    )
    texts = [words("nb")(name) for name in words("nb").names()]
    other = re.compile(
        r"\b(?:lista|fila|linja|mappa|gruppa|uka|sida|rada|cella|rolla|adressa)\b", re.IGNORECASE
    )
    assert [text for text in (*texts, readme) if other.search(text)] == []
