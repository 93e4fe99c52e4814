"""The stylesheets hold no rule that is never used."""

from __future__ import annotations

from playwright.sync_api import Page

import page_types

UNUSED = """async addresses => {
  const read = async address => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  const pages = await Promise.all(addresses.map(read));
  const all = rules => [...rules].flatMap(rule => [...(rule.selectorText ? [rule.selectorText] : []), ...all(rule.cssRules || [])]);
  const parts = text => text.split(/,(?![^(]*\\))/).map(one => one.trim());
  const still = one => one.replace(/:not\\(:focus\\)|::[\\w-]+|:(hover|checked|focus-visible|focus|visited|target)\\b|\\[open\\]/g, '').replace(/(^|[>+~ ])$/, '$1*');
  const sheets = [...document.styleSheets].flatMap(sheet => all(sheet.cssRules).flatMap(parts));
  return [...new Set(sheets)].filter(one => !pages.some(page => page.querySelector(still(one))));
}"""
"""The selectors that find nothing on any page, however it is pointed at, opened or focused."""
ELSEWHERE = (".org-from-", ".org-to-", ".org-since-", ".org-until-", ".org-2", ".matrix.narrow")
"""What stands for numbers: of boxes on a row, of rows, of parties."""


def test_every_rule_is_used_on_some_page(tab: Page, served_site: str, served_example: str) -> None:
    unused = [
        unused_on(tab, served_site, page_types.REAL),
        unused_on(tab, served_example, page_types.EXAMPLE),
    ]
    assert [one for one in sorted(set.intersection(*unused)) if not one.startswith(ELSEWHERE)] == []


def unused_on(page: Page, site: str, addresses: tuple[str, ...]) -> set[str]:
    """The selectors of the usual stylesheet that find nothing on these pages of a site."""
    page.goto(f"{site}nordre-land/" if "nordre-land/" in addresses else site)
    return set(page.evaluate(UNUSED, [site + address for address in addresses]))
