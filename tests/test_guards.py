"""What must not be public is found however it is written, and what only looks like it is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slt_plan.checks.cases import single_cases, small_counts
from slt_plan.checks.numbers import identity, identity_numbers, mobile_numbers
from slt_plan.checks.persons import personal_addresses, persons_in_role, persons_in_text
from slt_plan.checks.plain_language import long_sentences, unknown_abbreviations
from slt_plan.checks.sieve import Sign, signs

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)

NAMED = {
    "Kari Nordmann": "Kari Nordmann",
    "Rektor Kari Nordmann": "Kari Nordmann",
    "KARI NORDMANN": "KARI NORDMANN",
    "Ola H.": "Ola H.",
    "Rektor ved Dokka skole, Anne-Lise Berg": "Anne-Lise Berg",
    "Politikontakt (Ola Hansen)": "Ola Hansen",
    "Máret Utsi": "Máret Utsi",
    "Áile Gaup, leiar": "Áile Gaup",
    "Mohammed Ali": "Mohammed Ali",
    "Skolen v/rektor Nina Eide": "Nina Eide",
}
PERHAPS_NAMED = {
    "Rektor Hansen": "Rektor Hansen",
    "Leder Lovise Pettersen": "Leder Lovise Pettersen",
    "rektor Tone": "Tone",
    "Kari": "Kari",
}
NOT_NAMED = """
    Nordre Land|Indre Fosen|Dokka barneskole|Røde Kors|Leder Parken|Kommunalsjef 0-24|Rektor ved Dokka ungdomsskole|
    Nord-Aurdal kommune|Kárášjoga gielda|Gáivuona suohkan|Snåase tjïelte|Raarvihken Tjïelte|Ole Vig videregående skole|
    Charlotte Lund vgs.|Sigrid Undset-huset|Grete Roede-gruppa|Stine Sofies Stiftelse|Marita-stiftelsen|Haakon VII|
    Petter Dass' gate 5|Fridtjof Nansens vei|Karl Johans gate|St. Olavs hospital|Kirkens SOS|Mental Helse Ungdom|
    Norske Kvinners Sanitetsforening|Lions Club Dokka|Den norske kirke|Politimesteren i Innlandet|Fosen Regionråd|
    Enhetsleder Bo- og aktivitetstjenester|Repr. Areal|Team Barn og Unge|Ole Bull scene|Rektor|Liv og røre
"""
TELL_OF_ONE = {
    "gutt 15 år ble kjørt hjem.": "gutt 15 år ble kjørt hjem",
    "en jente på 14": "jente på 14",
    "En gutt (15)": "gutt (15)",
    "en 15 år gammel gutt": "15 år gammel gutt",
    "ei 14-årig jente": "14-årig jente",
    "ein 15 år gamal gut": "15 år gamal gut",
    "eleven ble utvist": "eleven ble utvist",
    "I går vart eleven utvist.": "vart eleven utvist",
    "ungdommen ble innlagt": "ungdommen ble innlagt",
    "gutt f. 2009 ble anmeldt": "gutt f. 2009 ble anmeldt",
    "jenta, fødd i 2009, vart meld": "jenta, fødd i 2009, vart meld",
}
PERHAPS_TELL_OF_ONE = {
    "en 16-åring kom": "en 16-åring kom",
    "16-åringen rømte": "16-åringen rømte",
    "jenta fikk hjelp": "jenta fikk hjelp",
    "guten vart følgd heim": "guten vart følgd heim",
    "et barn på 6 år": "et barn på 6 år",
    "En ungdom døde av overdose i 2021.": "En ungdom døde av overdose i",
    "Ein ungdom døydde i fjor.": "Ein ungdom døydde i fjor",
    "Ett barn er plassert utenfor hjemmet.": "Ett barn er plassert utenfor hjemmet",
    "Eitt barn er plassert utanfor heimen.": "Eitt barn er plassert utanfor heimen",
    "Gutten som ble tatt i mars, går på 10. trinn.": "Gutten som ble tatt i mars",
    "Guten som vart teken i mars": "Guten som vart teken i mars",
    "En gutt i 9. klasse ble tatt for hasj": "En gutt i 9. klasse ble tatt for hasj",
    "I fjor var det én ungdom som tok overdose": "én ungdom som tok overdose",
    "14-åring tatt med kniv på Dokka ungdomsskole": "14-åring tatt med kniv på",
    "14-åring teken med kniv": "14-åring teken med kniv",
    "En elev ved Dokka ungdomsskole har selvmordstanker": "En elev ved Dokka ungdomsskole har selvmordstanker",
    "Det er ein elev som har sjølvmordstankar": "ein elev som har sjølvmordstankar",
    "Gutt, 15 år, kan søke": "Gutt, 15 år, kan søke",
}
COUNTS = {
    "to ungdommer ble anmeldt": "to ungdommer ble anmeldt",
    "I fjor ble to ungdommer anmeldt.": "to ungdommer anmeldt",
    "én elev som i fjor ble mobbet": "én elev som i fjor",
}
PERHAPS_COUNTS = {
    "3 elever": "3 elever",
    "to unge jenter": "to unge jenter",
    "2 familier fikk hjelp": "2 familier fikk hjelp",
    "når to elever har mobbet hverandre": "to elever har mobbet hverandre",
    "Fire gutar sluttar": "Fire gutar sluttar",
    "Det var tre dødsfall blant unge": "tre dødsfall blant unge",
    "eitt sjølvmord i fjor": "eitt sjølvmord i fjor",
}
NOT_A_CASE = """
    Barn 0–5 år får tilbud.|Ungdom over 16 år|ungdom 13–18 år|barn og unge i alderen 0-24 år|elev på 10. trinn|
    minst to elever fra hver skole|inntil fire elever|to elever per klasse|Tre elever fra elevrådet sitter i gruppa|
    grupper på fire elever|0–4 elever|Barnet har rett til å bli hørt.|Eleven har rett til et trygt skolemiljø.|
    For ungdom mellom 15 og 18 år|18-årsgrense|alle 10-åringer|ungdom på 10 skoler|4 barnehager|to skoler|
    Møtes 4 ganger i året|de tre nivåene|éin gong i månaden|to foreldre fra hver klasse|en person på hver skole|
    Når en elev på 15 år søker hjelp, følger skolen rutinen.|Viss ein elev på 15 år søkjer hjelp, ringjer skulen.|
    Hver skole velger to ungdommer til ungdomsrådet.|Kvar skule vel to ungdommar til ungdomsrådet.|
    En ungdom på 16 år kan selv samtykke|Ein ungdom på 16 år kan sjølv samtykkje|en ungdom som blir tatt, må ha en voksen|
    En elev som blir mobbet, skal ha hjelp.|Ein elev som vart mobba, skal ha hjelp.|Dersom en ungdom ble anmeldt, ringer vi.|
    En elev som er ruset, følges hjem.|Ein person frå kvar skule var med.
"""
MOBILES = """
    91234567|912 34 567|91 23 45 67|+47 912 34 567|+4791234567|0047 912 34 567|412-34-567|91.23.45.67|
    913-45678|9134 5678|91 345 678|47 91345678
"""
NO_MOBILES = """
    2022–2025|45 000 kroner|450 000,-|sak 57/18|org.nr. 987 654 321|912345678|07.06.2018|116 117|02800|22 33 44 55|
    61 11 60 00|kr 45000000|45 000 000 kroner|konto 4212.34.56789|40 barn, 41 unge|400 000 000|sak 2022/91234567|
    45 000 000|91234567/2022|4512 2023|22 913 45 678|x.example/91234567|fil-91234567
"""


def listed(texts: str) -> list[str]:
    """The texts between the bars."""
    return [text.strip() for text in texts.split("|")]


def check_digit(digits: str, weights: tuple[int, ...]) -> int:
    """The digit that makes a weighted sum divisible by eleven; ten when no digit does."""
    return -sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A valid fødselsnummer, D-nummer, or one made up for tests."""
    day = date(1900, 1, 1) + timedelta(days=draw(st.integers(0, 50_000)))
    added = draw(st.sampled_from([0, 40])), draw(st.sampled_from([0, 40, 80]))
    start = f"{day.day + added[0]:02}{day.month + added[1]:02}{day.year % 100:02}"
    for serial in range(draw(st.integers(0, 900)), 999):
        first = check_digit(f"{start}{serial:03}", FIRST)
        second = check_digit(f"{start}{serial:03}{first % 10}", SECOND)
        if first < 10 and second < 10:
            return f"{start}{serial:03}{first}{second}"
    return "15507600333"


@settings(max_examples=60, deadline=None)
@given(
    numbers(),
    st.lists(st.sampled_from(["", "", " ", "-", ".", "\xa0", " – ", "\n"]), min_size=10, max_size=10),
)
def test_every_valid_number_is_found_whatever_stands_between_its_digits(
    number: str, between: list[str]
) -> None:
    written = "".join(map("".join, zip(number, [*between, ""], strict=True)))
    found = list(identity_numbers(f"Nummeret er {written}. Det er alt."))
    assert (written, True) in [tuple(one) for one in found]
    assert "numbers" in signs(f"tekst: Nummeret er {written}. Det er alt.".encode(), None)


@settings(max_examples=60, deadline=None)
@given(
    numbers(),
    st.sampled_from(
        ["", "-", ", ", " | ", "_", "+", "\N{MINUS SIGN}", "\N{WORD JOINER}", "~", "\N{MULTIPLICATION SIGN}"]
    ),
    st.text("abæøåXY.,:;/|+-_(*~%#\N{EN DASH}\N{HORIZONTAL ELLIPSIS}", max_size=3),
    st.text("abæøåXY.,:;/|+-_)*~%#\N{EN DASH}\N{HORIZONTAL ELLIPSIS}", max_size=3),
)
def test_the_sieve_holds_back_no_number_whatever_is_glued_to_it(
    number: str, between: str, before: str, after: str
) -> None:
    written = f"{before}{number[:6]}{between}{number[6:]}{after}"
    assert list(identity_numbers(written)) != []
    assert "numbers" in signs(f'tekst: "{written}"'.encode(), None)


@pytest.mark.parametrize(
    "text",
    [
        "Født 01.01.1990, personnummer 50188.",
        "010190 (personnr. 50188)",
        "Fødd 1. januar 1990 og har personnummer 50188",
        "01 januar 1990 50188",
        "1. jan. 90 50188",
        "\uff10\uff11\uff10\uff11\uff19\uff10\uff15\uff10\uff11\uff18\uff18",
    ],
)
def test_a_number_is_found_with_its_date_in_words_its_end_apart_or_in_wide_digits(text: str) -> None:
    assert [one.is_certain for one in identity_numbers(text)] == [True]
    assert "numbers" in signs(f"tekst: {text}".encode(), None)


def test_what_is_called_a_personnummer_after_a_date_is_perhaps_one() -> None:
    assert list(identity_numbers("010190 (personnummer 50189)")) == [("010190 (personnummer 50189", False)]
    assert (
        list(identity_numbers("Skolen åpnet 1. mars 2010 for 50189 kroner, og 01.01.1990 for 50188.")) == []
    )


@settings(max_examples=60, deadline=None)
@given(numbers(), st.integers(0, 10), st.integers(1, 9))
def test_a_number_with_one_wrong_digit_is_never_called_one(number: str, place: int, more: int) -> None:
    wrong = f"{number[:place]}{(int(number[place]) + more) % 10}{number[place + 1 :]}"
    assert identity(wrong) != "certain"
    assert not any(one.is_certain for one in identity_numbers(f"Nummeret er {wrong}."))


@settings(max_examples=60, deadline=None)
@given(numbers(), st.integers(1, 10))
def test_the_looser_digit_of_2032_is_told_apart(number: str, looser: int) -> None:
    first = (int(number[9]) + looser) % 11
    second = check_digit(f"{number[:9]}{first % 10}", SECOND)
    if first < 10 and second < 10:
        expected = "doubtful" if looser <= 3 else None
        assert identity(f"{number[:9]}{first}{second}") == expected


def test_a_year_may_be_written_whole() -> None:
    assert [one.text for one in identity_numbers("Født 15.10.1976 33300000, 15.50.1976 00333.")] == [
        "15.50.1976 00333"
    ]


@pytest.mark.parametrize("text", listed(MOBILES))
def test_a_mobile_number_is_known_by_its_look(text: str) -> None:
    assert list(mobile_numbers(f"Ring {text}, så svarer noen.")) == [text]


@pytest.mark.parametrize(
    "text", ["91345678/61116000", "913 45 678/923 45 678", "tlf.91345678", "tlf91345678", "_91345678_"]
)
def test_a_mobile_number_is_known_with_something_next_to_it(text: str) -> None:
    assert "".join(text.split()).removeprefix("tlf").lstrip("._")[:8] in [
        number.replace(" ", "") for number in mobile_numbers(f"Ring {text}, så svarer noen.")
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(listed(MOBILES)),
    st.text("ab12 .,:;/|+-_(*~%#\N{EN DASH}", max_size=3),
    st.text("ab12 .,:;/|+-_)*~%#\N{EN DASH}", max_size=3),
)
def test_the_sieve_holds_back_no_mobile_number_that_is_found(number: str, before: str, after: str) -> None:
    written = f"{before}{number}{after}"
    assert "numbers" in signs(f"tekst: {written}".encode(), None) or not list(mobile_numbers(written))


@pytest.mark.parametrize("text", listed(NO_MOBILES))
def test_other_numbers_are_no_mobile_numbers(text: str) -> None:
    assert list(mobile_numbers(text)) == []


@pytest.mark.parametrize(("text", "name"), [*NAMED.items(), *PERHAPS_NAMED.items()])
def test_a_person_where_a_role_belongs_is_found(text: str, name: str) -> None:
    assert list(persons_in_role(text)) == [(name, text in NAMED)]


@pytest.mark.parametrize("text", listed(NOT_NAMED))
def test_a_place_a_school_or_an_organisation_is_no_person(text: str) -> None:
    assert list(persons_in_role(text)) == []
    assert list(persons_in_text(f"Vi samarbeider med {text} om dette.")) == []


def test_in_running_text_a_person_is_told_by_both_names_or_by_a_role() -> None:
    text = "Kari Bremnes sang, Kari Nordmann ledet møtet, og helsesykepleier Tone Fjell kom."
    assert list(persons_in_text(text)) == [("Kari Nordmann", False), ("Tone Fjell", False)]


IN_TEXT = {
    "Ansvarlig er Grete Haugen, og vara er Torill Bakken.": ["Grete Haugen", "Torill Bakken"],
    "Ansvarleg er Grete Haugen.": ["Grete Haugen"],
    "Spør etter Grete Haugen på skulen.": ["Grete Haugen"],
    "Kontakt Hansen, Kari.": ["Hansen, Kari"],
    "Kontakt **Kari** Nordmann.": ["Kari Nordmann"],
    "Vi møtte Mohammed Al-Rashid.": ["Mohammed Al-Rashid"],
    "Hamza Chaudhry har ansvaret.": ["Hamza Chaudhry"],
    "Lensmann Berg har ansvaret": ["Berg"],
    "Rektor Hansen leier møtet": ["Hansen"],
}
NOT_IN_TEXT = """
    Rektor Berg skole tok del.|Rektor ved Berg|Ordfører Lund kommune|Kari Bremnes sang.|Møtet med lederen. Ole Vig talte.|
    En veileder i Marte Meo|Vi spør Ole Vig videregående skole|Per, Kari og Ola kom.|Rettleiar Marte Meo har ansvar
"""


@pytest.mark.parametrize(("text", "names"), IN_TEXT.items())
def test_in_running_text_a_person_is_told_by_the_words_around(text: str, names: list[str]) -> None:
    assert list(persons_in_text(text)) == [(name, False) for name in names]
    assert "persons" in signs(f"tekst: {text}".encode(), None)


@pytest.mark.parametrize("text", listed(NOT_IN_TEXT))
def test_in_running_text_a_place_near_a_role_is_no_person(text: str) -> None:
    assert list(persons_in_text(text)) == []


def test_an_address_is_personal_by_its_first_name() -> None:
    text = "kari.nordmann@x.example tordis.fjell@x.example kari@x.example post@x.example slt.koordinator@x.example"
    assert list(personal_addresses(text)) == [
        ("kari.nordmann@x.example", True),
        ("tordis.fjell@x.example", False),
        ("kari@x.example", False),
    ]


@pytest.mark.parametrize(("text", "words"), [*TELL_OF_ONE.items(), *PERHAPS_TELL_OF_ONE.items()])
def test_what_tells_of_one_person_is_found(text: str, words: str) -> None:
    assert list(single_cases(text)) == [(words, text in TELL_OF_ONE)]


@pytest.mark.parametrize(("text", "words"), [*COUNTS.items(), *PERHAPS_COUNTS.items()])
def test_a_count_under_five_is_found(text: str, words: str) -> None:
    assert list(small_counts(text)) == [(words, text in COUNTS)]


@pytest.mark.parametrize("text", listed(NOT_A_CASE))
def test_what_holds_for_many_is_no_case(text: str) -> None:
    assert [*single_cases(text), *small_counts(text)] == []


def test_an_abbreviation_is_explained_in_brackets_by_the_list_or_by_being_known_to_all() -> None:
    text = "KFKB og BUP (barne- og ungdomspsykiatri), SLT, NAV-kontoret, del IV, FN, A4, fra hjelpetelefonen (RUS)."
    assert list(unknown_abbreviations(text, {"KFKB"})) == []
    assert list(unknown_abbreviations(text, ())) == ["KFKB"]
    assert list(unknown_abbreviations("TILTAK OG ANSVAR", ())) == []


def test_a_sentence_is_long_by_its_words_and_its_length() -> None:
    words = ["kommunen"] * 31
    assert list(long_sentences(f"Kort. {' '.join(words)}.")) == [" ".join(words[:6])]
    assert list(long_sentences(f"{' '.join(words[1:])}.")) == []
    assert list(long_sentences(f"{' '.join(['nå'] * 40)}.")) == []
    assert list(long_sentences(f"{' '.join(words[:20])}: {' '.join(words[:20])}.")) == []


SIGNS: dict[Sign, tuple[list[str], Callable[[str], Iterator[tuple[object, ...] | str]]]] = {
    "numbers": (listed(MOBILES), mobile_numbers),
    "persons": ([*NAMED, *PERHAPS_NAMED], persons_in_role),
    "cases": ([*TELL_OF_ONE, *PERHAPS_TELL_OF_ONE], single_cases),
    "counts": ([*COUNTS, *PERHAPS_COUNTS], small_counts),
}


@pytest.mark.parametrize(
    ("sign", "text"), [(sign, text) for sign, (texts, _) in SIGNS.items() for text in texts]
)
def test_the_sieve_holds_back_nothing_however_lines_are_broken(sign: Sign, text: str) -> None:
    broken = re.sub(r"\s", "\n  ", text)
    for written in (
        f"tekst: {text}",
        f"tekst: ({text})",
        f'tekst: "{text}"',
        f"tekst: ”{text}’",
        f"tekst: >-\n  {broken}\n",
        f"[{text}]",
    ):
        assert sign in signs(written.encode(), None)
    assert list(SIGNS[sign][1](re.sub(r"\s", "\n", text))) != []


def test_letters_written_in_an_unusual_way_are_looked_at_closely() -> None:
    assert "persons" in signs("tekst: Ma\u0301ret Utsi".encode(), None)
    assert "persons" in signs(b'tekst: "M\\u00e1ret Utsi"', None)


def test_the_sieve_lets_ordinary_text_through() -> None:
    text = "tekst: Skolen og politiet møtes 4 ganger i året, og 16 av 20 ungdomar er med. Elevane kjem frå Nordre Land.\n"
    assert signs(text.encode(), set()) == set()
