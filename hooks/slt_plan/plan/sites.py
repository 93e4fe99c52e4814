"""The site itself: its name, its help lines and what stands in the footer."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Colour, Day, Id, Link, Model, PictureName, Text, key

Language = Literal["bokmål", "nynorsk"]
LANGUAGE_CODES: dict[Language, str] = {"bokmål": "nb", "nynorsk": "nn"}


class HelpLine(Model):
    """A number somebody in need can call."""

    number: Text = key("nummer")
    name: Text = key("navn")
    text: Text | None = key("tekst", None)


class Help(Model):
    """The help lines, and the day somebody saw that they are right."""

    checked: Day | None = key("kontrollert", None)
    lines: tuple[HelpLine, ...] = key("linjer", ())


class Abbreviation(Model):
    """An abbreviation, and what it stands for."""

    short: Text = key("forkortelse")
    meaning: Text = key("forklaring")


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
