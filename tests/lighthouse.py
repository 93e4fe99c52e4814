"""Lighthouse on four pages of the site as it is published, as on a phone: 100 in every category.

Run it with ``python tests/lighthouse.py``; it needs Node and fetches Lighthouse into a temporary folder, which is why
``make test`` does not run it. Addresses after the command are looked at instead of the usual four.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from browser import arguments, chromium
from building import build
from serving import serving

PAGES = (
    "nordre-land/",
    "nordre-land/tiltak/",
    "nordre-land/tiltak/foreldremoter/",
    "nordre-land/organisering/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main(pages: tuple[str, ...]) -> int:
    """Build, serve, look at each page and tell; 1 when a page has less than 100 in anything."""
    npm = shutil.which("npm")
    if npm is None:
        print("Lighthouse needs Node (https://nodejs.org/), and npm is not found.", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        place, site = Path(folder), Path(folder) / "site"
        run = build(site)
        assert run.code == 0, run.said
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "lighthouse"], cwd=place, check=True
        )
        with serving(site) as address:
            reports = [report(place, address + page) for page in pages]
    for page, found in zip(pages, reports, strict=True):
        print(f"{page:40}", *(f"{category} {score(found, category)}" for category in CATEGORIES))
        print(*(f"  {fault}" for fault in faults(found)), sep="\n", end="")
    return int(any(score(found, category) < 100 for found in reports for category in CATEGORIES))


def report(place: Path, address: str) -> dict[str, Any]:
    """What Lighthouse says of one page."""
    command = [
        str(place / "node_modules" / ".bin" / ("lighthouse.cmd" if os.name == "nt" else "lighthouse")),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *arguments()])}",
    ]
    environment = os.environ | {"CHROME_PATH": str(chromium())}
    said = subprocess.run(command, cwd=place, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def score(report: dict[str, Any], category: str) -> int:
    """Of a hundred."""
    return round(100 * (report["categories"][category]["score"] or 0))


def faults(report: dict[str, Any]) -> list[str]:
    """What cost points."""
    weighed = {
        one["id"] for name in CATEGORIES for one in report["categories"][name]["auditRefs"] if one["weight"]
    }
    audits = (audit for id_, audit in report["audits"].items() if id_ in weighed)
    return [
        f"{audit['title']}: {audit.get('displayValue', '')}"
        for audit in audits
        if (audit["score"] or 0) < 0.9 and audit["scoreDisplayMode"] != "notApplicable"
    ]


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or PAGES))
