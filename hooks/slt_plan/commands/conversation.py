"""A conversation in the terminal: what a command was not told, it asks for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from slt_plan.commands.command import Option, WrongUseError
from slt_plan.words import Words

T = TypeVar("T")


class UnfitError(Exception):
    """An answer that cannot be used; the text says why, in Norwegian."""


@dataclass(frozen=True)
class Conversation:
    """What was told from the start, and a way to ask for the rest where somebody sits at a keyboard."""

    told: Mapping[str, str]
    texts: Words

    @property
    def is_possible(self) -> bool:
        """Whether there is somebody to ask."""
        return sys.stdin is not None and sys.stdin.isatty()

    def ask(
        self, option: Option, question: str, read: Callable[[str], T], suggestion: str | None = None
    ) -> T:
        """The answer as ``read`` takes it; asked again until it is fit.

        ``suggestion`` is what an empty answer means. Where nobody can be asked, it is taken without asking;
        if there is none, the command was used wrongly.
        """
        if told := self.told[option.name].strip():
            return _strictly(read, told)
        if self.is_possible:
            return self._asked(question, read, suggestion)
        if suggestion is None:
            raise WrongUseError(self.texts("new.missing", name=option.name, value=option.value))
        return _strictly(read, suggestion)

    def _asked(self, question: str, read: Callable[[str], T], suggestion: str | None) -> T:
        prompt = complaint = self._prompt(question, suggestion)
        while True:
            answer = input(complaint).strip() or suggestion
            if answer is None:
                complaint = f"{self.texts('new.required')}\n{prompt}"
                continue
            try:
                return read(answer)
            except UnfitError as unfit:
                complaint = f"{unfit}\n{prompt}"

    def _prompt(self, question: str, suggestion: str | None) -> str:
        if suggestion:
            return self.texts("new.suggestion", question=question, suggestion=suggestion)
        return self.texts("new.question" if suggestion is None else "new.optional", question=question)


def agreed(question: str) -> bool:
    """Whether somebody says yes; nobody there is a no."""
    try:
        answer = input(f"{question} ")
    except EOFError:
        return False
    return answer.strip().casefold() in ("ja", "j")


def _strictly(read: Callable[[str], T], answer: str) -> T:
    try:
        return read(answer)
    except UnfitError as unfit:
        raise WrongUseError(str(unfit)) from unfit
