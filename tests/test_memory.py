"""What builds remember of each other: it comes back as it was, and what cannot be read is no memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from slt_plan.kept import Kept
from slt_plan.memory import Memory
from slt_plan.pages.sites import Card

LEFT = {
    "nordre-land": Kept(
        key="5c1f",
        card=Card("nordre-land/", "Nordre Land", "Handlingsplan for SLT", ("16 tiltak",), "nb"),
        warnings="",
        addresses=["nordre-land/", "nordre-land/mal/"],
        files={"nordre-land/index.html": (4096, 1_795_000_000_123_456_789)},
    )
}


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    Memory(tmp_path, Path("site")).remember(LEFT)
    assert Memory(tmp_path, Path("site")).recall() == LEFT


def test_each_site_has_a_memory_of_its_own(tmp_path: Path) -> None:
    Memory(tmp_path, Path("site")).remember(LEFT)
    assert Memory(tmp_path, Path("another")).recall() == {}


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"nordre-land": {}}', b'{"nordre-land": []}', b'{"nordre-land": 1}'],
)
def test_what_is_spoilt_is_no_memory(spoilt: bytes, tmp_path: Path) -> None:
    memory = Memory(tmp_path, Path("site"))
    memory.remember(LEFT)
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    assert memory.recall() == {}
