"""What the environment says: which data, which day, and where builds remember things."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path


class WrongSettingError(Exception):
    """A variable says something that cannot be; the text says what, in Norwegian."""


def data_folder(project: Path) -> Path:
    """Where the data lies (``SLT_DATA``), whether it is there or not."""
    return project / os.environ.get("SLT_DATA", "data")


def present(data: Path) -> Path:
    """The data folder, which has to be there."""
    if not data.is_dir():
        raise WrongSettingError(
            f"Finner ikke mappen med data: {data}. Sett SLT_DATA til mappen der nettsted.yml ligger."
        )
    return data


def memory_folder(project: Path) -> Path:
    """Where builds remember what the next may keep (``SLT_MELLOMLAGER``)."""
    return project / os.environ.get("SLT_MELLOMLAGER", ".cache/slt-plan")


def today() -> date:
    """The day the site is seen from (``SLT_DATO``), which is otherwise the day where the reader is."""
    given = os.environ.get("SLT_DATO")
    try:
        return date.fromisoformat(given) if given else date.today()  # noqa: DTZ011  (not that of Greenwich)
    except ValueError:
        raise WrongSettingError(f"SLT_DATO skal være en dato som 2026-11-22, men er «{given}».") from None
