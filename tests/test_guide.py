"""What the coordinator's guide tells is so: every example in it can be read, and every choice it names is one."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from building import ROOT
from slt_plan.plan import measures, organisation, plans
from slt_plan.plan.fields import Model
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.parties import PartyFile
from slt_plan.sources import Source

GUIDE = (ROOT / "docs" / "rediger.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def model_of(data: dict[str, object]) -> tuple[type[Model], dict[str, object]]:
    """The model an example belongs to, with what it takes for granted."""
    match data:
        case {"aktører": _}:
            return PartyFile, {}
        case {"mandat": _}:
            return organisation.Body, {"id": "gruppen", "navn": "Gruppen"}
        case {"ordliste": _}:
            return Settings, {"navn": "Nordre Land", "målform": "bokmål"}
        case {"mål": _} | {"tiltak": _}:
            return plans.Plan, {"tittel": "Plan"}
    return measures.Measure, {"tittel": "Nattkafé"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_right(example: str) -> None:
    parsed = Source("veiledning.yml", example.encode()).parse()
    assert parsed.mistakes == ()
    model, given = model_of(parsed.data)
    model.model_validate(given | parsed.data)


@pytest.mark.parametrize(
    "choices", [measures.DecisionState, measures.ProgressState, plans.GoalLevel, plans.Outcome]
)
def test_every_choice_is_named(choices: object) -> None:
    assert [choice for choice in get_args(choices) if f"`{choice}`" not in GUIDE] == []
