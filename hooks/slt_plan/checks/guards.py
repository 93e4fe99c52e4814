"""Nothing that must not be public gets out, and what is public is easily read: every text that reaches the site.

The files are sieved first, all at once, for the few signs that give anything away; only a file where the sieve
strikes is looked at text by text. What has an answer in ``vurdert`` is not told again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from slt_plan.checks.concerns import concerns
from slt_plan.checks.content import Content
from slt_plan.checks.persons import is_persons_id
from slt_plan.checks.published import passages
from slt_plan.checks.sieve import ALL, Sign, signs
from slt_plan.findings import Mistake
from slt_plan.plan.drafts import is_draft
from slt_plan.plan.fields import Id, Model
from slt_plan.plan.municipalities import Settings
from slt_plan.plan.organisation import Body
from slt_plan.plan.parties import Party
from slt_plan.plan.sites import Assessment, Help, Site

_SETTINGS, _PARTIES, _SITE = "kommune.yml", "aktorer.yml", "nettsted.yml"
_TOLD_ONCE = frozenset({"ukjent-forkortelse", "lang-setning"})
_ADOPTED_WHOLE = ("planer/", "vedtak.yml")
"""Files whose texts were adopted, or are as they were proposed, word for word."""


class Published(NamedTuple):
    """Files whose texts reach the site, and what it takes to tell what should not be in them."""

    models: Mapping[str, Model]
    raw: Mapping[str, bytes]
    known: Collection[str] | None = None
    """The abbreviations that are explained; without them, no abbreviation is asked about."""
    hidden: Collection[Id] = ()
    """The measures that are drafts."""
    answers: str = _SETTINGS
    """The file that answers are given in."""


def guarded(
    content: Content,
    models: Mapping[str, Model],
    raw: Mapping[str, bytes],
    *,
    explained: Collection[str] | None,
    today: date | None,
    whole: bool,
) -> Iterator[Mistake]:
    """What is of concern in a municipality's files, unless it is a draft or its settings cannot be read.

    ``explained`` are the abbreviations that the site explains. ``whole`` when all could be read: only then can it be
    told that an answer is about nothing.
    """
    settings = content.settings
    if settings is None or is_draft(settings):
        return
    known = None if explained is None else {*explained, *_explained(content, settings)}
    published = Published(models, raw, known, content.drafts["tiltak"])
    found = [*_found(published), *_named_parties(content)]
    yield from _unanswered(found, _SETTINGS, settings.assessed, whole=whole)
    yield from _old_help(_SETTINGS, settings.help, today)


def guarded_site(site: Site, raw: bytes, today: date | None) -> Iterator[Mistake]:
    """The same in the site's own file."""
    known = {one.short for one in site.abbreviations}
    published = Published({_SITE: site}, {_SITE: raw}, known, answers=_SITE)
    yield from _unanswered(list(_found(published)), _SITE, site.assessed, whole=True)
    yield from _old_help(_SITE, site.help, today)


def _unanswered(
    found: Sequence[Mistake], file: str, answers: Sequence[Assessment], *, whole: bool
) -> Iterator[Mistake]:
    """What has no answer in that file, and the answers to what is nowhere."""
    answered, asked = {_plain(answer.text) for answer in answers}, {_plain(one.words) for one in found}
    yield from _grouped(one for one in found if _plain(one.words) not in answered)
    for number, answer in enumerate(answers):
        if whole and _plain(answer.text) not in asked:
            yield Mistake(file, ("vurdert", number, "tekst"), "vurdert-uten-treff", {"text": answer.text})


def _named_parties(content: Content) -> Iterator[Mistake]:
    """The parties whose id, which addresses are made of, is the name of a person."""
    for number, party in enumerate(content.parties.parties):
        if is_persons_id(party.id) and not is_draft(party):
            values = {"text": party.id, "file": _SETTINGS}
            yield Mistake(_PARTIES, ("aktører", number, "id"), "kanskje-personnavn", values, words=party.id)


def _explained(content: Content, settings: Settings) -> Iterator[str]:
    """The abbreviations in the municipality's list, and the short names of those who have a long one too."""
    yield from (one.short for one in settings.abbreviations)
    named: tuple[Party | Body, ...] = (*content.parties.parties, *content.organisation.bodies)
    yield from (alias for one in named if not one.name.isupper() for alias in one.aliases)


def _old_help(file: str, help_: Help | None, today: date | None) -> Iterator[Mistake]:
    if help_ and today and help_.is_old(today):
        yield Mistake(file, ("hjelp", "kontrollert"), "gammel-hjelp")


def _plain(words: str) -> str:
    return " ".join(words.casefold().rstrip("… ").split())


def _grouped(mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """All of them, but each abbreviation only once, and of long sentences the first in each file."""
    seen: set[tuple[str, str]] = set()
    for one in mistakes:
        group = one.code, one.file if one.code == "lang-setning" else one.words
        if one.code not in _TOLD_ONCE or group not in seen:
            yield one
        seen.add(group)


def _found(published: Published) -> Iterator[Mistake]:
    sentences = frozenset[Sign](("sentences",))
    asked = signs(b"\n".join(published.raw.values()), published.known, ALL - sentences)
    for file, model in published.models.items():
        is_adopted = file.startswith(_ADOPTED_WHOLE)
        seen = signs(published.raw[file], published.known, asked if is_adopted else asked | sentences)
        for passage in passages(model, published.hidden) if seen else ():
            for code, words in dict.fromkeys(concerns(passage, seen, published.known or ())):
                values = {"text": words, "file": published.answers}
                yield Mistake(file, passage.path, code, values, words=words)
