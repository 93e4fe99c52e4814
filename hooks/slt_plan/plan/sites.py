"""The site itself: its name, its help lines and what stands in the footer."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Colour, Day, Id, Link, Model, PictureName, Text, key

Language = Literal["bokmål", "nynorsk"]
LANGUAGE_CODES: dict[Language, str] = {"bokmål": "nb", "nynorsk": "nn"}


class HelpLine(Model):
    """A number somebody in need can call."""

    number: Text = key("nummer", "Telefonnummeret slik det vises.")
    name: Text = key("navn", "Hvem som svarer.")
    text: Text | None = key("tekst", "Hva nummeret er til for.", None)


class Help(Model):
    """The help lines, and the day somebody saw that they are right."""

    checked: Day | None = key("kontrollert", "Dagen numrene sist ble kontrollert.", None)
    lines: tuple[HelpLine, ...] = key("linjer", "Numrene.", ())


class Abbreviation(Model):
    """An abbreviation, and what it stands for."""

    short: Text = key("forkortelse", "Forkortelsen slik den står i teksten, for eksempel «FAU».")
    meaning: Text = key("forklaring", "Hva den betyr.")


class Site(Model):
    """The file ``nettsted.yml``."""

    title: Text = key("tittel", "Navnet på nettstedet.")
    description: Text | None = key("beskrivelse", "En setning om nettstedet.", None)
    language: Language = key(
        "målform", "bokmål eller nynorsk, for sidene som ikke hører til en kommune.", "bokmål"
    )
    root: Id | None = key("rot", "Mappen til kommunen som skal ligge øverst på nettstedet.", None)
    help: Help | None = key("hjelp", "Telefonnumre til hjelp.", None)
    colour: Colour | None = key(
        "farge", "Fargen der kommunen ikke har sin egen. Den må være mørk nok til hvit tekst.", None
    )
    logo: PictureName | None = key(
        "logo", "Logoen der kommunen ikke har sin egen: en SVG- eller PNG-fil i samme mappe.", None
    )
    accessibility: Text | None = key(
        "tilgjengelighetserklæring", "Adressen til erklæringen hos uustatus.no.", None
    )
    licence: Link | None = key("lisens", "Lisensen dataene kan brukes under.", None)
    links: tuple[Link, ...] = key("lenker", "Lenker nederst på hver side.", ())
    abbreviations: tuple[Abbreviation, ...] = key(
        "ordliste", "Forkortelser som blir forklart på sidene der de står.", ()
    )
