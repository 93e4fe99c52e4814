"""Which sheet shows what, and in which columns. What no column shows is left as it is in the files."""

from __future__ import annotations

from typing import get_args

from slt_plan.layout import DECISION_FILE, MEASURES, ORGANISATION_FILE, PARTY_FILE, PLANS
from slt_plan.plan.decisions import Decision
from slt_plan.plan.fields import Visibility
from slt_plan.plan.measures import DecisionState, Footing, Measure, ProgressState
from slt_plan.plan.organisation import Body, BodyState, Seat
from slt_plan.plan.parties import Party, PartyType
from slt_plan.plan.plans import Entry, FocusArea, Goal, GoalLevel, Outcome, Plan, TargetGroup
from slt_plan.spreadsheet.columns import Column, Sheet

_YES_NO = ("ja", "nei")
_UPDATED = Column(("oppdatert",), "day")
VISIBLE = Column(("synlig",), "choice", choices=get_args(Visibility))
_NOTE = Column(("notat",))
_KEPT_TO_ITSELF = (VISIBLE, _NOTE)
IN_PLANS = Column(("i_planer",), "id", "plan", many=True)
"""The plans a measure stands in, which is said in the plans' own files."""

SHEETS = (
    Sheet(
        "measures",
        Measure,
        MEASURES,
        (),
        (
            Column(("tittel",), required=True),
            Column(("ordlyd",)),
            Column(("beskrivelse",)),
            Column(("for_innbyggere",)),
            Column(("ansvar",), "share", "party", many=True),
            Column(("medvirkende",), "share", "party", many=True),
            IN_PLANS,
            Column(("mål",), "id", "goal", many=True),
            Column(("målgrupper",), "id", "group", many=True),
            Column(("innsatsområde",), "id", "area"),
            Column(("strategier",), "id", "strategy", many=True),
            Column(("tilstand", "vedtak"), "choice", choices=get_args(DecisionState)),
            Column(("tilstand", "framdrift"), "choice", choices=get_args(ProgressState)),
            Column(("tilstand", "grunn")),
            Column(("tilstand", "driftsform"), "choice", choices=get_args(Footing)),
            Column(("tid", "fra"), "moment"),
            Column(("tid", "til"), "moment"),
            Column(("tid", "frist"), "moment"),
            Column(("tid", "fast"), "choice", choices=_YES_NO),
            Column(("tid", "hvert_år")),
            Column(("tid", "skoleår")),
            Column(("tid", "tekst")),
            Column(("økonomi", "tekst")),
            Column(("økonomi", "beløp")),
            Column(("økonomi", "budsjett")),
            Column(("evaluering", "tekst")),
            Column(("søkeord",), "lines"),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "measure",
    ),
    Sheet(
        "parties",
        Party,
        PARTY_FILE,
        ("aktører",),
        (
            Column(("navn",), required=True),
            Column(("alias",), "lines"),
            Column(("type",), "choice", choices=get_args(PartyType)),
            Column(("del_av",), "id", "party", many=True),
            Column(("beskrivelse",)),
            Column(("kontakt", "funksjon")),
            Column(("kontakt", "e-post")),
            Column(("kontakt", "telefon")),
            Column(("kontakt", "nettside")),
            Column(("kontakt", "tekst")),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "party",
    ),
    Sheet(
        "bodies",
        Body,
        ORGANISATION_FILE,
        ("organer",),
        (
            Column(("navn",), required=True),
            Column(("alias",), "lines"),
            Column(("nivå",), "id", "level", many=True),
            Column(("slt_rolle",)),
            Column(("status",), "choice", choices=get_args(BodyState)),
            Column(("kort",)),
            Column(("beskrivelse",)),
            Column(("under",), "id", "body", many=True),
            Column(("sammensetning",)),
            Column(("møter", "tekst")),
            Column(("møter", "kort")),
            Column(("møter", "minst"), "number"),
            Column(("møter", "antall"), "number"),
            Column(("møter", "per"), "choice", choices=("uke", "måned", "halvår", "år", "skoleår")),
            Column(("beslutningsregler",), "lines"),
            Column(("varighet",)),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "body",
    ),
    Sheet(
        "seats",
        Seat,
        ORGANISATION_FILE,
        ("organer", "medlemmer"),
        (
            Column(("organ",), "id", "body", required=True, fixed=True),
            Column(("aktør",), "id", "party", required=True),
            Column(("som",)),
            Column(("leder",), "choice", choices=_YES_NO),
            Column(("stedfortreder",)),
            Column(("merknad",)),
        ),
        above="organ",
    ),
    Sheet(
        "plans",
        Plan,
        PLANS,
        (),
        (
            Column(("tittel",), required=True),
            Column(("type",)),
            Column(("periode", "fra"), "moment"),
            Column(("periode", "til"), "moment"),
            Column(("periode", "tekst")),
            Column(("tilstand",), "choice", choices=get_args(DecisionState)),
            Column(("revidering",)),
            _UPDATED,
            *_KEPT_TO_ITSELF,
        ),
        "plan",
        can_grow=False,
    ),
    Sheet(
        "entries",
        Entry,
        PLANS,
        ("tiltak",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tiltak",), "id", "measure", required=True, fixed=True),
            Column(("nummer",)),
            Column(("ordlyd",)),
            Column(("ansvar",), "share", "party", many=True),
            Column(("innsatsområde",), "id", "area"),
            Column(("utfall",), "choice", choices=get_args(Outcome)),
            Column(("ble_til",), "id", "measure", many=True),
            Column(("merknad",)),
        ),
        above="plan",
        can_grow=False,
    ),
    Sheet(
        "goals",
        Goal,
        PLANS,
        ("mål",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tekst",), required=True),
            Column(("nivå",), "choice", choices=get_args(GoalLevel), required=True),
            Column(("utdyping",)),
            Column(("under",), "id", "goal"),
        ),
        "goal",
        "plan",
    ),
    Sheet(
        "target_groups",
        TargetGroup,
        PLANS,
        ("målgrupper",),
        (
            Column(("plan",), "id", "plan", required=True, fixed=True),
            Column(("tittel",)),
            Column(("tekst",), required=True),
        ),
        "group",
        "plan",
    ),
    *(
        Sheet(
            name,
            FocusArea,
            PLANS,
            (key,),
            (
                Column(("plan",), "id", "plan", required=True, fixed=True),
                Column(("tittel",), required=True),
                Column(("tekst",)),
                Column(("kilde",)),
            ),
            label,
            "plan",
        )
        for name, key, label in (
            ("focus_areas", "innsatsområder", "area"),
            ("strategies", "strategier", "strategy"),
        )
    ),
    Sheet(
        "decisions",
        Decision,
        DECISION_FILE,
        ("vedtak",),
        (
            Column(("tittel",), required=True),
            Column(("tilstand",), "choice", choices=get_args(DecisionState)),
            Column(("av",)),
            Column(("dato",), "day"),
            Column(("tid",)),
            Column(("sak",)),
            Column(("tekst",)),
            Column(("punkter",), "lines"),
            Column(("frist",), "day"),
            Column(("oppfølging",)),
            *_KEPT_TO_ITSELF,
        ),
        "decision",
    ),
)
"""Every sheet, in order."""
