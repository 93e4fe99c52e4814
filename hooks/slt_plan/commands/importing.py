"""The command ``slt-plan importer``: drafts from a Word or PDF document, and a report of what a human must look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from slt_plan.commands import calling
from slt_plan.commands.changing import write
from slt_plan.commands.choosing import DATA, MUNICIPALITY, Chosen, choose
from slt_plan.commands.command import Argument, WrongUseError, bytes_of, words_of
from slt_plan.documents.document import Document, DocumentError, Note
from slt_plan.documents.drafting import Drafts, Known, drafted
from slt_plan.documents.pdf_files import read_pdf
from slt_plan.documents.word_files import read_word
from slt_plan.editing.insertion import NoPlaceError, with_items
from slt_plan.editing.notation import file_text
from slt_plan.layout import MEASURES, PARTY_FILE, PLANS, within
from slt_plan.plan.fields import Id
from slt_plan.validation import as_id
from slt_plan.words import Words, words

_TEXT = words("nb")
FILE = Argument("FIL", _TEXT("import.file"))
OPTIONS = (DATA, MUNICIPALITY)
_READERS: Mapping[str, Callable[[bytes], Document]] = {".docx": read_word, ".pdf": read_pdf}


def import_document(told: Mapping[str, str]) -> list[str]:
    """Drafts of what a document holds. What exists is left as it is."""
    path = Path(told[FILE.name])
    document = _read(path, Path(told[DATA.name]))
    chosen = choose(told)
    texts = chosen.texts
    drafts = drafted(document, path.stem, _known(chosen))
    if not drafts.measures:
        raise WrongUseError("\n".join([texts("import.nothing", file=path.name), *_told(drafts.notes, texts)]))
    changes, kept = _changes(chosen, drafts)
    folder = chosen.reading.folder
    said = write(chosen.data, {f"{folder}/{file}": text for file, text in changes.items()}, texts)
    written = (line for line in said if f"/{MEASURES}/" not in line)
    return [
        *_summary(path, drafts, texts),
        *written,
        *_measures_written(chosen, changes),
        "",
        *_report(drafts, kept, texts),
        texts("import.next"),
        *_read_of(drafts, texts),
    ]


def _measures_written(chosen: Chosen, changes: Mapping[str, str]) -> Iterator[str]:
    """Where the measures are, in one line."""
    number = len(within(MEASURES, changes))
    folder = (chosen.data / chosen.reading.folder / MEASURES).as_posix()
    if number:
        yield chosen.texts("import.measure_files", number=number, folder=folder)


def _read(path: Path, data: Path) -> Document:
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise WrongUseError(words_of(data)("import.refused.suffix", file=path.name))
    try:
        return reader(bytes_of(path))
    except OSError as error:
        raise WrongUseError(words_of(data)("import.refused.no_file", file=path)) from error
    except DocumentError as error:
        texts, python = words_of(data), calling.python()
        raise WrongUseError(texts(f"import.refused.{error.code}", file=path.name, python=python)) from error


def _known(chosen: Chosen) -> Known:
    parties = chosen.municipality.parties.values()
    ids = {name.casefold(): party.id for party in parties for name in (*party.aliases, party.name)}
    taken = {party.id: party.id for party in parties}
    return Known({**taken, **ids}, {party.id: party.name for party in parties})


def _changes(chosen: Chosen, drafts: Drafts) -> tuple[dict[str, str], list[str]]:
    """The files to write, and those that are left as they are because they are there already."""
    files = dict(_files(drafts, chosen.texts))
    kept = [file for file in files if chosen.text(file) is not None]
    new = {file: text for file, text in files.items() if file not in kept}
    if not drafts.parties:
        return new, kept
    text = chosen.text(PARTY_FILE)
    text = chosen.texts("new.party.file") if text is None else text
    try:
        text = with_items(text, "aktører", drafts.parties)
    except NoPlaceError as error:
        raise WrongUseError(chosen.texts("new.no_place", file=PARTY_FILE, key="aktører")) from error
    return {PARTY_FILE: text, **new}, kept


def _files(drafts: Drafts, texts: Words) -> Iterator[tuple[str, str]]:
    for id_, fields in drafts.measures.items():
        doubts = [texts("import.look", what=text) for text in _told(drafts.doubts[id_], texts)]
        note = "\n".join(filter(None, [*doubts, str(fields["notat"])]))
        yield f"{MEASURES}/{id_}.yml", texts("import.measure") + file_text({**fields, "notat": note})
    period = drafts.plan["periode"]
    name = "-".join(map(str, period.values())) if isinstance(period, Mapping) and period else ""
    id_ = name or as_id(str(drafts.plan["tittel"])) or "plan"
    yield f"{PLANS}/{id_}.yml", texts("import.plan") + file_text(drafts.plan)


def _summary(path: Path, drafts: Drafts, texts: Words) -> Iterator[str]:
    counts = {
        "measures": len(drafts.measures),
        "parties": len(drafts.parties),
        "goals": len(_list(drafts.plan["mål"])),
        "groups": len(_list(drafts.plan["målgrupper"])),
    }
    found = [texts.count(f"import.{name}", number) for name, number in counts.items() if number]
    yield texts("import.read", file=path.name, found=texts.listed(found))


def _read_of(drafts: Drafts, texts: Words) -> Iterator[str]:
    """What of the document was read, and what was looked for and not found."""
    plan = drafts.plan
    found = {"goals": plan["mål"], "groups": plan["målgrupper"], "period": plan["periode"]}
    parts = ["table", *(name for name, value in found.items() if value)]
    yield texts("import.only", what=texts.listed([texts(f"import.part.{name}") for name in parts]))
    if not plan["mål"]:
        yield texts("import.no_goals")


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _report(drafts: Drafts, kept: list[str], texts: Words) -> Iterator[str]:
    """What a human must look at, measure by measure and for the whole."""
    lines = [texts("import.kept", file=file) for file in kept]
    lines += _told(drafts.notes, texts)
    lines += [
        _of_measure(id_, line, drafts, texts)
        for id_ in drafts.measures
        for line in _told(drafts.doubts[id_], texts)
    ]
    if lines:
        yield texts.count("import.look_at", len(lines))
        yield from (f"- {line}" for line in lines)
        if any(note.code == "alike" for note in drafts.notes):
            yield texts("import.alike_advice")
        yield ""


def _of_measure(id_: Id, line: str, drafts: Drafts, texts: Words) -> str:
    return texts("import.of_measure", title=drafts.measures[id_]["tittel"], what=line)


def _told(notes: tuple[Note, ...], texts: Words) -> list[str]:
    return [texts(f"import.note.{note.code}", **dict(note.values)) for note in notes]
