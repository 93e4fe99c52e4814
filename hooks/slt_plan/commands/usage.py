"""How a command is used: what was typed, what that means, and the help that tells what can be."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from slt_plan.commands.command import Command, Option, WrongUseError
from slt_plan.findings import near
from slt_plan.words import Words, words

HELP = ("--hjelp", "-h", "--help")
"""How somebody asks for help."""
_TEXT = words("nb")


def as_seen(argument: str) -> str:
    """An argument as its author sees it: a terminal may write «å» as two signs, or in another encoding."""
    return unicodedata.normalize(
        "NFC", argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )


def told_to(command: Command, arguments: list[str]) -> dict[str, str]:
    """What the command was told, and what it takes for granted otherwise."""
    told = {option.name: option.default for option in command.options}
    expected, waiting = list(command.arguments), list(arguments)
    while waiting:
        if expected and not waiting[0].startswith("-"):
            argument = expected[0] if expected[0].repeats else expected.pop(0)
            told[argument.name] = f"{told.get(argument.name, '')} {waiting.pop(0)}".strip()
            continue
        name, equals, value = waiting.pop(0).partition("=")
        option = _option(command, name)
        if option.is_switch and not equals:
            told[name] = name
            continue
        if not equals and not waiting:
            raise WrongUseError(_wrong(command, "no-value", name=name))
        told[name] = value if equals else waiting.pop(0)
        if option.choices and told[name] not in option.choices:
            choices = ", ".join(option.choices)
            suggestion = near(told[name], option.choices)
            values = {"name": name, "value": told[name], "choices": choices}
            raise WrongUseError(_wrong(command, "unknown-choice", suggestion, **values))
    if missing := next((argument for argument in expected if argument.name not in told), None):
        raise WrongUseError(_wrong(command, "no-argument", name=missing.name, about=missing.about))
    return told


def _option(command: Command, name: str) -> Option:
    if not name.startswith("-"):
        raise WrongUseError(_wrong(command, "superfluous", value=name))
    names = [option.name for option in command.options]
    if name not in names:
        raise WrongUseError(_wrong(command, "unknown-option", near(name, names), name=name))
    return command.options[names.index(name)]


def _wrong(command: Command | None, reason: str, suggestion: str | None = None, **values: str) -> str:
    called = f"{Words.program} {command.name}" if command else Words.program
    hint = _TEXT("command.near", near=suggestion) if suggestion else ""
    parts = (_TEXT(f"command.{reason}", **values), hint, _TEXT("command.see-help", command=called))
    return " ".join(filter(None, parts))


def unknown_command(commands: Sequence[Command], arguments: Sequence[str]) -> str:
    """That there is no such command; the second word counts only where some command has two."""
    names = [command.name for command in commands]
    has_two = any(name.startswith(f"{arguments[0]} ") for name in names)
    if has_two and len(arguments) == 1:
        choices = ", ".join(name for name in names if name.startswith(f"{arguments[0]} "))
        return _TEXT("command.incomplete", name=arguments[0], choices=choices)
    name = " ".join(arguments[: 2 if has_two else 1])
    return _wrong(None, "unknown-command", near(name, names), name=name)


def overview(commands: Sequence[Command]) -> str:
    """All commands, each in a line."""
    lines = [f"  {command.name:10} {command.about}" for command in commands]
    see = _TEXT("command.see-help", command=f"{Words.program} KOMMANDO")
    return "\n".join([_TEXT("command.usage-any"), "", _TEXT("command.commands"), *lines, "", see])


def help_about(command: Command) -> str:
    """What a command does, and everything it can be told."""
    shown = " ".join(
        [
            *(argument.name for argument in command.arguments),
            *(f"[{_called(option)}]" for option in command.options),
        ]
    )
    arguments = [f"  {argument.name:18} {argument.about}" for argument in command.arguments]
    options = [f"  {_called(option):18} {_about(option)}" for option in command.options]
    return "\n".join(
        [
            _TEXT("command.usage", name=command.name, options=shown),
            "",
            _TEXT("command.about", name=command.name, about=command.about),
            "",
            _TEXT("command.options"),
            *arguments,
            *options,
            f"  {'-h, --hjelp':18} {_TEXT('command.help')}",
        ]
    )


def _called(option: Option) -> str:
    return f"{option.name} {option.value}".strip()


def _about(option: Option) -> str:
    choices = _TEXT("command.choices", choices=", ".join(option.choices)) if option.choices else ""
    default = _TEXT("command.default", default=option.default) if option.default else ""
    return "; ".join(filter(None, (option.about, choices, default)))
