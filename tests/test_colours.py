"""A municipality's colour: what is dark enough, and the shades that are made of it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from slt_plan.colours import DARK, ENOUGH, LIGHT, USUAL, WHITE, contrast, readable_under_white, shades

STYLESHEET = (ROOT / "theme_overrides/assets/slt.css").read_text("utf-8")
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == 21
    assert contrast(WHITE, WHITE) == 1
    assert round(contrast("#595959", WHITE), 2) == round(contrast(WHITE, "#595959"), 2) == 7.0
    assert round(contrast("#0a5c4a", WHITE), 2) == 7.95


@given(colours)
def test_everything_can_be_read_in_the_shades_of_any_colour(colour: str) -> None:
    found = shades(colour)
    assert contrast(found.accent, WHITE) >= ENOUGH
    assert min(contrast(found.link, ground) for ground in LIGHT) >= ENOUGH
    assert min(contrast(found.dark_link, ground) for ground in DARK) >= ENOUGH


def test_a_colour_that_is_dark_enough_is_left_as_it_is() -> None:
    assert readable_under_white("#0a5c4a") == shades("#0a5c4a").accent == "#0a5c4a"
    assert shades("#7a1f3d") == ("#7a1f3d", "#7a1f3d", "#d8bcc5")


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    light, dark = (_variables(block) for block in re.findall(r":root \{(.*?)\}", STYLESHEET, re.DOTALL)[:2])
    assert light["accent"] == USUAL
    assert {light[name] for name in ("soft", "mark")} | {WHITE} == set(LIGHT)
    assert light["page"] == "#fff"
    assert {dark[name] for name in ("page", "soft", "mark")} == set(DARK)


def test_what_stands_on_another_ground_can_be_read_too() -> None:
    on_light, on_dark = re.findall(r"--role-soft: (#[0-9a-f]{6})", STYLESHEET)
    assert contrast(on_light, "#000000") >= min(contrast(ground, "#000000") for ground in LIGHT)
    assert contrast(on_dark, WHITE) >= min(contrast(ground, WHITE) for ground in DARK)


def _variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
