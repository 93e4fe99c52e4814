"""What a command is: its name, what it can be told, and how it says that it was asked for something senseless."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from slt_plan.loading import unreadable
from slt_plan.reading import Data, read_data
from slt_plan.words import Words, words

WELL, ERRORS, WRONG_USE = 0, 1, 2
"""How a command exits: all is well; something is wrong with the data; it makes no sense."""


@dataclass(frozen=True)
class Option:
    """Something a command can be told, as ``--name VALUE``, or as ``--name`` alone when it takes no value."""

    name: str
    value: str
    about: str
    default: str = ""
    """What is taken for granted otherwise; nothing when the command then asks, or does without."""
    choices: Collection[str] = ()

    @property
    def is_switch(self) -> bool:
        """Whether to name it is all there is to say."""
        return not self.value


@dataclass(frozen=True)
class Argument:
    """Something a command must be told, in its place and without a name before it."""

    name: str
    about: str
    repeats: bool = False
    """Whether several may be told; they are then handed on with blanks between them."""


@dataclass(frozen=True)
class Command:
    """Something to ask for, by one word or two: what it does, and what it can be told."""

    name: str
    about: str
    run: Callable[[Mapping[str, str]], int]
    options: tuple[Option, ...] = ()
    arguments: tuple[Argument, ...] = ()


SPREADSHEET = Argument("FIL.xlsx", words("nb")("spreadsheet.command.file"))
UNASKED = Option("--ja", "", words("nb")("spreadsheet.command.yes"))


class WrongUseError(Exception):
    """What was asked for makes no sense; the text says why, in Norwegian."""


def read_folder(folder: Path, today: date | None = None) -> Data:
    """Everything in the data folder that a command was told of, as seen on a day."""
    texts = words("nb")
    if not folder.is_dir():
        raise WrongUseError(texts("command.no-folder", folder=folder))
    try:
        return read_data(folder, today=today)
    except OSError as error:
        raise WrongUseError(unreadable(error, folder, texts)) from error


def bytes_of(file: Path) -> bytes:
    """What stands in a file that a command was told of; a pipe or a device, which may never end, is none."""
    if not file.is_file():
        raise FileNotFoundError(file)
    return file.read_bytes()


def words_of(folder: Path) -> Words:
    """Our words in the written language of what the folder holds; in bokmål when nobody can tell."""
    try:
        return words(read_folder(folder).language)
    except WrongUseError:
        return words("nb")
