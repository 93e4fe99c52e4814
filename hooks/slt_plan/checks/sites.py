"""Checks of the site's own file (``nettsted.yml``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from slt_plan.addresses import ROOT_FOLDERS, SITE_FOLDERS
from slt_plan.checks.fields import not_web_addresses, unfit_colours
from slt_plan.findings import Mistake, near
from slt_plan.plan.sites import Site

FILE = "nettsted.yml"


def root(site: Site, municipalities: Collection[str]) -> Iterator[Mistake]:
    """The municipality at the site's root exists."""
    if site.root and site.root not in municipalities:
        yield Mistake(FILE, ("rot",), "ukjent-kommune", {"id": site.root}, near(site.root, municipalities))


def taken_names(site: Site, municipalities: Collection[str]) -> Iterator[Mistake]:
    """No municipality has an address that is another page's; the one at the site's root has none of its own."""
    taken = SITE_FOLDERS | ROOT_FOLDERS if site.root else SITE_FOLDERS
    for folder in sorted(taken.intersection(municipalities) - {site.root}):
        yield Mistake(folder, (), "opptatt-mappenavn", {"name": folder})


def colour(site: Site, _municipalities: Collection[str]) -> Iterator[Mistake]:
    """White text can be read on the site's colour."""
    return unfit_colours(FILE, site)


def addresses(site: Site, _municipalities: Collection[str]) -> Iterator[Mistake]:
    """Web addresses lead to web pages."""
    return not_web_addresses(FILE, site, "tilgjengelighetserklæring", "lisens adresse", "lenker * adresse")
