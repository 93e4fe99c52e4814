"""The two source documents, and how to read them: statements, lists, the table of measures, the chart.

They stand in ``sources/`` as they were. What the tests look for is taken from their text, not from our data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).parent / "sources"
TO_THE_END = ""


class Document(NamedTuple):
    """A source document, and what has to be known to read it."""

    municipality: str
    file: str
    headings: tuple[str, ...]
    """Lines that stand by themselves, and are not the beginning of the next sentence."""
    furniture: dict[str, str]
    """Lines the site need not repeat, with the reason."""
    slips: dict[str, tuple[str, str]]
    """What the document has by a slip of the pen: what we write, and why."""
    apart: tuple[str, str]
    """Where the part begins and ends that is no running text, and has a test of its own."""


NORDRE_LAND = Document(
    municipality="nordre-land",
    file="nordre-land-slt-handlingsplan.txt",
    headings=(
        "Bakgrunn",
        "Mål for SLT i Nordre Land:",
        "Mål for perioden:",
        "Målgruppe for perioden:",
        "Organisering",
        "Styringsgruppe/politiråd",
        "Mandat:",
        "Medlemmer:",
        "Koordineringsgruppe",
        "Det utførende nivå",
        "SLT koordinator sin rolle",
        "Informasjonsutveksling:",
        "Gjennomføring/konkrete tiltak 2022 – 2025.",
        "Oppfølging/evaluering:",
    ),
    furniture={
        "Møtehyppighet:": "how often a body meets stands with the body, under a label of ours",
        "Tiltak Ansvar": "the heads of the columns, which are ours in the table of the site",
    },
    slips={
        "koordineringsgruppaLT": (
            "koordineringsgruppa",
            "the end of another word hangs on; everywhere else the plan writes the name without it",
        ),
    },
    apart=("Tiltak Ansvar", "Styringsgruppa har det overordnede"),
)
INDRE_FOSEN = Document(
    municipality="indre-fosen",
    file="indre-fosen-slt-saksframlegg.txt",
    headings=(
        "Samordning av lokale rus- og kriminalitetsforebyggende tiltak (SLT)",
        "Rådmannens forslag til vedtak:",
        "Organisering av folkehelsearbeid, forebyggende og helsefremmende arbeid i Indre Fosen kommune",
        "Mandat for strategigruppa (rådmannens ledergruppe m/kommuneoverlege + folkehelsekoordinator)",
        "Mandat for team barn og unge og team voksne",
        "Team barn og unge",
        "Team voksne",
        "Organisering av SLT-modellen",
        "Organisering av SLT-modellen i Indre Fosen kommune",
    ),
    furniture={
        "Saksutredning": "every council paper has a part of that name; what it says has headings of its own",
        "De to teamene har følgende medlemmer:": "the members stand with each team, under a label of ours",
    },
    slips={
        "kriminalitetsforbyggende": (
            "kriminalitetsforebyggende",
            "a letter is missing; everywhere else the paper has it",
        ),
        "vedtok i 07.06.2018": ("vedtok 07.06.2018", "«i» goes with a month or a year, not with a day"),
        "vil blir rekruttert": ("vil bli rekruttert", "an infinitive follows «vil»"),
    },
    apart=("Organisering av SLT-modellen i Indre Fosen kommune", TO_THE_END),
)
DOCUMENTS = (NORDRE_LAND, INDRE_FOSEN)


class Passage(NamedTuple):
    """A list in a document: what body it belongs to, where it stands, and how long it is."""

    document: Document
    body: str
    marks: tuple[str, ...]
    """It comes after each of these in turn, and before the last."""
    length: int
    numbered: bool = False

    @property
    def items(self) -> list[str]:
        """The items of the list."""
        return _items(between(source(self.document), *self.marks))


MEMBERS = (
    Passage(
        NORDRE_LAND, "styringsgruppa", ("Styringsgruppe/politiråd", "Medlemmer:", "Koordineringsgruppe"), 7
    ),
    Passage(
        NORDRE_LAND, "koordineringsgruppa", ("Koordineringsgruppe", "Medlemmer:", "Det utførende nivå"), 8
    ),
    Passage(
        INDRE_FOSEN, "team-barn-og-unge", ("følgende medlemmer:", "Team barn og unge", "Team voksne"), 12
    ),
    Passage(
        INDRE_FOSEN, "team-voksne", ("følgende medlemmer:", "Team voksne", "Organisering av SLT-modellen"), 12
    ),
)
MANDATES = (
    Passage(
        NORDRE_LAND, "styringsgruppa", ("Styringsgruppe/politiråd", "Mandat:", "Medlemmer:"), 4
    ),
    Passage(
        NORDRE_LAND, "koordineringsgruppa", ("Koordineringsgruppe", "Mandat:", "Koordineringsgruppa har"), 8
    ),
    Passage(
        INDRE_FOSEN, "strategigruppa", ("Mandat for strategigruppa", "Mandat for team"), 7, numbered=True
    ),
    Passage(
        INDRE_FOSEN, "team-barn-og-unge", ("Mandat for team", "De to teamene har"), 6, numbered=True
    ),
    Passage(INDRE_FOSEN, "team-voksne", ("Mandat for team", "De to teamene har"), 6, numbered=True),
)  # fmt: skip
TASKS = Passage(NORDRE_LAND, "", ("SLT koordinator sin rolle", "Møtehyppighet:"), 4)
PROPOSAL = Passage(INDRE_FOSEN, "", ("forslag til vedtak:", "Saksutredning"), 2, numbered=True)


class Row(NamedTuple):
    """A row of the table: what is to be done, its parts, and the cell of those who answer for it."""

    measure: str
    wording: str
    responsible: str
    parts: tuple[str, ...] = ()

    @property
    def parties(self) -> list[str]:
        """Those who answer for it, in the words and the order of the cell."""
        return re.split(r", | og (?!i )", self.responsible)


TABLE = (
    Row(
        "inkluderende-miljo",
        "Inkluderende barnehage/skolemiljø/motvirke mobbing.",
        "Skolen, barnehagen",
    ),
    Row(
        "bekymringssamtaler",
        "Benytte bekymringssamtaler i situasjoner hvor det er bekymring rundt barn og ungdom.",
        "Politiet",
    ),
    Row(
        "ungdata",
        "Sikre at ungdataundersøkelsen gjennomføres og at resultatene følges opp med tiltak.",
        "Skolen, koordineringsgruppa, rådgiver 0-24",
    ),
    Row(
        "rusfri-17-mai",
        "Rusfritt arrangement natt til 17. mai",
        "Parken",
    ),
    Row(
        "foreldremoter",
        "Utarbeide felles plan for foreldremøter i skole og barnehage med aktuelle temaer som grensesetting, "
        "nettvett, rus.",
        "Rektor, barnehagestyrer, FAU, SLT og politiet",
    ),
    Row(
        "parken-og-helsestasjon",
        "Videreutvikle samarbeidet mellom Parken og helsestasjon for ungdom",
        "Leder Parken, ledende helsesykepleier",
    ),
    Row(
        "helsestasjon-for-ungdom",
        "Opprettholde helsestasjon for ungdom som et tilbud etter skoletid.",
        "Helsesykepleiertjenesten",
    ),
    Row(
        "gjore-slt-kjent",
        "Økt søkelys på kriminalitetsforebyggende arbeid i Nordre Land kommune. Gjøre SLT arbeidet kjent for "
        "ansatte, politikere, frivillige organisasjoner og innbyggere.",
        "Styringsgruppa, koordineringsgruppa, SLT koordinator, politiet",
    ),
    Row(
        "oppfolgingstjenesten",
        "Oppfølgingstjenesten. Sikre oppfølging av ungdom i målgruppen som står uten skoleplass, læreplass "
        "eller opplæringstilbud.",
        "Oppfølgingstjenesten i NAV og i videregående skole",
    ),
    Row(
        "ungdoms-coach",
        "Pilotere Ungdoms Coach som skal jobbe forebyggende mtp skolefravær/frafall",
        "0-24",
    ),
    Row(
        "psykisk-helse-i-grunnskolen",
        "Prosjekt psykisk helse i grunnskolen 2022/2023",
        "Skole",
        parts=(
            "Kompetanseheving ansatte i skolen",
            "Gruppetilbud 5. trinn, livsmestring",
            "Organisering for å sikre kompetanse omkring psykisk helse",
        ),
    ),
    Row(
        "vip",
        "VIP i videregående skole",
        "Dokka vgs.",
    ),
    Row(
        "bti-og-kompetanseteam",
        "Benytte BTI og kompetanseteam i det tverrfaglige samarbeidet.",
        "Skole, barnehage, andre aktuelle tjenesteområder",
    ),
    Row(
        "ungdomsradet",
        "Bidra til at ungdomsrådet blir en viktig del av det rus og kriminalitetsforebyggende arbeidet.",
        "SLT, Politikontakt",
    ),
    Row(
        "rusmiddelpolitisk-handlingsplan",
        "Bidra i arbeidet med Rusmiddelpolitisk handlingsplan.",
        "SLT",
    ),
    Row(
        "radikalisering",
        "Forebygge radikalisering og voldelig ekstremisme.",
        "Politiet, SLT",
    ),
)
"""The rows of Nordre Land's table; the text has lost the lines between its cells."""

CHART = {
    "strategigruppa": (
        "Strategigruppe Rådmannens ledergruppe m/kommuneoverlege, folkehelsekoordinator, SLT-koordinator og "
        "politi"
    ),
    "team-barn-og-unge": "Team barn og unge, inkludert SLT-koordinator",
    "slt-gruppa": "SLT-gruppa, ledet av SLT-koordinator",
}
"""The boxes of Indre Fosen's chart, from the top."""

_BULLET = re.compile(r"^\s*(?:•|\uf0b7|-|[0-9]\.) +", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.:])(?<!Repr\.) +(?=[A-ZÆØÅ])|(?<=nivå) – ")
_BROKEN_WORD = re.compile(r"(?<=SLT-)\s+(?=ko)|(?<=m/)\s+(?=kommuneoverlege)")
_LEADER = re.compile(r" [-–] leder$")


def source(document: Document) -> str:
    """The document, with its slips put right."""
    text = original(document)
    for slip, (ours, _) in document.slips.items():
        text = text.replace(slip, ours)
    return text


def original(document: Document) -> str:
    """The document as it was."""
    return (SOURCES / document.file).read_text(encoding="utf-8")


def between(text: str, *marks: str) -> str:
    """What comes after each of the marks in turn, and before the last."""
    *starts, end = marks
    for start in starts:
        text = text.partition(start)[2]
    return text.partition(end)[0] if end else text


def squeezed(text: str) -> str:
    """The text on one line; words that were broken at the end of a line are whole again."""
    return " ".join(_BROKEN_WORD.sub("", text).split())


def without_bullets(text: str) -> str:
    """The text on one line, bullets and numbers of lists taken out."""
    return squeezed(_BULLET.sub(" ", text))


def without_leader(item: str) -> str:
    """A member of a body, when the mark of the one who leads it is taken off."""
    return _LEADER.sub("", item)


def apart(document: Document) -> str:
    """The table or the chart of the document."""
    return between(source(document), *document.apart)


def statements(document: Document) -> Iterator[str]:
    """Every heading, sentence and list item of the running text, in order."""
    text = _running_text(document)
    for line in document.furniture:
        text = _line(line).sub("¶", text)
    for line in document.headings:
        text = _line(line).sub(f"¶{line.rstrip(':.')}¶", text)
    for block in squeezed(_BULLET.sub("¶", text)).split("¶"):
        for statement in _SENTENCE_END.split(block.strip()):
            if statement:
                yield without_leader(statement)


def _running_text(document: Document) -> str:
    return source(document).replace(apart(document), "\n¶\n")


def _line(line: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, line.split()))
    return re.compile(rf"^\s*{words}\s*$", re.MULTILINE)


def _items(text: str) -> list[str]:
    return [squeezed(item) for item in _BULLET.split(text)[1:]]
