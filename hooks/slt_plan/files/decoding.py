"""From the bytes of a file to its text: which letters they stand for, and what is wrong when nobody can be sure."""

from __future__ import annotations

import unicodedata

from slt_plan.findings import Mistake, Place

_DOCUMENTS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes) -> str:
    """The text, each letter in one character; bytes that are not UTF-8 are an error."""
    if raw.startswith(_BYTE_ORDER_MARKS) or b"\0" in raw:
        raise UnicodeDecodeError("utf-8", raw, 0, 1, "not UTF-8")
    return unicodedata.normalize("NFC", raw.decode().removeprefix("\ufeff"))


def rescued(raw: bytes) -> str:
    """What bytes that are not UTF-8 were most likely meant to say; nothing when they are no text."""
    if raw.startswith(_BYTE_ORDER_MARKS):
        return raw.decode("utf-16", "replace")
    return "" if b"\0" in raw or raw.startswith(_DOCUMENTS) else raw.decode("cp1252", "replace")


def encoding_mistake(file: str, raw: bytes, error: UnicodeDecodeError) -> Mistake:
    """Why bytes are not UTF-8: another encoding, at its first letter, or no text at all."""
    if not rescued(raw):
        return Mistake(file, (), "ikke-tekstfil", place=Place(1, 1))
    before = raw[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Mistake(file, (), "tegnsett", place=Place(before.count(b"\n") + 1, column))
