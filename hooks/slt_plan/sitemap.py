"""What search engines ask for: the list of every page, and where to find it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from slt_plan.publication import Output


def sitemap(base: str, addresses: Iterable[str]) -> Output:
    """Every page of the site, in the order given."""
    entries = "".join(f"<url><loc>{escape(base + address)}</loc></url>\n" for address in addresses)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Output("sitemap.xml", f"{start}{entries}</urlset>\n")


def robots(base: str) -> Output:
    """Everybody is welcome, and here is the list."""
    return Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n")
