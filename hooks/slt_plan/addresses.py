"""Where things live: addresses below a municipality's root, and the anchors on a page.

An address is ``""`` or ends in ``/`` (a page), or has an anchor behind it. It is made of ids alone, so a new
title never moves a page. Anchors carry the kind of thing, so that no id of the coordinator's meets one of ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from slt_plan.plan.fields import Id
from slt_plan.plan.municipalities import Municipality

FRONT = ""
CHAPTERS = "bakgrunn/"
GOALS = "mal/"
TARGET_GROUPS = "malgrupper/"
ORGANISATION = "organisering/"
CHART = "organisering/organisasjonskart.svg"
MEASURES = "tiltak/"
MATRIX = "matrise/"
PARTIES = "ansvarlige/"
DECISIONS = "vedtak/"
PLANS = "planer/"
SEARCH = "sok/"
INDEX = "sok/indeks.json"
KEYWORDS = "stikkord/"
EMBEDS = "bygg-inn/"
GUIDE = "rediger/"
_PAGES = (
    FRONT,
    CHAPTERS,
    GOALS,
    TARGET_GROUPS,
    ORGANISATION,
    MEASURES,
    MATRIX,
    PARTIES,
    DECISIONS,
    PLANS,
    SEARCH,
    KEYWORDS,
)
"""What every municipality has."""
SITE_FOLDERS = frozenset({"assets", "nn", "om", "personvern", "rediger", "sok"})
"""The folders at the site's root that belong to no municipality."""
ROOT_FOLDERS = frozenset(address.strip("/") for address in (*_PAGES, EMBEDS) if address)
"""Those that a municipality takes too when it has the site's root."""


def in_language(code: str, address: str) -> str:
    """Where a page of the site as a whole stands in a written language: in bokmål at the root, in nynorsk below «nn»."""
    plain = address.removeprefix("nn/")
    return f"nn/{plain}" if code == "nn" else plain


def language(address: str) -> str:
    """The written language of such a page, ``nb`` or ``nn``."""
    return "nn" if address.startswith("nn/") else "nb"


def guide(code: str, file: str = "") -> str:
    """The guide for whoever edits, in a written language; or its page on a kind of file."""
    return in_language(code, f"{GUIDE}{file}/" if file else GUIDE)


def measure(id_: Id) -> str:
    """A measure's page, for ever."""
    return f"{MEASURES}{id_}/"


def party(municipality: Municipality, id_: Id) -> str:
    """A party's page; a body is a party too, and lives under the organisation."""
    return body(id_) if id_ in municipality.bodies else f"{PARTIES}{id_}/"


def body(id_: Id) -> str:
    """A body's page."""
    return f"{ORGANISATION}{id_}/"


def plan(id_: Id) -> str:
    """A plan, whole, on a page of its own."""
    return f"{PLANS}{id_}/"


def embed(address: str) -> str:
    """What other sites may show in a frame of a page at that address."""
    return f"{EMBEDS}{address}"


def goal_anchor(id_: Id) -> str:
    """The anchor of a goal, on whatever page shows it."""
    return f"mal-{id_}"


def target_group_anchor(id_: Id) -> str:
    """The anchor of a target group, on whatever page shows it."""
    return f"malgruppe-{id_}"


def chapter_anchor(id_: Id) -> str:
    """The anchor of a chapter, on whatever page shows it."""
    return f"kapittel-{id_}"


def role_anchor(party: Id) -> str:
    """The anchor of what a role is there to do, on the page of the organisation."""
    return f"rolle-{party}"


def section_anchor(id_: Id) -> str:
    """The anchor of a piece of running text on the page of the organisation."""
    return f"avsnitt-{id_}"


def decision_anchor(id_: Id) -> str:
    """The anchor of a decision on the page of decisions."""
    return f"vedtak-{id_}"


def decision(id_: Id) -> str:
    """A decision's place on the page of decisions."""
    return f"{DECISIONS}#{decision_anchor(id_)}"


def upward(address: str) -> str:
    """The way from a page back to the root its address counts from: ``../`` for each step down."""
    return "../" * address.count("/")


def of_every_page(municipality: Municipality) -> Iterator[str]:
    """The address of each page a municipality has, without making the pages."""
    yield from _PAGES
    yield from map(body, municipality.bodies)
    yield from map(measure, municipality.measures)
    yield from (party(municipality, id_) for id_ in municipality.listed_parties)
    yield from map(plan, municipality.plans)
