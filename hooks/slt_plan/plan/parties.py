"""Parties (aktører): the units, roles and organisations that answer for measures and hold seats."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Contact, Day, Id, Model, Text, Visibility, key

PartyType = Literal["enhet", "rolle", "organ", "organisasjon", "etat", "gruppe"]


class Party(Model):
    """Somebody who can answer for something: a unit, a role, a body, an organisation. Never a person."""

    id: Id = key("id", "Aktørens id. Den er også adressen, og endres aldri.")
    name: Text = key("navn", "Navnet slik det vises.")
    aliases: tuple[Text, ...] = key("alias", "Andre måter navnet skrives på.", ())
    type: PartyType | None = key("type", "Hva slags aktør det er.", None)
    part_of: tuple[Id, ...] = key("del_av", "Id-ene til aktørene den er en del av.", ())
    description: Text | None = key("beskrivelse", "Hva aktøren gjør.", None)
    contact: Contact | None = key("kontakt", "Slik når en aktøren.", None)
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
    visibility: Visibility = key("synlig", "«utkast» holder aktøren borte fra nettstedet.", "publisert")
    note: Text | None = key("notat", "Internt notat. Kommer aldri på nettstedet.", None)


class PartyFile(Model):
    """The file ``aktorer.yml``."""

    parties: tuple[Party, ...] = key("aktører", "Alle aktørene, hver for seg én gang.", ())
