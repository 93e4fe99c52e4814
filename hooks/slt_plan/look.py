"""What a municipality looks like: its colour, its logo and the picture of shared links; the site's where it has none.

A colour stands in a stylesheet of its own, whole, instead of the usual one, so that a page has not one more
file to wait for.
"""

from __future__ import annotations

from typing import NamedTuple

from slt_plan.colours import USUAL, Shades
from slt_plan.pages.page import View
from slt_plan.plan.fields import Logo
from slt_plan.plan.sites import Site

ASSETS = "assets/"
"""What belongs to the site as a whole, below its root."""
STYLESHEET = "slt.css"
SITE_STYLESHEET = f"{ASSETS}farge.css"
"""The stylesheet in the site's own colour."""
IMAGE = "delebilde.png"
"""The picture that a shared link shows, below the root of what it is a picture of."""


class Picture(NamedTuple):
    """A picture to show, with its own size."""

    address: str
    width: int
    height: int


class Look(NamedTuple):
    """What the frame of a page needs to know of how it looks."""

    stylesheet: str
    colour: str
    logo: Picture | None
    icon: str
    icon_type: str
    image: str
    """The public address of the picture that a shared link shows."""


def municipality_base(view: View, base: str) -> str:
    """The public address of a municipality's root; ``base`` is that of the site's."""
    return base if view.municipality.at_root else f"{base}{view.municipality.id}/"


def municipality_look(view: View, site_logo: Logo | None, base: str, up: str, root: str) -> Look:
    """How the municipality looks: as it has chosen, and otherwise as the site does."""
    look, municipality = site_look(view.site, site_logo, base, root), view.municipality
    look = look._replace(image=f"{municipality_base(view, base)}{IMAGE}", colour=colour(view))
    if municipality.settings.colour:
        look = look._replace(stylesheet=f"{up}{STYLESHEET}")
    return _with_logo(look, municipality.logo, up) if municipality.logo else look


def colour(view: View) -> str:
    """The municipality's colour, the site's, or the usual one."""
    return view.municipality.settings.colour or view.site.colour or USUAL


def site_look(site: Site, logo: Logo | None, base: str, root: str) -> Look:
    """How what belongs to no municipality looks."""
    look = Look(
        stylesheet=f"{root}{SITE_STYLESHEET if site.colour else ASSETS + STYLESHEET}",
        colour=site.colour or USUAL,
        logo=None,
        icon=f"{root}{ASSETS}ikon.svg",
        icon_type="image/svg+xml",
        image=f"{base}{ASSETS}{IMAGE}",
    )
    return _with_logo(look, logo, f"{root}{ASSETS}") if logo else look


def _with_logo(look: Look, logo: Logo, folder: str) -> Look:
    """The logo is the icon too: one picture to fetch, not two."""
    address = f"{folder}{logo.file}"
    picture = Picture(address, logo.width, logo.height)
    return look._replace(logo=picture, icon=address, icon_type=logo.media_type)


def coloured(stylesheet: str, shades: Shades) -> str:
    """The stylesheet in another colour; on paper links stay black."""
    light = f"--accent: {shades.accent}; --link: {shades.link};"
    return (
        f"{stylesheet}\n@media screen {{ :root {{ {light} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --link: {shades.dark_link}; }} }}\n"
    )
