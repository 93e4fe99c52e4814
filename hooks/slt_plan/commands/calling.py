"""How this program and its Python are called from the folder somebody stands in, as they can be typed again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from slt_plan.words import PROGRAM


def program() -> str:
    """How to call the program: by its module as ``python -m`` does, or by the path or the name it was found by."""
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{python()} -m slt_plan"
    return _typed(started.with_name(PROGRAM), PROGRAM)


def python() -> str:
    """How to call the Python that this program runs in."""
    return _typed(Path(sys.executable), "python")


def _typed(path: Path, name: str) -> str:
    """A name that is found without its folder; otherwise the way from here, or the whole way."""
    path = path.absolute()
    if (found := shutil.which(name)) and Path(found).absolute().with_suffix("") == path.with_suffix(""):
        return name
    path = path.with_suffix("") if path.suffix.lower() == ".exe" else path
    here = Path.cwd()
    typed = str(path.relative_to(here) if path.is_relative_to(here) else path)
    return f'"{typed}"' if " " in typed else typed
