"""A mistake in what a file says, as its own line shows it: often a slip of the hand, and the line put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from slt_plan.files.lines import in_brackets, indent
from slt_plan.files.points import as_list, below_its_part, first_without_dash, with_dash
from slt_plan.files.slips import dash, unspaced_field, without_colon
from slt_plan.files.sources import Source
from slt_plan.findings import Mistake, Place
from slt_plan.layout import is_id


def shown_by_its_line(source: Source, mistake: Mistake) -> Mistake:
    """The mistake as its line shows it, and the line put right where that can be told."""
    if not (look := _LOOKS.get(mistake.code)):
        return mistake
    return look(source, mistake, source.place(mistake.path, key=mistake.at == "key").line) or mistake


def _text_with_colon(source: Source, mistake: Mistake, number: int) -> Mistake:
    return replace(mistake, corrected=source.point_in_quotes(number))


def _no_list(source: Source, mistake: Mistake, number: int) -> Mistake:
    slip = dash(source.file, source.line(number), number - 1)
    return slip or replace(mistake, corrected=_listed(source, mistake, number - 1))


def _no_fields(source: Source, _mistake: Mistake, number: int) -> Mistake | None:
    ways = (unspaced_field, without_colon)
    return next((slip for way in ways if (slip := way(source.file, source.line(number), number - 1))), None)


def _stranger(source: Source, mistake: Mistake, number: int) -> Mistake | None:
    has_colon = ":" in str(mistake.path[-1])
    return unspaced_field(source.file, source.line(number), number - 1) if has_colon else None


def _outside_its_part(source: Source, mistake: Mistake, number: int) -> Mistake:
    return replace(mistake, corrected=_below_its_part(source, mistake, number - 1))


def _listed(source: Source, mistake: Mistake, number: int) -> str:
    """The line as a list where all that should be one stands in it, or as the first point where others follow."""
    value, line = mistake.values.get("value"), source.lines[number]
    if first_without_dash(source.lines, number) == number:
        return with_dash(source.lines, number)
    if not isinstance(value, str):
        return ""
    return as_list(line) if line.strip() == value else in_brackets(line)


def _next_point(source: Source, mistake: Mistake, number: int) -> Mistake | None:
    """The line below an id that is read as a part of it, where both are ids: the second point has no dash."""
    words = str(mistake.values.get("value")).split()
    lines = [*source.lines[number - 1 : number + 1], ""]
    first, second = lines[0].strip().removeprefix("- "), lines[1].strip()
    if words[:2] != [first, second] or not all(map(is_id, words)):
        return None
    place = Place(number + 1, len(indent(lines[1])) + 1, len(second))
    corrected = f"{indent(lines[0])}- {second}"
    return Mistake(source.file, mistake.path, "mangler-strek", place=place, corrected=corrected)


def _below_its_part(source: Source, mistake: Mistake, number: int) -> str:
    parts = mistake.values["parts"]
    alone = parts[0] if isinstance(parts, list) and len(parts) == 1 else None
    return below_its_part(source.lines, number, alone) if alone else ""


_LOOKS: Mapping[str, Callable[[Source, Mistake, int], Mistake | None]] = {
    "kolon-i-tekst": _text_with_colon,
    "ikke-liste": _no_list,
    "ikke-felter": _no_fields,
    "ukjent-felt": _stranger,
    "horer-under": _outside_its_part,
    "ugyldig-id": _next_point,
}
