"""Persons by name, and e-mail addresses that are somebody's own, where a role belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from slt_plan.plan.fields import Id
from slt_plan.validation import as_id
from slt_plan.words import guard_words

_KNOWN = guard_words()
GIVEN_NAMES = frozenset(_KNOWN["given_names"])
SURNAMES = frozenset(_KNOWN["surnames"])
_GIVEN_IDS, _SURNAME_IDS = frozenset(map(as_id, GIVEN_NAMES)), frozenset(map(as_id, SURNAMES))
_INSTITUTIONS = frozenset(_KNOWN["institutions"])
_INSTITUTION_ENDINGS = _KNOWN["institution_endings"]
PLACE_SURNAMES = frozenset(_KNOWN["place_surnames"])
_ROLES = _KNOWN["roles"]
_NOT_BEFORE_PERSONS = frozenset(_KNOWN["not_before_persons"])
_NEAR_ROLES = frozenset(_KNOWN["near_roles"])
_FUNCTIONS = _KNOWN["functions"]
_CAPITAL = "A-ZÆØÅÁÄÖČĐŊŠŦŽ"
_NAME = rf"[{_CAPITAL}](?:[\w'’]+(?:-[{_CAPITAL}][\w'’]+)*|\.)"
_NAMES = re.compile(rf"(?<![\w\-]){_NAME}(?:[\s*]+{_NAME})*")
_LAST_NAME_FIRST = re.compile(rf"(?<![\w\-])({_NAME}),\s+(?=({_NAME}))")
_BETWEEN = re.compile(r"[\s*]+")
_LAST_WORD = re.compile(r"\w+\Z")
_LAST_SENTENCE = re.compile(r"[^.!?:;]*\Z")
_SAME_SENTENCE = re.compile(r"[^.!?:;,]{0,40}")
_WORD = re.compile(r"\w+")
_NEAR = 3
"""Words before and after a name in which a role or what somebody answers for stands."""
_NEXT_WORD = re.compile(r"['’]?s?(?:\s+|(-))(\w+)")
_ROMAN = re.compile("[IVX]{2,}")
_LONGEST_ROLE = 40
_EMAIL = re.compile(r"(?<![\w.+\-])([\w.+\-]+)@[\w\-]+(?:\.[\w\-]+)+")
_PARTS = re.compile("[._-]")


class Person(NamedTuple):
    """A person's name or address as it is written, and whether it is certain to be that."""

    text: str
    is_certain: bool


def persons_in_role(text: str) -> Iterator[Person]:
    """Every person named where only a role, a unit or an organisation should be."""
    for row in _rows(text):
        if row.is_institution:
            continue
        if row.given is not None and row.given + 1 < len(row.names):
            yield Person(" ".join(row.names[row.given :]), is_certain=True)
        elif row.given is not None and (row.follows_role or row.names[row.given] == text.strip()):
            yield Person(row.names[row.given], is_certain=False)
        elif row.has_surname and (len(row.names) > 1 or row.follows_role):
            yield Person(" ".join(row.names), is_certain=False)


def names_person(name: str) -> bool:
    """Whether what is called so is certain to be a person, or a role with a person in it."""
    return any(person.is_certain for person in persons_in_role(name))


def persons_in_text(text: str) -> Iterator[Person]:
    """Every person who seems to be named in running text: with both names known, or right after a role."""
    last_first = [found for found in _LAST_NAME_FIRST.finditer(text) if _is_last_name_first(found)]
    yield from (Person(f"{found[1]}, {found[2]}", is_certain=False) for found in last_first)
    told = {found[1] for found in last_first}
    for row in _rows(text):
        if row.is_institution:
            continue
        if row.is_somebody_in_text:
            yield Person(" ".join(row.names[row.given :]), is_certain=False)
        elif row.is_surname_after_role and row.names[-1] not in told:
            yield Person(row.names[-1], is_certain=False)


def personal_addresses(text: str) -> Iterator[Person]:
    """Every e-mail address that looks like one person's: ``fornavn.etternavn@``, and not like a function's."""
    for found in _EMAIL.finditer(text):
        parts = [part for part in _PARTS.split(found[1].lower()) if part]
        if not all(part.isalpha() for part in parts):
            continue
        is_known = parts[0].capitalize() in GIVEN_NAMES
        if is_known or (len(parts) > 1 and not _is_function(parts)):
            yield Person(found[0], is_certain=is_known and len(parts) > 1)


def _is_function(parts: Sequence[str]) -> bool:
    return any(function in part for part in parts for function in _FUNCTIONS)


class _Row(NamedTuple):
    """Words in a row with capital letters, the word before them and the word after."""

    names: tuple[str, ...]
    before: str
    after: str
    is_compound: bool
    """Whether the word after is a part of the same word."""
    near: tuple[str, ...]
    """The words around in the same sentence."""

    @property
    def given(self) -> int | None:
        """Where the first name in it stands."""
        return next((i for i, name in enumerate(self.names) if is_given_name(name)), None)

    @property
    def has_surname(self) -> bool:
        return _plain(self.names[-1]) in SURNAMES

    @property
    def is_somebody_in_text(self) -> bool:
        """Whether it is a first name and more, with a sign that the rest of it is the name of no place."""
        if self.given is None or self.given + 1 == len(self.names):
            return False
        is_arabic = self.names[-1].startswith(("Al-", "El-"))
        return self.has_surname or is_arabic or self.follows_role or self.is_near_role

    @property
    def is_institution(self) -> bool:
        """Whether a school, a place or a street is called by the name, or it is a king's."""
        if self.is_compound or _ROMAN.fullmatch(self.names[-1]):
            return True
        words = (self.names[-1].lower(), self.after.lower())
        return any(word in _INSTITUTIONS or word.endswith(_INSTITUTION_ENDINGS) for word in words)

    @property
    def follows_role(self) -> bool:
        """Whether a role stands right before the name."""
        name = len(self.names) - 1 if self.given is None else self.given
        words = (self.before, *self.names[:name])
        return words[-1].lower().endswith(_ROLES)

    @property
    def is_near_role(self) -> bool:
        """Whether a role, or what somebody answers for, stands in the words around."""
        if self.before.lower() in _NOT_BEFORE_PERSONS:
            return False
        return any(word in _NEAR_ROLES or word.endswith(_ROLES) for word in self.near)

    @property
    def is_surname_after_role(self) -> bool:
        """Whether it is a surname, which may be that of a place too, right after a role."""
        is_surname = self.has_surname or _plain(self.names[-1]) in PLACE_SURNAMES
        word_before = (self.before, *self.names)[-2]
        return is_surname and word_before.lower().endswith(_ROLES)


def _rows(text: str) -> Iterator[_Row]:
    for found in _NAMES.finditer(text):
        before = text[max(0, found.start() - _LONGEST_ROLE) : found.start()].rstrip()
        previous = _LAST_WORD.search(before)
        following = _NEXT_WORD.match(text, found.end())
        yield _Row(
            tuple(_BETWEEN.split(found[0])),
            before=previous[0] if previous else "",
            after=following[2] if following else "",
            is_compound=bool(following and following[1]),
            near=_near(text, found),
        )


def _is_last_name_first(found: re.Match[str]) -> bool:
    return _plain(found[1]) in SURNAMES - GIVEN_NAMES and is_given_name(found[2])


def _near(text: str, found: re.Match[str]) -> tuple[str, ...]:
    """Some words before and after a name, in the same sentence."""
    before = _LAST_SENTENCE.search(text[max(0, found.start() - _LONGEST_ROLE) : found.start()])
    after = _SAME_SENTENCE.match(text, found.end())
    words_before, words_after = (_WORD.findall(part[0].lower() if part else "") for part in (before, after))
    return (*words_before[-_NEAR:], *words_after[:_NEAR])


def is_given_name(name: str) -> bool:
    """Whether it is a first name, or begins with one before a hyphen."""
    plain = _plain(name)
    return plain in GIVEN_NAMES or plain.partition("-")[0] in GIVEN_NAMES


def is_persons_id(id_: Id) -> bool:
    """Whether a first name and a surname follow each other in an id."""
    words = id_.split("-")
    return any(one in _GIVEN_IDS and other in _SURNAME_IDS for one, other in pairwise(words))


def _plain(name: str) -> str:
    """The name as it is usually written."""
    return name.capitalize() if name.isupper() else name
