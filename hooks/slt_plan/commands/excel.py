"""The commands ``til-excel`` and ``fra-excel``: the plan to a spreadsheet, and what was changed there back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from slt_plan.commands.choosing import DATA, MUNICIPALITY, Chosen, choose
from slt_plan.commands.command import ERRORS, SPREADSHEET, UNASKED, WELL, WrongUseError, bytes_of, words_of
from slt_plan.commands.conversation import agreed
from slt_plan.editing.edits import NoPlaceError, rewritten
from slt_plan.editing.notation import file_text
from slt_plan.findings import as_text, has_errors
from slt_plan.reading import Outside, load, read_municipality
from slt_plan.spreadsheet.book import Book, ProblemError, read
from slt_plan.spreadsheet.returning import Outcome, outcome
from slt_plan.spreadsheet.writing import written
from slt_plan.words import Words

_NEW, _OLD = ".ny", ".forrige"

Say = Callable[[str], None]


def to_excel(told: Mapping[str, str], say: Say) -> int:
    """Write a municipality's plan as a spreadsheet, which must not be there from before."""
    path = Path(told[SPREADSHEET.name])
    if path.suffix.lower() != ".xlsx":
        raise WrongUseError(words_of(Path(told[DATA.name]))("spreadsheet.not_xlsx_name", file=path))
    chosen = choose(told)
    order = chosen.municipality.ordered_measures
    raw = written(chosen.reading.folder, _data(chosen), chosen.texts, order)
    try:
        with path.open("xb") as file:
            file.write(raw)
    except FileExistsError as error:
        raise WrongUseError(chosen.texts("spreadsheet.exists", file=path)) from error
    except OSError as error:
        raise WrongUseError(chosen.texts("spreadsheet.unwritable", file=path)) from error
    say(chosen.texts("spreadsheet.written", file=path))
    return WELL


def from_excel(told: Mapping[str, str], say: Say) -> int:
    """Say in words what a spreadsheet changes, ask, and write all of it or nothing."""
    book = _book(Path(told[SPREADSHEET.name]), Path(told[DATA.name]))
    if told[MUNICIPALITY.name] not in ("", book.municipality):
        raise WrongUseError(book.texts("spreadsheet.other_municipality", name=book.municipality))
    chosen = choose({**told, MUNICIPALITY.name: book.municipality})
    asked = outcome(book, _data(chosen))
    texts = book.texts
    if asked.complaints:
        return _stop(say, texts, asked.complaints)
    changes, complaints = _changes(chosen, asked, texts)
    if complaints:
        return _stop(say, texts, complaints)
    for line in (*asked.summary, *asked.notes):
        say(line)
    if not changes:
        say(texts("spreadsheet.nothing"))
        return WELL
    if not told[UNASKED.name] and not agreed(texts("spreadsheet.ask")):
        say(texts("spreadsheet.nothing_written"))
        return WELL
    _write(chosen, changes, texts)
    say(texts.count("spreadsheet.files", len(changes)))
    if asked.has_new:
        say(texts("spreadsheet.again"))
    return WELL


def _data(chosen: Chosen) -> dict[str, object]:
    return {file: source.parse().data for file, source in chosen.reading.sources.items()}


def _book(path: Path, data: Path) -> Book:
    try:
        return read(bytes_of(path))
    except FileNotFoundError as error:
        raise WrongUseError(words_of(data)("spreadsheet.no_file", file=path)) from error
    except OSError as error:
        raise WrongUseError(words_of(data)("spreadsheet.locked_file", file=path)) from error
    except ProblemError as problem:
        name = f"spreadsheet.problem.{problem.name}"
        raise WrongUseError(words_of(data)(name, file=path, **problem.values)) from problem


def _stop(say: Say, texts: Words, complaints: Iterable[str]) -> int:
    for line in complaints:
        say(line)
    say(texts("spreadsheet.nothing_written"))
    return ERRORS


def _changes(chosen: Chosen, asked: Outcome, texts: Words) -> tuple[dict[str, bytes], list[str]]:
    """The files that shall be written, and what is wrong with them; the ordinary checks have their say first."""
    sources = chosen.reading.sources
    changes, complaints = {}, []
    for file, data in asked.files.items():
        try:
            old = sources[file].raw if file in sources else b""
            new = rewritten(old, data) if old else file_text(data).encode()
        except NoPlaceError:
            complaints.append(texts("spreadsheet.no_place", file=file))
            continue
        if new != old:
            changes[file] = new
    files = load(chosen.data)
    folder = chosen.reading.folder
    after = {**files.folders[folder], **changes}
    pictures = files.pictures.get(folder, {})
    findings = read_municipality(
        folder, after, pictures, within=files.name, outside=Outside(chosen.reading.language)
    ).findings
    if has_errors(findings):
        errors = [found for found in findings if found.severity == "error"]
        complaints.append(f"{texts('spreadsheet.would_be_wrong')}\n{as_text(errors)}")
    return changes, complaints


def _write(chosen: Chosen, changes: Mapping[str, bytes], texts: Words) -> None:
    """All of the files, or none: each is written beside the old one first, and then they change places."""
    folder = chosen.data / chosen.reading.folder
    sources = chosen.reading.sources
    done: list[Path] = []
    try:
        for file, raw in changes.items():
            path = folder / file
            if (path.read_bytes() if path.exists() else None) != (
                sources[file].raw if file in sources else None
            ):
                raise WrongUseError(texts("spreadsheet.changed_meanwhile", file=file))
            path.parent.mkdir(parents=True, exist_ok=True)
            _beside(path, _NEW).write_bytes(raw)
        for file in changes:
            path = folder / file
            if path.exists():
                _beside(path, _OLD).write_bytes(path.read_bytes())
            done.append(path)
            _beside(path, _NEW).replace(path)
    except OSError as error:
        _undo(done)
        raise WrongUseError(texts("spreadsheet.not_written", file=error.filename or folder)) from error
    finally:
        for file in changes:
            _beside(folder / file, _NEW).unlink(missing_ok=True)
            _beside(folder / file, _OLD).unlink(missing_ok=True)


def _undo(done: Iterable[Path]) -> None:
    for path in done:
        if _beside(path, _OLD).exists():
            _beside(path, _OLD).replace(path)
        else:
            path.unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    """A file nobody reads as data: its name begins with a full stop."""
    return path.with_name(f".{path.name}{ending}")
