"""From page models to HTML: the templates in ``theme_overrides/slt`` and the filters they use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from slt_plan import addresses
from slt_plan.abbreviations import Abbreviations
from slt_plan.look import ASSETS, STYLESHEET, Dress, dressed
from slt_plan.pages.embeds import code
from slt_plan.pages.page import Drawing, Embed, Page
from slt_plan.prose import prose
from slt_plan.qr import qr
from slt_plan.slimming import slim_stylesheet
from slt_plan.words import Words

_SUM = re.compile(r"(?:\bkr(?:oner)? )?\b\d{1,3}(?: \d{3})+(?:,-| kr(?:oner)?\b)?")


class Renderer:
    """The templates. Whatever stands in the data comes out as text."""

    def __init__(self, templates: Path) -> None:
        """Take the folder that holds ``slt/``."""
        self._stylesheet = slim_stylesheet((templates / ASSETS / STYLESHEET).read_text(encoding="utf-8"))
        self._environment = _environment(templates, _written(templates))

    def page(
        self, page: Page, words: Words, canonical: str, abbreviations: Abbreviations | None = None
    ) -> str:
        """The content of a page, to stand inside the frame; abbreviations explained where they first stand."""
        content = self._environment.get_template(page.template).render(
            page=page.content,
            title=page.title,
            w=words,
            up=addresses.upward(page.address),
            canonical=canonical,
            embed=f"{canonical.removesuffix(page.address)}{addresses.embed(page.address)}",
        )
        if abbreviations and page.explains:
            content = self._explained(content, abbreviations, words)
        return content + self._updated(page.updated, words) if page.updated else content

    def _explained(self, content: str, abbreviations: Abbreviations, words: Words) -> str:
        html, told = abbreviations.explained(content)
        if told not in abbreviations.lists:
            template = self._environment.get_template("slt/abbreviations.html")
            abbreviations.lists[told] = template.render(w=words, explanations=told)
        return html + abbreviations.lists[told]

    def _updated(self, day: date, words: Words) -> str:
        template = self._environment.get_template("slt/updated.html")
        return template.render(w=words, machine=day.isoformat(), day=words.day(day))

    def embed(self, embed: Embed, words: Words) -> str:
        """What another site may show, to stand inside the frame of embeds."""
        template = self._environment.get_template(embed.template)
        up = addresses.upward(embed.address)
        return template.render(page=embed.content, title=embed.title, w=words, up=up)

    def embed_frame(self, words: Words, values: Mapping[str, str]) -> str:
        """The frame of embeds, with what all of a municipality's have in common, and marks for the rest."""
        return self._environment.get_template("slt/embed.html").render(w=words, **values)

    def part(self, template: str, words: Words, **values: object) -> str:
        """A piece of a page that is no page."""
        return self._environment.get_template(template).render(w=words, **values)

    def drawing(self, drawing: Drawing, words: Words) -> str:
        """A file that stands alone."""
        template = self._environment.get_template(drawing.template)
        return template.render(page=drawing.content, w=words, up=addresses.upward(drawing.address))

    def stylesheet(self, dress: Dress) -> str:
        """The stylesheet with somebody's own colour and logo."""
        return dressed(self._stylesheet, dress)


@lru_cache(maxsize=1)
def _environment(templates: Path, written: frozenset[tuple[str, int]]) -> Environment:
    """The templates as they were written, compiled once for as long as they stand: that takes longer than a small site."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "prose": prose,
        "digits": digits,
        "outside": outside,
        "breakable": breakable,
        "unbroken": unbroken,
        "qr": qr,
        "embed_code": code,
    }
    return environment


def _written(templates: Path) -> frozenset[tuple[str, int]]:
    """When each template was last written."""
    return frozenset((path.name, path.stat().st_mtime_ns) for path in templates.glob("slt/*.html"))


def digits(number: str) -> str:
    """A telephone number to call: digits and a leading plus, nothing else."""
    return re.sub(r"(?!^\+)[^0-9]", "", number.strip())


def outside(address: str) -> str:
    """An address on the web; anything else (``javascript:``, say) leads nowhere."""
    return address if re.match(r"https?://", address, re.IGNORECASE) else "#"


def breakable(text: str) -> Markup:
    """A text whose long words of the kind «barnehage/skolemiljø» may be broken after the stroke."""
    return escape(text).replace("/", Markup("/<wbr>"))


def unbroken(text: str) -> Markup:
    """A text whose sums of money («kroner 10 000,-») stay on one line; what is copied of it is the same."""
    return Markup(_SUM.sub(r'<span class="sum">\g<0></span>', str(escape(text))))  # noqa: S704  (escaped before)
