"""The plainest script that makes these pages, to compare the build with: ``python plain.py DATA SITE``.

It loads the files with PyYAML's C loader, renders ordinary Jinja templates and writes the files. It has no
model, finds no mistakes, knows no positions and checks no links. It shows the same facts at the same addresses.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

Node = dict[str, Any]
Rendered = tuple[str, str, Node]
"""An address, the template's name and what goes into it."""

HERE = Path(__file__).parent
SITE_URL = "https://slt.example.org/"
EDIT_URL = "https://git.example.org/slt-plan/edit/main/data/"
SECTIONS = {
    "chapters": "bakgrunn/",
    "goals": "mal/",
    "target_groups": "malgrupper/",
    "organisation": "organisering/",
    "measures": "tiltak/",
    "matrix": "matrise/",
    "parties": "ansvarlige/",
    "decisions": "vedtak/",
    "plans": "planer/",
}


def build(data: Path, site: Path) -> None:
    """Make every page of every municipality."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"sections": SECTIONS, "site_url": SITE_URL, "edit_url": EDIT_URL}
    words, settings = load(HERE / "words.yml"), load(data / "nettsted.yml")
    municipalities = [read(path.parent) for path in sorted(data.glob("*/kommune.yml"))]
    for one in municipalities:
        frame = {"m": one, "w": words[one["målform"]], "site": settings}
        for address, template, content in pages(one):
            page = {"address": f"{one['id']}/{address}", "up": "../" * address.count("/"), **content}
            write(site / page["address"], environment.get_template(template).render(**frame, **page))
        write(site / one["id"] / "sok", json.dumps(index(one), ensure_ascii=False), "indeks.json")
    front = {"site": settings, "w": words["bokmål"], "municipalities": municipalities}
    write(site, environment.get_template("site.html").render(**front))
    write(site / "sok", environment.get_template("site_search.html").render(**front))
    together = [[one["id"], index(one)] for one in municipalities]
    write(site / "sok", json.dumps(together, ensure_ascii=False), "indeks.json")


def load(path: Path) -> Any:
    """What a file holds."""
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)


def write(folder: Path, text: str, name: str = "index.html") -> None:
    """Put a page, or another file, where its address says."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> Node:
    """One municipality's files, and what is to be looked up on its pages."""
    organisation, decisions = load(folder / "organisering.yml"), load(folder / "vedtak.yml")
    plans = {path.stem: load(path) for path in sorted(folder.glob("planer/*.yml"))}
    plan_id, plan = list(plans.items())[-1]
    measures = {id_: load(folder / "tiltak" / f"{id_}.yml") for id_ in plan["tiltak"]}
    bodies = {body["id"]: body for body in organisation["organer"]}
    listed = {party["id"]: party for party in load(folder / "aktorer.yml")["aktører"]}
    parties = listed | bodies
    for measure in measures.values():
        measure["ansvar"] = shares(measure["ansvar"])
        measure["medvirkende"] = shares(measure.get("medvirkende", []))
    for body in bodies.values():
        body["medlemmer"] = shares(body["medlemmer"])
    addresses = {id_: f"organisering/{id_}/" if id_ in bodies else f"ansvarlige/{id_}/" for id_ in parties}
    municipality: Node = load(folder / "kommune.yml") | {
        "id": folder.name,
        "plan_id": plan_id,
        "plan": plan,
        "plans": plans,
        "measures": measures,
        "bodies": bodies,
        "listed": listed,
        "parties": parties,
        "address": addresses,
        "organisation": organisation,
        "levels": {level["id"]: level for level in organisation["nivåer"]},
        "decisions": decisions,
    }
    return municipality | look_up(municipality)


def shares(items: list[Any]) -> list[Node]:
    """A list of parties, each as a mapping."""
    return [{"aktør": item} if isinstance(item, str) else item for item in items]


def look_up(m: Node) -> Node:
    """What each party answers for, contributes to and sits in, itself or through its parts, and the like."""
    measures = m["measures"].items()
    seats = [(body, seat) for body in m["bodies"].values() for seat in body["medlemmer"]]
    parties = m["listed"].values()
    return {
        "answers": by_party(m, "ansvar"),
        "contributions": by_party(m, "medvirkende"),
        "seats": grouped((party, pair) for pair in seats for party in upward(m, pair[1]["aktør"])),
        "parts": grouped((whole, party["id"]) for party in parties for whole in party.get("del_av", [])),
        "by_goal": grouped((goal, id_) for id_, measure in measures for goal in measure["mål"]),
        "by_group": grouped((group, id_) for id_, measure in measures for group in measure["målgrupper"]),
    }


def by_party(m: Node, kind: str) -> dict[str, dict[str, str]]:
    """The measures each party has that kind of share in, and the party it comes through."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for id_, measure in m["measures"].items():
        for share in measure[kind]:
            for party in upward(m, share["aktør"]):
                found[party].setdefault(id_, share["aktør"])
    return dict(found)


def grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """The second of each pair, under the first."""
    found: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def upward(m: Node, party: str) -> Iterator[str]:
    """The party and what it is a part of."""
    yield party
    for whole in m["parties"][party].get("del_av", []):
        yield from upward(m, whole)


def pages(m: Node) -> Iterator[Rendered]:
    """Every page of a municipality."""
    plan_file = f"planer/{m['plan_id']}.yml"
    yield "", "front.html", {"source": "kommune.yml"}
    yield "bakgrunn/", "chapters.html", {"source": plan_file}
    yield "mal/", "goals.html", {"source": plan_file}
    yield "malgrupper/", "target_groups.html", {"source": plan_file}
    yield "organisering/", "organisation.html", {"source": "organisering.yml"}
    yield embed("organisering/", "embed_organisation.html")
    for id_, body in m["bodies"].items():
        yield f"organisering/{id_}/", "body.html", {"source": "organisering.yml", "body": body}
    yield "tiltak/", "measures.html", {"source": plan_file}
    yield embed("tiltak/", "embed_measures.html")
    order = [None, *m["measures"], None]
    for previous, id_, following in zip(order, order[1:-1], order[2:], strict=False):
        measure = {"id": id_, "measure": m["measures"][id_], "previous": previous, "following": following}
        yield f"tiltak/{id_}/", "measure.html", {"source": f"tiltak/{id_}.yml", **measure}
        yield embed(f"tiltak/{id_}/", "embed_measure.html", measure=m["measures"][id_])
    wholes = [id_ for id_, party in m["parties"].items() if "del_av" not in party]
    columns = [id_ for id_ in wholes if id_ in m["answers"] or id_ in m["contributions"]]
    yield "matrise/", "matrix.html", {"source": plan_file, "columns": columns}
    yield "ansvarlige/", "parties.html", {"source": "aktorer.yml"}
    for id_, party in m["listed"].items():
        roles = [role for role in m["organisation"]["roller"] if role["aktør"] == id_]
        yield f"ansvarlige/{id_}/", "party.html", {"source": "aktorer.yml", "party": party, "roles": roles}
    yield "vedtak/", "decisions.html", {"source": "vedtak.yml"}
    yield "planer/", "plans.html", {"source": plan_file}
    for id_, plan in m["plans"].items():
        yield f"planer/{id_}/", "plan.html", {"source": f"planer/{id_}.yml", "plan": plan}
    yield "sok/", "search.html", {"source": "kommune.yml"}
    yield "stikkord/", "keywords.html", {"source": plan_file, "letters": letters(m)}


def letters(m: Node) -> dict[str, dict[str, dict[str, str]]]:
    """The words of measures and the names of parties, by their first letter, with what each leads to."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for id_, measure in m["measures"].items():
        for word in re.findall(r"\w{3,}", f"{measure['tittel']} {measure['ordlyd']}".lower()):
            found[word[0].upper()][word][f"tiltak/{id_}/"] = measure["tittel"]
    for id_, party in m["parties"].items():
        for name in (party["navn"], *party.get("alias", [])):
            found[name[0].upper()][name][m["address"][id_]] = party["navn"]
    return {letter: {word: few[word] for word in sorted(few)} for letter, few in sorted(found.items())}


def index(m: Node) -> list[list[str]]:
    """What search looks in: addresses, titles and texts."""
    bodies, plan = m["bodies"].items(), m["plan"]
    measures = ([f"tiltak/{id_}/", one["tittel"], texts(one)] for id_, one in m["measures"].items())
    parties = ([f"ansvarlige/{id_}/", one["navn"], texts(one)] for id_, one in m["listed"].items())
    groups = ([f"organisering/{id_}/", one["navn"], texts(one)] for id_, one in bodies)
    pieces = [(piece, page) for page in ("mål", "målgrupper", "kapitler") for piece in plan[page]]
    others = ([f"{page}#{piece['id']}", piece.get("tittel", ""), piece["tekst"]] for piece, page in pieces)
    decided = ([f"vedtak/#{one['id']}", one["tittel"], texts(one)] for one in m["decisions"]["vedtak"])
    return [*measures, *parties, *groups, *others, *decided]


def texts(node: Any) -> str:
    """Every text in it, one after the other."""
    if isinstance(node, str):
        return node
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return " ".join(texts(one) for one in inner)


def embed(page: str, template: str, **content: Any) -> Rendered:
    """A part of a page, for other sites to show."""
    return f"bygg-inn/{page}", template, {"page": page, **content}


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
