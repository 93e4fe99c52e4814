"""A new plan in place of an older one: which it replaces, the measures it takes over, and goals that stay behind."""

from __future__ import annotations

from slt_plan.commands.choosing import Chosen, hinted
from slt_plan.commands.command import Option
from slt_plan.commands.conversation import UnfitError
from slt_plan.findings import near
from slt_plan.plan.fields import Id
from slt_plan.plan.plans import Plan
from slt_plan.words import words

_TEXT = words("nb")
REPLACES = Option("--avløser", "ID", _TEXT("new.option.replaces"))
CARRIES = Option("--tiltak", "SVAR", _TEXT("new.option.carries"), "", ("ja", "nei"))
_OVER = {"slått sammen", "overført til drift", "avsluttet"}


def ask_replaced(chosen: Chosen) -> Id:
    """The plan that a new one replaces; the latest is suggested where somebody can be asked."""
    talk, texts, plans = chosen.talk, chosen.texts, chosen.municipality.plans
    latest, no = chosen.municipality.latest_plan, texts("new.no")
    if not latest and not talk.told[REPLACES.name]:
        return ""

    def read(answer: str) -> Id:
        if answer in plans:
            return answer
        if answer and answer.casefold() not in (no, no[0]):
            what = texts("new.unknown_plan", value=answer, choices=", ".join((*plans, no)))
            raise UnfitError(hinted(what, near(answer, plans), texts))
        return ""

    return talk.ask(REPLACES, texts("new.ask.replaces"), read, latest if talk.is_possible else "")


def ask_carried(chosen: Chosen, replaced: Id) -> tuple[list[Id], bool]:
    """The measures that may go on in a new plan, and whether they shall."""
    measures = _going_on(chosen.municipality.plans[replaced]) if replaced else []
    if not measures:
        return [], False
    texts, yes, no = chosen.texts, chosen.texts("new.yes"), chosen.texts("new.no")

    def read(answer: str) -> bool:
        if answer.casefold() in (yes, yes[0], no, no[0]):
            return answer.casefold() in (yes, yes[0])
        raise UnfitError(texts("new.bad_choice", value=answer, choices=f"{yes}, {no}"))

    question = texts("new.ask.carries", number=len(measures))
    return measures, chosen.talk.ask(CARRIES, question, read, yes if chosen.talk.is_possible else no)


def with_goals_left_behind(chosen: Chosen, measures: list[Id]) -> list[str]:
    """Which of the measures point to goals, as a new plan has none yet."""
    known = chosen.municipality.measures
    pointing = [id_ for id_ in measures if id_ in known and known[id_].goals]
    return [chosen.texts("new.plan.goals", measures=", ".join(pointing))] if pointing else []


def _going_on(plan: Plan) -> list[Id]:
    """The measures of a plan but for those that it says have come to an end."""
    return [entry.measure for entry in plan.measures if entry.outcome not in _OVER]
