"""The organisation (organisering): levels, bodies with their seats and mandates, and the roles between them."""

from __future__ import annotations

from typing import Literal

from slt_plan.plan.fields import Brief, Day, Id, Link, Model, Text, Visibility, WholeNumber, YesNo, key
from slt_plan.plan.measures import DecisionState

BodyState = Literal["eksisterende", "foreslått", "planlagt", "nedlagt"]


class Level(Model):
    """One of the levels the work is organised on."""

    id: Id = key("id", "Nivåets id, for eksempel styrende.")
    name: Text = key("navn", "Navnet slik det vises.")
    description: Text | None = key("beskrivelse", "Hva nivået er til for.", None)


class Seat(Brief):
    """A place in a body, held by a role or a unit, never by a person."""

    party: Id = key("aktør", "Id-en til aktøren som har plassen.")
    wording: Text | None = key("som", "Slik kilden skriver det, når det er annerledes enn navnet.", None)
    leader: YesNo | None = key("leder", "ja for den som leder organet.", None)
    deputy: Text | None = key("stedfortreder", "Hvem som møter i stedet (funksjon, ikke person).", None)
    text: Text | None = key("merknad", "Annet om plassen.", None)


class Mandate(Model):
    """What a body is there to do. Numbered where the source numbers it."""

    id: Id | None = key("id", "Mandatets id. Trengs bare når flere organer deler det.", None)
    title: Text | None = key("tittel", "Overskrift på mandatet.", None)
    text: Text | None = key("tekst", "Mandatet som løpende tekst.", None)
    points: tuple[Text, ...] = key("punkter", "Mandatet punkt for punkt.", ())
    numbered: YesNo | None = key("nummerert", "ja når kilden nummererer punktene.", None)
    source: Text | None = key("kilde", "Hvor mandatet er vedtatt.", None)


class Meetings(Model):
    """How often a body meets: the source's own words, and numbers where it gives them."""

    text: Text | None = key("tekst", "Med kildens egne ord.", None)
    short: Text | None = key("kort", "Kort, til organisasjonskartet.", None)
    least: WholeNumber | None = key("minst", "Færrest møter, når kilden sier det.", None)
    count: WholeNumber | None = key("antall", "Hvor mange møter, når kilden sier det.", None)
    per: Literal["uke", "måned", "halvår", "år", "skoleår"] | None = key("per", "Tiden tallet gjelder.", None)


class Authority(Model):
    """Something a body may decide. The quote stands beside the summary and is never computed with."""

    what: Text = key("hva", "Kort hva organet kan bestemme.")
    limit: Text | None = key("grense", "Beløp eller annen grense, slik kilden skriver det.", None)
    quote: Text | None = key("sitat", "Ordrett det kilden sier.", None)


class Body(Model):
    """A group with a mandate and seats: steering group, police council, coordinating group, working group."""

    id: Id = key("id", "Organets id. Den er også adressen, og endres aldri.")
    name: Text = key("navn", "Navnet slik det vises.")
    aliases: tuple[Text, ...] = key("alias", "Andre måter navnet skrives på.", ())
    levels: tuple[Id, ...] = key("nivå", "Id-ene til nivåene organet står på.", ())
    role: Text | None = key(
        "slt_rolle", "Hva organet er i SLT-arbeidet, for eksempel «styringsgruppe».", None
    )
    outside: YesNo | None = key(
        "uten_slt_rolle", "ja når organet finnes, men ikke har noen rolle i SLT.", None
    )
    state: BodyState | None = key("status", "Om organet finnes eller er foreslått.", None)
    short: Text | None = key("kort", "En setning om organet, til organisasjonskartet.", None)
    description: Text | None = key("beskrivelse", "Mer om organet.", None)
    under: tuple[Id, ...] = key("under", "Id-ene til organene det hører under.", ())
    works_with: tuple[Id, ...] = key("samarbeider_med", "Id-ene til organer det samarbeider med.", ())
    shared_with: tuple[Text, ...] = key("sammen_med", "Andre kommuner organet er felles med.", ())
    mandate: Mandate | None = key("mandat", "Hva organet skal gjøre.", None)
    shared_mandate: Id | None = key("felles_mandat", "Id-en til et mandat flere organer deler.", None)
    seats: tuple[Seat, ...] = key("medlemmer", "Plassene i organet.", ())
    composition: Text | None = key("sammensetning", "Hvem som er med, når kilden ikke lister det opp.", None)
    meetings: Meetings | None = key("møter", "Hvor ofte organet møtes.", None)
    authorities: tuple[Authority, ...] = key("fullmakter", "Hva organet kan bestemme.", ())
    rules: tuple[Text, ...] = key("beslutningsregler", "Hvordan organet bestemmer.", ())
    duration: Text | None = key("varighet", "Hvor lenge organet skal bestå.", None)
    footing: Text | None = key("forankring", "Hva slags drift organet hører til, og planen for det.", None)
    decisions: tuple[Id, ...] = key("vedtak", "Id-ene til vedtakene som gjelder organet.", ())
    links: tuple[Link, ...] = key("lenker", "Nyttige lenker.", ())
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
    visibility: Visibility = key("synlig", "«utkast» holder organet borte fra nettstedet.", "publisert")
    note: Text | None = key("notat", "Internt notat. Kommer aldri på nettstedet.", None)


class Role(Model):
    """A role that binds bodies together, such as the coordinator."""

    party: Id = key("aktør", "Id-en til aktøren som har rollen.")
    title: Text | None = key("tittel", "Overskrift slik kilden skriver det.", None)
    short: Text | None = key("kort", "En setning om rollen, til organisasjonskartet.", None)
    bridges: tuple[Id, ...] = key("bindeledd", "Id-ene til organene rollen binder sammen.", ())
    tasks: tuple[Text, ...] = key("oppgaver", "Hva rollen skal gjøre.", ())
    text: Text | None = key("tekst", "Mer om rollen.", None)


class Section(Model):
    """A piece of running text with a heading."""

    id: Id = key("id", "Brukes i lenker til avsnittet.")
    title: Text = key("tittel", "Overskriften.")
    text: Text = key("tekst", "Teksten. Tom linje gir nytt avsnitt.")


class Organisation(Model):
    """The file ``organisering.yml``."""

    title: Text | None = key("tittel", "Overskrift på siden.", None)
    state: DecisionState | None = key("tilstand", "Om organiseringen er foreslått eller vedtatt.", None)
    text: Text | None = key("innledning", "Tekst over organisasjonskartet.", None)
    levels: tuple[Level, ...] = key("nivåer", "Nivåene, det øverste først.", ())
    bodies: tuple[Body, ...] = key("organer", "Alle organene.", ())
    mandates: tuple[Mandate, ...] = key("felles_mandater", "Mandater som flere organer deler.", ())
    roles: tuple[Role, ...] = key("roller", "Roller som binder organer sammen.", ())
    sections: tuple[Section, ...] = key("avsnitt", "Mer tekst om organiseringen, under kartet.", ())
    updated: Day | None = key("oppdatert", "Dagen innholdet sist ble endret.", None)
