"""The cases in ``bad_data/``: each a file or two laid over a small municipality where all is well.

What should be found stands at the end of the file itself, after ``#=``; where no comment can stand, in a file
beside it that ends in ``.expected``. A new case needs no Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from slt_plan.findings import as_text
from slt_plan.reading import Data, Files, load, read_files

HERE = Path(__file__).parent / "bad_data"
BASE = HERE / "base"
TODAY = date(2026, 11, 22)
CASES = sorted(folder.name for folder in HERE.iterdir() if folder != BASE)


def read_case(name: str) -> Data:
    """What is read with the files of a case in place of those of the base."""
    base, case = load(BASE), load(HERE / name)
    names = dict.fromkeys([*base.folders, *case.folders])
    folders = {name: {**base.folders.get(name, {}), **case.folders.get(name, {})} for name in names}
    return read_files(Files("data", {**base.top, **case.top}, folders, case.pictures), today=TODAY)


def found(name: str) -> list[str]:
    """The findings of a case, as the coordinator sees them."""
    return as_text(read_case(name).findings).splitlines()


def expected(name: str) -> list[str]:
    """The findings a case says it has, file by file."""
    files = sorted(path for path in (HERE / name).rglob("*") if path.is_file())
    return [line for path in files for line in _expected(path, HERE / name)]


def _expected(path: Path, case: Path) -> Iterator[str]:
    file = path.relative_to(case).as_posix().removesuffix(".expected")
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("#= "):
            yield f"data/{file}:{line.removeprefix('#= ')}"
