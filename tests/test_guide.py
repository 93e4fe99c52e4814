"""What the coordinator's guide tells is so: every example in it can be read, and every choice it names is one."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from pydantic import ValidationError

from building import ROOT
from slt_plan.plan import measures, plans
from slt_plan.plan.fields import Model
from slt_plan.plan.measures import Measure
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Body
from slt_plan.plan.parties import PartyFile
from slt_plan.sources import Source

GUIDE = (ROOT / "docs" / "rediger.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


FILES: tuple[tuple[type[Model], dict[str, str]], ...] = (
    (Measure, {"tittel": "Nattkafé"}),
    (plans.Plan, {"tittel": "Plan for Fjellbygd"}),
    (PartyFile, {}),
    (Body, {"id": "gruppen", "navn": "Gruppen"}),
    (Settings, {"navn": "Fjellbygd", "målform": "bokmål"}),
)
"""What an example may be a part of, with what must stand there besides."""


def fits(data: dict[str, object], model: type[Model], given: dict[str, str]) -> bool:
    """Whether the model has nothing to say against an example."""
    try:
        model.model_validate(given | data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_right(example: str) -> None:
    parsed = Source("veiledning.yml", example.encode()).parse()
    assert parsed.mistakes == ()
    assert any(fits(parsed.data, model, given) for model, given in FILES)


@pytest.mark.parametrize(
    "choices", [measures.DecisionState, measures.ProgressState, plans.GoalLevel, plans.Outcome]
)
def test_every_choice_is_named(choices: object) -> None:
    assert [choice for choice in get_args(choices) if f"`{choice}`" not in GUIDE] == []
