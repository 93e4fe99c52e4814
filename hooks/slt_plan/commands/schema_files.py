"""The command ``slt-plan skjema``: what an editor needs to help whoever writes in the data files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slt_plan.commands.choosing import DATA
from slt_plan.commands.command import WrongUseError, read_folder
from slt_plan.layout import SITE_FILE
from slt_plan.reading import Reading
from slt_plan.schemas import KINDS, Schema, schema, site_schema
from slt_plan.words import Words, words

_TEXT = words("nb")
OPTIONS = (DATA,)
_EDITOR = ".vscode"
_SCHEMAS = f"./{_EDITOR}/skjema"
_SITE = f"{_SCHEMAS}/{SITE_FILE.removesuffix('.yml')}.json"
_SETTING = "yaml.schemas"


def write_schemas(told: Mapping[str, str]) -> list[str]:
    """Write the schemas beside the data folder, and tell the editor which files each is for.

    A municipality with mistakes keeps the schemas it has.
    """
    data = Path(told["--data"])
    read = read_folder(data)
    texts = words(read.language)
    readings = read.readings
    root = data.resolve().parent
    schemas = {path: made for reading in readings for path, made in _schemas(reading).items()}
    names = {
        reading.folder: reading.municipality.settings.name for reading in readings if reading.municipality
    }
    for path, made in {_SITE: site_schema(names, read.site), **schemas}.items():
        _write(root / path, f"{_json(made)}\n", texts)
    patterns = {_SITE: f"{data.resolve().name}/{SITE_FILE}"}
    for reading in readings:
        patterns |= _patterns(f"{data.resolve().name}/{reading.folder}", reading.folder)
    broken = [reading.folder for reading in readings if not reading.municipality]
    return [
        texts("schema.written", number=len(schemas) + 1, folder=(root / _SCHEMAS).as_posix()),
        *(texts("schema.broken", name=name) for name in broken),
        *_setting(root / _EDITOR / "settings.json", patterns, texts),
        texts("schema.next"),
    ]


def _schemas(reading: Reading) -> dict[str, Schema]:
    municipality = reading.municipality
    if municipality is None:
        return {}
    return {f"{_SCHEMAS}/{reading.folder}/{kind.name}.json": schema(kind, municipality) for kind in KINDS}


def _patterns(folder: str, name: str) -> dict[str, str]:
    return {f"{_SCHEMAS}/{name}/{kind.name}.json": f"{folder}/{kind.pattern}" for kind in KINDS}


def _setting(path: Path, patterns: Mapping[str, str], texts: Words) -> list[str]:
    """Put into the editor's settings which files each schema is for, and let all else in them be."""
    before = path.read_text(encoding="utf-8") if path.exists() else "{}"
    settings = _settings(before)
    if settings is None:
        return [texts("schema.by_hand", file=path.as_posix()), _json({_SETTING: patterns})]
    others = {
        name: what for name, what in settings.get(_SETTING, {}).items() if not name.startswith(_SCHEMAS)
    }
    after = {**settings, _SETTING: {**others, **patterns}}
    if after == settings:
        return []
    _write(path, f"{_json(after)}\n", texts)
    return [texts("schema.settings", file=path.as_posix())]


def _settings(text: str) -> dict[str, Any] | None:
    """What the editor's settings say; nothing when there is more in them than can be written back, such as notes."""
    try:
        settings = json.loads(text)
    except ValueError:
        return None
    is_known = isinstance(settings, dict) and isinstance(settings.get(_SETTING, {}), dict)
    return settings if is_known else None


def _json(what: object) -> str:
    return json.dumps(what, ensure_ascii=False, indent=2)


def _write(path: Path, text: str, texts: Words) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WrongUseError(texts("new.unwritable", file=path.as_posix())) from error
