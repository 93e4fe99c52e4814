"""Writing in the data folder: new files and changed ones, looked over as a whole before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from slt_plan.commands.command import WrongUseError
from slt_plan.findings import as_text
from slt_plan.reading import Files, load, read_files
from slt_plan.words import Words


def write(data: Path, changes: Mapping[str, str], texts: Words) -> list[str]:
    """Write files, named from the data folder, and say in words what was written.

    Nothing is written when that would put a mistake into the data that was not there before.
    """
    before = load(data)
    old = _contents(before)
    _refuse_mistakes(before, _with(before, changes), texts)
    return [_written(data / file, old.get(file), text, texts) for file, text in changes.items()]


def _contents(files: Files) -> dict[str, bytes]:
    inner = {f"{name}/{file}": raw for name, folder in files.folders.items() for file, raw in folder.items()}
    return {**files.top, **inner}


def _with(files: Files, changes: Mapping[str, str]) -> Files:
    top, folders = dict(files.top), {name: dict(contents) for name, contents in files.folders.items()}
    for path, text in changes.items():
        folder, inside, file = path.partition("/")
        (folders.setdefault(folder, {}) if inside else top)[file or folder] = text.encode()
    return replace(files, top=top, folders=folders)


def _refuse_mistakes(before: Files, after: Files, texts: Words) -> None:
    old = Counter((found.file, found.code, found.what) for found in read_files(before).findings)
    findings = [found for found in read_files(after).findings if found.severity == "error"]
    news = [found for found in findings if not old[found.file, found.code, found.what]]
    if news:
        raise WrongUseError(f"{texts('new.errors_after')}\n{as_text(news)}")


def _written(path: Path, before: bytes | None, text: str, texts: Words) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A file that came into being meanwhile is somebody else's.
        with path.open("xb" if before is None else "wb") as file:
            file.write(text.encode())
    except OSError as error:
        raise WrongUseError(texts("new.unwritable", file=path.as_posix())) from error
    if before is None:
        return texts("new.written", file=path.as_posix())
    lines = len(text.splitlines()) - len(before.decode().splitlines())
    return texts("new.changed", lines=texts.count("new.lines", max(lines, 1)), file=path.as_posix())
