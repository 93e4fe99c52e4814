"""What is sent of a stylesheet and a script: all that counts, and nothing that only its writers read."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from building import ROOT
from slt_plan.slimming import slim_script, slim_stylesheet

ASSETS = ROOT / "theme_overrides" / "assets"
RULES = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/, /g, ',')); }"""


def test_a_stylesheet_loses_comments_and_blanks_but_not_those_that_mean_something() -> None:
    css = """/* The reader's */
a :is(b, c) > d { color: red; content: "a  /* b */ {"; }

@media (min-width: 1em) and (color) { .x { margin: 0 calc(1px + 2px); } }
"""
    assert slim_stylesheet(css) == (
        'a :is(b,c)>d{color:red;content:"a  /* b */ {"}'
        "@media (min-width:1em) and (color){.x{margin:0 calc(1px + 2px)}}"
    )


def test_a_script_loses_indentation_and_lines_of_comment() -> None:
    assert slim_script('// Why.\n{\n  go("//");\n\n}\n') == '{\ngo("//");\n}\n'


def test_a_browser_reads_the_same_rules_before_and_after(
    tab: Page, served_site: str, built_site: Path
) -> None:
    tab.goto(served_site)
    written = (ASSETS / "slt.css").read_text("utf-8")
    sent = (built_site / "assets" / "slt.css").read_text("utf-8")
    assert len(sent) < len(written)
    assert tab.evaluate(RULES, sent) == tab.evaluate(RULES, written)


def test_no_script_has_a_line_break_or_a_comment_where_slimming_would_change_it() -> None:
    for path in ASSETS.glob("*.js"):
        text = path.read_text("utf-8")
        assert "/*" not in text, path
        assert [line for line in text.splitlines() if line.count("`") % 2] == [], path
