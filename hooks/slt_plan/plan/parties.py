"""Parties (aktører): the units, roles and organisations that answer for measures and hold seats."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Contact, Day, Id, Model, Text, Visibility, key

PartyType = Literal["enhet", "rolle", "organ", "organisasjon", "etat", "gruppe"]


class Party(Model):
    """Somebody who can answer for something: a unit, a role, a body, an organisation. Never a person."""

    id: Id = key("id")
    name: Text = key("navn")
    aliases: tuple[Text, ...] = key("alias", ())
    type: PartyType | None = key("type", None)
    part_of: tuple[Id, ...] = key("del_av", ())
    description: Text | None = key("beskrivelse", None)
    contact: Contact | None = key("kontakt", None)
    updated: Day | None = key("oppdatert", None)
    visibility: Visibility = key("synlig", "publisert")
    note: Text | None = key("notat", None)


class PartyFile(Model):
    """The file ``aktorer.yml``."""

    parties: tuple[Party, ...] = key("aktører", ())
