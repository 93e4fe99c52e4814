"""``slt-plan fiks``: what can be put right without a doubt is shown, and written when the coordinator says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from slt_plan.commands.command import WELL, Option, WrongUseError, read_folder
from slt_plan.commands.conversation import agreed
from slt_plan.editing.correcting import Correction, correct
from slt_plan.files.sources import Source
from slt_plan.findings import visible
from slt_plan.layout import SITE_FILE, model_of
from slt_plan.plan.sites import Site
from slt_plan.reading import Files
from slt_plan.words import Words, words

_TEXT = words("nb")
_DATA = Option("--data", "MAPPE", _TEXT("command.check.data"), "data")
_YES = Option("--ja", "", _TEXT("fix.yes"))
OPTIONS = (_DATA, _YES)

Say = Callable[[str], None]


def fix(told: Mapping[str, str], say: Say) -> int:
    """Show what can be put right, and put it right when that is wanted."""
    folder = Path(told[_DATA.name])
    data = read_folder(folder)
    texts = words(data.language)
    languages = {reading.folder: reading.language for reading in data.readings}
    found = dict(_corrections(data.files))
    for file, (_, correction) in found.items():
        language = languages.get(file.partition("/")[0], data.site_language)
        say("\n".join(_shown(file, correction, words(language))))
    if not found:
        say(texts("fix.nothing"))
    elif told[_YES.name] or agreed(texts("fix.ask")):
        for file, (before, correction) in found.items():
            _write(folder / file, before, correction.raw, texts)
        say(texts.count("fix.files", len(found)))
    else:
        say(texts("fix.nothing_written"))
    return WELL


def _corrections(files: Files) -> Iterator[tuple[str, tuple[bytes, Correction]]]:
    """Each file that can be put right, by its path in the data folder: its bytes, and what becomes of them."""
    if SITE_FILE in files.top:
        correction = correct(Source(SITE_FILE, raw := files.top[SITE_FILE]), Site)
        if not correction.is_empty:
            yield SITE_FILE, (raw, correction)
    for folder, contents in files.folders.items():
        for file, raw in contents.items():
            model = model_of(file)
            if model and not (correction := correct(Source(file, raw), model)).is_empty:
                yield f"{folder}/{file}", (raw, correction)


def _shown(file: str, correction: Correction, texts: Words) -> Iterator[str]:
    yield file
    if correction.is_encoded_anew:
        yield f"  {texts('fix.encoding')}"
    for change in correction.changes:
        yield f"  {texts('fix.line', line=change.line)}"
        yield f"    {texts('fix.before')} {visible(change.before)}".rstrip()
        yield f"    {texts('fix.after')} {visible(change.after)}".rstrip()


def _write(path: Path, before: bytes, after: bytes, texts: Words) -> None:
    """The whole file, or nothing of it: it is written beside the old one first, and then they change places."""
    beside = path.with_name(f".{path.name}.ny")
    try:
        if path.read_bytes() != before:
            raise WrongUseError(texts("fix.changed_meanwhile", file=path.as_posix()))
        beside.write_bytes(after)
        shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        raise WrongUseError(texts("fix.not_written", file=path.as_posix())) from error
    finally:
        beside.unlink(missing_ok=True)
