"""Chromium for the tests: the one the machine has; otherwise one that is installed on first use."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Error, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("chromium", "libatomic1")
"""Debian's names; without libatomic1 Playwright itself does not start."""
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
OWN = ("http://127.0.0.1:", "data:", "blob:", "about:")
"""What a page may ask for: its own server, and what it carries itself."""
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class Watch:
    """Remembers what no page may do, whoever looks at it: break the policy, fail in a script, ask a stranger."""

    def __init__(self, page: Page) -> None:
        """Follow the page from now on."""
        self.seen: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", self._script_error)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.seen.append(message.text)

    def _script_error(self, error: Error) -> None:
        self.seen.append(str(error))

    def _request(self, request: Request) -> None:
        if not request.url.startswith(OWN):
            self.seen.append(f"asked for {request.url}")


@cache
def chromium() -> Path:
    """A Chromium that can be started; installs one if there is none."""
    return _on_path() or _playwrights_own() or _from_debian() or _from_playwright()


def arguments() -> list[str]:
    """What to start Chromium with: no talk with the world, and no sandbox where root cannot have one."""
    return [*QUIET, "--no-sandbox"] if _is_root() else [*QUIET]


def _on_path() -> Path | None:
    return next((Path(path) for name in NAMES if (path := shutil.which(name))), None)


def _playwrights_own() -> Path | None:
    # In a process of its own: Playwright cannot be started where it already runs.
    asked = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], check=False, capture_output=True, text=True
    )
    path = Path(asked.stdout.strip())
    return path if path.is_file() else None


def _from_debian() -> Path | None:
    apt = _apt_get()
    if apt is None:
        return None
    print("\nInstalling Debian's Chromium for the tests (the first time only) …", flush=True)
    _runs(*apt, "update")
    return _on_path() if _runs(*apt, "install", "--yes", "--no-install-recommends", *PACKAGES) else None


def _apt_get() -> list[str] | None:
    """How to run Debian's apt-get without being asked for a password; nothing where that cannot be done.

    Ubuntu has a package of the same name, but it is a shell around a snap: only Debian itself counts.
    """
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    if not shutil.which("apt-get") or platform.freedesktop_os_release().get("ID") != "debian":
        return None
    if _is_root():
        return apt
    return ["sudo", "-n", *apt] if shutil.which("sudo") and _runs("sudo", "-n", "true") else None


def _from_playwright() -> Path:
    print("\nFetching Playwright's Chromium for the tests (the first time only) …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    path = _playwrights_own()
    if path is None:
        raise FileNotFoundError("There is no Chromium here. Install one, and run the tests again.")
    return path


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _runs(*command: str) -> bool:
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
