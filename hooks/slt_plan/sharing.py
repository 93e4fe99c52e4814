"""What a page tells those who link to it: tags for a shared link, and its facts in schema.org's terms.

All of it is data in the head of the page; none of it is shown, and none of it runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from slt_plan import addresses
from slt_plan.pages.front import title
from slt_plan.pages.page import Crumb, Page, View
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.sites import Site
from slt_plan.words import Words

LOCALES = {"nb": "nb_NO", "nn": "nn_NO"}
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def tags(page: Page, title: str, description: str, url: str) -> str:
    """What a shared link says about one page, from escaped texts; what all pages share stands in the frame."""
    return (
        f'<meta property="og:type" content="{"article" if page.crumbs else "website"}">\n'
        f'<meta property="og:title" content="{title}">\n'
        f'<meta property="og:description" content="{description}">\n'
        f'<meta property="og:url" content="{url}">\n'
    )


def page_facts(page: Page, w: Words, base: str) -> str:
    """The way to a page, as a search engine shows it; nothing for a front page, which no page is above."""
    if not page.address:
        return ""
    steps = (Crumb(w("site.title"), addresses.FRONT), *page.crumbs, Crumb(page.title, page.address))
    items = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": f"{base}{step.address}"}
        for place, step in enumerate(steps, start=1)
    ]
    return _data({"@type": "BreadcrumbList", "itemListElement": items})


def municipality_facts(view: View, base: str) -> str:
    """What the municipality's part of the site is, who publishes it, and how to search it."""
    return _data(
        {
            **_web_site(title(view), base, view.words.code),
            "publisher": dict(_organisation(view.municipality.settings)),
        }
    )


def site_facts(site: Site, w: Words, base: str) -> str:
    """The site as a whole."""
    return _data(_web_site(site.title, base, w.code))


def _web_site(name: str, base: str, language: str) -> dict[str, Any]:
    search = {
        "@type": "SearchAction",
        "target": f"{base}{addresses.SEARCH}?q={{q}}",
        "query-input": "required name=q",
    }
    return {
        "@type": "WebSite",
        "name": name,
        "url": base,
        "inLanguage": language,
        "potentialAction": search,
    }


def _organisation(settings: Settings) -> Iterator[tuple[str, Any]]:
    yield "@type", "GovernmentOrganization"
    yield "name", settings.full_name or settings.name
    if names := [one.name for one in settings.other_names]:
        yield "alternateName", names
    if points := dict(_contact_point(settings)):
        yield "contactPoint", {"@type": "ContactPoint", **points}


def _contact_point(settings: Settings) -> Iterator[tuple[str, str]]:
    if contact := settings.contact:
        given = {
            "contactType": contact.function,
            "email": contact.email,
            "telephone": contact.phone,
            "url": contact.address,
        }
        yield from ((name, text) for name, text in given.items() if text)


def _data(thing: Mapping[str, Any]) -> str:
    """A thing as JSON-LD, with nothing in it that a browser could take for a tag."""
    text = _encoded({"@context": "https://schema.org", **thing})
    text = text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
    return f'<script type="application/ld+json">{text}</script>'
