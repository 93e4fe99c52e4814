"""The index that search looks in: everything a reader can find in a municipality, as text for the script.

The script (``theme_overrides/assets/sok.js``) does the rest: forms of words, parts of words, slips, ranking. An
index is two lines of JSON and an end: what is true of every municipality in that language, then the
municipality itself. So the index of a whole site is put together from lines that are made already.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from slt_plan import addresses
from slt_plan.pages import times
from slt_plan.pages.front import title
from slt_plan.pages.measures import goal, target_group
from slt_plan.pages.page import View
from slt_plan.pages.plans import facts
from slt_plan.pages.shares import who
from slt_plan.pages.shown_plan import plan_name
from slt_plan.plan.decisions import Decision
from slt_plan.plan.fields import Id
from slt_plan.plan.measures import Measure
from slt_plan.plan.organisation import Body
from slt_plan.plan.plans import Chapter, Plan
from slt_plan.words import Words, search_words, words

Kind = Literal[
    "measures", "parties", "organisation", "goals", "target_groups", "chapters", "decisions", "plans"
]
KINDS: tuple[Kind, ...] = (
    "measures",
    "parties",
    "organisation",
    "goals",
    "target_groups",
    "chapters",
    "decisions",
    "plans",
)
"""What results are grouped by; an entry names its kind by the place in this list."""


class Entry(NamedTuple):
    """Something to find. The fields count for less the later they stand."""

    kind: int
    address: str
    title: str
    keywords: str = ""
    """Other names and the editor's own search words, with semicolons: they lead here, and are not shown."""
    text: str = ""
    """Shown under the title, around the words that were found."""
    more: str = ""
    """Who is named there; it leads here too, and is not shown."""


def index(view: View) -> str:
    """The index of a municipality, for its own page of search."""
    municipality = view.municipality
    part = {
        "folder": f"{municipality.id}/",
        "name": municipality.settings.name,
        "language": municipality.language,
        "entries": [_bare(entry) for entry in entries(view)],
    }
    return "".join(_pieces(_common(municipality.language, several=False), (_json(part),)))


def site_index(language: str, indexes: Iterable[str]) -> Iterator[str]:
    """The index of a whole site, from those of its municipalities; piece by piece, for it may be large."""
    return _pieces(_common(language, several=True), (text.split("\n", 2)[1] for text in indexes))


def _pieces(common: str, parts: Iterable[str]) -> Iterator[str]:
    yield f"{common}\n"
    for number, part in enumerate(parts):
        yield f",\n{part}" if number else part
    yield "\n]}\n"


@cache
def _common(language: str, *, several: bool) -> str:
    """The first line: our words for the results, and the facts of language."""
    w = words(language)
    said = {name: w(f"search.{name}", **_BLANKS) for name in _SAID}
    elsewhere = ("municipalities", addresses.FRONT) if several else ("keywords", addresses.KEYWORDS)
    kinds = [w(f"search.kind.{kind}") for kind in KINDS]
    known = search_words()
    start = {
        "several": several,
        "words": said,
        "elsewhere": [w(f"search.{elsewhere[0]}"), elsewhere[1]],
        "kinds": kinds,
        "skipped": known.skipped,
        "synonyms": known.synonyms,
        "spellings": known.spellings,
        "endings": known.endings,
    }
    return f'{_json(start)[:-1]},"parts":['


_SAID = ("one", "many", "none", "near", "advice", "all")
_BLANKS = {"number": "#", "query": "#"}
"""The script puts in what belongs there."""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _bare(entry: Entry) -> list[object]:
    """An entry without the empty fields at its end."""
    fields: list[object] = list(entry)
    while fields[-1] == "":
        fields.pop()
    return fields


def entries(view: View) -> Iterator[Entry]:
    """Everything to find, the most important first."""
    yield from (_measure(view, id_) for id_ in view.municipality.ordered_measures)
    yield from _parties(view)
    yield from _organisation(view)
    yield from _goals(view)
    yield from _target_groups(view)
    yield from _chapters(view)
    yield from _decisions(view)
    yield from _plans(view)
    yield from _overviews(view)


def _entry(
    kind: Kind,
    address: str,
    title: str,
    *,
    keywords: Iterable[str] = (),
    text: Iterable[str | None] = (),
    more: Iterable[str | None] = (),
) -> Entry:
    return Entry(KINDS.index(kind), address, title, ";".join(keywords), _text(text), _listed(more))


def _listed(names: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(filter(None, names)))


def _text(parts: Iterable[str | None]) -> str:
    """Texts one after the other, in one line, each sentence whole."""
    lines = [" ".join(_bare_words(part).split()) for part in dict.fromkeys(parts) if part]
    return " ".join(line if line[-1:] in _ENDS else f"{line}." for line in lines).removesuffix(".")


def _bare_words(text: str) -> str:
    return _MARKS.sub(r"\1", text) if _MARK.search(text) else text


_ENDS = frozenset(".!?:")
_MARK = re.compile(r"[*_\[]")
_MARKS = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|(?:\B[*_]+|[*_]+\B)")
"""What Markdown adds to a text."""


def _measure(view: View, id_: Id) -> Entry:
    measure, municipality = view.municipality.measures[id_], view.municipality
    shares = chain(measure.responsible, measure.contributors, *(part.responsible for part in measure.parts))
    return _entry(
        "measures",
        addresses.measure(id_),
        measure.title,
        keywords=measure.search_words,
        text=_measure_texts(view, measure),
        more=(*(one.text for one in who(municipality, shares)), *_belongings(view, measure)),
    )


def _measure_texts(view: View, measure: Measure) -> Iterator[str | None]:
    if measure.wording != measure.title:
        yield measure.wording
    yield measure.description
    yield measure.for_residents
    for part in measure.parts:
        yield part.title
        yield part.description
    if measure.time:
        yield from (text for _, text in times.time(view.words, measure.time))


def _belongings(view: View, measure: Measure) -> Iterator[str]:
    municipality, named = view.municipality, measure.title.split()
    yield from (meaning for short, meaning in _meanings(view).items() if short in named)
    yield from (target_group(view, one).text for one in measure.target_groups)
    areas = (measure.focus_area, *measure.other_focus_areas)
    yield from (municipality.focus_areas[one].title for one in areas if one)
    yield from (municipality.strategies[one].title for one in measure.strategies)
    yield from measure.shared_with


def _parties(view: View) -> Iterator[Entry]:
    municipality, meanings = view.municipality, _meanings(view)
    for party in municipality.listed_parties.values():
        wholes = (municipality.parties[one].name for one in party.part_of)
        meaning = filter(None, (meanings.get(party.name),))
        yield _entry(
            "parties",
            addresses.party(municipality, party.id),
            party.name,
            keywords=(*party.aliases, *meaning),
            text=(party.description,),
            more=wholes,
        )


def _meanings(view: View) -> dict[str, str]:
    """What abbreviations stand for, the municipality's own before those of the site."""
    known = (*view.site.abbreviations, *view.municipality.settings.abbreviations)
    return {one.short: one.meaning for one in known}


def _organisation(view: View) -> Iterator[Entry]:
    organisation = view.municipality.organisation
    yield from (_body(view, body) for body in organisation.bodies)
    for role in organisation.roles:
        if role.tasks or role.text:
            name = role.title or view.municipality.parties[role.party].name
            address = f"{addresses.ORGANISATION}#{addresses.role_anchor(role.party)}"
            yield _entry("organisation", address, name, text=(*role.tasks, role.text))
    for section in organisation.sections:
        address = f"{addresses.ORGANISATION}#{addresses.section_anchor(section.id)}"
        yield _entry("organisation", address, section.title, text=(section.text,))


def _body(view: View, body: Body) -> Entry:
    municipality = view.municipality
    seats = (seat.wording or municipality.parties[seat.party].name for seat in body.seats)
    return _entry(
        "organisation",
        addresses.body(body.id),
        body.name,
        keywords=filter(None, (*body.aliases, body.role)),
        text=_body_texts(view, body),
        more=(*seats, *body.shared_with),
    )


def _body_texts(view: View, body: Body) -> Iterator[str | None]:
    yield from (body.short, body.description)
    shared = (
        one for one in view.municipality.organisation.mandates if one.id and one.id == body.shared_mandate
    )
    for mandate in filter(None, (body.mandate, *shared)):
        yield mandate.text
        yield from mandate.points
    if body.meetings:
        yield body.meetings.text or body.meetings.short
    for one in body.authorities:
        yield one.quote or f"{one.what} {one.limit or ''}"
    yield from body.rules
    yield from (body.composition, body.duration, body.footing)


def _goals(view: View) -> Iterator[Entry]:
    for one in view.municipality.goals.values():
        level = view.words(f"goals.level.{one.level}.one")
        yield _entry("goals", goal(view, one.id).address, one.text, text=(one.more,), more=(level,))


def _target_groups(view: View) -> Iterator[Entry]:
    for one in view.municipality.target_groups.values():
        address = target_group(view, one.id).address
        yield _entry("target_groups", address, one.title or one.text, text=(one.text,) if one.title else ())


def _chapters(view: View) -> Iterator[Entry]:
    """The chapters where they stand first: on the page of the background, or on that of an older plan."""
    for chapter in view.municipality.settings.chapters:
        yield _chapter(addresses.CHAPTERS, chapter)
    for id_, plan in view.municipality.plans.items():
        page = addresses.CHAPTERS if plan is view.plan else addresses.plan(id_)
        yield from (_chapter(page, chapter) for chapter in plan.chapters)


def _chapter(page: str, chapter: Chapter) -> Entry:
    address = f"{page}#{addresses.chapter_anchor(chapter.id)}"
    return _entry("chapters", address, chapter.title, text=(chapter.text,))


def _decisions(view: View) -> Iterator[Entry]:
    file = view.municipality.decision_file
    yield from (_decision(view.words, decision) for decision in file.decisions)
    for step in file.steps:
        yield _entry(
            "decisions",
            f"{addresses.DECISIONS}#saksgang",
            step.title,
            text=(step.text, step.time, *step.requirements),
        )


def _decision(w: Words, decision: Decision) -> Entry:
    state = w(f"state.decision.{decision.state}") if decision.state else None
    day = w.day(decision.day) if decision.day else decision.time
    return _entry(
        "decisions",
        addresses.decision(decision.id),
        decision.title,
        keywords=(w("decisions.title"),),
        text=(decision.text, *decision.points, decision.follow_up),
        more=(decision.by, day, decision.case, state),
    )


def _plans(view: View) -> Iterator[Entry]:
    for id_, plan in view.municipality.plans.items():
        name, said = plan_name(view.words, plan), (fact.text for fact in facts(view.words, plan))
        yield _entry("plans", addresses.plan(id_), name, text=_plan_texts(plan), more=said)


def _plan_texts(plan: Plan) -> Iterator[str | None]:
    yield from (plan.revision, plan.measures_text)
    yield from (change.text for change in plan.amendments)
    for area in (*plan.focus_areas, *plan.strategies):
        yield area.title
        yield area.text


def _overviews(view: View) -> Iterator[Entry]:
    """The pages that gather others, when they hold something."""
    w, municipality, plan = view.words, view.municipality, view.plan
    organisation, settings = municipality.organisation, municipality.settings
    about = settings.about or w("front.about")
    yield _entry("chapters", addresses.FRONT, title(view), keywords=(w("search.about"),), text=(about,))
    if municipality.measures:
        yield _entry("measures", addresses.MEASURES, w("measures.title"), text=(w("measures.way"),))
        yield _entry("measures", addresses.MATRIX, w("matrix.title"))
    if municipality.parties:
        yield _entry("parties", addresses.PARTIES, w("parties.title"), text=(w("parties.way"),))
    if organisation.bodies:
        yield _entry(
            "organisation",
            addresses.ORGANISATION,
            organisation.title or w("organisation.title"),
            keywords=(w("organisation.chart"),),
            text=(organisation.text, *(level.name for level in organisation.levels)),
        )
    if plan and plan.goals:
        name = plan.goals_title or w("goals.title")
        yield _entry("goals", addresses.GOALS, name, keywords=(w("goals.title"),), text=(plan.goals_text,))
    if plan and plan.target_groups:
        name = plan.target_groups_title or w("target_groups.title")
        text = (plan.target_groups_text,)
        yield _entry(
            "target_groups", addresses.TARGET_GROUPS, name, keywords=(w("target_groups.title"),), text=text
        )
    if municipality.decision_file.decisions:
        yield _entry(
            "decisions", addresses.DECISIONS, w("decisions.title"), text=(municipality.decision_file.text,)
        )
    if municipality.plans:
        yield _entry("plans", addresses.PLANS, w("plans.title"))
