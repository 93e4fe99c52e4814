"""References by id: each must lead to something, and to something a reader can see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slt_plan.checks.content import Content, Kind
from slt_plan.checks.places import found, is_draft
from slt_plan.findings import Mistake, near
from slt_plan.plan.fields import Model


def broken(file: str, root: Model, ways: Mapping[str, Kind], content: Content) -> Iterator[Mistake]:
    """Every reference in a file that leads nowhere, or to a draft from something that is not."""
    for way, kind in ways.items():
        known, drafts = content.known.get(kind), content.drafts.get(kind, ())
        for path, id_ in found(root, way):
            if known is not None and id_ not in known:
                yield Mistake(file, path, f"ukjent-{kind}", {"id": id_}, near(id_, sorted(known)))
            elif id_ in drafts and not is_draft(root, path):
                yield Mistake(file, path, "viser-til-utkast", {"id": id_})


def repeated(file: str, root: Model, *ways: str) -> Iterator[Mistake]:
    """Every id that has been given to something before it in the same file."""
    seen: set[str] = set()
    for way in ways:
        for path, id_ in found(root, way):
            if id_ in seen:
                yield Mistake(file, path, "dobbel-id", {"id": id_})
            seen.add(id_)
