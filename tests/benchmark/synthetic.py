"""Made-up municipalities in the format of the data files, told by their number alone.

Texts are as long as those in real plans, no two municipalities share a measure, and every other one writes
nynorsk. Nothing is drawn at random: the same number always gives the same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

_TEXTS = Path(__file__).parent / "texts"
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-"})

Node = dict[str, Any]


class Place(NamedTuple):
    """What a municipality is called, in text and in addresses, and what it writes."""

    number: int
    name: str
    language: str

    @property
    def id(self) -> str:
        """The name as folder and address."""
        return self.name.lower().translate(_LETTERS)


def place(number: int) -> Place:
    """The municipality of that number; the first is 0."""
    names = _names()
    rest, first = divmod(number, len(names["first"]))
    area, last = divmod(rest, len(names["last"]))
    ending = _turned(names["last"], last + first)
    name = f"{names['areas'][area]}{names['first'][first]}{ending}"
    return Place(number, name, "nynorsk" if number % 2 else "bokmål")


def write_site(folder: Path, count: int) -> None:
    """Fill a data folder with that many municipalities."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nettsted.yml").write_text(_text("nettsted"), encoding="utf-8")
    for number in range(count):
        home = place(number)
        for path, content in municipality(home):
            _write(folder / home.id / path, content)


def municipality(home: Place) -> Iterator[tuple[str, Node]]:
    """The files of one municipality: path and content."""
    texts = _texts(home)
    yield "kommune.yml", _settings(home, texts)
    yield "aktorer.yml", {"aktører": texts["aktører"]}
    yield "organisering.yml", _organisation(home.number, texts)
    yield "vedtak.yml", {"vedtak": texts["vedtak"], "saksgang": texts["saksgang"]}
    yield "planer/2024-2027.yml", _plan(texts)
    for row, id_ in enumerate(texts["emner"]):
        yield f"tiltak/{id_}.yml", _measure(home.number, row, texts)


def one_word_changed(text: str) -> str:
    """A measure file after an edit of one word."""
    return text.replace("ordlyd: ", "ordlyd: Straks ", 1)


def _settings(home: Place, texts: Node) -> Node:
    return {
        "navn": home.name,
        "fullt_navn": f"{home.name} kommune",
        "målform": home.language,
        "om_slt": texts["om_slt"],
        "kontakt": {"funksjon": "SLT-koordinator", "e-post": f"slt@{home.id}.example"},
    }


def _plan(texts: Node) -> Node:
    head = {**texts["plan"], "periode": {"fra": 2024, "til": 2027}, "tilstand": "vedtatt", "vedtak": ["plan"]}
    body = {name: texts[name] for name in ("kapitler", "mål", "målgrupper")}
    return {**head, **body, "tiltak": list(texts["emner"])}


def _organisation(number: int, texts: Node) -> Node:
    bodies = [_body(number + row, body, texts) for row, body in enumerate(texts["organer"])]
    bridged = [body["id"] for body in bodies[:2]]
    role = {"aktør": "slt-koordinator", **texts["rolle"], "bindeledd": bridged}
    return {"nivåer": texts["nivåer"], "organer": bodies, "roller": [role], "avsnitt": [texts["avsnitt"]]}


def _body(turn: int, body: Node, texts: Node) -> Node:
    parties = [party["id"] for party in texts["aktører"]]
    leader, *others = (_turned(parties, turn + 2 * seat) for seat in range(7))
    return {
        **body,
        "mandat": {"punkter": [_turned(texts["mandater"], turn + point) for point in range(6)]},
        "medlemmer": [{"aktør": leader, "leder": "ja"}, *others],
        "møter": _turned(texts["møter"], turn),
        "fullmakter": [_turned(texts["fullmakter"], turn)],
        "beslutningsregler": list(texts["regler"]),
    }


def _measure(number: int, row: int, texts: Node) -> Node:
    """One measure; every ``turn`` gives another choice, so that neighbours differ in what is filled in."""
    turn = number + row
    topic = list(texts["emner"].values())[row]
    start, ending = _turned(texts["starter"], turn), _turned(texts["avslutninger"], number + 3 * row)
    optional = {
        "beskrivelse": (_turned(texts["beskrivelser"], turn), 2),
        "medvirkende": ([_share(turn + 3, texts)], 4),
        "deltiltak": (_turned(texts["deler"], turn), 6),
        "tid": ({"tekst": _turned(texts["tider"], turn)}, 5),
        "tilstand": ({"vedtak": "vedtatt"}, 3),
        "økonomi": ({"tilskudd": [{"fra": texts["tilskudd"], "beløp": f"{10 + turn} 000,-"}]}, 10),
    }
    return {
        "tittel": topic[0].upper() + topic[1:],
        "ordlyd": f"{start} {topic} {ending}.",
        "ansvar": [_share(turn + 4 * part, texts) for part in range(1 + turn % 5)],
        **{name: value for name, (value, every) in optional.items() if turn % every == 0},
        "mål": [_turned(texts["mål"], turn)["id"]],
        "målgrupper": [_turned(texts["målgrupper"], turn + group)["id"] for group in range(1 + turn % 2)],
    }


def _share(turn: int, texts: Node) -> str | Node:
    """A party's or a body's share; some in another wording than the party's name, as in real plans."""
    ids = [party["id"] for party in (*texts["aktører"], *texts["organer"][:2])]
    party = _turned(ids, turn)
    wording = texts["skrivemåter"].get(party)
    return {"aktør": party, "som": wording} if wording and turn % 3 else party


def _turned(choices: list[Any], turn: int) -> Any:
    return choices[turn % len(choices)]


def _texts(home: Place) -> Node:
    text = _text({"bokmål": "nb", "nynorsk": "nn"}[home.language])
    text = text.replace("KOMMUNE", home.name).replace("NUMMER", str(40 + home.number))
    return cast(Node, yaml.load(text, yaml.CBaseLoader))  # noqa: S506  (makes text only)


@cache
def _names() -> dict[str, list[str]]:
    return cast(dict[str, list[str]], yaml.load(_text("names"), yaml.CSafeLoader))


@cache
def _text(name: str) -> str:
    return (_TEXTS / f"{name}.yml").read_text(encoding="utf-8")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write(path: Path, content: Node) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")
