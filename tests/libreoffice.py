"""The spreadsheet of every municipality, opened and saved by LibreOffice, and back: nothing may have changed.

Run it with ``python tests/libreoffice.py``; it needs LibreOffice, which is why ``make test`` does not run it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from building import DATA, EXAMPLE
from slt_plan.__main__ import main as slt_plan
from slt_plan.reading import read_data

ODD = (
    *("=1+1", "+47 00 00 00 00", "-5", "@alle", "'=1+1", "_x0041_", "0301", "1.10"),
    *("1,5", "2022-01-01", "01.02.2024", "ja", "#N/A", "1e5", "a\nb", "to \t ord"),
)
"""Texts that a spreadsheet may take for something else."""


def main() -> int:
    """Send every spreadsheet through LibreOffice and tell how it came back; 1 when something was changed."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is not found.")
    with TemporaryDirectory() as folder:
        places = [
            (data, reading.folder) for data in _data(Path(folder)) for reading in read_data(data).readings
        ]
        return max(_there_and_back(office, data, municipality) for data, municipality in places)


def _data(folder: Path) -> list[Path]:
    """The data and the example; with odd texts in the notes of some measures."""
    copies = [Path(shutil.copytree(data, folder / data.name)) for data in (DATA, EXAMPLE)]
    measures = sorted((copies[0] / "nordre-land" / "tiltak").iterdir())
    for measure, text in zip(measures, ODD, strict=True):
        with measure.open("a", encoding="utf-8") as file:
            file.write(f"notat: {json.dumps(text)}\n")
    return copies


def _there_and_back(office: str, data: Path, municipality: str) -> int:
    sheet = data.parent / f"{municipality}.xlsx"
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    told = ["--data", str(data), "--kommune", municipality]
    assert slt_plan(["til-excel", str(sheet), *told]) == 0
    saved = data.parent / "saved"
    subprocess.run(
        [office, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(sheet)],
        check=True,
        capture_output=True,
    )
    status = slt_plan(["fra-excel", str(saved / sheet.name), *told, "--ja"])
    after = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    return status or int(after != before)


if __name__ == "__main__":
    sys.exit(main())
