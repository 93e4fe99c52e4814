"""The building blocks of every model: keys, texts, ids, dates and periods.

Everything a file holds is text until a model says otherwise, so ``no``, ``0301`` and ``1.10`` stay what
the author wrote.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"


class Model(BaseModel):
    """A part of a data file. Never changes once it is read, and knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Brief(Model):
    """A part that may be written as a plain text, which then stands for its first key.

    ``- politiet`` means the same as ``- {aktør: politiet}``.
    """

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {next(iter(cls.model_fields.values())).alias: value} if isinstance(value, str) else value


def key(name: str, default: Any = ...) -> Any:
    """A field with the key the coordinator writes; what it means, and an example, stands in ``words/fields.yml``."""
    return Field(default, alias=name)


def _whole_number(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    raise PydanticCustomError("whole_number", "not a whole number")


def _yes_or_no(value: object) -> bool:
    answers = {"ja": True, "nei": False}
    if isinstance(value, str) and value.casefold() in answers:
        return answers[value.casefold()]
    raise PydanticCustomError("yes_or_no", "neither ja nor nei")


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    if not (match := _day_written(value)):
        raise PydanticCustomError("date_form", "not a date")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise PydanticCustomError("impossible_date", "no such day") from None


def _day_written(value: object) -> re.Match[str] | None:
    return (_ISO.fullmatch(value) or _NORWEGIAN.fullmatch(value)) if isinstance(value, str) else None


def _colour(value: object) -> str:
    if isinstance(value, str) and (match := _COLOUR.fullmatch(value.strip())):
        return f"#{match[1].lower()}"
    raise PydanticCustomError("colour_form", "not a colour")


def _picture_name(value: object) -> str:
    if isinstance(value, str) and _PICTURE.fullmatch(value.strip()):
        return value.strip()
    raise PydanticCustomError("picture_name", "not the name of a picture")


_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
_PICTURE = re.compile(r"[^/\\]+\.(?:svg|png)", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NORWEGIAN = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Moment(NamedTuple):
    """A year or a day; a year lasts from its first day to its last."""

    first: date
    last: date

    @property
    def is_year(self) -> bool:
        """Whether the author gave a year only, and a year is what the reader should see."""
        return self.first != self.last


def _moment(value: object) -> Moment:
    if isinstance(value, Moment):
        return value
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return Moment(date(int(value), 1, 1), date(int(value), 12, 31))
    if not _day_written(value):
        raise PydanticCustomError("moment_form", "neither a year nor a date")
    day = _date(value)
    return Moment(day, day)


_DAY_WRITTEN = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_DAY_SCHEMA = {"type": "string", "pattern": f"^({_DAY_WRITTEN})$", "examples": ["31.03.2024", "2024-03-31"]}
_YEAR_OR_DAY_SCHEMA = _DAY_SCHEMA | {
    "type": ["string", "integer"],
    "pattern": f"^({_DAY_WRITTEN}|(19|20)[0-9]{{2}})$",
    "minimum": 1900,
    "maximum": 2099,
}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text for readers; what the author left empty counts as not filled in."""
Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""A name that addresses and references are made of: ``a–z 0–9 -``, never changed once published."""
WholeNumber = Annotated[
    int,
    PlainValidator(_whole_number),
    WithJsonSchema({"type": ["integer", "string"], "pattern": "^[0-9]+$", "minimum": 0}),
]
YesNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"enum": ["ja", "nei"]})]
Day = Annotated[date, PlainValidator(_date), WithJsonSchema(_DAY_SCHEMA)]
YearOrDay = Annotated[Moment, PlainValidator(_moment), WithJsonSchema(_YEAR_OR_DAY_SCHEMA)]
Colour = Annotated[
    str, PlainValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#?[0-9a-fA-F]{6}$"})
]
"""A colour, as ``#0a5c4a``."""
PictureName = Annotated[
    str, PlainValidator(_picture_name), WithJsonSchema({"type": "string", "pattern": "\\.(svg|png)$"})
]
"""The name of an SVG or PNG file in the same folder."""
Visibility = Literal["publisert", "utkast"]


class Logo(NamedTuple):
    """A logo that is fit to be shown: the name it is published under, its bytes, and its own width and height."""

    file: str
    content: bytes
    width: float
    height: float

    @property
    def media_type(self) -> str:
        """What it is called in HTML."""
        return "image/png" if self.file.endswith(".png") else "image/svg+xml"


class Period(Model):
    """From when to when; the author's own words win over the parsed values when shown."""

    start: YearOrDay | None = key("fra", None)
    end: YearOrDay | None = key("til", None)
    text: Text | None = key("tekst", None)
    extended_to: YearOrDay | None = key("forlenget_til", None)
    extended_by: Text | None = key("forlenget_av", None)

    @property
    def last_day(self) -> date | None:
        """The last day the period covers, extensions included; nothing when no end is given."""
        end = self.extended_to or self.end
        return end.last if end else None


class Link(Model):
    """A link to something outside the site."""

    title: Text = key("tittel")
    address: Text = key("adresse")


class Contact(Model):
    """How to reach a function (never a person)."""

    function: Text | None = key("funksjon", None)
    email: Text | None = key("e-post", None)
    phone: Text | None = key("telefon", None)
    address: Text | None = key("nettside", None)
    text: Text | None = key("tekst", None)
