"""The command ``slt-plan``: what the coordinator can ask for in a terminal.

A command is a ``Command`` in ``COMMANDS``. It exits with 0 when all is well, with 1 when the data has errors, and
with 2 when it was asked for something that makes no sense. Everything it says is Norwegian.
"""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import get_args

from slt_plan.commands import (
    calling,
    choosing,
    confirming,
    creating,
    fixing,
    importing,
    schema_files,
    showing,
)
from slt_plan.commands.command import (
    ERRORS,
    SPREADSHEET,
    UNASKED,
    WELL,
    WRONG_USE,
    Command,
    Option,
    WrongUseError,
    read_folder,
    words_of,
)
from slt_plan.commands.usage import HELP, as_seen, help_about, overview, told_to, unknown_command
from slt_plan.editing.correcting import is_fixable
from slt_plan.findings import FORMATS, Finding, Severity, as_text, gravest_first, has_errors
from slt_plan.reading import Data
from slt_plan.words import Words, words

_TEXT = words("nb")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked, and say how it went."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if arguments is None:
        arguments, Words.program = sys.argv[1:], calling.program()
    try:
        return _run([as_seen(argument) for argument in arguments])
    except WrongUseError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return ERRORS


def check(told: Mapping[str, str]) -> int:
    """Read every data file, and say what is wrong."""
    data = read_folder(Path(told["--data"]), date.today())  # noqa: DTZ011
    write = as_text if told["--kort"] and told["--format"] == "tekst" else FORMATS[told["--format"]]
    if text := write(gravest_first(data.findings)):
        print(text)
    if told["--format"] == "tekst":
        print(_summary(data))
    return ERRORS if has_errors(data.findings) else WELL


def _telling(do: Callable[[Mapping[str, str]], list[str]]) -> Callable[[Mapping[str, str]], int]:
    """A command that does something and tells what it did, line by line."""

    def run(told: Mapping[str, str]) -> int:
        print("\n".join(do(told)))
        return WELL

    return run


def _excel(name: str) -> Callable[[Mapping[str, str]], int]:
    """A command about spreadsheets. What those need is slow to get, and no other command waits for it."""

    def run(told: Mapping[str, str]) -> int:
        status: int = getattr(import_module("slt_plan.commands.excel"), name)(told, print)
        return status

    return run


def _new_measure(told: Mapping[str, str]) -> list[str]:
    return creating.new_measure(told, date.today())  # noqa: DTZ011  (the coordinator's day, not that of Greenwich)


def _confirm(told: Mapping[str, str]) -> list[str]:
    return confirming.confirm(told, date.today())  # noqa: DTZ011


def _status(told: Mapping[str, str]) -> list[str]:
    return confirming.status(told, date.today())  # noqa: DTZ011


COMMANDS = (
    Command(
        "sjekk",
        _TEXT("command.check.about"),
        check,
        (
            Option("--data", "MAPPE", _TEXT("command.check.data"), "data"),
            Option("--format", "FORMAT", _TEXT("command.check.format"), "tekst", tuple(FORMATS)),
            Option("--kort", "", _TEXT("command.check.short")),
        ),
    ),
    Command("vis", _TEXT("serve.about"), showing.show, showing.OPTIONS),
    Command("fiks", _TEXT("fix.about"), lambda told: fixing.fix(told, print), fixing.OPTIONS),
    Command(
        "ny kommune",
        _TEXT("new.municipality.about"),
        _telling(creating.new_municipality),
        creating.FOR_MUNICIPALITY,
    ),
    Command("ny plan", _TEXT("new.plan.about"), _telling(creating.new_plan), creating.FOR_PLAN),
    Command("ny tiltak", _TEXT("new.measure.about"), _telling(_new_measure), creating.FOR_MEASURE),
    Command("ny aktør", _TEXT("new.party.about"), _telling(creating.new_party), creating.FOR_PARTY),
    Command("ny organ", _TEXT("new.body.about"), _telling(creating.new_body), creating.FOR_BODY),
    Command(
        "importer",
        _TEXT("import.about"),
        _telling(importing.import_document),
        importing.OPTIONS,
        (importing.FILE,),
    ),
    Command(
        "til-excel",
        _TEXT("spreadsheet.command.to"),
        _excel("to_excel"),
        (choosing.DATA, choosing.MUNICIPALITY),
        (SPREADSHEET,),
    ),
    Command(
        "fra-excel",
        _TEXT("spreadsheet.command.from"),
        _excel("from_excel"),
        (choosing.DATA, choosing.MUNICIPALITY, UNASKED),
        (SPREADSHEET,),
    ),
    Command(
        "bekreft",
        _TEXT("upkeep.confirm.about"),
        _telling(_confirm),
        confirming.FOR_CONFIRMATION,
        (confirming.MEASURES_TOLD,),
    ),
    Command("status", _TEXT("upkeep.about"), _telling(_status), confirming.FOR_STATUS),
    Command("skjema", _TEXT("schema.about"), _telling(schema_files.write_schemas), schema_files.OPTIONS),
)


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in HELP:
        print(overview(COMMANDS))
        return WELL
    command = _asked_for(arguments)
    if command is None:
        raise WrongUseError(unknown_command(COMMANDS, arguments) if arguments else overview(COMMANDS))
    rest = arguments[len(command.name.split()) :]
    if any(argument in HELP for argument in rest):
        print(help_about(command))
        return WELL
    return _run_command(command, told_to(command, rest))


def _run_command(command: Command, told: Mapping[str, str]) -> int:
    try:
        return command.run(told)
    except (KeyboardInterrupt, EOFError):
        print(f"\n{words_of(Path(told['--data']))('new.stopped')}", file=sys.stderr)
        return ERRORS


def _asked_for(arguments: Sequence[str]) -> Command | None:
    """The command of that name, which is one word or two."""
    names = (" ".join(arguments[:length]) for length in (2, 1))
    commands = {command.name: command for command in COMMANDS}
    return next((commands[name] for name in names if name in commands), None)


def _summary(data: Data) -> str:
    texts = words(data.language)
    municipalities = texts.count("command.municipalities", len(data.readings))
    files = texts.count("command.files", data.files.count)
    verdict = _verdict(data.findings, texts)
    parts = [verdict, texts("command.read", municipalities=municipalities, files=files)]
    return " ".join([*parts, texts("command.fixable")] if any(map(is_fixable, data.findings)) else parts)


def _verdict(findings: Sequence[Finding], texts: Words) -> str:
    numbers = Counter(found.severity for found in findings)
    counts = [
        texts.count(f"command.{severity}s", numbers[severity])
        for severity in get_args(Severity)
        if numbers[severity]
    ]
    return (
        f"{texts.listed(counts)}."
        if numbers["error"]
        else " ".join([texts("command.no-findings"), *(f"{c}." for c in counts)])
    )


if __name__ == "__main__":
    sys.exit(main())
