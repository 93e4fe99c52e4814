"""Building a site as anybody does: the command in a process of its own, seen from one fixed day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
EXAMPLE = ROOT / "tests" / "example"
TODAY = "2026-11-22"


def build(
    site: Path, data: Path = DATA, *, engine: str = "mkdocs", config: Path = ROOT / "mkdocs.yml", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run the strict build of ``data`` into ``site``; what it says, and how it ended."""
    given = {"SLT_DATA": str(data), "SLT_DATO": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    cache = {"SLT_MELLOMLAGER": str(site.parent / f"{site.name}.mellomlager")}
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", str(config), "--site-dir", str(site)]
    environment = os.environ | given | cache | settings
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site and its bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
