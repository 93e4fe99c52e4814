"""Pages that stand for all: each type of page, with much on it, with little, and with nothing yet."""

from __future__ import annotations

import re
from pathlib import Path

REAL = (
    "",
    "finnes/ikke/",
    "om/",
    "personvern/",
    "rediger/",
    "rediger/tiltak/",
    "nn/om/",
    "nn/rediger/organisering/",
    "sok/",
    "nordre-land/",
    "nordre-land/bakgrunn/",
    "nordre-land/mal/",
    "nordre-land/malgrupper/",
    "nordre-land/organisering/",
    "nordre-land/organisering/koordineringsgruppa/",
    "nordre-land/tiltak/",
    "nordre-land/tiltak/foreldremoter/",
    "nordre-land/matrise/",
    "nordre-land/ansvarlige/",
    "nordre-land/ansvarlige/skolen/",
    "nordre-land/ansvarlige/barnevernet/",
    "nordre-land/vedtak/",
    "nordre-land/planer/",
    "nordre-land/planer/2022-2025/",
    "nordre-land/sok/",
    "nordre-land/stikkord/",
    "nordre-land/bygg-inn/tiltak/",
    "nordre-land/bygg-inn/tiltak/foreldremoter/",
    "nordre-land/bygg-inn/organisering/",
    "indre-fosen/",
    "indre-fosen/organisering/",
    "indre-fosen/vedtak/",
)
"""Addresses on the real site, in bokmål; the second leads nowhere."""
EXAMPLE = (
    "",
    "eksempelvik/",
    "eksempelvik/bakgrunn/",
    "eksempelvik/mal/",
    "eksempelvik/malgrupper/",
    "eksempelvik/organisering/",
    "eksempelvik/organisering/politiradet/",
    "eksempelvik/tiltak/",
    "eksempelvik/tiltak/ungdomsbase/",
    "eksempelvik/tiltak/kveldsope-bibliotek/",
    "eksempelvik/matrise/",
    "eksempelvik/ansvarlige/",
    "eksempelvik/ansvarlige/oppvekst/",
    "eksempelvik/vedtak/",
    "eksempelvik/planer/",
    "eksempelvik/planer/2022-2025/",
    "eksempelvik/sok/",
    "eksempelvik/stikkord/",
    "eksempelvik/bygg-inn/tiltak/",
    "eksempelvik/bygg-inn/tiltak/ungdomsbase/",
    "eksempelvik/bygg-inn/organisering/",
    "tomvik/",
    "tomvik/bakgrunn/",
    "tomvik/mal/",
    "tomvik/malgrupper/",
    "tomvik/organisering/",
    "tomvik/tiltak/",
    "tomvik/matrise/",
    "tomvik/ansvarlige/",
    "tomvik/vedtak/",
    "tomvik/planer/",
    "tomvik/stikkord/",
)
"""Addresses on the made-up site: a municipality with everything, in nynorsk, and one with nothing."""
ADDRESSES = [("served_site", address) for address in REAL] + [
    ("served_example", address) for address in EXAMPLE
]
"""Both, each with the fixture that serves it."""


def kind(address: str) -> str:
    """The type of a page by its address: «tiltak/ungdata/» is a measure, as is any other below «tiltak/»."""
    first, *steps = address.rstrip("/").split("/")
    if first in {"om", "personvern", "rediger", "nn"}:
        return "written by hand"
    return "/".join("*" if number else step for number, step in enumerate(steps))


def addresses(site: Path) -> list[str]:
    """Every page of a site but the one for lost addresses."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("index.html")))
    return [re.sub("index.html$", "", address) for address in found]
