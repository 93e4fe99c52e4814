"""Which municipality a command is about: the one that was named, by its folder or its name, or asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from slt_plan.commands.changing import write
from slt_plan.commands.command import Option, WrongUseError, read_folder
from slt_plan.commands.conversation import Conversation, UnfitError
from slt_plan.findings import near
from slt_plan.plan.municipalities import Municipality
from slt_plan.plan.sites import Site
from slt_plan.reading import Data, Reading
from slt_plan.words import Words, words

_TEXT = words("nb")
DATA = Option("--data", "MAPPE", _TEXT("new.option.data"), "data")
MUNICIPALITY = Option("--kommune", "MAPPE", _TEXT("new.option.municipality"))


@dataclass(frozen=True)
class Chosen:
    """A municipality that something is to be added to, with its files, and the conversation about it."""

    data: Path
    reading: Reading
    municipality: Municipality
    talk: Conversation
    site: Site | None

    @property
    def texts(self) -> Words:
        """Our words in the municipality's own written language."""
        return self.talk.texts

    def text(self, file: str) -> str | None:
        """What stands in one of its files, every byte of it; nothing when there is no such file."""
        return self.reading.sources[file].raw.decode() if file in self.reading.sources else None

    def write(self, changes: Mapping[str, str]) -> list[str]:
        """Write some of its files, and say so."""
        folder = self.reading.folder
        return write(self.data, {f"{folder}/{file}": text for file, text in changes.items()}, self.texts)


def choose(told: Mapping[str, str], fits: Callable[[Municipality], bool] | None = None) -> Chosen:
    """The municipality that was named, or asked for where there are several; free of mistakes.

    Nobody is asked when only one of them ``fits``.
    """
    path = Path(told["--data"])
    data = read_folder(path)
    if not data.readings:
        raise WrongUseError(words(data.language)("new.no_municipality"))
    reading = _which(data, Conversation(told, words(data.language)), fits)
    if reading.municipality is None:
        raise WrongUseError(words(reading.language)("new.errors_before", name=reading.folder))
    talk = Conversation(told, words(reading.language))
    return Chosen(path, reading, reading.municipality, talk, data.site)


def hinted(what: str, suggestion: str | None, texts: Words) -> str:
    """What is wrong, and what was perhaps meant."""
    return f"{what} {texts('new.near', near=suggestion)}" if suggestion else what


def _which(data: Data, talk: Conversation, fits: Callable[[Municipality], bool] | None) -> Reading:
    if not talk.told[MUNICIPALITY.name] and (only := _only_one(data, fits)):
        return only
    folders = {reading.folder: reading for reading in data.readings}
    named = {name.casefold(): reading for reading in data.readings for name in _names(reading)}

    def read(answer: str) -> Reading:
        if found := named.get(answer.casefold()):
            return found
        what = talk.texts("new.unknown_municipality", value=answer, choices=", ".join(folders))
        raise UnfitError(hinted(what, near(answer, folders), talk.texts))

    question = f"{talk.texts('new.ask.municipality')} ({', '.join(folders)})"
    return talk.ask(MUNICIPALITY, question, read)


def _only_one(data: Data, fits: Callable[[Municipality], bool] | None) -> Reading | None:
    likely = data.readings
    if fits and len(likely) > 1:
        likely = tuple(one for one in likely if one.municipality and fits(one.municipality))
    return likely[0] if len(likely) == 1 else None


def _names(reading: Reading) -> list[str]:
    """What a municipality is called: its folder, and its name."""
    name = reading.municipality.settings.name if reading.municipality else reading.folder
    return [name, reading.folder]
