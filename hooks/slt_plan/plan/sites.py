"""The site itself: its name, its help lines and what stands in the footer."""

from __future__ import annotations

from datetime import date
from typing import Literal

from slt_plan.plan.fields import Colour, Day, Id, Link, Model, PictureName, Text, key

Language = Literal["bokmål", "nynorsk"]
LANGUAGE_CODES: dict[Language, str] = {"bokmål": "nb", "nynorsk": "nn"}
_YEAR = 365


class HelpLine(Model):
    """A number somebody in need can call."""

    number: Text = key("nummer")
    name: Text = key("navn")
    text: Text | None = key("tekst", None)


class Help(Model):
    """The help lines, and the day somebody saw that they are right."""

    checked: Day | None = key("kontrollert", None)
    lines: tuple[HelpLine, ...] = key("linjer", ())

    def is_old(self, today: date) -> bool:
        """Whether it is more than a year since the lines were checked."""
        return self.checked is not None and bool(self.lines) and (today - self.checked).days > _YEAR


class Abbreviation(Model):
    """An abbreviation, and what it stands for."""

    short: Text = key("forkortelse")
    meaning: Text = key("forklaring")


class Assessment(Model):
    """Words that were found where they may not belong, and why they may stand. Reaches no output."""

    text: Text = key("tekst")
    grounds: Text = key("grunn")


class Site(Model):
    """The file ``nettsted.yml``."""

    title: Text = key("tittel")
    description: Text | None = key("beskrivelse", None)
    language: Language = key("målform", "bokmål")
    root: Id | None = key("rot", None)
    help: Help | None = key("hjelp", None)
    colour: Colour | None = key("farge", None)
    logo: PictureName | None = key("logo", None)
    accessibility: Text | None = key("tilgjengelighetserklæring", None)
    licence: Link | None = key("lisens", None)
    links: tuple[Link, ...] = key("lenker", ())
    abbreviations: tuple[Abbreviation, ...] = key("ordliste", ())
    assessed: tuple[Assessment, ...] = key("vurdert", ())
