"""What a municipality looks like: its colour, its logo and the picture of shared links; the site's where it has none.

Colour and logo stand in a stylesheet of its own, whole, instead of the usual one, so that a page has not one
more file to wait for.
"""

from __future__ import annotations

from base64 import b64encode
from typing import NamedTuple

from slt_plan.colours import USUAL, shades
from slt_plan.pages.page import View
from slt_plan.plan.fields import Logo
from slt_plan.plan.sites import Site

ASSETS = "assets/"
"""What belongs to the site as a whole, below its root."""
STYLESHEET = "slt.css"
SITE_STYLESHEET = f"{ASSETS}nettsted.css"
"""The stylesheet with the site's own colour and logo."""
IMAGE = "delebilde.png"
"""The picture that a shared link shows, below the root of what it is a picture of."""
_HIGH, _WIDEST, _EDGE = 2.6, 8.0, 0.2
"""How large a logo is shown, with a white edge around it; in rem."""


class Dress(NamedTuple):
    """What is one's own in a stylesheet."""

    colour: str | None
    logo: Logo | None


class Look(NamedTuple):
    """What the frame of a page needs to know of how it looks."""

    stylesheet: str
    colour: str
    icon: str
    icon_type: str
    image: str
    """The public address of the picture that a shared link shows."""


def municipality_base(view: View, base: str) -> str:
    """The public address of a municipality's root; ``base`` is that of the site's."""
    return base if view.municipality.at_root else f"{base}{view.municipality.id}/"


def municipality_dress(view: View, site_logo: Logo | None) -> Dress | None:
    """What the municipality's stylesheet has of its own; nothing when it has chosen nothing."""
    chosen = Dress(view.municipality.settings.colour, view.municipality.logo)
    if not any(chosen):
        return None
    return Dress(chosen.colour or view.site.colour, chosen.logo or site_logo)


def site_dress(site: Site, logo: Logo | None) -> Dress | None:
    """The same for what belongs to no municipality, and for those who have chosen nothing."""
    chosen = Dress(site.colour, logo)
    return chosen if any(chosen) else None


def municipality_look(view: View, site_logo: Logo | None, base: str, up: str, root: str) -> Look:
    """How the municipality looks: as it has chosen, and otherwise as the site does."""
    look = site_look(view.site, site_logo, base, root)
    look = look._replace(image=f"{municipality_base(view, base)}{IMAGE}", colour=colour(view))
    if municipality_dress(view, site_logo):
        look = look._replace(stylesheet=f"{up}{STYLESHEET}")
    logo = view.municipality.logo
    return look._replace(icon=f"{up}{logo.file}", icon_type=logo.media_type) if logo else look


def site_look(site: Site, logo: Logo | None, base: str, root: str) -> Look:
    """How what belongs to no municipality looks."""
    look = Look(
        stylesheet=f"{root}{SITE_STYLESHEET if site_dress(site, logo) else ASSETS + STYLESHEET}",
        colour=site.colour or USUAL,
        icon=f"{root}{ASSETS}ikon.svg",
        icon_type="image/svg+xml",
        image=f"{base}{ASSETS}{IMAGE}",
    )
    return look._replace(icon=f"{root}{ASSETS}{logo.file}", icon_type=logo.media_type) if logo else look


def colour(view: View) -> str:
    """The municipality's colour, the site's, or the usual one."""
    return view.municipality.settings.colour or view.site.colour or USUAL


def dressed(stylesheet: str, dress: Dress) -> str:
    """The stylesheet with somebody's own colour and logo."""
    parts = (_colours(dress.colour) if dress.colour else "", _logo(dress.logo) if dress.logo else "")
    return f"{stylesheet}\n{''.join(parts)}"


def _colours(colour: str) -> str:
    """The shades of a colour; on paper links stay black."""
    accent, link, dark_link = shades(colour)
    return (
        f"@media screen {{ :root {{ --accent: {accent}; --link: {link}; }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --link: {dark_link}; }} }}\n"
    )


def _logo(logo: Logo) -> str:
    """The logo before the name in the header, on white, as it was drawn for; the name says what it is of."""
    high = _HIGH - 2 * _EDGE
    wide = min(high * logo.width / logo.height + 2 * _EDGE, _WIDEST)
    data = f"data:{logo.media_type};base64,{b64encode(logo.content).decode()}"
    return (
        f'.band .name::before {{ content: ""; flex: none; width: {wide:.2f}rem; height: {_HIGH}rem; margin-right: .75rem; '
        f"border: {_EDGE}rem solid #fff; border-radius: .3rem; "
        f"background: #fff url({data}) center / contain no-repeat; "
        "-webkit-print-color-adjust: exact; print-color-adjust: exact; }\n"
    )
