"""The command ``slt-plan vis``: the preview by one short line, and what it says when that cannot be."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from building import DATA
from slt_plan.__main__ import main


@contextmanager
def shown(port: int, folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The command, run from some folder, and the lines it has said until the preview is ready or it has ended."""
    command = [sys.executable, "-m", "slt_plan", "vis", "--data", str(DATA), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line)
            if "klar" in line:
                break
        yield process, said
        process.send_signal(signal.SIGINT)


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_the_site_is_shown_from_any_folder_and_nothing_is_said_but_where_and_what_is_wrong(
    port: int, tmp_path: Path
) -> None:
    with shown(port, tmp_path) as (process, said):
        assert said == [
            "Ingen feil.\n",
            f"Forhåndsvisningen er klar: http://127.0.0.1:{port}/ (avslutt med Ctrl+C)\n",
        ]
        with urlopen(f"http://127.0.0.1:{port}/nordre-land/tiltak/vip/") as answer:
            assert re.search("<h1>VIP", answer.read().decode())
        with shown(port, tmp_path) as (second, told):
            assert second.wait(30) == 1
            assert told[-1].startswith(f"Porten {port} er i bruk.")
    assert process.returncode == 0
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "80"], "«80» er ikke en port. Velg et tall mellom 1024 og 65535.\n"),
        (["--port", "åtte"], "«åtte» er ikke en port. Velg et tall mellom 1024 og 65535.\n"),
        (["--data", "finnes-ikke"], "Mappen «finnes-ikke» finnes ikke."),
    ],
)
def test_what_cannot_be_shown_is_explained(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["vis", *arguments]) == 2
    assert capsys.readouterr().err.startswith(said)
