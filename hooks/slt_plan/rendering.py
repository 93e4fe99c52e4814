"""From page models to HTML: the templates in ``theme_overrides/slt`` and the filters they use."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from slt_plan import addresses
from slt_plan.pages.page import Drawing, Page
from slt_plan.prose import prose
from slt_plan.words import Words


class Renderer:
    """The templates, compiled once. Whatever stands in the data comes out as text."""

    def __init__(self, templates: Path) -> None:
        """Take the folder that holds ``slt/``."""
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "prose": prose,
            "digits": digits,
            "outside": outside,
            "breakable": breakable,
        }

    def page(self, page: Page, words: Words, canonical: str) -> str:
        """The content of a page, to stand inside the frame."""
        content = self._environment.get_template(page.template).render(
            page=page.content,
            title=page.title,
            w=words,
            up=addresses.upward(page.address),
            canonical=canonical,
        )
        return content + self._updated(page.updated, words) if page.updated else content

    def _updated(self, day: date, words: Words) -> str:
        template = self._environment.get_template("slt/updated.html")
        return template.render(w=words, machine=day.isoformat(), day=words.day(day))

    def drawing(self, drawing: Drawing, words: Words) -> str:
        """A file that stands alone."""
        template = self._environment.get_template(drawing.template)
        return template.render(page=drawing.content, w=words, up=addresses.upward(drawing.address))


def digits(number: str) -> str:
    """A telephone number to call: digits and a leading plus, nothing else."""
    return re.sub(r"(?!^\+)[^0-9]", "", number.strip())


def outside(address: str) -> str:
    """An address on the web; anything else (``javascript:``, say) leads nowhere."""
    return address if re.match(r"https?://", address, re.IGNORECASE) else "#"


def breakable(text: str) -> Markup:
    """A text whose long words of the kind «barnehage/skolemiljø» may be broken after the stroke."""
    return escape(text).replace("/", Markup("/<wbr>"))
